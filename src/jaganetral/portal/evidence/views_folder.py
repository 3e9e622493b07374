"""Pages of officers about a folder: what lies in it, and who is behind accounts."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jaganetral.custody.errors import BadKey
from jaganetral.portal.evidence import actions, forms, storage, study
from jaganetral.portal.evidence.access import demand_for, may
from jaganetral.portal.evidence.bundling import write_bundle
from jaganetral.portal.evidence.errors import BadFile, FileGone, NotNow
from jaganetral.portal.evidence.models import Account, Folder, Objection, Verb
from jaganetral.portal.evidence.reaching import READ, folder_of, person_of, shut
from jaganetral.portal.evidence.selectors import exhibits, statements
from jaganetral.portal.evidence.uploads import streams_uploads
from jaganetral.portal.people.guard import requires
from jaganetral.portal.shell.middleware import never_kept

Post = dict[str, Form]


@require_safe
@requires(READ)
@never_kept
def folder(request: HttpRequest, number: UUID) -> HttpResponse:
    """What lies in a folder, and what is stated about accounts in it."""
    return _laid_out(request, folder_of(request, number))


def _laid_out(
    request: HttpRequest, found: Folder, filled: Post | None = None, status: int = 200
) -> HttpResponse:
    person = person_of(request)
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
    found = folder_of(request, number)
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
    found = folder_of(request, number)
    demand_for(person_of(request), "evidence.receive_file", found)
    form = forms.FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.receive(
                found, file, origin="officer", by=person_of(request), said_name=file.name
            )
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
        study.state_account(person_of(request), found, form.claim(), replaces=before)

    return _stated(request, number, "account_form", form, do)


@require_POST
@requires("evidence.grade_file")
@never_kept
def relate(request: HttpRequest, number: UUID) -> HttpResponse:
    """Enter what an account liked or followed."""
    form = _relation_form(folder_of(request, number), request.POST)

    def do(found: Folder, told: dict[str, Any]) -> None:
        study.relate(
            person_of(request), told["account"], Verb(told["verb"]), told["target"], form.known(),
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
        study.answer_objection(person_of(request), one, told["answer"])

    return _stated(request, number, "answer_form", form, do)


@require_POST
@requires("evidence.export_bundle")
def bundle(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The bundle of a folder, as a zip file."""
    found = folder_of(request, number)
    file = tempfile.TemporaryFile(dir=storage.incoming_folder())  # noqa: SIM115 - the answer closes it
    try:
        write_bundle(person_of(request), found, file, originals=request.POST.get("isi") == "asli")
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
    return shut(response)
