"""Reasons cite law in force on the day, quote what was seen, and speak both languages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.model import Verdict
from tests.judgement.conftest import TODAY, Judge

LIKE = {"region": "13.71", "actor_kind": "pns", "action": "like", "target_kind": "contestant"}


def days_in_force(verdict: Verdict, day: date) -> bool:
    """Whether each reason cites at least one article in force on the day."""
    return all(
        any(
            date.fromisoformat(basis.effective_from) <= day
            and (basis.effective_to is None or day <= date.fromisoformat(basis.effective_to))
            for basis in reason.basis
        )
        for reason in verdict.reasons
    )


@given(
    day=st.dates(date(2017, 8, 1), date(2025, 3, 1)),
    action=st.sampled_from(["like", "share", "comment", "post", "banner", "attend", "campaign"]),
    actor=st.sampled_from(["pns", "pppk", "non_asn", "village_official", "tni_polri", None]),
    region=st.sampled_from(["13.71", "73.71", "76.02", "11", "35.07", None]),
    active=st.sampled_from([True, False, None]),
)
@settings(max_examples=150, deadline=None)
def test_every_reason_rests_on_law_of_the_day(
    checker: Checker, day: date, action: str, actor: str | None, region: str | None,
    active: bool | None,
) -> None:  # fmt: skip
    row = {
        "id": "t", "at": day.isoformat(), "action": action, "actor_kind": actor, "region": region,
        "target_kind": "contestant", "shows": ["contestant", "support"], "active_support": active,
        "event": "campaign" if action == "attend" else None,
    }  # fmt: skip
    conduct, _ = conduct_from_row(row, where="test")
    verdict = checker.check(conduct, today=TODAY)
    assert days_in_force(verdict, day)
    if verdict.verdict == "prohibited":
        assert verdict.reasons
        assert verdict.category != "none"


def test_the_gravest_category_leads(judge: Judge) -> None:
    verdict = judge(**LIKE, at="2024-10-10")
    assert verdict.category == "discipline"
    assert verdict.sanction_level == "severe"


def test_a_quoted_span_is_where_it_says(judge: Judge) -> None:
    text = "Bismillah, ayo semua pilih paslon nomor 2 ya gaes"
    verdict = judge(region="13.71", at="2024-10-10", actor_kind="pns", action="post", text=text)
    quoted = [
        item
        for reason in verdict.reasons
        for item in reason.evidence
        if item.source == "text" and item.span
    ]
    assert quoted
    assert all(text[item.span[0] : item.span[1]] == item.text for item in quoted if item.span)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_explanation_speaks_the_language_that_was_asked(judge: Judge, lang: str) -> None:
    verdict = judge(lang=lang, **LIKE, at="2024-10-10")
    told = " ".join([verdict.summary, *verdict.advice, *(q.question for q in verdict.missing)])
    assert ("Dilarang" in told) is (lang == "id")
    assert ("Prohibited" in told) is (lang == "en")


def test_the_same_conduct_gives_the_same_bytes(checker: Checker) -> None:
    conduct, _ = conduct_from_row({"id": "t", **LIKE, "at": "2024-10"}, where="test")
    first, second = (verdict_json(checker.check(conduct, today=TODAY)) for _ in range(2))
    assert first == second
    assert verdict_json(Checker.load().check(conduct, today=TODAY)) == first


def test_the_overseer_is_the_one_of_the_day(judge: Judge) -> None:
    before, after = (judge(**LIKE, at=day) for day in ("2024-08-01", "2024-10-10"))
    assert "KASN" in " ".join(before.advice)
    assert "KASN" not in " ".join(after.advice)
    assert "BKN" in " ".join(after.advice)


def test_a_moderate_sanction_says_that_the_cut_of_allowances_waits(judge: Judge) -> None:
    verdict = judge(
        at="2024-05-10", region="13.71", contest="mayor", actor_kind="pns", action="party",
        acts=["approach_party"], target_kind="party",
    )  # fmt: skip
    (reason,) = [one for one in verdict.reasons if one.rule == "skb22-d3-approach-party"]
    assert "menunggu PP tentang gaji dan tunjangan" in reason.explanation
    assert len(reason.sanctions) > 1


def test_an_exception_says_what_it_fails_on_or_hangs_on(judge: Judge) -> None:
    verdict = judge(**LIKE, at="2024-10-10", lang="en")
    weighed = {one.id: one for reason in verdict.reasons for one in reason.exceptions}
    assert weighed["official-page-of-organizer"].why == ("Does not hold: aimed at: a contestant.")
    assert "whose act it was" in weighed["not-own-act"].why
