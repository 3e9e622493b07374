"""`rules test`: every rule's own examples, through the same door as everybody's conducts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jaganetral.law.rulebook import Rule, Rulebook
from jaganetral.model import Verdict

Check = Callable[[dict[str, Any]], Verdict]
"""Judges one conduct given as the contract's fields."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one example of one rule came out."""

    rule: str
    file: str
    expected: str
    """`caught` or `let_through`."""
    conduct: dict[str, Any]
    verdict: Verdict
    right: bool


def run(rulebook: Rulebook, check: Check, only: Iterable[str] = ()) -> Iterator[Outcome]:
    """Judge the examples of every rule that is live or on trial (or of those named)."""
    chosen = [rulebook[name] for name in only] or [
        rule for rule in rulebook.rules if rule.record.status != "draft"
    ]
    for rule in chosen:
        for expected in ("caught", "let_through"):
            for number, example in enumerate(getattr(rule.record.examples, expected), start=1):
                conduct = {"id": f"{rule.id}/{expected}/{number}", **example.conduct}
                verdict = check(conduct)
                right = applies(rule, verdict) == (expected == "caught")
                file = rulebook.files[rule.id]
                yield Outcome(rule.id, file, expected, conduct, verdict, right)


def applies(rule: Rule, verdict: Verdict) -> bool:
    """Whether a rule surely applies in a verdict: as a reason, an exception, or on trial."""
    if rule.record.status == "shadow":
        return rule.id in verdict.shadow
    return any(
        (reason.rule == rule.id and reason.when is None)
        or any(weighed.id == rule.id and weighed.holds for weighed in reason.exceptions)
        for reason in verdict.reasons
    )
