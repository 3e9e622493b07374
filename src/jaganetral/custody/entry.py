"""What was done: one entry, its digest, and what of it only a salted commitment tells.

    digest     = SHA-256("jaganetral entry 1\\n" || canonical JSON of the entry)
    commitment = SHA-256("jaganetral commitment 1\\n" || salt (16 bytes) || canonical [name, value])

Personal data goes into an entry as commitments alone. Salt and value, the opening, are kept apart:
when they are erased, nobody can find the value from the commitment, and the chain stays whole.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from jaganetral.custody.canonical import Value, canonical

__all__ = ["Entry", "Opening", "commitment", "moment", "new_salt"]

_ENTRY = b"jaganetral entry 1\n"
_COMMITMENT = b"jaganetral commitment 1\n"
SALT = 16
"""Bytes; more than anybody can guess through."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done.

    `at` is UTC with microseconds and a Z; `what` like `exhibit.received`; `by` and `organisation`
    are numbers of this installation (`person:12`), empty where nobody is named; `about` tells the
    subject (`exhibit:<uuid>`). `private` holds commitments (hex) by name.
    """

    id: str
    at: str
    what: str
    by: str
    about: str
    organisation: str = ""
    details: Mapping[str, Value] = field(default_factory=dict)
    private: Mapping[str, str] = field(default_factory=dict)

    def written(self) -> dict[str, Value]:
        """As an object of JSON."""
        return {
            "id": self.id, "at": self.at, "what": self.what, "by": self.by, "about": self.about,
            "organisation": self.organisation, "details": self.details, "private": self.private,
        }  # fmt: skip

    def digest(self) -> bytes:
        """32 bytes that stand for the entry. Raises NotCanonical."""
        return hashlib.sha256(_ENTRY + canonical(self.written())).digest()


@dataclass(frozen=True, slots=True)
class Opening:
    """What a commitment hides: its name, its salt (hex) and the value."""

    name: str
    salt: str
    value: str

    def commitment(self) -> str:
        """The commitment (hex) that this opens. Raises ValueError where the salt is no hex."""
        return commitment(self.name, self.value, bytes.fromhex(self.salt))


def commitment(name: str, value: str, salt: bytes) -> str:
    """A commitment to a value, in hex."""
    return hashlib.sha256(_COMMITMENT + salt + canonical([name, value])).hexdigest()


def new_salt() -> bytes:
    """A salt that was never used."""
    return secrets.token_bytes(SALT)


def moment(at: datetime) -> str:
    """A moment as entries write it. Raises ValueError for one without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
