"""How unknowns count: every way to fill in an element; exceptions are presumed absent and asked."""

import pytest

from tests.judgement.conftest import Judge

PADANG = {"region": "13.71", "at": "2024-10-10"}


def test_an_unknown_that_changes_nothing_does_not_hold_up_the_verdict(judge: Judge) -> None:
    """A month that spans the determination: ethics or discipline, prohibited either way."""
    verdict = judge(
        region="13.71", at="2024-09", actor_kind="pns", action="like", target_kind="contestant"
    )
    assert verdict.verdict == "prohibited"
    assert {reason.category for reason in verdict.reasons} >= {"code_of_ethics", "discipline"}
    assert all(
        reason.when
        for reason in verdict.reasons
        if reason.rule in ("skb22-ke4-react-join", "skb22-d6-react-join")
    )


def test_an_unknown_that_decides_gives_undetermined_and_is_asked_first(judge: Judge) -> None:
    verdict = judge(**PADANG, actor_kind="pns", action="like", platform="facebook")
    assert verdict.verdict == "undetermined"
    first = verdict.missing[0]
    assert first.field == "target_kind"
    assert dict(zip(first.options, first.would_be, strict=True)) == {
        "contestant": "prohibited",
        "private": "allowed",
    }


@pytest.mark.parametrize("authorship", [None, "unknown"])
def test_a_possible_hijack_is_asked_for_and_the_verdict_stands(
    judge: Judge, authorship: str | None
) -> None:
    verdict = judge(
        **PADANG, actor_kind="pns", action="like", target_kind="contestant", authorship=authorship
    )
    assert verdict.verdict == "prohibited"
    asked = {question.field: question.would_be for question in verdict.missing}
    assert asked["authorship"] == ("allowed",)


@pytest.mark.parametrize("authorship", ["hijacked", "tagged", "other_person"])
def test_what_somebody_else_did_is_nobodys_breach(judge: Judge, authorship: str) -> None:
    verdict = judge(
        **PADANG, actor_kind="pns", action="like", target_kind="contestant", authorship=authorship
    )
    assert verdict.verdict == "allowed"
    assert "not-own-act" in verdict.rules


def test_one_who_is_no_state_employee_is_not_bound(judge: Judge) -> None:
    verdict = judge(**PADANG, actor_kind="private", action="like", target_kind="contestant")
    assert verdict.verdict == "allowed"


def test_allowed_is_never_given_on_a_photo_that_was_not_read(judge: Judge) -> None:
    verdict = judge(
        **PADANG, actor_kind="pns", action="post", text="Selamat pagi", photos=["a.jpg"]
    )
    assert verdict.verdict != "allowed"
    assert any(signal.kind == "unread" for signal in verdict.signals)
    assert "photos" in [question.field for question in verdict.missing]


def test_the_answer_to_a_question_brings_the_verdict_it_promised(judge: Judge) -> None:
    conduct = {**PADANG, "actor_kind": "pns", "action": "like", "platform": "facebook"}
    question = judge(**conduct).missing[0]
    for option, promised in zip(question.options, question.would_be, strict=True):
        assert judge(**conduct, **{question.field: option}).verdict == promised
