"""What can go wrong between a reporter and the officers.

IntakeError
├── BadReport       what was told cannot be filed like this; names the field and what to mend
├── BadWords        a message cannot be taken; says what to mend
├── NotNow          the report stands where this cannot be done
├── NoReceiver      nobody in this installation receives reports of the place
├── TooSoon         the conversation is too old, or was never held: begin it again
└── NeverChanged    somebody tried to change or remove what was written once
"""

from __future__ import annotations


class IntakeError(Exception):
    """The base of every error of this room; `sentence` tells a person what to do."""

    def __init__(self, sentence: str, field: str = "") -> None:
        self.sentence, self.field = sentence, field
        super().__init__(f"{field}: {sentence}" if field else sentence)


class BadReport(IntakeError):
    """What was told cannot be filed like this."""


class BadWords(IntakeError):
    """A message cannot be taken."""


class NotNow(IntakeError):
    """The report stands where this cannot be done."""


class NoReceiver(IntakeError):
    """Nobody in this installation receives reports of the place."""


class TooSoon(IntakeError):
    """The conversation is too old, or was never held."""


class NeverChanged(IntakeError):
    """A line that is written once is never changed and never removed."""
