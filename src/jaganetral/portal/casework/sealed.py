"""What is said of people in a case, kept encrypted (see `portal.sealing`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from jaganetral.portal.sealing import Box

__all__ = ["Told", "open_told", "opened", "seal_told", "sealed"]

_BOX = Box(b"jaganetral casework, words at rest, 1")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Who is reported, what for, and the conduct as the contract has it."""

    name: str = ""
    nip: str = ""
    position: str = ""
    allegation: str = ""
    happened_on: str = ""
    place: str = ""
    conduct: Mapping[str, Any] = {}


def seal_told(told: Told) -> str:
    return _BOX.seal(msgspec.json.encode(told))


def open_told(token: str) -> Told:
    """Raises what `Box.open` raises."""
    return msgspec.json.decode(_BOX.open(token), type=Told)


def sealed(words: str) -> str:
    """Words as kept; "" stays ""."""
    return _BOX.seal(words.encode()) if words else ""


def opened(token: str) -> str:
    """The words again. Raises what `Box.open` raises."""
    return _BOX.open(token).decode() if token else ""
