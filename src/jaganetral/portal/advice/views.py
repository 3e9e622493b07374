"""Ask a human: whom to ask, one's own questions, the adviser's desk, and the record."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.advice import actions, selectors
from jaganetral.portal.advice.brought import Brought, brought
from jaganetral.portal.advice.errors import AdviceError, BadWords, NotNow
from jaganetral.portal.advice.forms import AnswerForm, AskForm, TextForm
from jaganetral.portal.advice.models import Question, State
from jaganetral.portal.advice.words import Words
from jaganetral.portal.asked.selectors import offices_on
from jaganetral.portal.door import checker, spoken, today
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import allowed, allowed_somewhere, scope
from jaganetral.portal.shell.middleware import never_kept


@require_safe
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """Whom to ask; for who is signed in also their own questions and the way to the desk."""
    person = request.user
    told: dict[str, object] = {"offices": offices_on(today())}
    if isinstance(person, Person):
        told["own"] = selectors.own_questions(person)
        told["may_ask"] = allowed_somewhere(person, "advice.ask")
        told["may_answer"] = allowed_somewhere(person, "advice.answer")
    return render(request, "advice/index.html", told)


@csrf_exempt  # shows a form and stores nothing; it comes from a page that sets no cookie
@require_POST
@never_kept
def bring(request: HttpRequest) -> HttpResponse:
    """From the self-check: the form of a new question, with the check at hand, not yet ticked."""
    person = request.user
    if not isinstance(person, Person) or not allowed_somewhere(person, "advice.ask"):
        return render(request, "advice/index.html", {"offices": offices_on(today())})
    check = brought(request.POST.get("conduct", ""))
    form = AskForm(organisations=scope(person, "advice.ask"))
    return render(request, "advice/ask.html", {"form": form, "check": check})


@require_http_methods(["GET", "HEAD", "POST"])
@requires("advice.ask")
@never_kept
def ask(request: HttpRequest) -> HttpResponse:
    """A new question."""
    person = cast("Person", request.user)
    organisations = scope(person, "advice.ask")
    if request.method != "POST":
        return render(request, "advice/ask.html", {"form": AskForm(organisations=organisations)})
    form = AskForm(request.POST, organisations=organisations)
    check = brought(request.POST.get("conduct", ""))
    if form.is_valid():
        told = form.cleaned_data
        try:
            words = _with_check(told["text"], check if told["bring"] else None)
            question = actions.ask(person, told["organisation"], words)
        except (BadWords, NotNow) as error:
            form.add_error("text", error.sentence)
        else:
            return redirect("advice:thread", number=question.pk)
    return render(request, "advice/ask.html", {"form": form, "check": check}, status=422)


@require_safe
@requires("advice.answer")
@never_kept
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for an adviser."""
    waiting = selectors.desk(cast("Person", request.user))
    return render(request, "advice/desk.html", {"waiting": waiting})


@require_safe
@never_kept
def thread(request: HttpRequest, number: UUID) -> HttpResponse:
    """One question and all that followed."""
    return _thread(request, _question(request, number))


@require_POST
@never_kept
def follow_up(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask further."""
    question = _question(request, number)
    form = TextForm(request.POST)
    if form.is_valid():
        try:
            actions.follow_up(_person(request), question, Words(form.cleaned_data["text"]))
        except (BadWords, NotNow) as error:
            form.add_error("text", error.sentence)
        else:
            return redirect("advice:thread", number=number)
    return _thread(request, question, form, status=422)


@require_POST
@never_kept
def answer(request: HttpRequest, number: UUID) -> HttpResponse:
    """Answer; the record is made."""
    question = _question(request, number)
    form = AnswerForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        verify_at = request.build_absolute_uri(reverse("advice:verify", args=["CODE"]))
        words = Words(told["text"], rules=told["rules"])
        try:
            actions.answer(_person(request), question, words, verify_at=verify_at)
        except (BadWords, NotNow) as error:
            form.add_error("text", error.sentence)
        else:
            return redirect("advice:thread", number=number)
    return _thread(request, question, form, status=422)


@require_POST
def close(request: HttpRequest, number: UUID) -> HttpResponse:
    """End a question."""
    return _done(request, number, delete=False)


@require_POST
def delete(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take a question back."""
    return _done(request, number, delete=True)


@require_safe
@never_kept
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """The record as PDF, byte for byte as it was made."""
    made = selectors.paper_of(cast("Person", request.user), code)
    if made is None:
        raise Http404
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="jaganetral-{code}.pdf"'
    return response


@require_safe
def verify(request: HttpRequest, code: str = "") -> HttpResponse:
    """For anybody: whether a record of this code was made, when, and its hashes. No words."""
    code = code or request.GET.get("kode", "")[:40]
    record = selectors.record_of(code) if code else None
    status = 404 if code and record is None else 200
    return render(request, "advice/verify.html", {"code": code, "record": record}, status=status)


def _person(request: HttpRequest) -> Person:
    return cast("Person", request.user)


def _question(request: HttpRequest, number: UUID) -> Question:
    """Raises Http404 also where it exists and the person may not read it."""
    found = selectors.question_for(_person(request), number)
    if found is None:
        raise Http404
    return found


def _with_check(text: str, check: Brought | None) -> Words:
    if check is None:
        return Words(text)
    return Words(text, check.conduct, check.decision, check.summary)


def _done(request: HttpRequest, number: UUID, *, delete: bool) -> HttpResponse:
    question = _question(request, number)
    try:
        if delete:
            actions.delete(_person(request), question)
            return redirect("advice:index")
        actions.close(_person(request), question)
    except NotNow as error:
        messages.warning(request, error.sentence)
    return redirect("advice:thread", number=number)


def _thread(
    request: HttpRequest, question: Question, form: TextForm | None = None, status: int = 200
) -> HttpResponse:
    person = _person(request)
    mine = person == question.asker
    try:
        told = selectors.turns(question)
    except AdviceError:
        return render(request, "advice/unsealed.html", status=500)
    may_answer = (
        not mine
        and question.state == State.WAITING
        and allowed(person, "advice.answer", question.organisation)
    )
    first = next((turn.words for turn in told if turn.words.conduct), None)
    suggested = brought(first.conduct) if first is not None and may_answer else None
    language = spoken()
    return render(
        request,
        "advice/thread.html",
        {
            "question": question,
            "turns": told,
            "mine": mine,
            "may_answer": may_answer,
            "answered": any(turn.from_adviser for turn in told),
            "form": form or (AnswerForm(initial=_first_rules(suggested)) if may_answer else None),
            "book": [
                (rule.id, rule.record.title.say(language)) for rule in checker().rulebook.rules
            ]
            if may_answer
            else [],
        },
        status=status,
    )


def _first_rules(check: Brought | None) -> dict[str, str]:
    rules = check.rules[:3] if check is not None else ()
    return {f"rule_{at}": rule for at, rule in enumerate(rules, start=1)}
