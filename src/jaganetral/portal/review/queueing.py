"""The list that reviewers work through: filters, the order, and page after page (keyset).

One filter is one range of one index (see Item and Facet); a page follows the last line that was
seen, and nothing is counted further than it needs to. What a person decided already is not shown
to them as waiting, and what they keep out of is not shown to them at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.db.models import Exists, OuterRef, Q, QuerySet

from jaganetral.portal.people.models import Organisation, OrganisationKind, Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.review import holding
from jaganetral.portal.review.errors import NotNow, Taken
from jaganetral.portal.review.models import Event, Facet, Item
from jaganetral.portal.review.moving import LEADS, WORKS
from jaganetral.portal.review.states import State, What

__all__ = ["MOST", "PAGE", "SHOWN", "Filters", "Page", "counts", "mine", "next_item", "not_theirs",
           "page", "queues"]  # fmt: skip

PAGE = 25
MOST = 1_000
"""Where counting ends: “1000 and more” says as much as a number for which everything is read."""
SHOWN = (State.OPEN, State.DISPUTED, State.AGREED, State.CLAIMED, State.HELD, State.OFFERED,
         State.FINDING, State.CLOSED)  # fmt: skip
"""The states that a list can be asked for."""
_SALT = "jaganetral.review.queue"
_TRIES = 10


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; "" leaves a thing open. `region` is a code of two digits (a
    province) or more."""

    state: str = State.OPEN.value
    platform: str = ""
    region: str = ""
    rule: str = ""
    verdict: str = ""

    @classmethod
    def read(cls, asked: Any) -> Filters:
        """From the address. What is no state, or far too long, is left out."""
        state = asked.get("keadaan", "")
        return cls(
            state=state if state in SHOWN else State.OPEN.value,
            platform=_plain(asked.get("media", ""), 12),
            region=_plain(asked.get("wilayah", "").strip(), 13),
            rule=_plain(asked.get("aturan", ""), 80),
            verdict=_plain(asked.get("penilaian", ""), 12),
        )

    @property
    def query(self) -> str:
        """As it stands in an address."""
        told = {
            "keadaan": self.state, "media": self.platform, "wilayah": self.region,
            "aturan": self.rule, "penilaian": self.verdict,
        }  # fmt: skip
        return urlencode({name: value for name, value in told.items() if value})


@dataclass(frozen=True, slots=True)
class Page:
    """Some items, and how to ask for those after them ("" at the end)."""

    items: Sequence[Item]
    after: str


def queues(person: Person) -> list[Organisation]:
    """The supervisors whose queue the person works on or leads, in the order of the tree."""
    reached = scope(person, WORKS) | scope(person, LEADS)
    return list(reached.filter(kind=OrganisationKind.SUPERVISOR).order_by("path"))


def page(
    person: Person, place: Organisation, filters: Filters, *, after: str = "", size: int = PAGE
) -> Page:
    """The items of a queue, those that need eyes first on top.

    `after` is what the page before gave; one that was altered begins anew.
    """
    if filters.rule:
        return _by_rule(person, place, filters, after, size)
    lines = _narrowed(Item.objects.filter(organisation=place, state=filters.state), filters)
    lines = lines.exclude(not_theirs(person, "pk", filters.state))
    if last := _read(after):
        at, number = last
        lines = lines.filter(place__lte=at).exclude(place=at, pk__lte=number)
    found = list(lines.select_related("holder").order_by("-place", "pk")[: size + 1])
    seen, more = found[:size], found[size:]
    return Page(seen, _written(seen[-1].place, seen[-1].pk) if more else "")


def next_item(person: Person, place: Organisation, filters: Filters) -> Item | None:
    """Claim the first item that waits. None where nothing does.

    Raises Refused, NotNow (too many at once).
    """
    waiting = page(
        person, place, Filters("open", filters.platform, filters.region, filters.rule,
                               filters.verdict), size=_TRIES,
    ).items  # fmt: skip
    for item in waiting:
        try:
            return holding.claim(person, item)
        except Taken:
            continue  # somebody was faster; the one after it, then
        except NotNow:
            if Item.objects.filter(holder=person, state=State.CLAIMED).count() < (
                holding.MOST_CLAIMED
            ):
                continue
            raise
    return None


def mine(person: Person) -> list[Item]:
    """What the person has, or was offered; what must be done first on top."""
    return list(
        Item.objects.filter(Q(holder=person) | Q(offered_to=person))
        .select_related("holder", "offered_to", "organisation")
        .order_by("until", "pk")
    )


def counts(place: Organisation) -> dict[str, int]:
    """How many stand in each state, counted no further than MOST."""
    return {
        state.value: Item.objects.filter(organisation=place, state=state)[:MOST].count()
        for state in SHOWN
    }


def _by_rule(person: Person, place: Organisation, filters: Filters, after: str, size: int) -> Page:
    lines = Facet.objects.filter(organisation=place, state=filters.state, rule=filters.rule)
    lines = _narrowed(lines, filters, "item__")
    lines = lines.exclude(not_theirs(person, "item_id", filters.state))
    if last := _read(after):
        at, number = last
        lines = lines.filter(place__lte=at).exclude(place=at, item_id__lte=number)
    found = list(lines.select_related("item__holder").order_by("-place", "item_id")[: size + 1])
    seen, more = found[:size], found[size:]
    items = [line.item for line in seen]
    return Page(items, _written(seen[-1].place, seen[-1].item_id) if more else "")


def _narrowed(lines: QuerySet[Any], filters: Filters, to: str = "") -> QuerySet[Any]:
    told = {"platform": filters.platform, "face": filters.verdict}
    told["province" if len(filters.region) == 2 else "region"] = filters.region
    return lines.filter(**{f"{to}{name}": value for name, value in told.items() if value})


def not_theirs(person: Person, key: str, state: str = "") -> Exists:
    """What a list leaves out: what the person keeps out of, and, among what waits, what they
    decided on. key: the column with the item's number."""
    mine = Event.objects.filter(item=OuterRef(key), by=person)
    if state in (State.OPEN, State.DISPUTED):
        done = [What.DECIDED, What.CLOSED, What.RECUSED]
        return Exists(mine.filter(what__in=done, undone=None))
    return Exists(mine.filter(what=What.RECUSED))


def _plain(asked: str, most: int) -> str:
    """What a database can be asked for: no control characters (PostgreSQL refuses NUL)."""
    return "".join(sign if sign.isprintable() else "?" for sign in asked[:most])


def _written(place: float, number: UUID) -> str:
    return signing.dumps([place, str(number)], salt=_SALT)


def _read(after: str) -> tuple[float, UUID] | None:
    if not after:
        return None
    try:
        place, number = signing.loads(after, salt=_SALT)
        return float(place), UUID(number)
    except (signing.BadSignature, TypeError, ValueError):
        return None
