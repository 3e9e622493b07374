"""How unknowns count: every way to fill in an element; exceptions are presumed absent and asked."""

import pytest

from jaganetral.judgement.worlds import agreed
from jaganetral.model import Level
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


@pytest.mark.parametrize(
    ("levels", "together"),
    [
        (["allowed", "allowed"], "allowed"),
        (["prohibited", "allowed"], "undetermined"),
        (["prohibited", "caution"], "caution"),
        (["caution", "allowed"], "caution"),
        (["prohibited", "caution", "allowed"], "undetermined"),
    ],
)
def test_worlds_that_differ_by_risk_only_agree_on_caution(
    levels: list[Level], together: Level
) -> None:
    assert agreed(levels) == together


def test_the_holder_of_a_public_role_is_presumed_an_asn_and_asked(judge: Judge) -> None:
    verdict = judge(
        **PADANG, actor_role="guru SMP", action="share", target_kind="contestant", platform="x"
    )
    assert verdict.verdict == "prohibited"
    asked = next(q for q in verdict.missing if q.field == "actor_kind")
    assert dict(zip(asked.options, asked.would_be, strict=True))["private"] == "allowed"


def test_a_role_in_a_few_words_says_whether_one_is_a_village_head(judge: Judge) -> None:
    post = {"action": "post", "platform": "tiktok", "shows": ["contestant", "support"]}
    head, staff = (
        judge(**PADANG, **post, actor_kind="village_official", actor_role=role)
        for role in ("kepala desa", "sekretaris desa")
    )
    assert "criminal" in {reason.category for reason in head.reasons}
    assert "criminal" not in {reason.category for reason in staff.reasons}


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"at": "2024-10-10", "gesture": "dua jari"}, "caution"),
        ({"at": "2024-10-10", "gesture": "dua jari", "with_contestant": True}, "prohibited"),
        ({"at": "2024-10-10", "gesture": "mengepal"}, "allowed"),
        ({"at": "2018-05-01", "region": "71.08", "gesture": "dua jari"}, "caution"),
        ({"at": "2018-02-01", "region": "71.08", "gesture": "dua jari"}, "allowed"),
    ],
)
def test_fingers_mean_a_number_once_numbers_are_drawn(
    judge: Judge, fields: dict[str, object], verdict: str
) -> None:
    base = {"region": "13.71", "actor_kind": "pns", "action": "photo", "platform": "facebook",
            "with_contestant": False}  # fmt: skip
    assert judge(**{**base, **fields}).verdict == verdict
