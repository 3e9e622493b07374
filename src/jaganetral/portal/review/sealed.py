"""What an item holds of people's words, packed and kept encrypted (see `portal.sealing`)."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from jaganetral.portal.sealing import Box

__all__ = ["Kept", "open_kept", "opened", "opened_bytes", "seal_kept", "sealed", "sealed_bytes"]

_BOX = Box(b"jaganetral review, words at rest, 1")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The conduct as the contract has it, its verdict, its copies, and where it was seen before.

    `members` as triage lists them: the account's name stands there as it stands on the roster.
    """

    conduct: Mapping[str, Any] = {}
    judged: Mapping[str, Any] = {}
    members: Sequence[Mapping[str, Any]] = ()
    photos: Sequence[str] = ()
    seen_before: Sequence[Mapping[str, Any]] = ()


def seal_kept(kept: Kept) -> str:
    return _BOX.seal(zlib.compress(msgspec.json.encode(kept), 3))


def open_kept(token: str) -> Kept:
    """What was sealed; nothing where it was erased. Raises what `Box.open` raises."""
    return msgspec.json.decode(zlib.decompress(_BOX.open(token)), type=Kept) if token else Kept()


def sealed_bytes(content: bytes) -> str:
    """A file as kept."""
    return _BOX.seal(content)


def opened_bytes(token: str) -> bytes:
    """The file again. Raises what `Box.open` raises."""
    return _BOX.open(token)


def sealed(words: str) -> str:
    """Words as kept; "" stays ""."""
    return _BOX.seal(words.encode()) if words else ""


def opened(token: str) -> str:
    """The words again. Raises what `Box.open` raises."""
    return _BOX.open(token).decode() if token else ""
