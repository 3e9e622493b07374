"""The auditor's page, and what everybody may see: the key, the newest checkpoint."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from jaganetral.custody.checkpoint import Checkpoint as Statement
from jaganetral.custody.errors import BadKey
from jaganetral.custody.signing import fingerprint, public_pem
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.shell.middleware import never_kept
from jaganetral.portal.trail import checkpoints, selectors
from jaganetral.portal.trail.findings import sentences
from jaganetral.portal.trail.forms import FilterForm
from jaganetral.portal.trail.models import Checkpoint
from jaganetral.portal.trail.verifying import verify as verified

READ = "audit.read_trail"
NEWEST = 20_000
"""Links that the page verifies: some seconds. The command verifies all of them."""


@require_safe
@requires(READ)
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """What was done, newest first. An auditor reads; nothing here changes anything."""
    return _page(request)


@require_POST
@requires(READ)
@never_kept
def verify(request: HttpRequest) -> HttpResponse:
    """Verify the newest part of the trail. By POST because it is work; it writes nothing."""
    return _page(request, report=True)


def _page(request: HttpRequest, *, report: bool = False) -> HttpResponse:
    person = cast("Person", request.user)
    form = FilterForm(request.GET or None, names=selectors.names(person))
    asked = form.cleaned_data if form.is_valid() else {}
    lines, older = selectors.page(person, asked, request.GET.get("sebelum", ""))
    found = verified(newest=NEWEST) if report else None
    rest = request.GET.copy()
    rest.pop("sebelum", None)
    return render(
        request,
        "trail/index.html",
        {
            "form": form,
            "lines": lines,
            "older": older,
            "rest": rest.urlencode(),
            "report": found,
            "findings": sentences(found) if found else [],
            "waiting": selectors.waiting(),
        },
    )


def _public() -> bytes:
    """The public key. Raises Http404 where the key cannot be read."""
    try:
        return checkpoints.key().public
    except (BadKey, OSError):
        raise Http404 from None


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """For everybody: the fingerprint of the key that signs, and the newest checkpoint."""
    point = Checkpoint.objects.order_by("-number").first()
    return render(
        request,
        "trail/key.html",
        {
            "fingerprint": fingerprint(_public()),
            "point": point,
            "statement": Statement.read(point.statement.encode()) if point else None,
            "stamp": point.stamps.first() if point else None,
        },
    )


@require_safe
def key_file(request: HttpRequest) -> HttpResponse:
    """The public key as PEM."""
    response = HttpResponse(public_pem(_public()), content_type="application/x-pem-file")
    response.headers["Content-Disposition"] = 'attachment; filename="jaganetral-key.pem"'
    return response


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint with its signature: whoever keeps it can show a later change."""
    point = Checkpoint.objects.order_by("-number").first()
    if point is None:
        raise Http404
    told = {
        "statement": point.statement,
        "signature": bytes(point.signature).hex(),
        "key": _public().hex(),
    }
    return JsonResponse(told)
