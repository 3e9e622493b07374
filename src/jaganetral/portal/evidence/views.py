"""Pages of officers about exhibits and folders, and the files themselves."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jaganetral.custody.errors import BadKey
from jaganetral.portal.evidence import actions, forms, keeping, links, storage, study
from jaganetral.portal.evidence.access import demand_for, may
from jaganetral.portal.evidence.bundling import write_bundle
from jaganetral.portal.evidence.contents import KINDS
from jaganetral.portal.evidence.errors import BadFile, CouldNotLook, FileGone, NotNow
from jaganetral.portal.evidence.models import (
    Account,
    Exhibit,
    Folder,
    Hold,
    Objection,
    State,
    Verb,
    Worth,
)
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.evidence.selectors import Behold, behold, exhibits, statements
from jaganetral.portal.evidence.uploads import streams_uploads
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.shell.middleware import never_kept

READ = "evidence.read_file"
SHUT = "sandbox; default-src 'none'; frame-ancestors 'none'"
"""The policy of what strangers made: nothing in it may run or load, wherever it is opened."""

Post = dict[str, Form]


def _person(request: HttpRequest) -> Person:
    return cast("Person", request.user)


def _exhibit(request: HttpRequest, number: UUID) -> Exhibit:
    """Raises Http404 also where it exists and the person may not see it."""
    found = Exhibit.objects.select_related("folder__organisation").filter(pk=number).first()
    if found is None or not may(_person(request), READ, found):
        raise Http404
    return found


def _folder(request: HttpRequest, number: UUID) -> Folder:
    found = Folder.objects.select_related("organisation").filter(pk=number).first()
    if found is None or not may(_person(request), READ, found):
        raise Http404
    return found


# --- an exhibit ---------------------------------------------------------------------------------


@require_safe
@requires(READ)
@never_kept
def exhibit(request: HttpRequest, number: UUID) -> HttpResponse:
    """One exhibit: preview, hash, custody, grades; forms for who may use them."""
    return _shown(request, _exhibit(request, number))


def _shown(
    request: HttpRequest, found: Exhibit, filled: Post | None = None, status: int = 200
) -> HttpResponse:
    person = _person(request)
    told: Behold = behold(_looked_at(found))
    given: Post = {
        "grade_form": forms.GradeForm(),
        "release_form": forms.ReleaseForm(initial={"boxes": _lines(found)}),
        "hold_form": forms.HoldForm(),
        "lift_form": forms.LiftForm(),
        "erase_form": forms.EraseForm(),
    }
    standing = found.state != State.ERASED
    return render(
        request,
        "evidence/exhibit.html",
        {
            "exhibit": found,
            "told": told,
            "may_grade": standing and may(person, "evidence.grade_file", found),
            "may_hold": standing and may(person, "evidence.hold_or_erase", found),
            "wrong": next((form for form in (filled or {}).values()), None),
            **given,
            **(filled or {}),
        },
        status=status,
    )


def _looked_at(found: Exhibit) -> Exhibit:
    """Opened now, if nobody did; what cannot be opened here stays in quarantine."""
    try:
        return look_at(found)
    except (CouldNotLook, FileGone):
        return found


def _lines(found: Exhibit) -> str:
    return "\n".join(
        f"{box.page}, {box.left / 10:g}, {box.top / 10:g}, {box.right / 10:g}, {box.bottom / 10:g}"
        for box in found.redactions.all()
    )


def _done(
    request: HttpRequest, number: UUID, name: str, form: Form, do: Callable[[Exhibit, Any], object]
) -> HttpResponse:
    """What each form of an exhibit does: read it, do it, and go back, or show what is wrong."""
    found = _exhibit(request, number)
    if form.is_valid():
        try:
            do(found, form.cleaned_data)
        except NotNow as error:
            form.add_error(None, error.sentence)
        else:
            return redirect("evidence:exhibit", number=number)
    return _shown(request, found, {name: form}, 422)


@require_POST
@requires("evidence.grade_file")
@never_kept
def grade(request: HttpRequest, number: UUID) -> HttpResponse:
    """Grade an exhibit."""
    form = forms.GradeForm(request.POST)

    def do(found: Exhibit, told: dict[str, Any]) -> None:
        study.grade(
            _person(request), found, Worth(told["worth"]), checks=told["checks"],
            reason=told["reason"],
        )  # fmt: skip

    return _done(request, number, "grade_form", form, do)


@require_POST
@requires("evidence.grade_file")
@never_kept
def release(request: HttpRequest, number: UUID) -> HttpResponse:
    """Let the reported see an exhibit, redacted."""
    form = forms.ReleaseForm(request.POST)
    return _done(
        request, number, "release_form", form,
        lambda found, told: study.release(_person(request), found, told["boxes"]),
    )  # fmt: skip


@require_POST
@requires("evidence.hold_or_erase")
@never_kept
def hold(request: HttpRequest, number: UUID) -> HttpResponse:
    """Put an exhibit on legal hold."""
    form = forms.HoldForm(request.POST)
    return _done(
        request, number, "hold_form", form,
        lambda found, told: keeping.hold(_person(request), found, told["ground"]),
    )  # fmt: skip


@require_POST
@requires("evidence.hold_or_erase")
@never_kept
def lift(request: HttpRequest, number: UUID, held: int) -> HttpResponse:
    """Lift a legal hold."""
    form = forms.LiftForm(request.POST)

    def do(found: Exhibit, told: dict[str, Any]) -> None:
        one = Hold.objects.filter(pk=held, exhibit=found).first()
        if one is None:
            raise Http404
        keeping.lift(_person(request), one, told["reason"])

    return _done(request, number, "lift_form", form, do)


@require_POST
@requires("evidence.hold_or_erase")
@never_kept
def erase(request: HttpRequest, number: UUID) -> HttpResponse:
    """Erase an exhibit by law."""
    form = forms.EraseForm(request.POST)
    return _done(
        request, number, "erase_form", form,
        lambda found, told: keeping.erase(
            _person(request), found, basis=told["basis"], ground=told["ground"]
        ),
    )  # fmt: skip


# --- files --------------------------------------------------------------------------------------


@require_safe
@requires(READ)
def preview(request: HttpRequest, number: UUID, page: int = 1) -> HttpResponseBase:
    """A page of the safe preview."""
    return _picture(_looked_at(_exhibit(request, number)), page, redacted=False)


@require_safe
@requires(READ)
def redacted(request: HttpRequest, number: UUID, page: int = 1) -> HttpResponseBase:
    """A page as the reported sees it."""
    return _picture(_exhibit(request, number), page, redacted=True)


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
    return _shut(HttpResponse(picture, content_type="image/jpeg"))


@require_POST
@requires(READ)
def original(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The original as it came, to be saved; that it was read is an entry. Hence by POST."""
    found = _exhibit(request, number)
    try:
        file = keeping.read_original(_person(request), found)
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
    return _shut(response)


def _shut(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Content-Security-Policy"] = SHUT
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


# --- a folder -----------------------------------------------------------------------------------


@require_safe
@requires(READ)
@never_kept
def folder(request: HttpRequest, number: UUID) -> HttpResponse:
    """What lies in a folder, and what is stated about accounts in it."""
    return _laid_out(request, _folder(request, number))


def _laid_out(
    request: HttpRequest, found: Folder, filled: Post | None = None, status: int = 200
) -> HttpResponse:
    person = _person(request)
    given: Post = {
        "file_form": forms.FileForm(),
        "account_form": forms.AccountForm(),
        "relation_form": _relation_form(found),
        "answer_form": forms.AnswerForm(),
    }
    return render(
        request,
        "evidence/folder.html",
        {
            "folder": found,
            "exhibits": exhibits(found),
            "statements": statements(found),
            "may_add": may(person, "evidence.receive_file", found),
            "may_grade": may(person, "evidence.grade_file", found),
            "may_export": may(person, "evidence.export_bundle", found),
            "wrong": next((form for form in (filled or {}).values()), None),
            **given,
            **(filled or {}),
        },
        status=status,
    )


def _relation_form(found: Folder, told: Any = None) -> forms.RelationForm:
    accounts = [
        (str(one.account.pk), f"{one.account.platform}: {one.handle}")
        for one in statements(found)
        if one.stands
    ]
    shown = [
        (str(one.pk), _("Exhibit {number}").format(number=at))
        for at, one in enumerate(exhibits(found), start=1)
    ]
    return forms.RelationForm(told, accounts=accounts, exhibits=shown)


def _stated(
    request: HttpRequest, number: UUID, name: str, form: Form, do: Callable[[Folder, Any], object]
) -> HttpResponse:
    """What each form of a folder does."""
    found = _folder(request, number)
    if form.is_valid():
        try:
            do(found, form.cleaned_data)
        except NotNow as error:
            form.add_error(None, error.sentence)
        else:
            return redirect("evidence:folder", number=number)
    return _laid_out(request, found, {name: form}, 422)


@require_POST
@streams_uploads
@requires("evidence.receive_file")
@never_kept
def add(request: HttpRequest, number: UUID) -> HttpResponse:
    """Add a file to a folder."""
    found = _folder(request, number)
    demand_for(_person(request), "evidence.receive_file", found)
    form = forms.FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.receive(found, file, origin="officer", by=_person(request), said_name=file.name)
        except BadFile as error:
            form.add_error("file", error.sentence)
        else:
            return redirect("evidence:folder", number=number)
    return _laid_out(request, found, {"file_form": form}, 422)


@require_POST
@requires("evidence.grade_file")
@never_kept
def state(request: HttpRequest, number: UUID, replaces: UUID | None = None) -> HttpResponse:
    """State who is behind an account."""
    form = forms.AccountForm(request.POST)

    def do(found: Folder, told: dict[str, Any]) -> None:
        before = Account.objects.filter(pk=replaces, folder=found).first() if replaces else None
        study.state_account(_person(request), found, form.claim(), replaces=before)

    return _stated(request, number, "account_form", form, do)


@require_POST
@requires("evidence.grade_file")
@never_kept
def relate(request: HttpRequest, number: UUID) -> HttpResponse:
    """Enter what an account liked or followed."""
    form = _relation_form(_folder(request, number), request.POST)

    def do(found: Folder, told: dict[str, Any]) -> None:
        study.relate(
            _person(request), told["account"], Verb(told["verb"]), told["target"], form.known(),
            exhibit=told["exhibit"],
        )  # fmt: skip

    return _stated(request, number, "relation_form", form, do)


@require_POST
@requires("evidence.grade_file")
@never_kept
def answer(request: HttpRequest, number: UUID, objection: int) -> HttpResponse:
    """Answer an objection."""
    form = forms.AnswerForm(request.POST)

    def do(found: Folder, told: dict[str, Any]) -> None:
        one = Objection.objects.filter(pk=objection, account__folder=found).first()
        if one is None:
            raise Http404
        study.answer_objection(_person(request), one, told["answer"])

    return _stated(request, number, "answer_form", form, do)


@require_POST
@requires("evidence.export_bundle")
def bundle(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The bundle of a folder, as a zip file."""
    found = _folder(request, number)
    file = tempfile.TemporaryFile(dir=storage.incoming_folder())  # noqa: SIM115 - the answer closes it
    try:
        write_bundle(_person(request), found, file, originals=request.POST.get("isi") == "asli")
    except (NotNow, FileGone, BadKey, OSError) as error:
        file.close()
        said = error.sentence if isinstance(error, NotNow) else _(
            "The bundle could not be made: a file or the signing key is not in its place."
        )  # fmt: skip
        messages.error(request, said)
        return redirect("evidence:folder", number=number)
    file.seek(0)
    response = FileResponse(
        file, as_attachment=True, filename=f"berkas-bukti-{str(found.pk)[:8]}.zip",
        content_type="application/zip",
    )  # fmt: skip
    return _shut(response)
