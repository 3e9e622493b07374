"""What can go wrong when people are to be reached. Sentences are shown to a person.

ReachingError
├── BadFile        a file that cannot be read at all: why, and what to do
├── BadMapping     columns that cannot stand for these fields; `field` names the wrong one
├── NotNow         the step is not possible in this state
├── BadLink        a personal link that never was, was revoked, or has run out
├── BadPlan        a plan of reminders that cannot be used: which item, what is wrong
└── NotDelivered   a message that could not be handed over; `again` says whether to try later
"""

from __future__ import annotations


class ReachingError(Exception):
    """The base of every error of this room; `sentence` is shown to a person."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class BadFile(ReachingError):
    """A file that cannot be read at all."""


class BadMapping(ReachingError):
    """Columns that cannot stand for these fields."""

    def __init__(self, sentence: str, field: str) -> None:
        self.field = field
        super().__init__(sentence)


class NotNow(ReachingError):
    """The step is not possible in this state."""


class BadLink(ReachingError):
    """A personal link that never was, was revoked, or has run out."""


class BadPlan(ReachingError):
    """A plan of reminders that cannot be used."""


class NotDelivered(ReachingError):
    """A message that could not be handed over."""

    def __init__(self, sentence: str, *, again: bool) -> None:
        self.again = again
        super().__init__(sentence)
