"""What letters say is kept encrypted under a key of its own (see portal/advice/sealed.py)."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from jaganetral.portal.letters.errors import Gone

__all__ = ["opened", "sealed"]

_USE = b"jaganetral letters, words and files at rest, 1"


def sealed(content: bytes) -> str:
    """The content, encrypted and authenticated, as text."""
    return _box().encrypt(content).decode("ascii")


def opened(token: str) -> bytes:
    """The content again. Raises Gone where it was erased or can't be opened."""
    try:
        return _box().decrypt(token.encode("ascii"))
    except InvalidToken:
        raise Gone("erased, or sealed with another secret") from None


def _box() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    material = secret.encode() if isinstance(secret, str) else secret
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(material)
    return base64.urlsafe_b64encode(derived)
