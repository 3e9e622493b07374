"""What stands before every view of this room: who asks, and whether they may see the thing."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase

from jaganetral.portal.evidence.access import may
from jaganetral.portal.evidence.errors import CouldNotLook, FileGone
from jaganetral.portal.evidence.models import Exhibit, Folder
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.people.models import Person

__all__ = ["READ", "exhibit_of", "folder_of", "looked_at", "person_of", "shut"]

READ = "evidence.read_file"
SHUT = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""The policy of what strangers made: nothing in it may run or load, wherever it is opened."""


def person_of(request: HttpRequest) -> Person:
    """Who asks; the views stand behind `requires`."""
    return cast("Person", request.user)


def exhibit_of(request: HttpRequest, number: UUID) -> Exhibit:
    """Raises Http404 also where it exists and the person may not see it."""
    found = Exhibit.objects.select_related("folder__organisation").filter(pk=number).first()
    if found is None or not may(person_of(request), READ, found):
        raise Http404
    return found


def folder_of(request: HttpRequest, number: UUID) -> Folder:
    """Raises Http404 also where it exists and the person may not see it."""
    found = Folder.objects.select_related("organisation").filter(pk=number).first()
    if found is None or not may(person_of(request), READ, found):
        raise Http404
    return found


def looked_at(found: Exhibit) -> Exhibit:
    """Opened now, if nobody did; what cannot be opened here stays in quarantine."""
    try:
        return look_at(found)
    except (CouldNotLook, FileGone):
        return found


def shut(response: HttpResponseBase) -> HttpResponseBase:
    """The answer with what keeps a stranger's file from doing anything."""
    response.headers["Content-Security-Policy"] = SHUT
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
