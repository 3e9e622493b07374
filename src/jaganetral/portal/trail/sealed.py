"""Openings at rest: salt and value, sealed for this use alone (portal/sealing.py)."""

from __future__ import annotations

import json

from jaganetral.custody.entry import Opening
from jaganetral.portal.sealing import Box, Unsealed
from jaganetral.portal.trail.errors import Unopened

__all__ = ["seal", "unseal"]

_BOX = Box(b"jaganetral trail, openings at rest, 1")


def seal(salt: bytes, value: str) -> str:
    """An opening, encrypted and authenticated, as text."""
    return _BOX.seal(json.dumps([salt.hex(), value]).encode())


def unseal(name: str, sealed: str) -> Opening:
    """The opening again. Raises Unopened."""
    try:
        salt, value = json.loads(_BOX.open(sealed))
    except Unsealed:
        raise Unopened("sealed with another secret, or altered") from None
    return Opening(name, salt, value)
