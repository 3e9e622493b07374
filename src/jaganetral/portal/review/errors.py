"""What can go wrong while a queue is reviewed.

ReviewError
├── NeverChanged       somebody tried to change or remove what happened
├── NotNow             the item stands where this cannot be done
├── Taken              somebody else has the item
├── BadWords           what was written cannot be taken; says what to mend
└── BadQueue           the file is no queue file, or not for this organisation
"""

from __future__ import annotations


class ReviewError(Exception):
    """The base of every error of this room; `sentence` tells a person what to do."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        self.sentence, self.field = sentence, field
        super().__init__(sentence)


class NeverChanged(ReviewError):
    """What happened is written once; it is never changed and never removed."""


class NotNow(ReviewError):
    """The item stands where this cannot be done."""


class Taken(NotNow):
    """Somebody else has the item."""


class BadWords(ReviewError):
    """What was written cannot be taken."""


class BadQueue(ReviewError):
    """The file is no queue file, or not for this organisation."""
