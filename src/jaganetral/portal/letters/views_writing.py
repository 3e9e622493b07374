"""Writing a letter of a case, and one that takes the place of another."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.selectors import case_by_code, case_for
from jaganetral.portal.door import spoken
from jaganetral.portal.letters import actions, selectors
from jaganetral.portal.letters.errors import BadValues, Gone, NoSuchForm, NotNow
from jaganetral.portal.letters.filling import FillingForm, initial, known
from jaganetral.portal.letters.forms import Form, form, forms, moves_of
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.letters.slip import access_slip
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.shell.middleware import never_kept


@require_safe
@requires("letters.read_letter")
@never_kept
def of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The letters of a case, and the forms that the person may write in it."""
    person = cast("Person", request.user)
    case = _case(person, case_id)
    language = spoken()
    choices = [
        {
            "id": one.id,
            "title": one.title.say(language),
            "use": one.use.say(language),
            "code": one.code_for(case.flow),
            "moves": any(flow == case.flow for flow, _move in moves_of(one.id)),
        }
        for one in forms().values()
        if _may_write(person, case, one)
    ]
    choices.sort(key=lambda choice: not choice["moves"])
    told = {
        "case": case,
        "letters": list(selectors.for_case(case)),
        "choices": choices,
    }
    return render(request, "letters/case.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("letters.write_letter")
@never_kept
def write(request: HttpRequest, case_id: UUID, form_id: str) -> HttpResponse:
    """A new letter of a case: the fields of its form, and what the case tells already."""
    person = cast("Person", request.user)
    case = _case(person, case_id)
    one = _form(form_id)
    if not _may_write(person, case, one):
        raise Refused(one.permission)
    if request.method != "POST":
        filling = FillingForm(one, initial=known(one, case, person))
        return _page(request, one, filling, case=case)
    return _written(request, one, case=case, supersedes=None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("letters.write_letter")
@never_kept
def supersede(request: HttpRequest, letter_id: UUID) -> HttpResponse:
    """A letter that takes the place of another: nothing that was issued is edited."""
    person = cast("Person", request.user)
    old = selectors.letter_for(person, letter_id)
    if old is None or hasattr(old, "superseded_by"):
        raise Http404
    one = _form(old.form)
    if request.method != "POST":
        try:
            filling = FillingForm(one, initial=initial(one, selectors.words_of(old)))
        except Gone:
            raise Http404 from None
        return _page(request, one, filling, case=old.case, old=old)
    return _written(request, one, case=old.case, supersedes=old)


@require_POST
@requires("letters.read_letter")
@never_kept
def slip(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The sheet with the code of the reported, for the envelope: set from the code that was just
    given, and kept nowhere."""
    case = _case(cast("Person", request.user), case_id)
    code = request.POST.get("code", "")[:60]
    if case_by_code(code) != case:
        raise Http404
    response = HttpResponse(access_slip(case, code), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="kode-perkara.pdf"'
    return response


def _written(
    request: HttpRequest, one: Form, *, case: Case | None, supersedes: Letter | None
) -> HttpResponse:
    person = cast("Person", request.user)
    filling = FillingForm(one, request.POST)
    if filling.is_valid():
        try:
            letter = actions.write(
                one.id,
                by=person,
                case=case,
                values=filling.values(),
                organisation=supersedes.organisation if supersedes is not None else None,
                supersedes=supersedes,
            )
        except BadValues as wrong:
            for field, problem in wrong.problems.items():
                filling.add_error(field, problem)
        except NotNow as wrong:
            filling.add_error(None, wrong.sentence)
        else:
            return redirect("letters:letter", letter_id=letter.pk)
    return _page(request, one, filling, case=case, old=supersedes, status=422)


def _page(
    request: HttpRequest,
    one: Form,
    filling: FillingForm,
    *,
    case: Case | None,
    old: Letter | None = None,
    status: int = 200,
) -> HttpResponse:
    language = spoken()
    told = {
        "form": filling,
        "record": one,
        "title": one.title.say(language),
        "use": one.use.say(language),
        "note": one.note.say(language) if one.note else "",
        "case": case,
        "old": old,
    }
    return render(request, "letters/write.html", told, status=status)


def _form(form_id: str) -> Form:
    try:
        return form(form_id)
    except NoSuchForm:
        raise Http404 from None


def _may_write(person: Person, case: Case, one: Form) -> bool:
    place = case.agency if one.issuer == "agency" else case.organisation
    return one.issuer != "person" and place is not None and one in selectors.writable(person, place)


def _case(person: Person, case_id: UUID) -> Case:
    """A case that the person may read. Raises Http404 also where it exists and they may not."""
    case = case_for(person, case_id)
    if case is None:
        raise Http404
    return case
