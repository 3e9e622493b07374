"""What is said of people is kept encrypted: in the database it is unreadable without the secret.

A `Box` seals for one use: Fernet (AES-128-CBC with HMAC-SHA256) under a key derived from the
installation's secret by HKDF (RFC 5869) with the use as `info`, so that no key serves two ends. A
`Mark` keeps what must be recognised and never read again (a code, an address): HMAC-SHA256 under a
key of its own. A secret that is replaced stays in SECRET_KEY_FALLBACKS as long as something that it
sealed is kept.

SealingError
└── Unsealed       sealed with another secret, for another use, or altered
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Iterator
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

__all__ = ["Box", "Mark", "SealingError", "Unsealed", "derived_key"]


class SealingError(Exception):
    """The base of every error of sealing."""


class Unsealed(SealingError):
    """What is kept can't be opened: another secret or use, or it was altered."""


class Box:
    """Seals and opens for one use, which is a name that nothing else has."""

    __slots__ = ("use",)

    def __init__(self, use: bytes) -> None:
        self.use = use

    def seal(self, content: bytes) -> str:
        """The content, encrypted and authenticated, as text."""
        return self._keys().encrypt(content).decode("ascii")

    def open(self, token: str, *, within: int | None = None) -> bytes:
        """The content again; `within` seconds of its sealing, if given. Raises Unsealed."""
        try:
            return self._keys().decrypt(token.encode("ascii"), ttl=within)
        except (InvalidToken, UnicodeEncodeError):
            raise Unsealed("sealed with another secret or for another use, or altered") from None

    def _keys(self) -> MultiFernet:
        return MultiFernet([_fernet(self.use, secret) for secret in _secrets()])


class Mark:
    """A keyed hash for one use: the database alone doesn't tell what it was made of."""

    __slots__ = ("use",)

    def __init__(self, use: bytes) -> None:
        self.use = use

    def of(self, text: str) -> str:
        """What is kept: 64 hexadecimal digits, by the secret that is in use now."""
        return _marked(self.use, settings.SECRET_KEY, text)

    def all_of(self, text: str) -> list[str]:
        """What may be kept of the same text, by each secret that still counts."""
        return [_marked(self.use, secret, text) for secret in _secrets()]


def derived_key(use: bytes, secret: str | bytes | None = None) -> bytes:
    """32 bytes for one use, from a secret (default: the installation's)."""
    given = settings.SECRET_KEY if secret is None else secret
    return _derived(use, given.encode() if isinstance(given, str) else bytes(given))


def _secrets() -> Iterator[str | bytes]:
    yield settings.SECRET_KEY
    yield from settings.SECRET_KEY_FALLBACKS


@lru_cache(64)
def _derived(use: bytes, secret: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(secret)


def _fernet(use: bytes, secret: str | bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derived_key(use, secret)))


def _marked(use: bytes, secret: str | bytes, text: str) -> str:
    return hmac.new(derived_key(use, secret), text.encode(), "sha256").hexdigest()
