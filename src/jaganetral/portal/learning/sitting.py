"""One quiz in one browser: eight questions, kept in the session until they are answered.

For somebody who is known each answer is kept too (answering.py); for nobody known this is all.
"""

from __future__ import annotations

import random
import uuid
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest

from jaganetral.portal.learning import answering
from jaganetral.portal.learning.answering import Given
from jaganetral.portal.learning.bank import Question, bank
from jaganetral.portal.learning.choosing import Known, choose
from jaganetral.portal.learning.models import Item, Learner
from jaganetral.portal.learning.rating import moved
from jaganetral.portal.learning.reading import module
from jaganetral.portal.learning.selectors import due

__all__ = ["LENGTH", "Sitting", "advance", "answer", "current", "start"]

LENGTH = 8
"""Questions of one quiz: about five minutes with their explanations."""
_KEY = "learning.sitting"
_STRANGER = "learning.stranger"
_rng = random.SystemRandom()


@dataclass(slots=True)
class Sitting:
    """A quiz under way. `asked` are questions by id, the last is the one at hand; `right` says how
    those before it were answered; `given` what was answered to it, empty before."""

    id: str
    kind: str
    module: str = ""
    asked: list[str] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    given: str = ""
    sureness: str = ""
    over: bool = False

    @property
    def number(self) -> int:
        return len(self.asked)

    @property
    def question(self) -> Question | None:
        """The question at hand; None where the rulebook changed under it."""
        return bank().questions.get(self.asked[-1]) if self.asked else None

    @property
    def score(self) -> int:
        """How many answers were right."""
        return sum(self.right)

    def questions(self) -> list[Question]:
        known = bank().questions
        return [known[one] for one in self.asked if one in known]


def current(request: HttpRequest) -> Sitting | None:
    """The quiz that this browser is in, or has just finished."""
    told = request.session.get(_KEY)
    return Sitting(**told) if told else None


def start(
    request: HttpRequest, kind: str, about: str = "", learner: Learner | None = None
) -> Sitting:
    """Begin a quiz for people of a kind (`pns` …), on all rules or on those of a module."""
    sitting = Sitting(str(uuid.uuid4()), kind, about)
    _turn(request, sitting, learner)
    return sitting


def answer(request: HttpRequest, sitting: Sitting, given: Given, learner: Learner | None) -> None:
    """Take the answer to the question at hand; one that was given stays as it was."""
    question = sitting.question
    if question is None or sitting.given:
        return
    if learner is not None:
        right = answering.take(learner, question, given, uuid.UUID(sitting.id))
    else:
        right = given.level == question.answer
        ability, answered = request.session.get(_STRANGER, (0.0, 0))
        ability, _difficulty = moved(ability, answered, _difficulty_of(question), 0, right=right)
        request.session[_STRANGER] = (ability, answered + 1)
    sitting.given, sitting.sureness = given.level, given.sureness
    sitting.right.append(right)
    _keep(request, sitting)


def advance(request: HttpRequest, sitting: Sitting, learner: Learner | None) -> None:
    """Go on to the next question, or to the end. Without an answer one stays where one is."""
    if sitting.over or (sitting.question is not None and not sitting.given):
        return
    if len(sitting.right) < LENGTH:
        _turn(request, sitting, learner)
    else:
        sitting.over = True
    if sitting.over and learner is not None:
        answering.finish(learner)
    _keep(request, sitting)


def _turn(request: HttpRequest, sitting: Sitting, learner: Learner | None) -> None:
    """Put the next question; where none is left the quiz is over."""
    if sitting.asked and sitting.question is None:  # its rulebook is gone, and with it the question
        sitting.asked.pop()
    pool = _pool(sitting)
    found = choose(pool, sitting.questions(), _known(request, pool, learner), _rng)
    sitting.given = sitting.sureness = ""
    if found is None:
        sitting.over = True
    else:
        sitting.asked.append(found.id)
    _keep(request, sitting)


def _pool(sitting: Sitting) -> list[Question]:
    everything = bank().for_people(sitting.kind)
    if not sitting.module:
        return everything
    rules = set(module(sitting.module, "id").rules)
    return [one for one in everything if one.rule in rules] or everything


def _known(request: HttpRequest, pool: list[Question], learner: Learner | None) -> Known:
    rated = Item.objects.filter(pk__in=[one.id for one in pool], answered__gt=0)
    ratings = {one.pk: (one.difficulty, one.answered) for one in rated}
    if learner is None:
        return Known(request.session.get(_STRANGER, (0.0, 0))[0], ratings=ratings)
    met = frozenset(learner.mastery.values_list("rule", flat=True))
    learner.refresh_from_db(fields=["ability"])
    return Known(learner.ability, due(learner), met, ratings)


def _difficulty_of(question: Question) -> float:
    found = Item.objects.filter(pk=question.id).values_list("difficulty", flat=True).first()
    return found or 0.0


def _keep(request: HttpRequest, sitting: Sitting) -> None:
    request.session[_KEY] = asdict(sitting)
