"""What can go wrong between an asker and an adviser.

AdviceError
├── NotNow         the question is in a state in which this can't be done
├── BadWords       what was written cannot be taken; says what to mend
├── NeverChanged   somebody tried to change a record or a line of the trail
└── Unsealed       what is kept can't be opened: the secret of this installation was changed
"""

from __future__ import annotations


class AdviceError(Exception):
    """The base of every error of this room."""


class NotNow(AdviceError):
    """The question is in a state in which this can't be done; `sentence` tells a person why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class BadWords(AdviceError):
    """What was written cannot be taken; `sentence` says what to mend."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NeverChanged(AdviceError):
    """A record of advice and a line of the trail are written once."""


class Unsealed(AdviceError):
    """What is kept can't be opened with the secret of this installation."""
