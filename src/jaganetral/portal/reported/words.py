"""What the trail calls this room's entries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jaganetral.portal.trail.words import tell

__all__ = ["tell_trail"]


def tell_trail() -> None:
    """Give the trail the names of this room's entries."""
    tell(
        {
            "reported.file_opened": _("The reported person opened the file"),
            "reported.letter_read": _("The reported person read a letter"),
        }
    )
