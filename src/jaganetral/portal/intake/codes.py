"""The reporter's code: shown once, kept as a keyed hash, and no more than a key to one mailbox.

20 signs of an alphabet without look-alikes (no 0, O, 1, I) are 100 bits. It is derived from the
secret of the conversation (`nonce`), which the reporter's page alone holds: a filing that is sent
twice, because the line broke before the answer came, gives the same code and no second report.
"""

from __future__ import annotations

import hmac
import secrets

from django.conf import settings

from jaganetral.portal.sealing import Mark, derived_key

__all__ = ["ALPHABET", "DRAFT", "code_of", "kept", "kept_any", "new_nonce", "new_number", "spelled"]

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
SIGNS = 20
DRAFT = Mark(b"jaganetral intake, a conversation, 1")
_CODE = Mark(b"jaganetral intake, code of a reporter, 1")
_MADE = b"jaganetral intake, making a code, 1"


def new_nonce() -> str:
    """The secret of a conversation: 256 bits."""
    return secrets.token_urlsafe(32)


def code_of(nonce: str) -> str:
    """The code of a conversation, in groups of four as people read it aloud."""
    made = hmac.new(derived_key(_MADE, settings.SECRET_KEY), nonce.encode(), "sha256").digest()
    number = int.from_bytes(made, "big")
    return spelled("".join(ALPHABET[(number >> (5 * at)) & 31] for at in range(SIGNS)))


def kept(code: str) -> str:
    """What is kept of a code, by the secret that is in use now."""
    return _CODE.of(_clean(code))


def kept_any(code: str) -> list[str]:
    """What may be kept of a code that somebody types, by each secret that still counts."""
    return _CODE.all_of(_clean(code))


def new_number() -> str:
    """The number of a receipt: 80 bits, so that nobody finds receipts by counting."""
    return spelled("".join(secrets.choice(ALPHABET) for _ in range(16)))


def spelled(text: str) -> str:
    """A code or number as it is shown, from however it was typed."""
    clean = _clean(text)
    return "-".join(clean[at : at + 4] for at in range(0, len(clean), 4))


def _clean(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
