"""The measures, each defined once: what it counts, and the sentence that a page shows for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["COUNTS", "MEASURES", "RATES", "Count", "Rate", "rate"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of events of one kind in a month."""

    id: str
    title: Promise
    definition: Promise


@dataclass(frozen=True, slots=True)
class Rate:
    """One count as a share of others, in per cent."""

    id: str
    title: Promise
    definition: Promise
    of: str
    among: tuple[str, ...]


COUNTS = (
    Count("reported", _("Reports and findings"),
          _("Reports that were filed, and findings that a supervisor opened without one. One "
            "happening that three people report counts three times.")),
    Count("registered", _("Registered"),
          _("Reports and findings that became a case with a number.")),
    Count("not_registered", _("Not registered"),
          _("Reports that lacked what the law asks for, and became no case.")),
    Count("proven", _("Proven"),
          _("Cases in which the supervisor's plenary found a violation. The authority may still "
            "find otherwise.")),
    Count("not_proven", _("Not proven"),
          _("Cases in which the plenary found nothing proven, or no violation.")),
    Count("recommended", _("Recommended"),
          _("Recommendations that were sent to a personnel authority (PPK).")),
    Count("followed_up", _("Followed up"),
          _("Recommendations on which the authority acted: it sanctioned, or found the matter not "
            "proven. Not acting is not following up.")),
    Count("sanctioned", _("Sanctioned"),
          _("Cases in which the authority imposed a sanction, before any appeal.")),
    Count("cleared", _("People cleared"),
          _("People who were told in writing that nothing was held against them.")),
)  # fmt: skip

RATES = (
    Rate("proven_rate", _("Proven, of those decided"),
         _("Proven as a share of proven and not proven in the chosen time."),
         "proven", ("proven", "not_proven")),
    Rate("follow_up_rate", _("Follow-up rate"),
         _("Followed up as a share of recommended in the chosen time. In a short time it may pass "
           "100 per cent: earlier recommendations are acted on as well."),
         "followed_up", ("recommended",)),
)  # fmt: skip

MEASURES: Mapping[str, Count] = {one.id: one for one in COUNTS}

PACE = _("Median days for each step that ended in the month, against the limit of the law: half of "
         "the steps took fewer, half took more. Counted in the unit of the limit, and told for ten "
         "steps or more.")  # fmt: skip

QUIET = _(
    "Authorities that had let the limit of a recommendation pass without acting when the month was "
    "closed, with the days since. Authorities are named; no case is counted."
)


def rate(one: Rate, counts: Mapping[str, int | None]) -> float | None:
    """The share, from 0 on; None where one of its counts is not told, or there is nothing."""
    parts = [counts.get(name) for name in one.among]
    top = counts.get(one.of)
    if top is None or any(part is None for part in parts):
        return None
    whole = sum(part for part in parts if part is not None)
    return top / whole if whole else None
