"""The keys of an installation, under a passphrase: scrypt (RFC 7914), then Fernet; and a MAC."""

from __future__ import annotations

import base64
import hmac
import json
import os
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from jaganetral.portal.backup.errors import WeakPassphrase, WrongPassphrase

__all__ = ["LEAST", "Keys", "Lock"]

LEAST = 12
"""The fewest letters of a passphrase."""
COST, BLOCK, LANES = 2**16, 8, 1
"""64 MiB and a fraction of a second for each guess."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What cannot be made again: the secret, and the key that signs (PEM; "" before the first)."""

    secret: str
    signing_key: str


class Lock:
    """A passphrase with its salt."""

    def __init__(self, passphrase: str, salt: bytes | None = None) -> None:
        """Raises WeakPassphrase."""
        if len(passphrase) < LEAST:
            raise WeakPassphrase(str(LEAST))
        self.salt = salt or os.urandom(16)
        made = Scrypt(salt=self.salt, length=64, n=COST, r=BLOCK, p=LANES).derive(
            passphrase.encode()
        )
        self._fernet = Fernet(base64.urlsafe_b64encode(made[:32]))
        self._mac = made[32:]

    def seal(self, keys: Keys) -> bytes:
        """The keys as they stand in a backup."""
        inner = json.dumps({"secret": keys.secret, "signing_key": keys.signing_key}).encode()
        told = {
            "kdf": "scrypt", "n": COST, "r": BLOCK, "p": LANES, "salt": self.salt.hex(),
            "token": self._fernet.encrypt(inner).decode(),
        }  # fmt: skip
        return json.dumps(told, indent=1).encode() + b"\n"

    @classmethod
    def of(cls, sealed: bytes, passphrase: str) -> tuple[Lock, Keys]:
        """The lock of sealed keys, and the keys. Raises WrongPassphrase, WeakPassphrase."""
        try:
            told = json.loads(sealed)
            lock = cls(passphrase, bytes.fromhex(told["salt"]))
            inner = json.loads(lock._fernet.decrypt(told["token"].encode()))
            return lock, Keys(inner["secret"], inner["signing_key"])
        except (InvalidToken, ValueError, KeyError, TypeError):
            raise WrongPassphrase from None

    def mac(self, content: bytes) -> str:
        """HMAC-SHA256 (hex) under the passphrase."""
        return hmac.new(self._mac, content, "sha256").hexdigest()
