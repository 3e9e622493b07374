"""The cases that a person may read, the newest first, page after page.

Where few organisations are asked, each gives one page of its own index, and the pages are merged;
where many are, nearly every line of the index by date counts, and one walk along it is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.db.models import F, QuerySet

from jaganetral.portal.casework.models import Case
from jaganetral.portal.people.models import OrganisationKind, Person
from jaganetral.portal.people.permissions import scope

__all__ = ["FEW", "PAGE", "Listed", "numbered", "readable"]

PAGE = 25
FEW = 60
"""Organisations that are asked one by one."""

_SALT = "jaganetral.casework.list"


@dataclass(frozen=True, slots=True)
class Listed:
    """Some cases, and how to ask for those after them ("" at the end)."""

    cases: Sequence[Case]
    after: str


def readable(
    person: Person, *, is_open: bool | None = None, after: str = "", size: int = PAGE
) -> Listed:
    """What the person's roles reach: as the supervisor that handles it, or as its agency."""
    last = _read(after)
    found: dict[UUID, Case] = {}
    for lines in _asked(person):
        if is_open is not None:
            lines = lines.filter(closed_at__isnull=is_open)  # noqa: PLW2901 - narrowed on
        if last is not None:
            opened, number = last
            lines = lines.filter(opened_at__lte=opened).exclude(  # noqa: PLW2901
                opened_at=opened, id__lte=number
            )
        for case in lines.select_related("organisation", "office", "agency").order_by(
            "-opened_at", "id"
        )[: size + 1]:
            found[case.pk] = case
    every = sorted(found.values(), key=lambda case: case.pk)
    every.sort(key=lambda case: case.opened_at, reverse=True)
    shown = every[:size]
    return Listed(shown, _written(shown[-1]) if len(every) > size else "")


def numbered(person: Person, number: str) -> Case | None:
    """The case of a number as people type it, if the person's roles reach it."""
    case = Case.objects.filter(number__iexact=number.strip()).first()
    if case is None:
        return None
    reach = scope(person, "cases.read_case")
    places = [case.organisation_id]
    if case.agency_id is not None and case.folder.also.filter(pk=case.agency_id).exists():
        places.append(case.agency_id)
    return case if reach.filter(pk__in=places).exists() else None


def _asked(person: Person) -> Iterator[QuerySet[Case]]:
    places = list(
        scope(person, "cases.read_case")
        .filter(kind__in=OrganisationKind.values)
        .order_by()
        .values_list("pk", "kind")
    )
    handling = [pk for pk, kind in places if kind == OrganisationKind.SUPERVISOR]
    agencies = [pk for pk, kind in places if kind != OrganisationKind.SUPERVISOR]
    if handling:
        yield from _each("organisation", handling, Case.objects.all())
    if agencies:
        # An agency lists a case once it reached it (see selectors.may_read).
        yield from _each("agency", agencies, Case.objects.filter(folder__also=F("agency")))


def _each(field: str, ids: list[int], every: QuerySet[Case]) -> Iterator[QuerySet[Case]]:
    if len(ids) > FEW:
        yield every.filter(**{f"{field}__in": ids})
    else:
        for one in ids:
            yield every.filter(**{field: one})


def _written(case: Case) -> str:
    return signing.dumps([case.opened_at.isoformat(), str(case.pk)], salt=_SALT)


def _read(after: str) -> tuple[datetime, UUID] | None:
    if not after:
        return None
    try:
        opened, number = signing.loads(after, salt=_SALT)
        return datetime.fromisoformat(opened), UUID(number)
    except (signing.BadSignature, TypeError, ValueError):
        return None
