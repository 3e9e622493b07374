"""Signed links that live a short time: for reporter and reported, who have no account."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from jaganetral.portal.evidence.models import Exhibit

__all__ = ["LIFE", "opened", "preview_url"]

LIFE = 600
"""Seconds that a link works."""
_SALT = "jaganetral.evidence.preview"


def preview_url(exhibit: Exhibit, page: int = 1, *, redacted: bool = True) -> str:
    """The address of a page of the preview that works for ten minutes without an account.

    redacted: with what was blacked out when the exhibit was released, for the reported; the
    reporter sees their own file as they sent it (`redacted=False`).
    """
    token = signing.dumps([str(exhibit.pk), page, redacted], salt=_SALT)
    return reverse("evidence:linked", args=[token])


def opened(token: str) -> tuple[str, int, bool] | None:
    """What a link leads to: exhibit, page, redacted; None where it is old or altered."""
    try:
        number, page, redacted = signing.loads(token, salt=_SALT, max_age=LIFE)
    except (signing.BadSignature, ValueError):
        return None
    return str(number), int(page), bool(redacted)
