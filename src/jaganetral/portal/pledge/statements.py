"""What a certificate states, signed twice: by the person's browser, and by the installation.

The statement is canonical JSON (custody/canonical.py):

    {"kind": "jaganetral pledge 1", "number", "name", "office", "signed_on", "text",
     "text_hash", "rulebook", "own": {"alg", "public", "signature"} or null, "nonce"}

The installation's Ed25519 key signs `jaganetral pledge 1`, a line end, and the statement. `own`
is what the browser made, where it could: a key pair made for this one signature, whose private
half cannot be taken out and goes with the page. It signs `jaganetral pledge by own key 1` and, each
after a line end, the text's hash, the rulebook, the nonce and the name. It shows that the words
were signed in that browser before they were sent; it does not show who sat there. `null`: without
JavaScript or over a plain line; the certificate says so.
"""

from __future__ import annotations

import base64
from datetime import date
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from jaganetral.custody.canonical import canonical
from jaganetral.custody.signing import signed
from jaganetral.portal.sealing import Box
from jaganetral.portal.trail import checkpoints

__all__ = [
    "KIND", "OWN_KIND", "Own", "Statement", "compact", "holds", "open_statement", "own_holds",
    "own_message", "read_compact", "seal_statement", "sign", "told_of",
]  # fmt: skip

KIND = "jaganetral pledge 1"
OWN_KIND = "jaganetral pledge by own key 1"
_BOX = Box(b"jaganetral pledge, statement, 1")
_LONGEST = 4000


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The browser's key and signature, base64url without padding. Ed25519: 32 and 64 bytes; P-256:
    the point uncompressed (65 bytes), and r and s (64 bytes)."""

    alg: Literal["Ed25519", "ES256"]
    public: str
    signature: str


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a certificate states."""

    kind: str
    number: str
    name: str
    office: str
    signed_on: str
    text: str
    text_hash: str
    rulebook: str
    nonce: str
    own: Own | None

    def bytes(self) -> bytes:
        return canonical(msgspec.to_builtins(self))

    @property
    def day(self) -> date:
        return date.fromisoformat(self.signed_on)


def own_message(text_hash: str, rulebook: str, nonce: str, name: str) -> bytes:
    """What the browser signs."""
    return "\n".join((OWN_KIND, text_hash, rulebook, nonce, name)).encode()


def own_holds(own: Own, message: bytes) -> bool:
    """Whether the browser's signature holds over the message."""
    try:
        public, signature = _unb64(own.public), _unb64(own.signature)
        if own.alg == "Ed25519":
            return signed(public, signature, message)
        if len(signature) != 64:
            return False
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        r, s = (int.from_bytes(part, "big") for part in (signature[:32], signature[32:]))
        key.verify(encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
    except (ValueError, InvalidSignature):
        return False
    return True


def sign(told: bytes) -> tuple[bytes, bytes]:
    """The installation's signature over a statement, and the key that it holds under."""
    key = checkpoints.key()
    return key.sign(_message(told)), key.public


def holds(told: bytes, signature: bytes, public: bytes) -> bool:
    """Whether this key signed just this statement."""
    return signed(public, signature, _message(told))


def told_of(told: bytes) -> Statement | None:
    """The statement in its parts; None where it is none of ours."""
    try:
        found = msgspec.json.decode(told, type=Statement)
        date.fromisoformat(found.signed_on)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        return None
    return found if found.kind == KIND else None


def compact(told: bytes, signature: bytes) -> str:
    """A certificate in one line, as in its QR code: `JNP1.<statement>.<signature>`."""
    return f"JNP1.{_b64(told)}.{_b64(signature)}"


def read_compact(text: str) -> tuple[bytes, bytes] | None:
    """Statement and signature of such a line; None where it is none."""
    parts = text.strip().rpartition("#")[2].split(".")
    if len(parts) != 3 or parts[0] != "JNP1" or len(text) > _LONGEST:
        return None
    try:
        return _unb64(parts[1]), _unb64(parts[2])
    except ValueError:
        return None


def seal_statement(told: bytes) -> str:
    return _BOX.seal(told)


def open_statement(sealed: str) -> bytes:
    """Raises Unsealed."""
    return _BOX.open(sealed)


def _message(told: bytes) -> bytes:
    return KIND.encode() + b"\n" + told


def _b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _unb64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
