"""What names people in a roster or a list of participants, each sealed for one use."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from jaganetral.portal.sealing import Box, Mark

__all__ = ["NIP", "Joined", "Known", "Sheet", "known", "open_bad", "open_joined", "open_sheet",
           "seal_bad", "seal_joined", "seal_known", "seal_sheet"]  # fmt: skip

NIP = Mark(b"jaganetral reaching, nip, 1")
_KNOWN = Box(b"jaganetral reaching, employee, 1")
_SHEET = Box(b"jaganetral reaching, roster, 1")
_BAD = Box(b"jaganetral reaching, rows that were not taken, 1")
_JOINED = Box(b"jaganetral reaching, participant, 1")


class Known(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who an employee is and how to reach them."""

    name: str
    nip: str
    email: str = ""
    phone: str = ""


class Sheet(msgspec.Struct, frozen=True):
    """A table as it was read: the header, then the rows with their numbers in the file."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


class Joined(msgspec.Struct, frozen=True, omit_defaults=True):
    """A participant as the programme shows them."""

    name: str
    email: str = ""


def seal_known(one: Known) -> str:
    return _KNOWN.seal(msgspec.json.encode(one))


@lru_cache(maxsize=20_000)
def known(sealed: str) -> Known:
    """Who that is. Raises Unsealed. What was opened is kept in this process's memory."""
    return msgspec.json.decode(_KNOWN.open(sealed), type=Known)


def seal_sheet(sheet: Sheet) -> str:
    return _SHEET.seal(msgspec.json.encode(sheet))


def open_sheet(sealed: str) -> Sheet:
    return msgspec.json.decode(_SHEET.open(sealed), type=Sheet)


def seal_bad(content: bytes) -> str:
    return _BAD.seal(content)


def open_bad(sealed: str) -> bytes:
    return _BAD.open(sealed)


def seal_joined(one: Joined) -> str:
    return _JOINED.seal(msgspec.json.encode(one))


def open_joined(sealed: str) -> Joined:
    return msgspec.json.decode(_JOINED.open(sealed), type=Joined)
