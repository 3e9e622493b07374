"""Erasing the words of items whose time is over: first what is no breach, then what nobody decided.

The line stays (key, strata, figures, who decided what), so that quality can be told; what was
scanned, pictures, reasons and notes go, and what the trail hides. Called by privacy.retention with
the schedules of the register.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.privacy.erasing import empty
from jaganetral.portal.review.models import Event, Facet, Golden, Item, Picture
from jaganetral.portal.review.states import State
from jaganetral.portal.trail.actions import erase_openings

__all__ = ["BREACHES", "CLEAR", "UNDECIDED", "forget"]

CLEAR = Q(state=State.CLOSED, settled_at__isnull=False)
"""What people closed: nothing was found. Its `since` is the closing."""
BREACHES = Q(state__in=[State.AGREED, State.FINDING])
"""What people agreed on; a case keeps its own copy. Its `since` is the agreement."""
UNDECIDED = Q(
    state__in=[State.ARRIVING, State.OPEN, State.CLAIMED, State.HELD, State.OFFERED,
               State.DISPUTED]
)  # fmt: skip
"""What nobody decided, known decisions among them. Its `since` is the day it came."""

_BLOCK = 200


def forget(
    which: Q, note: Callable[[str, Organisation], None], *, since: str, before: datetime, dry: bool
) -> int:
    """Erase what is older than `before` by the column `since`. Says how many items.

    note: tells the trail of one, in the same transaction. May be cut off and called again.
    """
    old = Item.objects.filter(which, **{f"{since}__lt": before}).exclude(sealed="")
    if dry:
        return old.count()
    many = 0
    while block := list(old.select_related("organisation").order_by("pk")[:_BLOCK]):
        for item in block:
            with transaction.atomic():
                _forget(item)
                note(item.about, item.organisation)
        many += len(block)
    return many


def _forget(item: Item) -> None:
    changed: dict[str, Any] = {"sealed": "", "source": ""}
    if item.state not in (State.CLOSED, State.FINDING):
        changed |= {"state": State.EXPIRED, "holder": None, "offered_to": None, "until": None}
        Facet.objects.filter(item=item).update(state=State.EXPIRED)
    Item.objects.filter(pk=item.pk).update(**changed)
    Picture.objects.filter(item=item).delete()
    empty(Event, list(item.events.values_list("pk", flat=True)), "sealed")
    Golden.objects.filter(item=item).update(sealed="")
    erase_openings(item.about)
