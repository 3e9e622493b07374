"""The key of an installation: Ed25519 (RFC 8032), made once, kept in one file that only it reads.

The key's fingerprint is SHA-256 over the 32 bytes of the public key, in groups of eight letters.
An installation publishes it; whoever verifies a bundle compares the two.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from jaganetral.custody.errors import BadKey

__all__ = ["SigningKey", "fingerprint", "public_pem", "same_fingerprint", "signed"]


class SigningKey:
    """A private key that signs."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def kept(cls, path: Path) -> SigningKey:
        """The key in a file (PEM, mode 0600), made where there is none. Raises BadKey, OSError."""
        try:
            pem = path.read_bytes()
        except FileNotFoundError:
            pem = _made(path)
        if path.stat().st_mode & 0o077:
            raise BadKey(f"{path}: others can read the key; chmod 600 {path}")
        try:
            key = load_pem_private_key(pem, None)
        except (ValueError, TypeError) as wrong:
            raise BadKey(f"{path}: no private key in PEM: {wrong}") from None
        if not isinstance(key, Ed25519PrivateKey):
            raise BadKey(f"{path}: a key of another kind; Ed25519 is expected")
        return cls(key)

    @cached_property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, message: bytes) -> bytes:
        """64 bytes. The message tells by its first words what kind of thing is signed."""
        return self._key.sign(message)


def signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of a public key (32 bytes) signed just this."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key as people compare it: eight groups of eight letters."""
    found = hashlib.sha256(public).hexdigest()
    return " ".join(found[at : at + 8] for at in range(0, 64, 8))


def same_fingerprint(public: bytes, told: str) -> bool:
    """Whether what somebody typed is this key's fingerprint; spaces and colons don't count."""
    return re.sub(r"[^0-9a-f]", "", told.lower()) == hashlib.sha256(public).hexdigest()


def public_pem(public: bytes) -> bytes:
    """A public key as PEM, for other programs."""
    key = Ed25519PublicKey.from_public_bytes(public)
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _made(path: Path) -> bytes:
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # the first of several processes wins, and all read the same
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_bytes()
