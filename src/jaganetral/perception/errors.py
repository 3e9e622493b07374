"""What can go wrong in perception.

PerceptionError
├── LexiconError     a word list of ours does not read as it should
└── ModelFileError   a file of a trained reader is not the one that was trained
"""

from __future__ import annotations


class PerceptionError(Exception):
    """Base of every error that this package raises."""


class LexiconError(PerceptionError):
    """A word list does not read: `file`, `key`, what was `expected` and what was found."""

    def __init__(self, file: str, key: str, expected: str, got: str) -> None:
        self.file = file
        self.key = key
        self.expected = expected
        self.got = got
        super().__init__(f"{file}: {key}: expected {expected}, got {got}; mend the word list")


class ModelFileError(PerceptionError):
    """A file of a trained reader is not the one that was trained."""

    def __init__(self, file: str, expected: str, found: str) -> None:
        self.file, self.expected, self.found = file, expected, found
        super().__init__(
            f"{file}: expected {expected}, found {found}; install jaganetral again or run "
            "`make train`"
        )
