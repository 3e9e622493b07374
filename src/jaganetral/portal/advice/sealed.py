"""What people write here is kept encrypted: in the database it is unreadable without the secret.

Fernet (AES-128-CBC with HMAC-SHA256) under a key derived from the installation's secret by HKDF
(RFC 5869) with a name of its own, so that the key serves nothing else. A secret that is replaced
stays in SECRET_KEY_FALLBACKS as long as something that it sealed is kept.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from jaganetral.portal.advice.errors import Unsealed

__all__ = ["opened", "sealed"]

_USE = b"jaganetral advice, words at rest, 1"


def sealed(content: bytes) -> str:
    """The content, encrypted and authenticated, as text."""
    return _box().encrypt(content).decode("ascii")


def opened(token: str) -> bytes:
    """The content again. Raises Unsealed."""
    try:
        return _box().decrypt(token.encode("ascii"))
    except InvalidToken:
        raise Unsealed("sealed with another secret, or altered") from None


def _box() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    material = secret.encode() if isinstance(secret, str) else secret
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(material)
    return base64.urlsafe_b64encode(derived)
