"""The rulebook that ships: every rule's own examples, and what every rule must have."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from jaganetral import law
from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.law import testing
from jaganetral.model import Verdict

TODAY = date(2026, 11, 21)
RULEBOOK = law.load()


@pytest.fixture(scope="module")
def check() -> Iterator[testing.Check]:
    checker = Checker.load()

    def run(row: dict[str, Any]) -> Verdict:
        conduct, _ = conduct_from_row(row, where=str(row["id"]))
        return checker.check(conduct, today=TODAY)

    return run


@pytest.mark.parametrize("rule", [rule.id for rule in RULEBOOK.rules])
def test_examples_are_caught_and_near_misses_let_through(rule: str, check: testing.Check) -> None:
    wrong = [
        f"{one.expected} {one.conduct}: {one.verdict.verdict} by {one.verdict.rules}"
        for one in testing.run(RULEBOOK, check, only=[rule])
        if not one.right
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_a_prohibition_says_what_follows(rule: law.Rule) -> None:
    record = rule.record
    if record.effect == "prohibit":
        assert record.category != "none"
        assert record.sanction_level != "none" or record.notes
    if record.effect == "caution":
        assert record.category == "none" or record.notes


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_both_languages_say_something_of_their_own(rule: law.Rule) -> None:
    for words in (rule.record.title, rule.record.explanation):
        assert words.id.strip()
        assert words.en.strip()
        assert words.id != words.en


def test_a_rule_on_trial_can_be_asked_as_if_it_were_live() -> None:
    on_trial = next(rule for rule in RULEBOOK.rules if rule.record.status == "shadow")
    day = on_trial.record.effective_from
    tried = RULEBOOK.as_live([on_trial.id])
    assert tried[on_trial.id].record.status == "live"
    assert RULEBOOK[on_trial.id].record.status == "shadow"
    assert tried.version != RULEBOOK.version
    for one, there in ((RULEBOOK, False), (tried, True)):
        live = {rule.id for rule in one.in_force(day) if rule.record.status == "live"}
        assert (on_trial.id in live) is there
    assert RULEBOOK.as_live(()) is RULEBOOK
