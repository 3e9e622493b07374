"""Answers to a question: sums of counts that are told, and what of the whole is withheld.

Every answer is a sum of rows of `Told`; nothing here reads a fact or a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet

from jaganetral.portal.insight.asking import Ask
from jaganetral.portal.insight.lattice import FAIR, WITHHELD
from jaganetral.portal.insight.measures import COUNTS, RATES, Rate, rate
from jaganetral.portal.insight.models import Closing, Pace, Quiet, Told
from jaganetral.portal.insight.wording import provinces, words

__all__ = [
    "Answer", "Line", "answer", "by_region", "fresh", "halves", "headline", "kinds_by", "paces",
    "quiet",
    "rates", "values",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its key, its words, its count (None: withheld).

    `at_least`: in some of the months it is withheld, so that there may be more.
    """

    key: str
    label: str
    count: int | None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A count over the months of a question, and in how many of them it is told."""

    count: int
    months: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A table and what is left out of it.

    `withheld` counts what lies in the whole but in no line that is told; None where the whole is
    not told in each month. `silent_months` are the months in which the whole is not told.
    """

    lines: tuple[Line, ...]
    whole: int | None
    withheld: int | None
    months: int
    silent_months: int


def fresh() -> Closing | None:
    """The last closed month: figures are as fresh as this."""
    return Closing.objects.order_by("-month").first()


def headline(ask: Ask) -> dict[str, Line]:
    """Each measure for what is asked; its count is None where nothing of it is told."""
    found = _sums(ask)
    months = _months(ask).count()
    narrow = bool(ask.region or ask.dimension)
    return {
        one.id: Line(
            one.id,
            str(one.title),
            found[one.id].count if one.id in found else None,
            narrow and one.id in found and found[one.id].months < months,
        )
        for one in COUNTS
    }


def rates(ask: Ask) -> list[tuple[Rate, float | None]]:
    """The shares for what is asked. Told of a part of the country or of the events only where no
    month is withheld in it: months that are few would be missing above and below in unlike ways."""
    found = _sums(ask)
    every = _months(ask).count()
    narrow = bool(ask.region or ask.dimension)
    whole: dict[str, int | None] = {
        name: one.count for name, one in found.items() if not narrow or one.months == every
    }
    return [(one, rate(one, whole)) for one in RATES]


def _sums(ask: Ask) -> dict[str, Sum]:
    rows = _whole(ask, every=True).values_list("kind")
    told = rows.annotate(many=models.Sum("count"), months=models.Count("pk")).order_by()
    return {kind: Sum(many, months) for kind, many, months in told}


def answer(ask: Ask) -> Answer:
    """What is told of a question; no lines where it is too fine for the lattice."""
    months = list(_months(ask))
    if ask.too_fine:
        return Answer((), None, None, len(months), 0)
    whole = dict(_whole(ask).values_list("month", "count"))
    silent = len(months) - len(whole)
    every = sum(whole.values()) if whole else None
    if ask.by == "time":
        lines = tuple(
            Line(f"{month:%Y-%m}", f"{month:%Y-%m}", whole.get(month)) for month in months
        )
        return Answer(lines, every, 0, len(months), silent)
    told = {key: part for key, part in _parts(ask).items() if key != WITHHELD}
    lines = tuple(
        sorted(
            (
                Line(key, words(ask.by, key), part.count, part.months < len(months))
                for key, part in told.items()
            ),
            key=lambda line: (-(line.count or 0), line.label),
        )
    )
    rest = every - sum(part.count for part in told.values()) if every is not None else None
    return Answer(lines, every, rest, len(months), silent)


def by_region(ask: Ask) -> dict[str, int]:
    """The measure by province, for the map; empty where that is too fine."""
    asked = Ask(ask.measure, "region", "", ask.dimension, ask.value, ask.start, ask.end)
    if asked.too_fine:
        return {}
    return {key: part.count for key, part in _parts(asked).items() if key in provinces()}


def paces(month: date) -> QuerySet[Pace]:
    """How long steps took in a month."""
    return Pace.objects.filter(closing__month=month)


def quiet(month: date) -> QuerySet[Quiet]:
    return Quiet.objects.filter(closing__month=month)


def _within(ask: Ask, rows: Any) -> Any:
    if ask.start:
        rows = rows.filter(month__gte=ask.start)
    return rows.filter(month__lte=ask.end) if ask.end else rows


def _months(ask: Ask) -> QuerySet[Any]:
    found: QuerySet[Any] = _within(ask, Closing.objects.order_by("month"))
    return found.values_list("month", flat=True)


def _whole(ask: Ask, *, every: bool = False) -> QuerySet[Told]:
    """The rows whose sum is the whole of what is asked: one for each month and kind."""
    rows: QuerySet[Told] = _within(
        ask, Told.objects.filter(region=ask.region, dimension=ask.dimension, value=ask.value)
    )
    return rows if every else rows.filter(kind=ask.measure)


def _parts(ask: Ask) -> dict[str, Sum]:
    if ask.by == "region":
        rows = Told.objects.filter(dimension=ask.dimension, value=ask.value).exclude(region="")
        name = "region"
        if ask.region:
            rows = rows.filter(region=ask.region)
    elif ask.dimension and ask.by == ask.dimension:
        rows, name = (
            Told.objects.filter(region=ask.region, dimension=ask.by, value=ask.value),
            "value",
        )
    else:
        rows, name = Told.objects.filter(region=ask.region, dimension=ask.by), "value"
    rows = _within(ask, rows.filter(kind=ask.measure))
    told = rows.values_list(name).annotate(many=models.Sum("count"), months=models.Count("pk"))
    return {key: Sum(many, months) for key, many, months in told.order_by()}


def halves() -> list[date]:
    """The last months of the half years that are told, the latest first."""
    found = Told.objects.filter(region="", dimension__in=FAIR)
    return sorted(set(found.order_by().values_list("month", flat=True)), reverse=True)


def kinds_by(dimension: str, half: date) -> dict[str, dict[str, int]]:
    """For the page on fairness: the counts that are told of a half year, by value and kind."""
    rows = Told.objects.filter(region="", dimension=dimension, month=half)
    found: dict[str, dict[str, int]] = {}
    for value, kind, many in rows.values_list("value", "kind", "count"):
        found.setdefault(value, {})[kind] = many
    return found


def values(dimension: str) -> list[str]:
    """The values of a dimension that are told anywhere."""
    found = Told.objects.filter(region="", dimension=dimension).exclude(value__in=[WITHHELD, ""])
    return sorted(found.order_by().values_list("value", flat=True).distinct())
