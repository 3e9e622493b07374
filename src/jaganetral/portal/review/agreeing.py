"""What the decisions on an item come to: two different people must agree, nobody decides alone.

Two who say the same agree; on a breach they must have a rule in common, or they speak of different
things. Where two differ a third looks at it, and then the lead; who cannot agree have found no
breach: a lead closes such an item as unclear. Nothing here looks at what the machine said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from jaganetral.portal.review.states import Choice, State

__all__ = ["Said", "Standing", "standing"]


@dataclass(frozen=True, slots=True)
class Said:
    """One decision that stands; `final` is a lead's who closed the item without agreement."""

    by: int
    decision: str
    rules: frozenset[str] = frozenset()
    final: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the decisions leave an item, and on which rules those who agree agree."""

    state: State
    outcome: str = ""
    rules: tuple[str, ...] = field(default=())


def standing(said: Iterable[Said]) -> Standing:
    """Where an item stands by the decisions that stand. Each person has at most one."""
    every = list(said)
    if final := [one for one in every if one.final]:
        return Standing(State.CLOSED, final[0].decision)
    if len(every) < 2:
        return Standing(State.OPEN)
    agreed = {choice: pairs for choice in Choice.values if (pairs := _pairs(every, choice))}
    if len(agreed) != 1:  # none, or (after something was taken back) more than one
        return Standing(State.DISPUTED)
    (choice, pairs), *_ = agreed.items()
    if choice != Choice.BREACH:
        return Standing(State.CLOSED, choice)
    rules = frozenset().union(*(one.rules & other.rules for one, other in pairs))
    return Standing(State.AGREED, choice, tuple(sorted(rules)))


def _pairs(said: Sequence[Said], choice: str) -> list[tuple[Said, Said]]:
    """Who agree on this."""
    return [
        (one, other)
        for one, other in combinations([s for s in said if s.decision == choice], 2)
        if one.by != other.by and (choice != Choice.BREACH or one.rules & other.rules)
    ]
