"""What can go wrong with a pledge.

PledgeError
├── BadText        a text of the pledge that cannot be used: which, what is wrong (for the author)
├── NotReady       modules are still to be read; `missing` names them
├── BadName        the typed name is none, or is not that of the roster; a sentence for the person
└── BadSignature   what the browser signed does not hold
"""

from __future__ import annotations


class PledgeError(Exception):
    """The base of every error of this room; `sentence` is shown to a person."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class BadText(PledgeError):
    """A text of the pledge that cannot be used."""


class NotReady(PledgeError):
    """Modules are still to be read."""

    def __init__(self, sentence: str, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(sentence)


class BadName(PledgeError):
    """The typed name is none, or is not that of the roster."""


class BadSignature(PledgeError):
    """What the browser signed does not hold."""
