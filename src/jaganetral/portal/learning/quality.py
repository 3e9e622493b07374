"""How good each question is: how hard, and whether those who know more get it right more often.

Over first answers alone, and only in whole tens of people: the figures of a question appear with
its tenth answer and move with its twentieth, so that nobody reads one person's answer from two
looks at the page. One query; a row for each question.

Difficulty is the share of right answers with Wilson's interval (1927). Discrimination is the
correlation of getting this question right with the rest: how far above what is usual somebody
does on the other questions they were asked (each answer less the share of right answers to that
question, for the quiz gives hard questions to the able). Item-rest, so that a question is not
correlated with itself; its interval is Fisher's (1921). Both 95 %.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.db import connection

from jaganetral.portal.learning.bank import Question, bank
from jaganetral.portal.proportion import wilson

__all__ = ["EASY", "HARD", "STEP", "Quality", "qualities"]

STEP = 10
"""Figures rest on ten people at least, and move when ten more have answered."""
HARD, EASY = 1 / 3, 0.95
"""Below the first people do worse than by guessing; above the second nearly nobody learns."""
_OTHERS = 5
"""Somebody's rest counts from so many answers to other questions on."""
_Z = 1.959964
_SQL = """
WITH numbered AS (
  SELECT item_id, learner_id,
         CAST(CASE WHEN "right" THEN 1 ELSE 0 END AS DOUBLE PRECISION) AS score,
         ROW_NUMBER() OVER (PARTITION BY item_id ORDER BY at, id) AS place,
         COUNT(*) OVER (PARTITION BY item_id) AS many
  FROM learning_answer WHERE "first"
), counted AS (
  SELECT item_id, learner_id, score FROM numbered WHERE place <= many - many %% %(step)s
), eased AS (
  SELECT item_id, COUNT(*) AS people, AVG(score) AS share FROM counted GROUP BY item_id
), beyond AS (
  SELECT counted.item_id, learner_id, score, score - share AS extra
  FROM counted JOIN eased ON eased.item_id = counted.item_id
), whole AS (
  SELECT learner_id, SUM(extra) AS total, COUNT(*) AS answers FROM beyond GROUP BY learner_id
), paired AS (
  SELECT beyond.item_id, score, (total - extra) / (answers - 1) AS rest
  FROM beyond JOIN whole ON whole.learner_id = beyond.learner_id WHERE answers > %(others)s
)
SELECT eased.item_id, people, share, COUNT(rest), SUM(score), SUM(rest), SUM(score * rest),
       SUM(rest * rest)
FROM eased LEFT JOIN paired ON paired.item_id = eased.item_id
GROUP BY eased.item_id, people, share
"""


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one question. `right` and `discrimination` are None below ten people."""

    question: Question
    people: int = 0
    right: float | None = None
    right_from: float = 0.0
    right_to: float = 1.0
    discrimination: float | None = None
    discrimination_from: float = -1.0
    discrimination_to: float = 1.0

    @property
    def flags(self) -> tuple[str, ...]:
        """What its author should look at: `negative` (surely, by its interval), `perhaps_negative`
        (by chance, perhaps), `hard`, `easy`."""
        found = []
        if self.discrimination is not None and self.discrimination < 0:
            found.append("negative" if self.discrimination_to < 0 else "perhaps_negative")
        if self.right is not None and self.right < HARD:
            found.append("hard")
        if self.right is not None and self.right > EASY:
            found.append("easy")
        return tuple(found)


def qualities() -> list[Quality]:
    """Every question of today with its figures: surely flagged ones first, then those that are
    perhaps, then the most answered."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"step": STEP, "others": _OTHERS})
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    found = [
        _quality(question, *rows[key]) if key in rows else Quality(question)
        for key, question in bank().questions.items()
    ]

    def first(one: Quality) -> tuple[int, int, str]:
        worst = 2 if not one.flags else int(one.flags == ("perhaps_negative",))
        return worst, -one.people, one.question.source

    return sorted(found, key=first)


def _quality(
    question: Question,
    people: int,
    share: float,
    pairs: int,
    scores: float | None,
    rests: float | None,
    products: float | None,
    squares: float | None,
) -> Quality:
    low, high = wilson(round(share * people), people)
    plain = Quality(question, people, share, low, high)
    if pairs < STEP or None in (scores, rests, products, squares):
        return plain
    sums = [float(one or 0) for one in (scores, rests, products, squares)]
    found = _correlation(pairs, *sums)
    if found is None:
        return plain
    reach = _Z / math.sqrt(pairs - 3)
    middle = math.atanh(max(-0.9999, min(0.9999, found)))
    return Quality(
        question, people, share, low, high, found,
        math.tanh(middle - reach), math.tanh(middle + reach),
    )  # fmt: skip


def _correlation(
    pairs: int, scores: float, rests: float, products: float, squares: float
) -> float | None:
    """Of a score of 0 or 1 (whose square is itself) with the rest; None where one never varies."""
    spread = (pairs * scores - scores**2) * (pairs * squares - rests**2)
    if spread <= 1e-9:
        return None
    return (pairs * products - scores * rests) / math.sqrt(spread)
