"""What may be read of questions, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from jaganetral.portal.advice.models import AdviceRecord, Message, Question, State
from jaganetral.portal.advice.paper import legal_basis
from jaganetral.portal.advice.sealed import opened
from jaganetral.portal.advice.words import Words, open_words
from jaganetral.portal.door import spoken
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import allowed, scope

__all__ = [
    "Turn", "desk", "may_read", "own_questions", "paper_of", "question_for", "record_of", "turns",
]  # fmt: skip

Somebody = Person | AnonymousUser


@dataclass(frozen=True, slots=True)
class Turn:
    """One message, opened for somebody who may read it."""

    from_adviser: bool
    by: str
    at: datetime
    words: Words
    basis: list[str]
    code: str


def own_questions(person: Person) -> QuerySet[Question]:
    """The person's own, the latest first."""
    return (
        Question.objects.filter(asker=person).select_related("organisation").order_by("-asked_at")
    )


def desk(adviser: Person) -> QuerySet[Question]:
    """What waits where the person is an adviser, the longest wait first; never their own."""
    where = scope(adviser, "advice.answer")
    waiting = Question.objects.filter(state=State.WAITING, organisation__in=where)
    return waiting.exclude(asker=adviser).select_related("organisation").order_by("waiting_since")


def may_read(person: Somebody, question: Question) -> bool:
    """The asker, and the advisers of the organisation and those above it. Nobody else."""
    if not isinstance(person, Person):
        return False
    if person == question.asker:
        return allowed(person, "advice.see_own_questions", owner=question.asker)
    return allowed(person, "advice.see_record", question.organisation)


def question_for(person: Somebody, number: UUID) -> Question | None:
    """The question, if there is one and the person may read it: which of both is not told."""
    found = Question.objects.select_related("organisation", "asker").filter(pk=number).first()
    return found if found is not None and may_read(person, found) else None


def turns(question: Question) -> list[Turn]:
    """All messages, opened. Only for somebody whom `may_read` let through. Raises Unsealed."""
    messages = question.messages.select_related("by", "record")
    return [_turn(message) for message in messages]


def record_of(code: str) -> AdviceRecord | None:
    """The record of a code as people type it. Holds no words that anybody can read."""
    clean = "".join(letter for letter in code.upper() if letter.isalnum())
    dashed = "-".join(clean[at : at + 4] for at in range(0, len(clean), 4))
    return AdviceRecord.objects.filter(code=dashed).first()


def paper_of(person: Somebody, code: str) -> bytes | None:
    """The PDF as it was made, for the asker and the advisers. Raises Unsealed."""
    record = AdviceRecord.objects.filter(code=code).select_related("message__question").first()
    if record is None or record.message is None or not record.sealed_paper:
        return None
    return opened(record.sealed_paper) if may_read(person, record.message.question) else None


def _turn(message: Message) -> Turn:
    words = open_words(message.sealed)
    record = getattr(message, "record", None)
    return Turn(
        from_adviser=message.from_adviser,
        by=str(message.by),
        at=message.at,
        words=words,
        basis=legal_basis(words.rules, timezone.localdate(message.at), spoken()),
        code=record.code if record is not None else "",
    )
