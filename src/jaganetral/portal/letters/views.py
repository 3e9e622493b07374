"""Letters: verified by anybody; listed, read and downloaded by officers."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from jaganetral.portal.door import spoken
from jaganetral.portal.letters import actions, pages, selectors
from jaganetral.portal.letters.errors import Gone
from jaganetral.portal.letters.filling import ReasonForm
from jaganetral.portal.letters.forms import form as form_of
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import allowed, allowed_somewhere
from jaganetral.portal.shell.middleware import never_kept

PER_PAGE = 50

_TYPES = {
    "pdf": "application/pdf",
    "redacted": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """For anybody: whether a letter of this code was issued, by whom, when. No words of it."""
    code = code or request.GET.get("kode", "")[:40]
    found = selectors.by_code(code) if code else None
    told = {
        "code": code,
        "letter": found,
        "title": form_of(found.form).title.say(spoken()) if found is not None else "",
        "later": getattr(found, "superseded_by", None) if found is not None else None,
    }
    status = 404 if code and found is None else 200
    return render(request, "letters/verify.html", told, status=status)


@require_safe
@requires("letters.read_letter")
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """The letters that a person may read, newest first; found by their number."""
    person = cast("Person", request.user)
    letters = selectors.readable(person)
    number = request.GET.get("nomor", "").strip()[:120]
    if number:
        letters = letters.filter(number__icontains=number)
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("hal"))
    told = {
        "page": page,
        "number": number,
        "keeps": allowed_somewhere(person, "people.manage_organisations"),
    }
    return render(request, "letters/index.html", told)


@require_safe
@requires("letters.read_letter")
@never_kept
def letter(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """One letter: its facts, its pages redacted, and the ways to have it whole."""
    return shown(request, _letter(request, letter_id), ReasonForm())


@require_safe
@requires("letters.read_letter")
@never_kept
def redacted(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The PDF with personal data hidden: what is exported unless somebody says why."""
    found = _letter(request, letter_id)
    return download(found, "redacted", _file(found))


@require_safe
@requires("letters.read_letter")
@never_kept
def picture(request: HttpRequest, letter_id: UUID, page: int) -> HttpResponse:
    """One page of the redacted PDF as a picture."""
    made = pages.png(_file(_letter(request, letter_id)), page)
    if made is None:
        raise Http404
    return HttpResponse(made, content_type="image/png")


@require_POST
@requires("letters.read_letter")
@never_kept
def whole(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """The letter with all that it says, for a reason, which is recorded."""
    found = _letter(request, letter_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return shown(request, found, form, status=422)
    kind = form.cleaned_data["kind"]
    try:
        made = actions.export(
            cast("Person", request.user), found, kind, reason=form.cleaned_data["reason"]
        )
    except Gone:
        raise Http404 from None
    return download(found, kind, made)


def download(found: Letter, kind: str, made: bytes) -> HttpResponse:
    """A file of a letter, named by its form and day, never by a person."""
    response = HttpResponse(made, content_type=_TYPES[kind])
    ending = "docx" if kind == "docx" else "pdf"
    hidden = "-disamarkan" if kind == "redacted" else ""
    name = f"{found.form}-{found.year}-{found.n:03}{hidden}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def shown(request: HttpRequest, found: Letter, form: ReasonForm, status: int = 200) -> HttpResponse:
    """The page of a letter."""
    person = cast("Person", request.user)
    one = form_of(found.form)
    try:
        made: bytes | None = selectors.file_of(found, "redacted")
    except Gone:
        made = None
    told = {
        "letter": found,
        "record": one,
        "title": one.title.say(spoken()),
        "use": one.use.say(spoken()),
        "later": getattr(found, "superseded_by", None),
        "pages": range(1, pages.count(made) + 1) if made is not None else None,
        "form": form,
        "may_write": made is not None and one in selectors.writable(person, found.organisation),
        "may_erase": made is not None
        and allowed(person, "evidence.hold_or_erase", found.organisation),
    }
    return render(request, "letters/letter.html", told, status=status)


def _letter(request: HttpRequest, letter_id: UUID) -> Letter:
    """Raises Http404 also where it exists and the person may not read it."""
    found = selectors.letter_for(cast("Person", request.user), letter_id)
    if found is None:
        raise Http404
    return found


def _file(found: Letter) -> bytes:
    try:
        return selectors.file_of(found, "redacted")
    except Gone:
        raise Http404 from None
