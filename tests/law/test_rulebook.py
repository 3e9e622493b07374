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
