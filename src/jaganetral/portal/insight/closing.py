"""A month is closed: its facts are told as counts that name nobody, once and for all.

What is fewer than k waits, and is told with a later month: a month's counts are never told in part
first and in full later, which subtraction would undo. So two snapshots of different days differ
by whole months, and by nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.casework import selectors as casework
from jaganetral.portal.door import checker
from jaganetral.portal.insight.errors import NotOver
from jaganetral.portal.insight.gathering import gather_all, next_month
from jaganetral.portal.insight.lattice import DIMENSIONS, FAIR, Cell, protected
from jaganetral.portal.insight.models import Closing, Fact, Pace, Quiet, Told
from jaganetral.portal.people.models import Person
from jaganetral.portal.trail.actions import record

__all__ = ["LEAST_STEPS", "K", "MonthTold", "close", "close_until", "month_told"]

K = 5
"""The least count that is told, by the threshold rule: some statistical offices require at least
five in a cell, others three (Glossary of Statistical Disclosure Control, UNECE/Eurostat 2005,
"threshold rule"). Five is our choice. Each closing keeps the k that it was made with."""

HALVES = (6, 12)
"""The months with which a half year ends."""

LEAST_STEPS = 10
"""A median is told over ten steps or more: over fewer it is nearly a day of one case."""


@dataclass(frozen=True, slots=True)
class MonthTold:
    """Everything that is told of a month; `kinds` and the steps of `paces` are its facts."""

    cells: list[tuple[str, Cell]]
    paces: list[dict[str, Any]]
    kinds: list[str]
    facts_hash: str
    cells_hash: str


def close_until(last: date, by: Person | None = None) -> list[Closing]:
    """Close every month that is open, up to `last`. Raises NotOver where `last` still runs."""
    found = Closing.objects.aggregate(last=Max("month"))["last"]
    gather_all()
    month = next_month(found) if found else Fact.objects.aggregate(first=Min("month"))["first"]
    done = []
    while month is not None and month <= last:
        done.append(close(month, by, gathered=True))
        month = next_month(month)
    return done


@transaction.atomic
def close(month: date, by: Person | None = None, *, k: int = K, gathered: bool = False) -> Closing:
    """Close a month. Raises NotOver where it still runs or does not follow the last closed one."""
    month = month.replace(day=1)
    if next_month(month) > timezone.localdate():
        raise NotOver(_("{month} is not over yet.").format(month=f"{month:%Y-%m}"))
    last = Closing.objects.aggregate(last=Max("month"))["last"]
    if last is not None and month != next_month(last):
        raise NotOver(
            _("Close {month} next: months are closed one after another.").format(
                month=f"{next_month(last):%Y-%m}"
            )
        )
    if not gathered:
        gather_all()
    waiting = Fact.objects.filter(closing=None, month__lte=month)
    told = month_told(waiting, month, k)
    closing = Closing.objects.create(
        month=month, k=k, rulebook=checker().rulebook_id, facts_hash=told.facts_hash,
        cells_hash=told.cells_hash,
    )  # fmt: skip
    Told.objects.bulk_create(
        [
            Told(closing=closing, month=month, kind=kind, region=cell.region,
                 dimension=cell.dimension, value=cell.value, count=cell.count)
            for kind, cell in told.cells
        ],
        batch_size=2000,
    )  # fmt: skip
    Pace.objects.bulk_create([Pace(closing=closing, **pace) for pace in told.paces])
    Quiet.objects.bulk_create(
        [Quiet(closing=closing, authority=one.authority, days=one.days)
         for one in casework.silent(timezone.now())]
    )  # fmt: skip
    steps = [pace["step"] for pace in told.paces]
    of_told = Q(kind__in=told.kinds) | Q(kind="step", step__in=steps)
    waiting.filter(of_told).update(closing=closing)
    record(
        "figures.closed", by=by, about=f"month:{month:%Y-%m}",
        details={"facts": told.facts_hash, "told": told.cells_hash, "k": k},
    )  # fmt: skip
    return closing


def month_told(facts: QuerySet[Fact], month: date, k: int) -> MonthTold:
    """What may be told of these facts: the same facts and the same k give the same, always.

    In June and December the half year is told by sex, party and grade as well.
    """
    cells: list[tuple[str, Cell]] = []
    paces: list[dict[str, Any]] = []
    told: list[str] = []
    lines: list[str] = []
    kinds = facts.exclude(kind="step").order_by().values_list("kind", flat=True).distinct()
    for kind in sorted(kinds):
        counts = _counted(facts.filter(kind=kind), (*DIMENSIONS, *FAIR))
        if found := protected(_only(counts, slice(0, len(DIMENSIONS))), k):
            cells += [(kind, cell) for cell in found]
            told.append(kind)
            lines += [f"{kind} {json.dumps(row)} {many}" for row, many in sorted(counts.items())]
    steps = facts.filter(kind="step")
    for step in sorted(steps.order_by().values_list("step", flat=True).distinct()):
        mine = list(
            steps.filter(step=step)
            .order_by("days", "limit", "unit", "kept", "pk")
            .values_list("pk", "days", "limit", "unit", "kept")
        )
        if len(mine) >= max(k, LEAST_STEPS):
            paces.append(_pace(step, mine, k))
            lines += [f"step {step} {row[1:]}" for row in mine]
    if month.month in HALVES:
        cells += _half_told(facts.filter(kind__in=told), month, k)
    said = [f"{kind} {cell}" for kind, cell in cells] + [str(pace) for pace in paces]
    return MonthTold(cells, paces, told, _hash(lines), _hash(said))


def _half_told(now: QuerySet[Fact], month: date, k: int) -> list[tuple[str, Cell]]:
    """The half year that ends with this month, by FAIR: what was told before, and now."""
    start = month.replace(month=month.month - 5)
    before = Fact.objects.filter(closing__month__gte=start, closing__month__lt=month)
    counts: dict[str, Counter[tuple[str, ...]]] = {}
    for facts in (before.exclude(kind="step"), now):
        for (kind, *row), many in _counted(facts, ("kind", *FAIR)).items():
            counts.setdefault(kind, Counter())[tuple(row)] += many
    return [
        (kind, cell)
        for kind in sorted(counts)
        for cell in protected(counts[kind], k, dimensions=FAIR)
        if cell.dimension
    ]


def _counted(facts: QuerySet[Fact], by: Sequence[str]) -> dict[tuple[str, ...], int]:
    rows = facts.order_by().values_list(*by).annotate(many=Count("pk"))
    return {tuple(row[:-1]): row[-1] for row in rows}


def _only(counts: dict[tuple[str, ...], int], part: slice) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for row, many in counts.items():
        found[row[part]] += many
    return found


def _pace(step: str, rows: Sequence[tuple[Any, ...]], k: int) -> dict[str, Any]:
    many = len(rows)
    in_time = sum(1 for row in rows if row[4])
    told = all(part == 0 or part >= k for part in (in_time, many - in_time))
    (limit, unit), _many = Counter((row[2], row[3]) for row in rows).most_common(1)[0]
    return {
        "step": step, "count": many, "median_halves": round(2 * median(row[1] for row in rows)),
        "limit": limit, "unit": unit, "kept": in_time if told else None,
    }  # fmt: skip


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
