"""Reviewers who claim the same items from the same list at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

from jaganetral.portal.review import deciding, holding, queueing
from jaganetral.portal.review.errors import ReviewError
from jaganetral.portal.review.models import Event, Item
from jaganetral.portal.review.queueing import Filters

MANY = 6


def at_once(acts: list[Callable[[], Any]]) -> list[str]:
    """What each was told: "" where it was done."""
    said: list[str] = [""] * len(acts)
    ready = threading.Barrier(len(acts))

    def act(n: int) -> None:
        try:
            ready.wait(30)
            acts[n]()
        except ReviewError as told:
            said[n] = type(told).__name__
        except Exception as wrong:  # noqa: BLE001 - told by the caller
            said[n] = f"broken: {wrong!r}"
        finally:
            connections.close_all()

    hands = [threading.Thread(target=act, args=(n,)) for n in range(len(acts))]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return said


def contend(people: list[Any], place: Any) -> dict[str, Any]:
    """All claim one item; then all ask for the next; then two decide at once on two of theirs."""
    item = Item.objects.filter(state="open").order_by("-place").first()
    assert item is not None
    claims = at_once([lambda who=who: holding.claim(who, item) for who in people])
    nexts = at_once([lambda who=who: queueing.next_item(who, place, Filters()) for who in people])
    held = list(Item.objects.filter(state="claimed").values_list("pk", "holder"))
    owner = Item.objects.get(pk=item.pk).holder
    decide = at_once(
        [
            lambda: deciding.decide(owner, item, decision="no_breach", reason="Bukan ajakan.")
            for _ in range(2)
        ]
    )
    return {
        "claims": sorted(claims), "nexts": nexts, "decide": sorted(decide), "held": len(held),
        "different": len({str(pk) for pk, _who in held}),
        "decisions": Event.objects.filter(item=item, what="decided").count(),
    }  # fmt: skip
