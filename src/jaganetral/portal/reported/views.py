"""The reported person's own pages, by the code of their case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.casework.errors import CaseworkError
from jaganetral.portal.casework.models import Case
from jaganetral.portal.door import spoken
from jaganetral.portal.evidence.errors import EvidenceError
from jaganetral.portal.evidence.models import Account
from jaganetral.portal.evidence.uploads import streams_uploads
from jaganetral.portal.letters import selectors as letters
from jaganetral.portal.letters.errors import BadValues, Gone
from jaganetral.portal.letters.errors import NotNow as NoLetterNow
from jaganetral.portal.letters.views import download
from jaganetral.portal.reported import actions, selectors, standing
from jaganetral.portal.reported.allegation import alleged
from jaganetral.portal.reported.entry import admit, case_of, leave, wait_before_trying, with_code
from jaganetral.portal.reported.errors import NotNow
from jaganetral.portal.shell.middleware import never_kept

MOST_FILES = 10

_TOLD = (NotNow, CaseworkError, EvidenceError, NoLetterNow)
"""Errors whose sentence is for the person."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code. What is wrong with one is not told, and a try costs time."""
    if request.method != "POST":
        if case_of(request) is not None:
            return redirect("reported:file")
        return render(request, "reported/enter.html")
    wait = wait_before_trying(request)
    if wait:
        told = {"problem": _("Too many tries. Wait {seconds} seconds.").format(seconds=wait)}
        response = render(request, "reported/enter.html", told, status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    case = actions.enter(request.POST.get("code", "")[:60])
    if case is None:
        told = {
            "problem": _("No case opens with this code. Compare it with the sheet, sign by sign.")
        }
        return render(request, "reported/enter.html", told, status=422)
    return admit(redirect("reported:file"), case)


@require_POST
def go(request: HttpRequest) -> HttpResponse:
    """Leave: the code is asked for again."""
    return leave(redirect("reported:enter"))


@require_safe
@with_code
def file(request: HttpRequest, case: Case) -> HttpResponse:
    """What is alleged, where it stands, the clocks, the rights, the letters."""
    told = {
        "here": "file",
        "case": case,
        "alleged": alleged(case),
        "stand": standing.stand(case),
        "limits": standing.limits(case),
        "letters": letters.for_reported(case),
        "pieces": len(selectors.pieces(case)),
        "claims": selectors.claims(case),
        "statements": selectors.statements(case),
        "may_defend": selectors.may_defend(case),
        "remedies": _remedies(case),
        "clearing": getattr(case, "clearing", None),
        "looked": standing.looked(case),
    }
    return render(request, "reported/file.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@streams_uploads
@with_code
def answer(request: HttpRequest, case: Case) -> HttpResponse:
    """Hand in a defence: words, and files."""
    words = request.POST.get("words", "")
    problem = ""
    if request.method == "POST":
        files = request.FILES.getlist("files")
        try:
            if len(files) > MOST_FILES:
                raise NotNow(_("Hand in at most {many} files at a time.").format(many=MOST_FILES))
            actions.defend(case, words, files)
        except _TOLD as error:
            problem = _told(error)
        else:
            messages.success(request, _("Your answer was handed in. It is part of the case now."))
            return redirect("reported:file")
    told = {
        "case": case,
        "words": words,
        "problem": problem,
        "may": selectors.may_defend(case),
        "statements": selectors.statements(case),
        "files": selectors.own_files(case),
        "most": MOST_FILES,
    }
    return render(request, "reported/answer.html", told, status=422 if problem else 200)


@require_safe
@with_code
def evidence(request: HttpRequest, case: Case) -> HttpResponse:
    """The evidence that was released to them, and the statements about accounts."""
    return _evidence(request, case)


@require_POST
@with_code
def contest(request: HttpRequest, case: Case, account: UUID) -> HttpResponse:
    """Say that a statement about an account is wrong."""
    found = Account.objects.filter(pk=account, folder=case.folder).first()
    if found is None:
        raise Http404
    words = request.POST.get("words", "")
    try:
        actions.contest(case, found, words)
    except _TOLD as error:
        return _evidence(request, case, problem=_told(error), at=found.pk, words=words, status=422)
    messages.success(request, _("Your objection was written down. It stays until it is answered."))
    return redirect("reported:evidence")


@require_http_methods(["GET", "HEAD", "POST"])
@with_code
def remedy(request: HttpRequest, case: Case, step: str) -> HttpResponse:
    """Object to a decision, appeal, or take that back."""
    chosen = next((one for one in selectors.remedies(case) if one.id == step), None)
    if chosen is None:
        raise Http404
    words, problem = request.POST.get("words", ""), ""
    if request.method == "POST":
        try:
            actions.seek_remedy(case, step, words)
        except _TOLD as error:
            problem = _told(error)
        else:
            messages.success(request, _("It was handed in. The letter stands among your letters."))
            return redirect("reported:file")
    told = {
        "case": case,
        "step": chosen,
        "title": chosen.title.say(spoken()),
        "words": words,
        "problem": problem,
        "limits": [one for one in standing.limits(case) if step in one.ends],
        "misfit": step == selectors.misfit(case),
    }
    return render(request, "reported/remedy.html", told, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_code
def clearing(request: HttpRequest, case: Case) -> HttpResponse:
    """Whether the clearing is made public: their choice alone."""
    found = getattr(case, "clearing", None)
    if found is None:
        raise Http404
    problem, choice = "", request.POST.get("choice", "")
    if request.method == "POST":
        try:
            if choice not in ("no", "nameless", "named"):
                raise NotNow(_("Choose one of the three."))
            actions.wish(case, publish=choice != "no", with_name=choice == "named")
        except _TOLD as error:
            problem = _told(error)
        else:
            messages.success(request, _("Your choice was written down."))
            return redirect("reported:file")
    told = {"case": case, "clearing": found, "problem": problem, "choice": choice}
    return render(request, "reported/clearing.html", told, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_code
def data(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask for a copy of one's data, or for a correction."""
    kind, words, problem = request.POST.get("kind", ""), request.POST.get("words", ""), ""
    if request.method == "POST":
        try:
            actions.ask_about_data(case, kind, words)
        except BadValues as error:
            problem = next(iter(error.problems.values()))
        except _TOLD as error:
            problem = _told(error)
        else:
            messages.success(
                request, _("Your request was handed in. The answer comes as a letter.")
            )
            return redirect("reported:file")
    told = {"case": case, "kind": kind, "words": words, "problem": problem}
    return render(request, "reported/data.html", told, status=422 if problem else 200)


@require_safe
@with_code
def letter(request: HttpRequest, case: Case, letter_id: UUID) -> HttpResponse:
    """A letter to them, whole."""
    found = letters.for_reported(case).filter(pk=letter_id).first()
    if found is None:
        raise Http404
    try:
        return download(found, "pdf", actions.read_letter(case, found))
    except Gone:
        raise Http404 from None


def _told(error: Exception) -> str:
    """What the error tells a person: none of `_TOLD` is without a sentence."""
    return str(getattr(error, "sentence", "") or error)


def _remedies(case: Case) -> list[dict[str, str]]:
    language = spoken()
    return [{"id": one.id, "title": one.title.say(language)} for one in selectors.remedies(case)]


def _evidence(request: HttpRequest, case: Case, *, status: int = 200, **told: Any) -> HttpResponse:
    told |= {"case": case, "pieces": selectors.pieces(case), "claims": selectors.claims(case)}
    return render(request, "reported/evidence.html", told, status=status)
