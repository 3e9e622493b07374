"""Answers to a question: sums of counts that are told, and what of the whole is withheld.

Every answer is a sum of rows of `Told`; nothing here reads a fact or a case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from jaganetral.portal.insight.asking import Ask
from jaganetral.portal.insight.lattice import WITHHELD
from jaganetral.portal.insight.measures import COUNTS, RATES, Rate, rate
from jaganetral.portal.insight.models import Closing, Pace, Quiet, Told
from jaganetral.portal.insight.wording import provinces, words

__all__ = [
    "Answer", "Line", "answer", "by_region", "fresh", "headline", "kinds_by", "paces", "quiet",
    "rates", "values",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its key, its words, its count (None: withheld)."""

    key: str
    label: str
    count: int | None


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


def headline(ask: Ask) -> dict[str, int | None]:
    """Each measure for what is asked; None where nothing of it is told."""
    found = dict(_whole(ask, every=True).values_list("kind").annotate(many=Sum("count")).order_by())
    return {one.id: found.get(one.id) for one in COUNTS}


def rates(counts: Mapping[str, int | None]) -> list[tuple[Rate, float | None]]:
    return [(one, rate(one, counts)) for one in RATES]


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
    told = {key: many for key, many in _parts(ask).items() if key != WITHHELD}
    lines = tuple(
        sorted(
            (Line(key, words(ask.by, key), many) for key, many in told.items()),
            key=lambda line: (-(line.count or 0), line.label),
        )
    )
    rest = every - sum(told.values()) if every is not None else None
    return Answer(lines, every, rest, len(months), silent)


def by_region(ask: Ask) -> dict[str, int]:
    """The measure by province, for the map; empty where that is too fine."""
    asked = Ask(ask.measure, "region", "", ask.dimension, ask.value, ask.start, ask.end)
    if asked.too_fine:
        return {}
    return {key: many for key, many in _parts(asked).items() if key in provinces()}


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


def _parts(ask: Ask) -> dict[str, int]:
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
    return dict(rows.values_list(name).annotate(many=Sum("count")).order_by())


def kinds_by(dimension: str) -> dict[str, dict[str, int]]:
    """For the page on fairness: counts told, by value and kind, over all closed months."""
    rows = (
        Told.objects.filter(region="", dimension=dimension)
        .values_list("value", "kind")
        .annotate(many=Sum("count"), months=Count("month"))
        .order_by()
    )
    found: dict[str, dict[str, int]] = {}
    for value, kind, many, _count in rows:
        found.setdefault(value, {})[kind] = many
    return found


def values(dimension: str) -> list[str]:
    """The values of a dimension that are told anywhere."""
    found = Told.objects.filter(region="", dimension=dimension).exclude(value__in=[WITHHELD, ""])
    return sorted(found.order_by().values_list("value", flat=True).distinct())
