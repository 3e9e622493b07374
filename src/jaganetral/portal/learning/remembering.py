"""When to ask about a rule again: the memory model FSRS, by the library `fsrs`.

Asked again when the chance that somebody still knows it has fallen to RETENTION.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler, State

__all__ = ["LONGEST", "RETENTION", "Memory", "after"]

RETENTION = 0.9
"""The desired retention: how surely a rule should still be known when it is asked again."""
LONGEST = 365
"""Days after which everything is asked again, however well it is known: elections come seldom."""

# Without learning steps (a second look within minutes) a rule is asked again on another day only.
_SCHEDULER = Scheduler(
    desired_retention=RETENTION,
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=LONGEST,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Memory:
    """How firmly a rule is known: FSRS's stability (days) and difficulty (1–10), and its dates."""

    stability: float
    difficulty: float
    reviewed_at: datetime
    due_at: datetime


def after(before: Memory | None, *, right: bool, guessed: bool, now: datetime) -> Memory:
    """The memory after an answer. `now` is aware. A wrong answer counts as forgotten; a right one
    that was called a guess as hard, else as good."""
    card = Card(card_id=1, due=now)
    if before is not None:
        card = Card(
            card_id=1,
            state=State.Review,
            stability=before.stability,
            difficulty=before.difficulty,
            due=before.due_at,
            last_review=before.reviewed_at,
        )
    rating = (Rating.Hard if guessed else Rating.Good) if right else Rating.Again
    card, _log = _SCHEDULER.review_card(card, rating, now.astimezone(UTC))
    if card.stability is None or card.difficulty is None:  # never after a review
        raise ValueError("the memory model gave no state")
    return Memory(card.stability, card.difficulty, now, card.due)
