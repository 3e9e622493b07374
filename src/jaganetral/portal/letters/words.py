"""What the trail calls this room's entries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jaganetral.portal.trail.words import tell

__all__ = ["tell_trail"]


def tell_trail() -> None:
    """Give the trail the names of this room's entries."""
    tell(
        {
            "letter.written": _("A letter was issued"),
            "letter.exported": _("A letter was downloaded whole"),
            "letter.erased": _("What a letter said was erased by law"),
            "letters.head_set": _("The letterhead was set"),
            "letters.pattern_set": _("A number pattern was set"),
        }
    )
