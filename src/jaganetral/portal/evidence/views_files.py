"""The files themselves: safe previews to be seen, originals to be saved."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jaganetral.portal.evidence import keeping, links, storage
from jaganetral.portal.evidence.contents import KINDS
from jaganetral.portal.evidence.errors import FileGone, NotNow
from jaganetral.portal.evidence.models import Exhibit, State
from jaganetral.portal.evidence.reaching import READ, exhibit_of, looked_at, person_of, shut
from jaganetral.portal.people.guard import requires


@require_safe
@requires(READ)
def preview(request: HttpRequest, number: UUID, page: int = 1) -> HttpResponseBase:
    """A page of the safe preview."""
    return _picture(looked_at(exhibit_of(request, number)), page, redacted=False)


@require_safe
@requires(READ)
def redacted(request: HttpRequest, number: UUID, page: int = 1) -> HttpResponseBase:
    """A page as the reported sees it."""
    return _picture(exhibit_of(request, number), page, redacted=True)


@require_safe
def linked(request: HttpRequest, token: str) -> HttpResponseBase:
    """A page of a preview by a signed link (links.py): for who has a code and no account."""
    told = links.opened(token)
    found = Exhibit.objects.filter(pk=told[0]).first() if told else None
    if found is None or told is None:
        raise Http404
    return _picture(found, told[1], redacted=told[2])


def _picture(found: Exhibit, page: int, *, redacted: bool) -> HttpResponseBase:
    name = f"r{page}.jpg" if redacted else f"{page}.jpg"
    if found.state != State.READY or (redacted and found.released_at is None):
        raise Http404
    try:
        picture = (storage.preview_folder(found.pk) / name).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    return shut(HttpResponse(picture, content_type="image/jpeg"))


@require_POST
@requires(READ)
def original(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The original as it came, to be saved; that it was read is an entry. Hence by POST."""
    found = exhibit_of(request, number)
    try:
        file = keeping.read_original(person_of(request), found)
    except NotNow as error:
        messages.warning(request, error.sentence)
        return redirect("evidence:exhibit", number=number)
    except FileGone:
        messages.error(request, _("The file is not what was received. Tell whoever runs the site."))
        return redirect("evidence:exhibit", number=number)
    kind = KINDS[found.media_type]
    response = FileResponse(
        file, as_attachment=True, filename=f"bukti-{str(found.pk)[:8]}.{kind.ending}",
        content_type=kind.media_type,
    )  # fmt: skip
    return shut(response)
