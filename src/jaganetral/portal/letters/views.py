"""Letters: verified by anybody, read by officers."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaganetral.portal.letters import selectors
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.shell.middleware import never_kept


@require_safe
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """For anybody: whether a letter of this code was issued, by whom, when. No words."""
    code = code or request.GET.get("kode", "")[:40]
    letter = selectors.by_code(code) if code else None
    status = 404 if code and letter is None else 200
    return render(request, "letters/verify.html", {"code": code, "letter": letter}, status=status)


@require_safe
@requires("letters.read_letter")
@never_kept
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The redacted PDF of a letter."""
    found = selectors.letter_for(cast("Person", request.user), letter_id)
    if found is None:
        raise Http404
    return HttpResponse(selectors.file_of(found, "redacted"), content_type="application/pdf")
