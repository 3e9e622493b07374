"""Who has an item, until when: claim, give back, hold, hand over.

    open, disputed ──claim──► claimed ──hold──► held ──claim──► claimed
                                 │  ▲                     (its hour: back to the queue)
                                 │  └──accept── offered ◄──hand over── claimed
                                 └──release, its hour──► where the decisions leave it

Nothing is stuck: whatever is in somebody's hands is there until an hour, and then goes back by
itself; a lead may take it back earlier.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import Membership, Person
from jaganetral.portal.people.permissions import TABLE, Reach, allowed, demand
from jaganetral.portal.review.errors import BadWords, NotNow, Taken
from jaganetral.portal.review.models import Item
from jaganetral.portal.review.moving import (
    LEADS,
    WORKS,
    append,
    decided,
    demand_part,
    held_by,
    locked,
    recused,
    rest,
    set_state,
)
from jaganetral.portal.review.states import CLAIMABLE, HANDS, State, What

__all__ = ["CLAIM", "MOST_CLAIMED", "MOST_HELD", "OFFER", "accept", "claim", "colleagues",
           "decline", "demand_work", "hand_over", "hold", "may_claim", "release"]  # fmt: skip

CLAIM = timedelta(hours=2)
"""How long somebody has an item to decide on it."""
OFFER = timedelta(days=3)
"""How long an item waits for the person to whom it was offered."""
MOST_HELD = 30
"""Days that an item may be on hold at once."""
MOST_CLAIMED = 20
"""Items that one person has at once: the queue is everybody's."""
LIMIT = 2_000
"""Letters of a note."""


def demand_work(person: Person, item: Item) -> None:
    """Raises Refused where the person neither reviews in this queue nor leads it."""
    works = allowed(person, WORKS, item.organisation)
    demand(person, WORKS if works else LEADS, item.organisation)


def may_claim(person: Person, item: Item) -> str:
    """Why the person cannot claim the item, in a sentence; "" where they can."""
    demand_work(person, item)
    if recused(person, item):
        return _("You keep out of this item, because you know this person.")
    if item.state == State.HELD and item.holder_id == person.pk:
        return ""
    if item.state in HANDS:
        return _("{name} has this item now.").format(name=item.holder)
    if item.state not in CLAIMABLE:
        return _("There is nothing to decide on this item now.")
    return _why_not_they(person, item)


def _why_not_they(person: Person, item: Item) -> str:
    if decided(person, item) is not None:
        return _("You have decided on this item already: another pair of eyes is needed.")
    reviews = allowed(person, WORKS, item.organisation)
    if item.state == State.OPEN and not reviews and not _left_to_leads(item, person):
        return _("First two reviewers look at it; the lead comes in where they differ.")
    return ""


@transaction.atomic
def claim(person: Person, item: Item) -> Item:
    """Take an item to decide on it. Raises Refused, NotNow, Taken."""
    item = locked(item)
    if item.state == State.CLAIMED and item.holder_id == person.pk:
        return item
    if said := may_claim(person, item):
        raise (Taken if item.state in HANDS else NotNow)(said)
    if Item.objects.filter(holder=person, state=State.CLAIMED).count() >= MOST_CLAIMED:
        raise NotNow(
            _("You have {count} items already: decide on those, or give them back first.").format(
                count=MOST_CLAIMED
            )
        )
    until = timezone.now() + CLAIM
    set_state(item, State.CLAIMED, holder=person, until=until)
    append(item, What.CLAIMED, person, until=until)
    return item


@transaction.atomic
def release(person: Person, item: Item) -> Item:
    """Give an item back; a lead may take it from somebody. Raises Refused, NotNow."""
    item = locked(item)
    if item.state not in HANDS:
        raise NotNow(_("Nobody has this item."))
    if item.holder_id != person.pk:
        demand(person, LEADS, item.organisation)
        demand_part(person, item)
    rest(item)
    append(item, What.RELEASED, person)
    return item


@transaction.atomic
def hold(person: Person, item: Item, *, reason: str, until: date) -> Item:
    """Put an item on hold until a day, with the reason. Raises Refused, NotNow, BadWords."""
    item = locked(item)
    held_by(person, item)
    words = _words(reason, "reason")
    today = timezone.localdate()
    if not today < until <= today + timedelta(days=MOST_HELD):
        raise BadWords(
            _("Choose a day from tomorrow on, at most {days} days ahead.").format(days=MOST_HELD),
            "until",
        )
    ends = timezone.make_aware(datetime.combine(until, time.max))
    set_state(item, State.HELD, holder=person, until=ends)
    append(item, What.HELD, person, until=ends, words=words)
    return item


@transaction.atomic
def hand_over(person: Person, item: Item, to: Person, *, note: str) -> Item:
    """Offer an item to a colleague, with a note; it is theirs once they accept.

    Raises Refused, NotNow, BadWords.
    """
    item = locked(item)
    held_by(person, item)
    words = _words(note, "note")
    if to.pk == person.pk or to not in colleagues(item, person):
        raise BadWords(
            _("Choose a colleague who reviews here, has not decided on this item, and does not "
              "keep out of it."),
            "to",
        )  # fmt: skip
    until = timezone.now() + OFFER
    set_state(item, State.OFFERED, holder=person, offered_to=to, until=until)
    append(item, What.OFFERED, person, to=to, until=until, words=words, trail="review.handed_over")
    return item


@transaction.atomic
def accept(person: Person, item: Item) -> Item:
    """Take what was offered. Raises Refused, NotNow."""
    item = _offered(person, item)
    until = timezone.now() + CLAIM
    set_state(item, State.CLAIMED, holder=person, until=until)
    append(item, What.ACCEPTED, person, until=until)
    return item


@transaction.atomic
def decline(person: Person, item: Item, *, reason: str = "") -> Item:
    """Leave what was offered to the queue. Raises Refused, NotNow."""
    item = _offered(person, item)
    rest(item)
    append(item, What.DECLINED, person, words=reason.strip()[:LIMIT])
    return item


def colleagues(item: Item, person: Person) -> list[Person]:
    """Who else reviews in this queue (here, or from above) and may still
    form a view of the item: has not decided on it, and does not keep out of it."""
    roles = [role.value for role in TABLE[WORKS].roles(Reach.HERE, Reach.BELOW)]
    places = [place.pk for place in item.organisation.lineage()]
    held = Membership.objects.in_force().filter(role__in=roles, organisation__in=places)
    every = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    out = item.events.filter(what__in=[What.DECIDED, What.RECUSED], undone=None).values("by")
    return list(every.exclude(pk=person.pk).exclude(pk__in=out).order_by("name", "pk"))


def _left_to_leads(item: Item, person: Person) -> bool:
    """Whether reviewers keep out of the item and none is left for it: a lead looks at it then."""
    out = item.events.filter(what=What.RECUSED)
    return not item.is_golden and out.exists() and not colleagues(item, person)


def _offered(person: Person, item: Item) -> Item:
    item = locked(item)
    demand(person, WORKS, item.organisation)
    demand_part(person, item)
    if item.state != State.OFFERED or item.offered_to_id != person.pk:
        raise NotNow(_("This item is not offered to you now."))
    return item


def _words(said: str, field: str) -> str:
    words = said.strip()
    if not words:
        raise BadWords(_("Write down the reason."), field)
    if len(words) > LIMIT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=LIMIT), field)
    return words
