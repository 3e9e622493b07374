"""Reviewed decisions as labelled data: what `rules diff --reviewed` tries a new rule on.

One JSON object a line: the conduct, what people agreed on, and where it comes from. Nobody is in
it: no account, no address, no reviewer; a number (NIP) and the names of the scanned accounts are
hidden in the words. Words about others may stand in a text all the same: the file is for work, not
for publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from django.db.models import Prefetch

from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.review.models import Event, Item
from jaganetral.portal.review.sealed import Kept
from jaganetral.portal.review.states import SETTLED, State, What
from jaganetral.portal.trail.actions import record

__all__ = ["export", "label"]

ACTION = "review.export_labels"
_BLOCK = 500
_PUBLIC = frozenset({"contestant", "campaign_team", "party", "organizer", "government", "media"})
_WORDS = ("text", "quoted_text", "narrative", "actor_role")
_NIP = re.compile(r"(?<!\d)\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}(?!\d)")
_HIDDEN = "…"


def export(person: Person | None, place: Organisation) -> Iterator[bytes]:
    """The labels of a queue, line by line; the trail tells who took them before the first comes.

    `person` is None for the operator. Raises Refused.
    """
    if person is not None:
        demand(person, ACTION, place)
    settled = (
        Item.objects.filter(organisation=place, state__in=[one.value for one in SETTLED])
        .exclude(sealed="")
        .exclude(stratum="golden")
        .order_by("settled_at", "pk")
    )
    record(
        "review.exported", by=person, about=f"organisation:{place.pk}", organisation=place,
        details={"items": settled.count()},
    )  # fmt: skip
    return _lines(settled)


def _lines(settled: Any) -> Iterator[bytes]:
    said = Event.objects.filter(what__in=[What.DECIDED, What.CLOSED], undone=None)
    every = settled.prefetch_related(Prefetch("events", said, to_attr="said"))
    for item in every.iterator(chunk_size=_BLOCK):
        if (told := label(item, item.said)) is not None:
            yield msgspec.json.encode(told) + b"\n"


def label(item: Item, said: Sequence[Event]) -> dict[str, Any] | None:
    """One label, from the decisions that stand; None where somebody withdrew from a finding."""
    agreeing = [one for one in said if one.decision == item.outcome]
    by_lead = any(one.what == What.CLOSED for one in said)
    if not agreeing or (item.state == State.FINDING and len(agreeing) < 2):
        return None
    return {
        "conduct": _conduct(item.kept, item.key),
        "decision": item.outcome,
        "rules": list(item.found),
        "decided_at": max(one.at for one in agreeing).isoformat(timespec="seconds"),
        "reviewers": len({one.by_id for one in said}),
        "item": item.key,
        "rulebook": item.rulebook,
        "scan": item.scan,
        "provenance": {
            "source": item.source,
            "stratum": item.stratum,
            "inclusion": item.inclusion,
            "copies": item.copies,
            "agreement": "lead" if by_lead else "two" if len(said) == 2 else "third",
            "aid": {"verdict": item.verdict, "rules": list(item.rules)},
        },
    }


def _conduct(kept: Kept, key: str) -> dict[str, Any]:
    told = {name: value for name, value in kept.conduct.items() if name != "in_reply_to"}
    told["id"] = key
    if told.get("target_kind") not in _PUBLIC:
        told.pop("target", None)
    names = _accounts(kept.members)
    for name in _WORDS:
        if told.get(name):
            told[name] = _without(str(told[name]), names)
    return told


def _accounts(members: Sequence[Mapping[str, Any]]) -> list[str]:
    """The accounts as their names may stand in a text, the longest first."""
    found = {str(one.get("account") or "").strip().lstrip("@") for one in members}
    return sorted((name for name in found if len(name) > 2), key=len, reverse=True)


def _without(text: str, names: Sequence[str]) -> str:
    text = _NIP.sub(_HIDDEN, text)
    for name in names:
        text = re.sub(rf"@?(?<!\w){re.escape(name)}(?!\w)", _HIDDEN, text, flags=re.IGNORECASE)
    return text
