"""What people write about their data, sealed; and the code by which they follow it."""

from __future__ import annotations

import secrets

import msgspec

from jaganetral.portal.sealing import Box, Mark

__all__ = [
    "Asked", "Failure", "kept", "marks", "new_code", "open_asked", "open_failure", "open_turn",
    "seal_asked", "seal_failure", "seal_turn",
]  # fmt: skip

_ASKED = Box(b"jaganetral privacy, requests at rest, 1")
_FAILURE = Box(b"jaganetral privacy, breaches at rest, 1")
_CODE = Mark(b"jaganetral privacy, code of a request, 1")
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Asked(msgspec.Struct, frozen=True, omit_defaults=True):
    """What somebody asks, how to reach them, and how they show that the data is theirs."""

    words: str
    contact: str = ""
    proof: str = ""


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a notice must say (article 46 paragraph 2)."""

    data: str
    how: str
    measures: str


def seal_asked(asked: Asked) -> str:
    return _ASKED.seal(msgspec.json.encode(asked))


def open_asked(token: str) -> Asked:
    """Raises Unsealed. What was removed by age is empty."""
    return msgspec.json.decode(_ASKED.open(token), type=Asked) if token else Asked("")


def seal_turn(words: str) -> str:
    return _ASKED.seal(words.encode())


def open_turn(token: str) -> str:
    """Raises Unsealed."""
    return _ASKED.open(token).decode() if token else ""


def seal_failure(failure: Failure) -> str:
    return _FAILURE.seal(msgspec.json.encode(failure))


def open_failure(token: str) -> Failure:
    """Raises Unsealed."""
    return msgspec.json.decode(_FAILURE.open(token), type=Failure) if token else Failure("", "", "")


def new_code() -> str:
    """A new code: 100 bits, in groups of four, without look-alikes."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(5))


def kept(code: str) -> str:
    """What is kept of a code."""
    return _CODE.of(_plain(code))


def marks(code: str) -> list[str]:
    """What may be kept of a code that somebody types."""
    return _CODE.all_of(_plain(code))


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isascii() and sign.isalnum())
