"""What the trail calls this room's entries."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jaganetral.portal.trail.words import tell

__all__ = ["tell_trail"]


def tell_trail() -> None:
    """Give the trail the names of this room's entries."""
    tell(
        {
            "review.imported": _("A queue file was taken in"),
            "review.claimed": _("An item of the queue was claimed"),
            "review.released": _("An item went back to the queue"),
            "review.held": _("An item was put on hold"),
            "review.handed_over": _("An item was offered to somebody"),
            "review.accepted": _("An item that was offered was accepted"),
            "review.recused": _("Somebody kept out of an item, because they know the person"),
            "review.declined": _("An item that was offered was declined"),
            "review.decided": _("A reviewer wrote down a decision on an item"),
            "review.undone": _("A reviewer took a decision on an item back"),
            "review.withdrawn": _("A reviewer withdrew from a finding"),
            "review.closed": _("An item was closed without agreement"),
            "review.found": _("Two reviewers agreed, and a finding was made of an item"),
            "review.golden_set": _("A known decision was put into the queue"),
            "review.golden_retired": _("A known decision was taken out of the queue"),
            "review.exported": _("Reviewed decisions were exported as labels"),
        }
    )
