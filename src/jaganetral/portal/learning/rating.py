"""How hard a question is and how able a learner, on one scale, learned from each answer.

The Elo rating of adaptive practice (Klinkenberg, Straatemeier & van der Maas 2011; Pelánek 2016,
doi:10.1016/j.compedu.2016.03.017): a right answer is expected with the chance of a logistic model
with one parameter and a floor for guessing; both ratings move by how far the answer was from that,
the less the more answers they rest on.
"""

from __future__ import annotations

import math

__all__ = ["GUESSING", "TARGET", "expected", "moved"]

GUESSING = 1 / 3
"""Of three answers one is right."""
TARGET = 0.75
"""The chance of a right answer that the next question aims at: hard enough to teach, easy enough
to keep going (Klinkenberg et al. 2011)."""
_FIRST, _SETTLES = 1.0, 0.05
"""Pelánek's uncertainty function a / (1 + b n), a = 1, b = 0.05."""


def expected(ability: float, difficulty: float) -> float:
    """The chance of a right answer, between GUESSING and 1."""
    return GUESSING + (1 - GUESSING) / (1 + math.exp(difficulty - ability))


def moved(
    ability: float, answered: int, difficulty: float, times: int, *, right: bool
) -> tuple[float, float]:
    """Ability and difficulty after an answer; `answered` and `times` are those before it."""
    surprise = float(right) - expected(ability, difficulty)
    return (
        ability + _step(answered) * surprise,
        difficulty - _step(times) * surprise,
    )


def _step(answers: int) -> float:
    return _FIRST / (1 + _SETTLES * answers)
