"""What may be read of cases, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import Count, Min
from django.utils import timezone

from jaganetral.portal.casework import following
from jaganetral.portal.casework.codes import marks
from jaganetral.portal.casework.conflicts import why_out
from jaganetral.portal.casework.desk import WATCH
from jaganetral.portal.casework.models import Case, Clearing, Waiting
from jaganetral.portal.people.models import Organisation, OrganisationKind, Person
from jaganetral.portal.people.permissions import allowed
from jaganetral.procedure import Clock

__all__ = ["Silence", "case_by_code", "case_for", "clocks", "may_read", "published", "silent"]

READ = "cases.read_case"


@dataclass(frozen=True, slots=True)
class Silence:
    """An authority that lets recommendations lie past the limit: how many, and how long."""

    authority: str
    cases: int
    days: int


def may_read(person: Person | AnonymousUser, case: Case) -> bool:
    """Who handles it, its agency once the case reached it, and their auditors; never who keeps out.

    Before that nobody there can be told of a case that may come to nothing.
    """
    if not isinstance(person, Person):
        return False
    reached = allowed(person, READ, case.organisation) or (
        case.agency is not None
        and allowed(person, READ, case.agency)
        and case.folder.also.filter(pk=case.agency.pk).exists()
    )
    return reached and not why_out(person, case)


def case_for(person: Person | AnonymousUser, number: UUID) -> Case | None:
    """The case, if there is one and the person may read it: which of both is not told."""
    found = (
        Case.objects.select_related("organisation", "office", "agency", "folder")
        .filter(pk=number)
        .first()
    )
    return found if found is not None and may_read(person, found) else None


def case_by_code(code: str) -> Case | None:
    """The case of a code that the reported holds, or None."""
    return (
        Case.objects.select_related("organisation", "office", "agency", "folder")
        .filter(code_hash__in=marks(code))
        .first()
    )


def clocks(case: Case, now: datetime | None = None) -> tuple[Clock, ...]:
    """Every clock of the case, those that run first and by the hour."""
    return following.clocks(case, now)


def published(size: int = 100) -> Sequence[Clearing]:
    """The clearings that people wanted to be known, the latest first."""
    return list(
        Clearing.objects.filter(published_at__isnull=False)
        .select_related("case__agency")
        .order_by("-published_at")[:size]
    )


def silent(now: datetime | None = None) -> list[Silence]:
    """The authorities that are past the limit for a recommendation, the longest silence first.

    Only figures: no case and no person. Counted at the tops of the supervisors' trees, where
    every case of theirs stands once; kept for five minutes.
    """
    kept: list[Silence] | None = cache.get(_SILENT)
    if kept is not None and now is None:
        return kept
    at = now or timezone.now()
    tops = Organisation.objects.filter(kind=OrganisationKind.SUPERVISOR, depth=1)
    rows = (
        Waiting.objects.filter(
            place__in=list(tops.order_by().values_list("pk", flat=True)),
            desk=WATCH,
            due_at__lt=at,
            task__why__in=_escalating(),
        )
        .values("task__organisation__name")
        .annotate(cases=Count("pk"), oldest=Min("due_at"))
    )
    found = [
        Silence(row["task__organisation__name"], row["cases"], (at - row["oldest"]).days)
        for row in rows
    ]
    found.sort(key=lambda one: (-one.days, one.authority))
    if now is None:
        cache.set(_SILENT, found, 300)
    return found


_SILENT = "jaganetral.casework.silent"


def _escalating() -> list[str]:
    """The clocks whose silence the law's data wants to be seen."""
    from jaganetral.procedure import procedures  # noqa: PLC0415 - the data is read when asked

    return list({rule.id for flow in procedures().flows for rule in flow.clocks if rule.escalates})
