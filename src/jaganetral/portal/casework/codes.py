"""The code by which the reported opens their own case: shown once, kept as a mark.

20 signs of an alphabet without look-alikes (no 0, O, 1, I) are 100 bits. A copy of the database
alone tells nobody whether a code is one (see `portal.sealing.Mark`).
"""

from __future__ import annotations

import secrets

from jaganetral.portal.sealing import Mark

__all__ = ["kept", "marks", "new_code"]

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _SIGNS = 5, 4
_MARK = Mark(b"jaganetral casework, code of the reported, 1")


def new_code() -> str:
    """A new code, in groups of four as people read it aloud."""
    return "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_SIGNS)) for _ in range(_GROUPS)
    )


def kept(code: str) -> str:
    """What is kept of a code."""
    return _MARK.of(_plain(code))


def marks(code: str) -> list[str]:
    """What may be kept of a code that somebody types, by each secret that still counts."""
    return _MARK.all_of(_plain(code))


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
