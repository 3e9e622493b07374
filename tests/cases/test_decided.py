"""Decided cases: how often the verdict is the authorities' own. The floors were asked of us.

The figures stand in docs/accuracy.md; here they only must not fall below what was asked.
"""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.model import Verdict

TOLD = {"id", "at", "region", "narrative"}


def decided(path: Path) -> list[dict[str, Any]]:
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [case for case in cases if case["expected"]["verdict"] in ("prohibited", "allowed")]


@pytest.fixture(params=["decided cases", "our own accounts"])
def cases(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    if request.param == "our own accounts":
        return decided(Path(__file__).with_name("accounts.jsonl"))
    shared: Path = request.getfixturevalue("shared")
    return decided(shared / "data/cases/cases.jsonl")


def judge(checker: Checker, case: dict[str, Any], *, narrative_only: bool) -> Verdict:
    row = {k: v for k, v in case["conduct"].items() if not narrative_only or k in TOLD}
    conduct, _ = conduct_from_row(row, where=case["conduct"]["id"])
    return checker.check(conduct, today=date(2026, 11, 21))


@pytest.mark.parametrize(("narrative_only", "floor"), [(False, 0.80), (True, 0.75)])
def test_violations_and_permissions_are_told_apart(
    cases: list[dict[str, Any]], checker: Checker, narrative_only: bool, floor: float
) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        verdict = judge(checker, case, narrative_only=narrative_only)
        counts[case["expected"]["verdict"], verdict.verdict] += 1
    bad = sum(n for (expected, _), n in counts.items() if expected == "prohibited")
    good = sum(n for (expected, _), n in counts.items() if expected == "allowed")
    caught = counts["prohibited", "prohibited"] / bad
    spared = 1 - counts["allowed", "prohibited"] / good
    assert (caught + spared) / 2 >= floor


def test_each_prohibited_verdict_cites_law_of_its_day(
    cases: list[dict[str, Any]], checker: Checker
) -> None:
    for case in cases:
        verdict = judge(checker, case, narrative_only=False)
        if verdict.verdict == "prohibited":
            year = str(case["conduct"].get("at") or "2026")[:4]
            assert verdict.reasons
            for reason in verdict.reasons:
                assert any(
                    basis.effective_from[:4] <= year
                    and (basis.effective_to is None or year <= basis.effective_to[:4])
                    for basis in reason.basis
                )
