"""Questions and answers: who may, in which state, and what stays behind."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from jaganetral.portal.advice import actions
from jaganetral.portal.advice.errors import BadWords, NeverChanged, NotNow
from jaganetral.portal.advice.models import AdviceRecord, Message, Question, State, Trail
from jaganetral.portal.advice.selectors import desk, may_read, paper_of
from jaganetral.portal.advice.words import LIMIT, Words
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.roles import GIVEN, Role
from tests.portal.advice.conftest import VERIFY

ANSWER = Words("Jangan hadir.", rules=("skb22-d4-attend-support",))


def _answer(office: SimpleNamespace, question: Question, words: Words = ANSWER) -> AdviceRecord:
    return actions.answer(office.adviser, question, words, verify_at=VERIFY)


def _trail(question: Question) -> list[str]:
    return [line.what for line in Trail.objects.filter(question=question.pk).order_by("pk")]


def test_from_question_to_record_and_on(office: SimpleNamespace, question: Question) -> None:
    assert list(desk(office.adviser)) == [question]
    assert not desk(office.stranger)
    first = _answer(office, question)
    assert not desk(office.adviser)
    actions.follow_up(office.asker, question, Words("Kalau hanya mengantar?"))
    second = _answer(office, question, Words("Boleh, tanpa atribut."))
    actions.close(office.asker, question)
    question.refresh_from_db()
    assert question.state == State.CLOSED
    assert first.words_hash != second.words_hash
    assert _trail(question) == ["asked", "answered", "followed", "answered", "closed"]
    with pytest.raises(NotNow):
        actions.follow_up(office.asker, question, Words("Lagi?"))


@pytest.mark.parametrize("role", GIVEN)
def test_only_the_asker_and_the_advisers_read(
    office: SimpleNamespace, question: Question, role: Role
) -> None:
    for place in (office.tree.office, office.tree.regency, office.tree.nation):
        somebody = office.make(role, place)
        assert may_read(somebody, question) == (role is Role.ADVISER)
        if role is not Role.ADVISER:
            with pytest.raises(Refused):
                actions.answer(somebody, question, ANSWER, verify_at=VERIFY)
    record = _answer(office, question)
    assert paper_of(office.asker, record.code)
    assert paper_of(office.adviser, record.code)
    assert paper_of(office.other, record.code) is None
    assert paper_of(office.stranger, record.code) is None
    assert not may_read(office.stranger, question)


def test_what_is_refused(office: SimpleNamespace, question: Question) -> None:
    refused: tuple[tuple[type[Exception], Any], ...] = (
        (Refused, lambda: actions.ask(office.asker, office.tree.beside, Words("x"))),
        (Refused, lambda: actions.follow_up(office.other, question, Words("x"))),
        (Refused, lambda: actions.delete(office.other, question)),
        (Refused, lambda: actions.delete(office.adviser, question)),
        (Refused, lambda: actions.close(office.other, question)),
        (Refused, lambda: actions.answer(office.stranger, question, ANSWER, verify_at=VERIFY)),
        (BadWords, lambda: actions.ask(office.asker, office.tree.office, Words(" "))),
        (BadWords, lambda: actions.follow_up(office.asker, question, Words("x" * (LIMIT + 1)))),
        (BadWords, lambda: _answer(office, question, Words("x", rules=("no-such-rule",)))),
        (NotNow, lambda: actions.close(office.asker, question)),
    )
    for error, deed in refused:
        with pytest.raises(error):
            deed()
    assert _trail(question) == ["asked"]


def test_an_adviser_does_not_answer_their_own_question(office: SimpleNamespace) -> None:
    own = actions.ask(office.adviser, office.tree.regency, Words("x"))
    assert own not in desk(office.adviser)
    with pytest.raises(Refused):
        _answer(office, own)


def test_an_unanswered_question_can_be_deleted_and_its_words_are_gone(
    office: SimpleNamespace, question: Question
) -> None:
    actions.delete(office.asker, question)
    assert not Question.objects.exists()
    assert not Message.objects.exists()
    assert _trail_of_all() == ["asked", "deleted"]


def test_an_answered_question_stays(office: SimpleNamespace, question: Question) -> None:
    _answer(office, question)
    with pytest.raises(NotNow):
        actions.delete(office.asker, question)


def test_ten_may_wait(office: SimpleNamespace) -> None:
    for _ in range(actions.MOST_WAITING):
        actions.ask(office.asker, office.tree.office, Words("x"))
    with pytest.raises(NotNow):
        actions.ask(office.asker, office.tree.office, Words("x"))


def test_after_its_time_the_words_go_and_the_code_stays(
    office: SimpleNamespace, question: Question
) -> None:
    record = _answer(office, question)
    question.refresh_from_db()
    assert actions.remove_old(question.keep_until) == 0
    assert actions.remove_old(question.keep_until + timedelta(days=1)) == 1
    left = AdviceRecord.objects.get(code=record.code)
    assert (left.message, left.sealed_paper, left.paper_hash) == (None, "", record.paper_hash)
    assert not Message.objects.exists()
    assert question.keep_until > timezone.localdate() + timedelta(days=4 * 365)


def test_the_daily_job_tells_how_many(office: SimpleNamespace, question: Question) -> None:
    Question.objects.update(keep_until=timezone.localdate() - timedelta(days=1))
    said = StringIO()
    call_command("remove_old_advice", stdout=said)
    assert said.getvalue() == "1 removed\n"
    assert _trail_of_all() == ["asked", "ran_out"]


def test_a_record_and_the_trail_are_never_changed(
    office: SimpleNamespace, question: Question
) -> None:
    record, line = _answer(office, question), Trail.objects.earliest("pk")
    for deed in (record.save, record.delete, line.save, line.delete, Trail.objects.all().delete):
        with pytest.raises(NeverChanged):
            deed()
    with pytest.raises(NeverChanged):
        Trail.objects.update(what="closed")


def _trail_of_all() -> list[str]:
    return [line.what for line in Trail.objects.order_by("pk")]
