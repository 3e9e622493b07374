"""What is read from the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from jaganetral.custody.entry import Opening as Opened
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.trail.models import Entry, Waiting
from jaganetral.portal.trail.sealed import unseal
from jaganetral.portal.trail.words import said, told_names

__all__ = ["Line", "audited", "entries", "names", "openings", "page", "waiting"]

LINES = 50
"""Of one page."""


def entries(about: str) -> QuerySet[Entry]:
    """What was done with one subject, in the order in which it was done."""
    found: QuerySet[Entry] = Entry.objects.filter(about=about).select_related("by", "organisation")
    return found


def openings(entry: Entry) -> dict[str, Opened]:
    """What an entry hides and was not erased, by name. Raises Unopened."""
    return {one.name: unseal(one.name, one.sealed) for one in entry.openings.all()}


def waiting() -> int:
    """Entries that have no place in the chain yet."""
    return Waiting.objects.count()


@dataclass(frozen=True, slots=True)
class Line:
    """An entry for an auditor: nothing that it hides is opened here."""

    entry: Entry
    said: str
    number: int | None
    hash: str
    hidden: list[str]


def audited(person: Person) -> QuerySet[Entry]:
    """The entries that a person audits: of their organisations and those below. What belongs to no
    organisation is seen from the top of the tree alone."""
    places = scope(person, "audit.read_trail")
    within = Q(organisation__in=places.values("pk"))
    if places.filter(depth=1).exists() and not Organisation.objects.filter(depth=1).exclude(
        pk__in=places.values("pk")
    ):
        within |= Q(organisation=None)
    return Entry.objects.filter(within)


def names(person: Person) -> list[tuple[str, str]]:
    """What entries can be called, for a list to choose from."""
    return sorted(((name, said(name)) for name in told_names()), key=lambda one: one[1].lower())


def page(person: Person, asked: Mapping[str, Any], before: str) -> tuple[list[Line], str]:
    """A page of entries, newest first, and the mark from which the next one begins ("" at the end).

    asked: `tentang`, `apa`, `oleh`, `dari`, `sampai` as forms.FilterForm cleans them.
    """
    found = audited(person)
    if asked.get("tentang"):
        found = found.filter(about__startswith=asked["tentang"].strip())
    if asked.get("apa"):
        found = found.filter(what=asked["apa"])
    if asked.get("oleh"):
        found = found.filter(by__name__icontains=asked["oleh"].strip())
    if asked.get("dari"):
        found = found.filter(at__gte=_midnight(asked["dari"]))
    if asked.get("sampai"):
        found = found.filter(at__lt=_midnight(asked["sampai"] + timedelta(days=1)))
    mark = _mark(before)
    if mark is not None:
        found = found.filter(Q(at__lt=mark[0]) | Q(at=mark[0], pk__lt=mark[1]))
    rows = list(
        found.order_by("-at", "-pk").select_related("by", "organisation", "link")[: LINES + 1]
    )
    older = ""
    if len(rows) > LINES:
        rows = rows[:LINES]
        older = f"{rows[-1].at.isoformat()}_{rows[-1].pk}"
    return [_line(row) for row in rows], older


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _mark(told: str) -> tuple[datetime, UUID] | None:
    at, _line, number = told.partition("_")
    try:
        moment = parse_datetime(at)
        return (moment, UUID(number)) if moment and moment.tzinfo else None
    except ValueError:
        return None


def _line(row: Entry) -> Line:
    link = getattr(row, "link", None)
    return Line(
        entry=row,
        said=said(row.what),
        number=link.number if link else None,
        hash=bytes(link.hash).hex()[:16] if link else "",
        hidden=sorted(row.private),
    )
