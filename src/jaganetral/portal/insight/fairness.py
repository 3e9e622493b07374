"""Are reports, findings and sanctions spread evenly? Shares by group, with how sure they are.

Only counts that are told enter, of one half year at a time. A share has a 95 per cent interval
(Wilson 1927; good for small numbers). Whether the groups differ by more than chance is Pearson's
chi-squared test, asked only where each expected count is at least 5 (Cochran 1954); otherwise the
page says that it cannot be told. A difference is a question to ask, no proof of unfairness: groups
may differ in what they do, and in how often they are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from scipy.stats import chi2_contingency

from jaganetral.portal.insight.answering import kinds_by
from jaganetral.portal.insight.lattice import FAIR, WITHHELD
from jaganetral.portal.insight.wording import TITLES, words
from jaganetral.portal.proportion import wilson

__all__ = ["SHARES", "Comparison", "Group", "Reading", "compare", "reading"]

Reading = Literal["too_few", "chance", "beyond_chance"]
SURE = 0.01
"""Below this the page says that chance alone rarely does it. Stricter than the usual 0.05, for nine
comparisons stand on one page: at 0.01 one page in eleven has a false alarm."""


@dataclass(frozen=True, slots=True)
class Share:
    """What is compared: events of kind `of` among those of `of` and `rest`."""

    id: str
    title: Promise
    of: str
    among: tuple[str, ...]


SHARES = (
    Share("registered", _("Registered, of registered and not registered"),
          "registered", ("registered", "not_registered")),
    Share("proven", _("Proven, of those decided"), "proven", ("proven", "not_proven")),
    Share("sanctioned", _("Sanctioned, of sanctioned and cleared"),
          "sanctioned", ("sanctioned", "cleared")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """One group: how many of how many, the share and its interval (0 to 1).

    Where a count of it is withheld, `among` is 0: nothing can be said of the group.
    """

    label: str
    of: int
    among: int
    low: float
    share: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One share by one kind of group. `chance`: how often chance alone would make such a difference
    or a larger one; None where that cannot be told."""

    dimension: Promise
    title: Promise
    groups: tuple[Group, ...]
    reading: Reading
    chance: float | None


def compare(half: date) -> list[Comparison]:
    """Every comparison of the page, for the half year that ends with this month."""
    found = []
    for dimension in FAIR:
        counts = {v: kinds for v, kinds in kinds_by(dimension, half).items() if v and v != WITHHELD}
        for share in SHARES:
            groups = _groups(dimension, share, counts)
            said, chance = reading([(one.of, one.among - one.of) for one in groups if one.among])
            found.append(Comparison(TITLES[dimension], share.title, groups, said, chance))
    return found


def reading(rows: Sequence[tuple[int, int]]) -> tuple[Reading, float | None]:
    """What may be said of the differences between groups (of, not of), and the chance of them."""
    if len(rows) < 2 or any(sum(column) == 0 for column in zip(*rows, strict=True)):
        return "too_few", None
    tested = chi2_contingency(rows, correction=False)
    if tested.expected_freq.min() < 5:
        return "too_few", None
    chance = float(tested.pvalue)
    return ("beyond_chance" if chance < SURE else "chance"), chance


def _groups(
    dimension: str, share: Share, counts: Mapping[str, Mapping[str, int]]
) -> tuple[Group, ...]:
    found = []
    for value, kinds in sorted(counts.items()):
        told = all(name in kinds for name in share.among)
        of = kinds[share.of] if told else 0
        among = sum(kinds[name] for name in share.among) if told else 0
        low, high = wilson(of, among)
        found.append(
            Group(words(dimension, value), of, among, low, of / among if among else 0.0, high)
        )
    return tuple(found)
