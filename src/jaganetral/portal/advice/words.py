"""The content of a message: what is sealed, and how it is told to be unaltered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from jaganetral.portal.advice.sealed import opened, sealed

__all__ = ["LIMIT", "Words", "fingerprint", "open_words", "seal_words"]

LIMIT = 8_000
"""Letters of one message."""

_ordered = msgspec.json.Encoder(order="sorted")


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one message says.

    `conduct` (JSON in the contract's shape), `decision` and `summary` come from a self-check that
    the asker brought along; `rules` are the rules of the rulebook that an answer rests on.
    """

    text: str
    conduct: str = ""
    decision: str = ""
    summary: str = ""
    rules: tuple[str, ...] = ()


def seal_words(words: Words) -> str:
    return sealed(msgspec.json.encode(words))


def open_words(token: str) -> Words:
    """Raises Unsealed."""
    return msgspec.json.decode(opened(token), type=Words)


def fingerprint(turns: Sequence[tuple[str, str, Words]], rulebook: str, at: str) -> str:
    """SHA-256 over all turns up to the answer, the rulebook and the moment.

    A turn is (`asker` or `adviser`, ISO moment, words).
    """
    content = {"turns": [list(turn) for turn in turns], "rulebook": rulebook, "at": at}
    return hashlib.sha256(_ordered.encode(content)).hexdigest()
