"""What can go wrong with a case.

CaseworkError
├── NeverChanged       somebody tried to change or remove what happened
├── NotNow             the case stands where this cannot be done
├── MovedMeanwhile     somebody else moved the case since it was looked at
├── Needed             something that the step needs is missing; says what, and how to get it
├── Conflict           the person keeps out of this case, or must
├── NotAlone           one person cannot do this: too few, or the same person twice
└── BadWords           what was written cannot be taken; says what to mend
"""

from __future__ import annotations


class CaseworkError(Exception):
    """The base of every error of this room; `sentence` tells a person what to do."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        self.sentence, self.field = sentence, field
        super().__init__(sentence)


class NeverChanged(CaseworkError):
    """What happened is written once; it is never changed and never removed."""


class NotNow(CaseworkError):
    """The case stands where this cannot be done."""


class MovedMeanwhile(NotNow):
    """Somebody else moved the case since it was looked at."""


class Needed(CaseworkError):
    """Something that the step needs is missing."""


class Conflict(CaseworkError):
    """The person keeps out of this case, or must."""


class NotAlone(CaseworkError):
    """One person cannot do this."""


class BadWords(CaseworkError):
    """What was written cannot be taken."""
