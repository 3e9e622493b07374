"""What is told in a report and by whom: two things, sealed apart under keys of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from jaganetral.custody.canonical import Value, canonical
from jaganetral.portal.sealing import Box

__all__ = [
    "LONGEST", "Content", "Told", "Who", "content_hash", "content_of", "open_content",
    "open_who", "open_words", "seal_content", "seal_who", "seal_words",
]  # fmt: skip

LONGEST = 20_000
"""Letters of an account: as many as the narrative reader reads."""

_CONTENT = Box(b"jaganetral intake, what was told, 1")
_WHO = Box(b"jaganetral intake, who told it, 1")
_WORDS = Box(b"jaganetral intake, mailbox, 1")


class Who(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who reports, as form B.1 asks. All but the name may be empty."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    born: str = ""
    sex: str = ""
    work: str = ""
    nationality: str = ""
    signed: bool = False
    """Whether an officer saw the signature and found it to match the identity card."""

    @property
    def named(self) -> bool:
        return bool(self.name.strip())


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is handed to `actions.file_report`.

    `conduct` is the contract's JSON object; `region` a Kemendagri code or ""; `election` an id as
    the elections have them or ""; `nonce` is the secret of a conversation, which makes filing it a
    second time give the same report and code.
    """

    text: str
    known_on: date
    happened_on: date | None = None
    happened_roughly: str = ""
    place: str = ""
    region: str = ""
    election: str = ""
    reported_name: str = ""
    reported_office: str = ""
    reported_nip: str = ""
    witnesses: str = ""
    links: str = ""
    conduct: dict[str, Any] = {}
    who: Who | None = None
    nonce: str = ""


class Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a report says, as it is kept. `exhibits` are the SHA-256 of the files at filing; `salt`
    keeps anybody from guessing what stands behind the hash on the receipt."""

    text: str
    known_on: str
    happened_on: str = ""
    happened_roughly: str = ""
    place: str = ""
    region: str = ""
    reported_name: str = ""
    reported_office: str = ""
    reported_nip: str = ""
    witnesses: str = ""
    links: str = ""
    conduct: str = ""
    """JSON, as it was read: numbers and all stay as they are."""
    exhibits: tuple[str, ...] = ()
    salt: str = ""


def content_of(told: Told, exhibits: Sequence[str], salt: str) -> Content:
    """What will be kept of what was told."""
    return Content(
        text=told.text,
        known_on=told.known_on.isoformat(),
        happened_on=told.happened_on.isoformat() if told.happened_on else "",
        happened_roughly=told.happened_roughly,
        place=told.place,
        region=told.region,
        reported_name=told.reported_name,
        reported_office=told.reported_office,
        reported_nip=told.reported_nip,
        witnesses=told.witnesses,
        links=told.links,
        conduct=msgspec.json.encode(told.conduct).decode() if told.conduct else "",
        exhibits=tuple(sorted(exhibits)),
        salt=salt,
    )


def content_hash(content: Content) -> str:
    """SHA-256 over the canonical JSON of the content: what a receipt vouches for."""
    told: Value = msgspec.to_builtins(content)
    return hashlib.sha256(b"jaganetral report 1\n" + canonical(told)).hexdigest()


def seal_content(content: Content) -> str:
    return _CONTENT.seal(msgspec.json.encode(content))


def open_content(token: str) -> Content:
    """Raises Unsealed."""
    return msgspec.json.decode(_CONTENT.open(token), type=Content)


def seal_who(who: Who) -> str:
    return _WHO.seal(msgspec.json.encode(who))


def open_who(token: str) -> Who:
    """Raises Unsealed. For `actions.open_identity` alone."""
    return msgspec.json.decode(_WHO.open(token), type=Who)


def seal_words(words: str) -> str:
    return _WORDS.seal(words.encode())


def open_words(token: str) -> str:
    """Raises Unsealed."""
    return _WORDS.open(token).decode()
