"""The conversation in which anybody tells a report. No account, no cookie, nothing kept between."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal import door
from jaganetral.portal.api.limits import address_of
from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.uploads import QuarantineUploadHandler
from jaganetral.portal.intake import actions, limits
from jaganetral.portal.intake import conversation as talk
from jaganetral.portal.intake.coach import hints, mended, pieces
from jaganetral.portal.intake.conversation import Answers, Problems
from jaganetral.portal.intake.errors import BadReport, IntakeError, NoReceiver, TooSoon
from jaganetral.portal.intake.filing import MOST_FILES, draft_files, receiver_of
from jaganetral.portal.intake.meter import meter_of_answers
from jaganetral.portal.intake.sizes import sizes
from jaganetral.portal.intake.timing import countdown, election_on, flow_on
from jaganetral.portal.intake.understanding import free, lines, options
from jaganetral.portal.people.permissions import allowed_somewhere
from jaganetral.portal.shell.middleware import never_kept

View = Callable[..., HttpResponse]


def takes_files(view: View) -> Callable[..., HttpResponseBase]:
    """Let files of this view be streamed into the quarantine.

    No token against forged requests is asked for: the conversation acts for nobody and rests on no
    cookie, so there is nothing that another site could make a browser do in its owner's name.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        handler = QuarantineUploadHandler(request)
        request.upload_handlers = [handler]
        try:
            return view(request, *args, **kwargs)
        finally:
            handler.discard()

    return answer


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What a report is, what becomes of it, and the ways in."""
    officer = request.user.is_authenticated and allowed_somewhere(
        request.user, "reports.read_report"
    )
    return render(request, "intake/index.html", {"officer": officer})


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def tell(request: HttpRequest) -> HttpResponse:
    """One step of the conversation: its question (GET: the first), or the answer to it (POST)."""
    if request.method != "POST":
        return _page(request, talk.begun(), "cerita")
    try:
        token = request.POST.get("draf", "")
        answers = talk.opened(token) if token else talk.begun()
    except TooSoon as old:
        return render(request, "intake/too_old.html", {"sentence": old.sentence}, status=422)
    step = request.POST.get("langkah", "")
    step = step if step in talk.STEPS else "cerita"
    answers, problems = talk.read(step, answers, request.POST.dict())
    if step == "bukti" and (sent := request.FILES.getlist("berkas")):
        problems |= _attached(request, answers, sent)
    return _acted(request, answers, step, problems)


def _acted(request: HttpRequest, answers: Answers, step: str, problems: Problems) -> HttpResponse:
    """What the button that was pressed asks for: the next step, another one, or this one again."""
    action, _dash, what = request.POST.get("aksi", "lanjut").partition("-")
    if action == "kirim":
        return _sent(request, answers, problems)
    to = step
    if action == "kembali":
        to, problems = talk.preceding(step), {}
    elif action == "ke" and what in talk.STEPS:
        to, problems = what, {}
    elif action == "ubah":
        found = hints(answers.text, answers.reported_name)
        if what.isdigit() and int(what) < len(found):
            text = mended(answers.text, found[int(what)])
            answers = msgspec.structs.replace(answers, text=text)
    elif action == "lepas":
        try:
            actions.detach(answers.nonce, UUID(what))
        except ValueError:
            problems = problems | {"berkas": _("This file is not here any more.")}
    elif action == "lanjut" and not problems:
        to = talk.following(step, answers)
    return _page(request, answers, to, problems)


@takes_files
@require_POST
@never_kept
def upload(request: HttpRequest) -> HttpResponse:
    """One file, sent by the page's script while the conversation goes on: the list anew, or a
    sentence that says what is wrong."""
    try:
        answers = talk.opened(request.POST.get("draf", ""))
    except TooSoon as old:
        return HttpResponse(old.sentence, content_type="text/plain; charset=utf-8", status=422)
    problems = _attached(request, answers, request.FILES.getlist("berkas"))
    if problems:
        return HttpResponse(
            next(iter(problems.values())), content_type="text/plain; charset=utf-8", status=422
        )
    return render(request, "intake/_files.html", {"files": draft_files(answers.nonce)})


def _attached(request: HttpRequest, answers: Answers, sent: list[Any]) -> Problems:
    if not sent:
        return {"berkas": _("No file came through. Choose it once more.")}
    for file in sent:
        if wait := limits.files.take(address_of(request)):
            return {"berkas": _(
                "Many files come from your address just now. Send this one again in {seconds} "
                "seconds; what you answered is kept in this page."
            ).format(seconds=wait)}  # fmt: skip
        try:
            actions.attach(answers.nonce, file, file.name or "")
        except (BadFile, BadReport) as bad:
            return {"berkas": f"{file.name}: {bad.sentence}"}
    return {}


def _sent(request: HttpRequest, answers: Answers, problems: Problems) -> HttpResponse:
    """File the report; whatever stands against it, the page comes back with every answer."""
    if request.POST.get("situs"):
        problems = problems | {"situs": _("Leave the last field empty, and send again.")}
    if int(time.time()) - answers.begun < talk.LEAST_SECONDS:
        problems = problems | {"situs": _("That was very quick. Look at it once more, and send.")}
    if not answers.openly:
        problems = problems | {"openly": _("Choose whether you give your name.")}
    if not problems and (wait := limits.filing.take(address_of(request))):
        problems = {"situs": _(
            "Many reports come from your address just now. Wait {seconds} seconds and send again: "
            "nothing is lost."
        ).format(seconds=wait)}  # fmt: skip
        return _page(request, answers, "periksa", problems, status=429)
    if problems:
        return _page(request, answers, "periksa", problems)
    try:
        filed = actions.file_report(talk.told_of(answers), files=request.FILES.getlist("berkas"))
    except BadFile as bad:
        return _page(request, answers, "periksa", {"berkas": bad.sentence})
    except IntakeError as bad:
        return _page(request, answers, "periksa", {bad.field or "situs": bad.sentence})
    told = {
        "report": filed.report, "code": filed.code, "draft": talk.sealed(answers),
        "meter": meter_of_answers(answers, 0),
    }  # fmt: skip
    return render(request, "intake/filed.html", told, status=200 if filed.again else 201)


def _page(
    request: HttpRequest,
    answers: Answers,
    step: str,
    problems: Problems | None = None,
    status: int = 200,
) -> HttpResponse:
    if step == "periksa" and not answers.reviewed:
        answers = msgspec.structs.replace(answers, reviewed=True)
    told: dict[str, Any] = {
        "step": step, "step_template": f"intake/steps/{step}.html", "answers": answers,
        "draft": talk.sealed(answers), "problems": problems or {}, "today": door.today(),
        "at": talk.STEPS.index(step) + 1, "of": len(talk.STEPS), "first": step == "cerita",
    }  # fmt: skip
    told |= _countdown(answers) | _SHOWN.get(step, _nothing)(answers)
    status = 422 if problems and status == 200 else status
    return render(request, "intake/tell.html", told, status=status)


def _nothing(answers: Answers) -> dict[str, Any]:
    return {}


def _countdown(answers: Answers) -> dict[str, Any]:
    """The days that are left, from the moment that it is known when the reporter learnt of it."""
    if answers.known is None:
        return {}
    flow = flow_on(election_on(answers.region, answers.happened or answers.known), door.today())
    return {"countdown": countdown(answers.known, flow.id)}


def _understanding(answers: Answers) -> dict[str, Any]:
    found = hints(answers.text, answers.reported_name)
    return {
        "lines": lines(answers.text, answers.mended),
        "options": options(answers.text, answers.mended),
        "hints": found,
        "pieces": pieces(answers.text, found),
        "free": free(talk.told_of(answers).conduct),
    }


def _days(answers: Answers) -> dict[str, Any]:
    today = door.today()
    days = [("today", today), ("yesterday", today - timedelta(days=1))]
    return {"days": [(name, day, countdown(day)) for name, day in days]}


def _places(answers: Answers) -> dict[str, Any]:
    said = answers.region_said
    found = door.checker().registry.find_regions(said) if said and not answers.region else ()
    return {"places": found, "known_place": door.checker().registry.region(answers.region)}


def _files(answers: Answers) -> dict[str, Any]:
    return {"files": draft_files(answers.nonce), "sizes": sizes(), "most": MOST_FILES}


def _review(answers: Answers) -> dict[str, Any]:
    files = draft_files(answers.nonce)
    try:
        receiver: Any = receiver_of(answers.region)
    except NoReceiver:
        receiver = None
    found = hints(answers.text, answers.reported_name)
    return {
        "files": files,
        "meter": meter_of_answers(answers, files.count()),
        "receiver": receiver,
        "hints": found if answers.openly != "yes" else [],
        "free": free(talk.told_of(answers).conduct),
        "place": door.checker().registry.region(answers.region),
    }


_SHOWN: dict[str, Callable[[Answers], dict[str, Any]]] = {
    "pahami": _understanding, "diketahui": _days, "tempat": _places, "bukti": _files,
    "periksa": _review,
}  # fmt: skip
