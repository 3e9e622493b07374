"""Openings at rest: salt and value encrypted under a key of their own (see advice/sealed.py).

Fernet under a key derived from the installation's secret by HKDF (RFC 5869).
"""

from __future__ import annotations

import base64
import json

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from jaganetral.custody.entry import Opening
from jaganetral.portal.trail.errors import Unopened

__all__ = ["seal", "unseal"]

_USE = b"jaganetral trail, openings at rest, 1"


def seal(salt: bytes, value: str) -> str:
    """An opening, encrypted and authenticated, as text."""
    return _box().encrypt(json.dumps([salt.hex(), value]).encode()).decode("ascii")


def unseal(name: str, sealed: str) -> Opening:
    """The opening again. Raises Unopened."""
    try:
        salt, value = json.loads(_box().decrypt(sealed.encode("ascii")))
    except InvalidToken:
        raise Unopened("sealed with another secret, or altered") from None
    return Opening(name, salt, value)


def _box() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    material = secret.encode() if isinstance(secret, str) else secret
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_USE).derive(material)
    return base64.urlsafe_b64encode(derived)
