"""The month of one organisation: the same figures for its page, its PDF and its DOCX.

These are exact counts of what the organisation itself handles, for its officers. They are no
public figures: nothing is withheld, and every page of them says so. An agency sees only what
happened once a case had reached it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Count, QuerySet

from jaganetral.portal.insight.measures import COUNTS, RATES, rate
from jaganetral.portal.insight.models import Fact
from jaganetral.portal.insight.wording import TITLES, step_words, words
from jaganetral.portal.people.models import Organisation, OrganisationKind

__all__ = ["BY", "Month", "Step", "month_of", "months_of"]

BY = ("platform", "act", "position", "stage")
"""By what the reported of the month are broken down."""
BACK = 12
"""Months that the line shows."""


@dataclass(frozen=True, slots=True)
class Step:
    """How long a step took in the month, against its limit."""

    title: str
    count: int
    median: float
    limit: int
    unit: str
    kept: int


@dataclass(frozen=True, slots=True)
class Month:
    """The figures of an organisation's month."""

    organisation: Organisation
    month: date
    measures: tuple[tuple[str, str, int, int, int], ...]
    """Each measure's id and title, then this month, the month before, and the year so far."""
    rates: tuple[tuple[str, float | None], ...]
    line: tuple[tuple[str, int], ...]
    """Reported (for an agency: recommended), month by month."""
    line_title: str
    tables: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    steps: tuple[Step, ...]


def months_of(organisation: Organisation) -> list[date]:
    """The months with anything to tell, the latest first."""
    found = _facts(organisation).order_by().values_list("month", flat=True).distinct()
    return sorted(found, reverse=True)


def month_of(organisation: Organisation, month: date) -> Month:
    """The figures of a month, from the facts as they are gathered."""
    month = month.replace(day=1)
    facts = _facts(organisation)
    now = _kinds(facts.filter(month=month))
    before = _kinds(facts.filter(month=_back(month, 1)))
    year = _kinds(facts.filter(month__gte=month.replace(month=1), month__lte=month))
    main = "reported" if _supervises(organisation) else "recommended"
    by_month = dict(
        facts.filter(kind=main, month__gt=_back(month, BACK), month__lte=month)
        .values_list("month")
        .annotate(many=Count("pk"))
        .order_by()
    )
    line = [_back(month, back) for back in range(BACK - 1, -1, -1)]
    title = next(str(one.title) for one in COUNTS if one.id == main)
    return Month(
        organisation=organisation,
        month=month,
        measures=tuple(
            (one.id, str(one.title), now.get(one.id, 0), before.get(one.id, 0), year.get(one.id, 0))
            for one in COUNTS
        ),
        rates=tuple((str(one.title), rate(one, {**dict.fromkeys(_ids(), 0), **now}))
                    for one in RATES),
        line=tuple((f"{one:%Y-%m}", by_month.get(one, 0)) for one in line),
        line_title=title,
        tables=tuple(_table(facts.filter(kind=main, month=month), by) for by in BY),
        steps=tuple(_steps(facts.filter(kind="step", month=month))),
    )  # fmt: skip


def _ids() -> list[str]:
    return [one.id for one in COUNTS]


def _supervises(organisation: Organisation) -> bool:
    return str(organisation.kind) == OrganisationKind.SUPERVISOR.value


def _facts(organisation: Organisation) -> QuerySet[Fact]:
    side = "supervisor" if _supervises(organisation) else "agency"
    return Fact.objects.filter(**{f"{side}__path__startswith": organisation.path})


def _kinds(facts: QuerySet[Fact]) -> dict[str, int]:
    return dict(facts.values_list("kind").annotate(many=Count("pk")).order_by())


def _table(facts: QuerySet[Fact], by: str) -> tuple[str, tuple[tuple[str, int], ...]]:
    rows = facts.values_list(by).annotate(many=Count("pk")).order_by()
    told = sorted(((words(by, value), many) for value, many in rows), key=lambda r: (-r[1], r[0]))
    return str(TITLES[by]), tuple(told)


def _steps(facts: QuerySet[Fact]) -> Iterable[Step]:
    by_step: dict[str, list[tuple[int, int, str, bool | None]]] = {}
    for step, days, limit, unit, kept in facts.order_by("step", "days").values_list(
        "step", "days", "limit", "unit", "kept"
    ):
        by_step.setdefault(step, []).append((days or 0, limit or 0, unit, kept))
    for step, rows in by_step.items():
        yield Step(step_words(step), len(rows), float(median(row[0] for row in rows)),
                   rows[0][1], rows[0][2], sum(1 for row in rows if row[3]))  # fmt: skip


def _back(month: date, many: int) -> date:
    at = month.year * 12 + month.month - 1 - many
    return date(at // 12, at % 12 + 1, 1)
