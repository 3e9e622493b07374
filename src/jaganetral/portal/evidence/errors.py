"""What can go wrong with evidence.

EvidenceError
├── BadFile        a file that is not taken; `sentence` tells the person what to do
├── NotNow         the exhibit is in a state in which this can't be done; `sentence` says why
├── CouldNotLook   an original that the sandboxed worker could not open; `code` says why
└── FileGone       the original of an exhibit is not where it was put, or is not what it was
"""

from __future__ import annotations


class EvidenceError(Exception):
    """The base of every error of this room."""


class BadFile(EvidenceError):
    """A file that is not taken; `sentence` tells the person what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NotNow(EvidenceError):
    """The exhibit is in a state in which this can't be done; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class FileGone(EvidenceError):
    """The original of an exhibit is not where it was put, or is not what it was."""


class CouldNotLook(EvidenceError):
    """An original that could not be opened: `broken`, `stopped`, `locked`, `bomb`, `too_large`,
    `no_sandbox`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)
