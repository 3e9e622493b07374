"""Everything that changes a question: permission, execution, a line in the trail.

None of it logs or returns words; whoever reads them asks selectors.py.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.advice.errors import BadWords, NotNow
from jaganetral.portal.advice.models import (
    AdviceRecord,
    Happened,
    Message,
    Question,
    State,
    Trail,
)
from jaganetral.portal.advice.paper import Given, paper
from jaganetral.portal.advice.sealed import sealed
from jaganetral.portal.advice.words import LIMIT, Words, fingerprint, open_words, seal_words
from jaganetral.portal.door import checker
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand

__all__ = ["answer", "ask", "close", "delete", "follow_up", "remove_old"]

KEPT_FOR = timedelta(days=5 * 365)
"""After the last turn. The asker may need the record as long as an old act can be held against
them; no law sets a time for advice, so this is a choice: a term of office."""

MOST_WAITING = 10
"""Questions of one person that wait at the same time."""

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@transaction.atomic
def ask(asker: Person, organisation: Organisation, words: Words) -> Question:
    """Put a question to the advisers of an organisation of the asker's.

    Raises Refused, BadWords, NotNow.
    """
    demand(asker, "advice.ask", organisation)
    _checked(words)
    waiting = Question.objects.filter(asker=asker, state=State.WAITING).count()
    if waiting >= MOST_WAITING:
        raise NotNow(_("Ten questions of yours are waiting already. Wait for an answer first."))
    question = Question.objects.create(
        asker=asker, organisation=organisation, keep_until=_keep_until()
    )
    _write(question, asker, words, from_adviser=False)
    _note(Happened.ASKED, asker, question)
    return question


@transaction.atomic
def follow_up(asker: Person, question: Question, words: Words) -> None:
    """Ask further in a question that is not closed. Raises Refused, BadWords, NotNow."""
    demand(asker, "advice.see_own_questions", owner=question.asker)
    question = _locked(question)
    if question.state == State.CLOSED:
        raise NotNow(_("This question is closed. Ask a new one."))
    _checked(words)
    _write(question, asker, words, from_adviser=False)
    if question.state == State.ANSWERED:
        question.waiting_since = timezone.now()
    question.state = State.WAITING
    question.keep_until = _keep_until()
    question.save()
    _note(Happened.FOLLOWED, asker, question)


@transaction.atomic
def answer(adviser: Person, question: Question, words: Words, *, verify_at: str) -> AdviceRecord:
    """Answer, and fix the answer as a record.

    `verify_at` is the address of the page of verification, with `CODE` where the code belongs.
    Raises Refused (also to an adviser who asked it themselves), BadWords, NotNow.
    """
    demand(adviser, "advice.answer", question.organisation)
    if adviser == question.asker:
        raise Refused("advice.answer", question.organisation)
    question = _locked(question)
    if question.state != State.WAITING:
        raise NotNow(_("This question has been answered in the meantime."))
    _checked(words)
    unknown = [rule for rule in words.rules if rule not in checker().rulebook]
    if unknown:
        raise BadWords(_("No rule is called {rule}.").format(rule=unknown[0]))
    message = _write(question, adviser, words, from_adviser=True)
    record = _record(question, message, verify_at)
    question.state = State.ANSWERED
    question.keep_until = _keep_until()
    question.save()
    _note(Happened.ANSWERED, adviser, question)
    return record


@transaction.atomic
def close(person: Person, question: Question) -> None:
    """End a question that was answered: by the asker or an adviser. Raises Refused, NotNow."""
    if person == question.asker:
        demand(person, "advice.see_own_questions", owner=question.asker)
    else:
        demand(person, "advice.answer", question.organisation)
    question = _locked(question)
    if question.state != State.ANSWERED:
        raise NotNow(_("Only a question that was answered can be closed."))
    question.state = State.CLOSED
    question.save()
    _note(Happened.CLOSED, person, question)


@transaction.atomic
def delete(asker: Person, question: Question) -> None:
    """Take back a question that nobody has answered: its words are gone. Raises Refused, NotNow."""
    demand(asker, "advice.see_own_questions", owner=question.asker)
    question = _locked(question)
    if question.messages.filter(from_adviser=True).exists():
        raise NotNow(_("It was answered: the record stays, because it protects you."))
    _note(Happened.DELETED, asker, question)
    question.delete()


@transaction.atomic
def remove_old(today: date) -> int:
    """Remove what has been kept long enough; codes and hashes stay. Returns how many questions."""
    old = list(Question.objects.select_for_update().filter(keep_until__lt=today))
    for question in old:
        _note(Happened.RAN_OUT, None, question)
        AdviceRecord.objects.filter(message__question=question).update(sealed_paper="")
        question.delete()
    return len(old)


def _locked(question: Question) -> Question:
    """The question as it stands now, held until the end of the transaction."""
    return Question.objects.select_for_update().get(pk=question.pk)


def _keep_until() -> date:
    return timezone.localdate() + KEPT_FOR


def _checked(words: Words) -> None:
    if not words.text.strip():
        raise BadWords(_("Write something first."))
    if len(words.text) > LIMIT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=LIMIT))


def _write(question: Question, by: Person, words: Words, *, from_adviser: bool) -> Message:
    return Message.objects.create(
        question=question, by=by, from_adviser=from_adviser, sealed=seal_words(words)
    )


def _note(what: Happened, by: Person | None, question: Question) -> None:
    Trail.objects.create(what=what, by=by, question=question.pk, organisation=question.organisation)


def _turns(question: Question) -> Sequence[tuple[str, str, Words]]:
    return [
        (
            "adviser" if message.from_adviser else "asker",
            message.at.isoformat(),
            open_words(message.sealed),
        )
        for message in question.messages.all()
    ]


def _record(question: Question, message: Message, verify_at: str) -> AdviceRecord:
    turns = _turns(question)
    code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))
    rulebook = checker().rulebook_id
    words_hash = fingerprint(turns, rulebook, message.at.isoformat())
    given = Given(
        turns=turns,
        at=message.at,
        organisation=str(question.organisation),
        adviser=str(message.by),
        asker=str(question.asker),
        rulebook=rulebook,
        code=code,
        words_hash=words_hash,
        verify_at=verify_at.replace("CODE", code),
    )
    made = paper(given)
    return AdviceRecord.objects.create(
        code=code,
        message=message,
        at=message.at,
        rulebook=rulebook,
        words_hash=words_hash,
        paper_hash=hashlib.sha256(made).hexdigest(),
        sealed_paper=sealed(made),
    )
