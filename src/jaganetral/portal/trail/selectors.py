"""What is read from the trail."""

from __future__ import annotations

from django.db.models import QuerySet

from jaganetral.custody.entry import Opening as Opened
from jaganetral.portal.trail.models import Entry
from jaganetral.portal.trail.sealed import unseal

__all__ = ["entries", "openings"]


def entries(about: str) -> QuerySet[Entry]:
    """What was done with one subject, in the order in which it was done."""
    found: QuerySet[Entry] = Entry.objects.filter(about=about).select_related("by", "organisation")
    return found


def openings(entry: Entry) -> dict[str, Opened]:
    """What an entry hides and was not erased, by name. Raises Unopened."""
    return {one.name: unseal(one.name, one.sealed) for one in entry.openings.all()}
