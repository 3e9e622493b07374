"""The quiz, step by step: begin, answer, see why, go on, and how it went. Plain forms alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jaganetral.portal.door import checker, spoken
from jaganetral.portal.guide.rules import LEVELS
from jaganetral.portal.guide.topics import PEOPLE
from jaganetral.portal.learning import reading, sitting
from jaganetral.portal.learning.answering import read_answer
from jaganetral.portal.learning.errors import BadAnswer
from jaganetral.portal.learning.explaining import explain
from jaganetral.portal.learning.models import LEVELS as ANSWERS
from jaganetral.portal.learning.models import Sureness
from jaganetral.portal.learning.session import learner_of, made_learner
from jaganetral.portal.learning.sitting import LENGTH, Sitting
from jaganetral.portal.learning.stories import story
from jaganetral.portal.shell.middleware import never_kept


@require_safe
@never_kept
def quiz(request: HttpRequest) -> HttpResponse:
    """The question at hand or its explanation; without a quiz under way, how to begin one."""
    under_way = sitting.current(request)
    about = _module(request.GET.get("modul", ""))
    if under_way is None or under_way.over or about is not None:
        return render(
            request,
            "learning/begin.html",
            {
                "people": PEOPLE.items(),
                "kind": under_way.kind if under_way else "pns",
                "about": about,
                "length": LENGTH,
                "known": learner_of(request) is not None or request.user.is_authenticated,
            },
        )
    if under_way.question is None:  # the rulebook changed while it was open
        sitting.advance(request, under_way, learner_of(request))
        return redirect("learning:quiz")
    if under_way.given:
        return _explained(request, under_way)
    return _asked(request, under_way)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a quiz: for whom, and on all rules or on a module's."""
    kind = request.POST.get("kind", "")
    about = _module(request.POST.get("modul", ""))
    sitting.start(
        request,
        kind if kind in PEOPLE else "pns",
        about.name if about else "",
        made_learner(request),
    )
    return redirect("learning:quiz")


@require_POST
@never_kept
def answer(request: HttpRequest) -> HttpResponse:
    """Take the answer to the question at hand; one to another question is passed over."""
    under_way = sitting.current(request)
    if under_way is None or under_way.over or under_way.question is None:
        return redirect("learning:quiz")
    if request.POST.get("question") != under_way.question.id:
        return redirect("learning:quiz")
    try:
        given = read_answer(request.POST.get("level", ""), request.POST.get("sureness", ""))
    except BadAnswer as bad:
        return _asked(request, under_way, bad)
    sitting.answer(request, under_way, given, made_learner(request))
    return redirect("learning:quiz")


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """To the next question, or to the result."""
    under_way = sitting.current(request)
    if under_way is None:
        return redirect("learning:quiz")
    sitting.advance(request, under_way, learner_of(request))
    return redirect("learning:result" if under_way.over else "learning:quiz")


@require_safe
@never_kept
def result(request: HttpRequest) -> HttpResponse:
    """How it went, and what to learn next."""
    under_way = sitting.current(request)
    if under_way is None or not under_way.over:
        return redirect("learning:quiz")
    book, language = checker().rulebook, spoken()
    wrong = dict.fromkeys(
        one.rule
        for one, right in zip(under_way.questions(), under_way.right, strict=False)
        if not right
    )
    return render(
        request,
        "learning/result.html",
        {
            "sitting": under_way,
            "of": len(under_way.right),
            "wrong": [(rule, book[rule].record.title.say(language)) for rule in wrong],
            "modules": [one for one in reading.modules(language) if set(one.rules) & set(wrong)],
            "learner": learner_of(request),
        },
    )


def _asked(request: HttpRequest, under_way: Sitting, bad: BadAnswer | None = None) -> HttpResponse:
    question = under_way.question
    assert question is not None  # both callers looked
    return render(
        request,
        "learning/question.html",
        {
            "question": question,
            "story": story(question, spoken()),
            "sitting": under_way,
            "length": LENGTH,
            "answers": [(level, LEVELS[level]) for level in ANSWERS],
            "sureness": Sureness.choices,
            "problem": bad.sentence if bad else "",
        },
        status=422 if bad else 200,
    )


def _explained(request: HttpRequest, under_way: Sitting) -> HttpResponse:
    question = under_way.question
    assert question is not None  # the caller looked
    return render(
        request,
        "learning/explanation.html",
        {
            "story": story(question, spoken()),
            "why": explain(question, spoken()),
            "sitting": under_way,
            "right": under_way.given == question.answer,
            "given": LEVELS[under_way.given],
            "last": len(under_way.right) >= LENGTH,
            "length": LENGTH,
        },
    )


def _module(name: str) -> reading.Module | None:
    return next((one for one in reading.modules(spoken()) if one.name == name), None)
