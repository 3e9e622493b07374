"""The signed receipt: a report was filed on this day and is unaltered. Nothing of who or what.

The statement is canonical JSON (see custody/canonical.py):

    {"content": SHA-256, "filed_on": "2026-11-24", "kind": "jaganetral receipt 1", "number": …}

Signed with the installation's Ed25519 key over `jaganetral receipt 1`, a line end, and the
statement. `content` is a salted hash (words.content_hash): who has the receipt alone learns nothing
from it, who has the report (its reporter can download it) can compute it again. Only the day is
told, since an hour could tell the reported who was at a screen just then.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date

import msgspec

from jaganetral.custody.canonical import canonical
from jaganetral.custody.signing import fingerprint, public_pem, signed
from jaganetral.portal.trail import checkpoints

__all__ = ["KIND", "Key", "Statement", "compact", "holds", "message", "public_key",
           "read_compact", "sign", "statement", "told_of"]  # fmt: skip

KIND = "jaganetral receipt 1"


class Statement(msgspec.Struct, frozen=True):
    """What a receipt says."""

    content: str
    filed_on: str
    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Key:
    """The installation's public key in the forms that people compare and programs read."""

    raw: bytes
    pem: str
    fingerprint: str


def statement(number: str, filed_on: date, content: str) -> bytes:
    """The bytes of a statement."""
    return canonical(
        {"kind": KIND, "number": number, "filed_on": filed_on.isoformat(), "content": content}
    )


def message(told: bytes) -> bytes:
    """What is signed: the kind, a line end, the statement."""
    return KIND.encode() + b"\n" + told


def sign(told: bytes) -> tuple[bytes, bytes]:
    """The signature over a statement, and the public key that it holds under."""
    key = checkpoints.key()  # an installation has one key
    return key.sign(message(told)), key.public


def holds(told: bytes, signature: bytes, public: bytes) -> bool:
    """Whether the statement was signed by the holder of this key, letter by letter."""
    return signed(public, signature, message(told))


def public_key() -> Key:
    """The key under which receipts are signed now."""
    raw = checkpoints.key().public
    return Key(raw, public_pem(raw).decode(), fingerprint(raw))


def compact(told: bytes, signature: bytes) -> str:
    """A receipt in one line, as in its QR code: `JNR1.<statement>.<signature>`, both base64url."""
    return f"JNR1.{_b64(told)}.{_b64(signature)}"


def read_compact(text: str) -> tuple[bytes, bytes] | None:
    """Statement and signature of such a line; None where it is none."""
    parts = text.strip().rpartition("#")[2].split(".")
    if len(parts) != 3 or parts[0] != "JNR1" or len(text) > 2000:
        return None
    try:
        told, signature = (base64.urlsafe_b64decode(p + "=" * (-len(p) % 4)) for p in parts[1:])
    except ValueError:
        return None
    return told, signature


def told_of(told: bytes) -> Statement | None:
    """The statement in its parts; None where it is none of ours."""
    try:
        found = msgspec.json.decode(told, type=Statement)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if found.kind == KIND else None


def _b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
