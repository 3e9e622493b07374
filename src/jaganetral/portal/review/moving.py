"""One change of an item: locked, brought to the hour, changed, told. Everything else calls this."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, demand
from jaganetral.portal.review.agreeing import Said, Standing, standing
from jaganetral.portal.review.errors import NotNow, Taken
from jaganetral.portal.review.models import Event, Facet, Item
from jaganetral.portal.review.sealed import sealed
from jaganetral.portal.review.states import HANDS, SETTLED, State, What
from jaganetral.portal.trail.actions import record

__all__ = [
    "LEADS", "WORKS", "append", "decided", "demand_part", "held_by", "locked", "may_look",
    "recused", "release_overdue", "rest", "set_state", "standing_of",
]  # fmt: skip

WORKS, LEADS = "review.work_queue", "review.lead_queue"

_BLOCK = 200


def may_look(person: Person, place: Organisation) -> bool:
    """Whether the person reviews in this queue or leads it."""
    return allowed(person, WORKS, place) or allowed(person, LEADS, place)


def locked(item: Item, now: datetime | None = None) -> Item:
    """The item as it stands now, locked until the transaction ends; whose hour is over is freed."""
    found = (
        Item.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=item.pk)
    )
    now = now or timezone.now()
    if found.state in HANDS and found.until is not None and found.until < now:
        _overdue(found)
    return found


def set_state(
    item: Item,
    state: State,
    *,
    holder: Person | None = None,
    offered_to: Person | None = None,
    until: datetime | None = None,
    outcome: str = "",
    found: tuple[str, ...] = (),
) -> None:
    """Write where the item stands, here and where the queue is filtered."""
    settled = state in SETTLED
    item.state, item.holder, item.offered_to, item.until = state, holder, offered_to, until
    item.outcome, item.found = outcome, list(found)
    item.settled_at = (item.settled_at or timezone.now()) if settled else None
    item.save(
        update_fields=["state", "holder", "offered_to", "until", "outcome", "found", "settled_at"]
    )
    Facet.objects.filter(item=item).update(state=state)


def rest(item: Item) -> Standing:
    """Put the item where its decisions leave it, in nobody's hands."""
    left = standing_of(item)
    set_state(item, left.state, outcome=left.outcome, found=left.rules)
    return left


def standing_of(item: Item) -> Standing:
    """Where the decisions leave it. A known decision stays in the queue for whoever comes next."""
    if item.is_golden:
        return Standing(State.OPEN)
    return standing(
        Said(one.by_id, one.decision, frozenset(one.rules), one.what == What.CLOSED)
        for one in Event.objects.filter(
            item=item, what__in=[What.DECIDED, What.CLOSED], undone=None
        )
    )


def decided(person: Person, item: Item) -> Event | None:
    """The person's decision on the item that stands; the last, where a lead closed it as well."""
    return (
        Event.objects.filter(
            item=item, by=person, what__in=[What.DECIDED, What.CLOSED], undone=None
        )
        .order_by("-at", "-pk")
        .first()
    )


def recused(person: Person, item: Item) -> bool:
    """Whether the person keeps out of the item."""
    return Event.objects.filter(item=item, by=person, what=What.RECUSED).exists()


def demand_part(person: Person, item: Item) -> None:
    """Raises NotNow where the person keeps out of the item."""
    if recused(person, item):
        raise NotNow(_("You keep out of this item, because you know this person."))


def held_by(person: Person, item: Item) -> None:
    """Raises Refused, Taken, NotNow where the person does not work on the item."""
    demand(person, WORKS if allowed(person, WORKS, item.organisation) else LEADS, item.organisation)
    demand_part(person, item)
    if item.state != State.CLAIMED:
        raise NotNow(_("You do not have this item now. Claim it first."))
    if item.holder_id != person.pk:
        raise Taken(_("{name} works on this item now.").format(name=item.holder))


def append(
    item: Item, what: What, by: Person | None, *, words: str = "", trail: str = "", **more: Any
) -> Event:
    """Write down that something happened: here, and in the trail."""
    event = Event.objects.create(item=item, what=what, by=by, sealed=sealed(words), **more)
    details: dict[str, Any] = {}
    if event.decision:
        details = {"decision": event.decision, "rules": list(event.rules), "blind": event.blind}
    if event.to_id is not None:
        details["to"] = event.to_id
    record(
        trail or f"review.{what.value}", by=by, about=item.about, organisation=item.organisation,
        details=details, private={"words": words} if words else None,
    )  # fmt: skip
    return event


def release_overdue(place: Organisation | None = None, now: datetime | None = None) -> int:
    """Free what somebody had until an hour that is over. Says how many items.

    Nothing waits for this: an item is brought to the hour whenever somebody touches it. It only
    puts it back on the list.
    """
    late = Item.objects.filter(until__lt=now or timezone.now())
    if place is not None:
        late = late.filter(organisation=place)
    many = 0
    for number in list(late.values_list("pk", flat=True)[:_BLOCK]):
        with transaction.atomic():
            before = Item(pk=number)
            many += locked(before, now).state not in HANDS
    return many


def _overdue(item: Item) -> None:
    rest(item)
    append(item, What.RELEASED, None)
