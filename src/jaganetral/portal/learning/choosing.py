"""Which question comes next: what is due, then what is new and of the learner's level.

Every other question asks about a rule that is due (what changed first, then the longest due), as
long as there are such. The rest teach rules not met yet: of the level that was asked least in this
sitting (so that what is allowed is learned too), near the TARGET chance of a right answer; one in
five at random among the questions that were answered least, so that their figures come.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jaganetral.portal.learning.bank import Question
from jaganetral.portal.learning.rating import TARGET, expected

__all__ = ["EXPLORE", "Known", "choose"]

EXPLORE = 0.2
"""How often a question is taken for its own sake: to learn how hard it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when a question is chosen.

    `due` are rules in the order in which they should be asked; `met` those that were answered
    about; `ratings` the difficulty and number of answers of questions that have any.
    """

    ability: float = 0.0
    due: Sequence[str] = ()
    met: frozenset[str] = frozenset()
    ratings: Mapping[str, tuple[float, int]] = field(default_factory=dict)


def choose(
    pool: Iterable[Question], asked: Sequence[Question], known: Known, rng: random.Random
) -> Question | None:
    """The next question of a pool after those asked in this sitting; None where none is left."""
    seen = {one.conduct for one in asked}  # one conduct may teach several rules
    rules = {one.rule for one in asked}
    left = [one for one in pool if one.conduct not in seen]
    rng.shuffle(left)  # of questions that fit alike none is first
    left.sort(key=lambda one: one.rule in rules)
    if not left:
        return None
    due = [rule for rule in known.due if rule not in rules]
    if due and len(asked) % 2 == 0:
        for rule in due:
            about = [one for one in left if one.rule == rule]
            if about:
                return min(about, key=_misfit(known))
    fresh = [one for one in left if one.rule not in rules and one.rule not in known.met]
    fresh = fresh or [one for one in left if one.rule not in rules] or left
    if rng.random() < EXPLORE:
        return min(fresh, key=lambda one: known.ratings.get(one.id, (0.0, 0))[1])
    counts = Counter(one.answer for one in asked)
    fewest = min(counts[one.answer] for one in fresh)
    return min((one for one in fresh if counts[one.answer] == fewest), key=_misfit(known))


def _misfit(known: Known) -> Callable[[Question], float]:
    """How far the chance of a right answer is from the target."""

    def misfit(one: Question) -> float:
        difficulty, _answers = known.ratings.get(one.id, (0.0, 0))
        return abs(expected(known.ability, difficulty) - TARGET)

    return misfit
