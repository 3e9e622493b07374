"""Taking an answer: what it says of the question, of the learner, and of when to ask again."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.door import checker
from jaganetral.portal.learning.bank import Question
from jaganetral.portal.learning.errors import BadAnswer
from jaganetral.portal.learning.models import LEVELS, Answer, Item, Learner, Mastery, Sureness
from jaganetral.portal.learning.rating import moved
from jaganetral.portal.learning.remembering import Memory, after
from jaganetral.portal.learning.substance import substances

__all__ = ["Given", "finish", "read_answer", "take"]


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody answered: a level, and how sure they said they were (empty: not said)."""

    level: str
    sureness: str = ""

    @property
    def guessed(self) -> bool:
        return self.sureness == Sureness.GUESSED


def read_answer(level: str, sureness: str) -> Given:
    """An answer as a form brings it. Raises BadAnswer."""
    if level not in LEVELS:
        raise BadAnswer(_("Choose one of the three answers."), "level")
    return Given(level, sureness if sureness in Sureness.values else "")


@transaction.atomic
def take(learner: Learner, question: Question, given: Given, sitting: uuid.UUID) -> bool:
    """Keep an answer and learn from it. Returns whether it is right.

    An answer that was given in this sitting already is kept as it was.
    """
    learner = Learner.objects.select_for_update().get(pk=learner.pk)
    Item.objects.get_or_create(pk=question.id, defaults={"source": question.source})
    item = Item.objects.select_for_update().get(pk=question.id)
    before = Answer.objects.filter(learner=learner, item=item)
    again = before.filter(sitting=sitting).first()
    if again is not None:
        return again.right
    right = given.level == question.answer
    now = timezone.now()
    first = not before.exists()
    Answer.objects.create(
        learner=learner,
        item=item,
        sitting=sitting,
        given=given.level,
        sureness=given.sureness,
        right=right,
        first=first,
        at=now,
    )
    if first:  # who answers again has read the explanation: that measures nothing
        learner.ability, item.difficulty = moved(
            learner.ability, learner.answered, item.difficulty, item.answered, right=right
        )
        learner.answered += 1
        item.answered += 1
        item.save(update_fields=["difficulty", "answered"])
    learner.seen_at = now
    learner.save(update_fields=["ability", "answered", "seen_at"])
    _remember(learner, question, given, right=right)
    return right


def _remember(learner: Learner, question: Question, given: Given, *, right: bool) -> None:
    now = timezone.now()
    says = substances(checker().rulebook)[question.rule]
    known = Mastery.objects.filter(learner=learner, rule=question.rule).first()
    before = None
    if known is not None and known.substance == says:  # what said something else is not remembered
        before = Memory(known.stability, known.difficulty, known.reviewed_at, known.due_at)
    memory = after(before, right=right, guessed=given.guessed, now=now)
    Mastery.objects.update_or_create(
        learner=learner,
        rule=question.rule,
        defaults={
            "substance": says,
            "right": right and not given.guessed,
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "reviewed_at": memory.reviewed_at,
            "due_at": memory.due_at,
        },
    )


def finish(learner: Learner) -> None:
    """Note that a quiz was finished, and under which rulebook."""
    Learner.objects.filter(pk=learner.pk).update(
        quiz_taken_at=timezone.now(), quiz_rulebook=checker().rulebook_id
    )
