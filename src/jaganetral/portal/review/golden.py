"""Known decisions, mixed in among the others: how reviewing goes is measured by them.

A lead makes one from an item that is settled, or puts them in with a queue file whose lines carry a
`golden` decision. Every reviewer meets each of them, whoever met it before; none of them can
become a finding. Only leads see how people did: to help, to explain a rule, never to punish.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.door import checker
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.review import pictures, placing
from jaganetral.portal.review.errors import BadWords, NotNow
from jaganetral.portal.review.models import Event, Golden, Item
from jaganetral.portal.review.moving import LEADS, demand_part, locked, set_state
from jaganetral.portal.review.sealed import sealed
from jaganetral.portal.review.states import Choice, State, Stratum, What
from jaganetral.portal.trail.actions import record

__all__ = ["Measured", "check", "make_golden", "measured", "retire"]

_SAME = ("severity", "confidence", "reach", "verdict", "rules", "platform", "province", "region",
         "at", "action", "copies", "rulebook", "scan", "source", "sealed")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """How one person's own views compare with the known decisions."""

    person: Person
    met: int
    right: int
    missed: int
    """Breaches that were called none."""
    overcalled: int
    """Non-breaches that were called a breach: what humiliates somebody innocent."""


def check(decision: str, rules: Sequence[str]) -> None:
    """Raises BadWords for a decision that cannot be a known one."""
    if decision not in Choice.values:
        raise BadWords(_("Choose what is known of it."), "decision")
    if unknown := [rule for rule in rules if rule not in checker().rulebook]:
        raise BadWords(_("No rule is called {rule}.").format(rule=unknown[0]), "rules")


@transaction.atomic
def make_golden(
    person: Person, item: Item, *, decision: str, reason: str, rules: Sequence[str] = ()
) -> Golden:
    """Put a copy of a settled item into the queue as a known decision.

    Raises Refused, NotNow, BadWords.
    """
    item = locked(item)
    demand(person, LEADS, item.organisation)
    demand_part(person, item)
    if item.is_golden or item.state not in (State.CLOSED, State.AGREED) or not item.sealed:
        raise NotNow(_("Only of an item that is settled, its decision is known."))
    check(decision, rules)
    if not reason.strip():
        raise BadWords(_("Write down how it is known."), "reason")
    copy = Item(
        organisation=item.organisation, key=secrets.token_hex(32), stratum=Stratum.GOLDEN,
        inclusion=1.0, score=item.score, place=0.0, face=item.verdict, state=State.ARRIVING,
        **{name: getattr(item, name) for name in _SAME},
    )  # fmt: skip
    copy.save(force_insert=True)
    pictures.copy_to(copy, item)
    made = Golden.objects.create(
        item=copy, decision=decision, rules=sorted(set(rules)), by=person,
        sealed=sealed(reason.strip()),
    )  # fmt: skip
    placing.place_among_others(item.organisation)
    record(
        "review.golden_set", by=person, about=copy.about, organisation=item.organisation,
        details={"decision": decision},
    )  # fmt: skip
    return made


@transaction.atomic
def retire(person: Person, item: Item) -> None:
    """Take a known decision out of the queue. Raises Refused, NotNow."""
    item = locked(item)
    demand(person, LEADS, item.organisation)
    demand_part(person, item)
    if not item.is_golden or item.state in (State.CLOSED, State.EXPIRED):
        raise NotNow(_("This is no known decision that is in the queue."))
    set_state(item, State.CLOSED)
    record("review.golden_retired", by=person, about=item.about, organisation=item.organisation)


def measured(places: Sequence[Organisation]) -> list[Measured]:
    """How each person's first views compare with the known decisions, by name."""
    counts: dict[int, list[int]] = {}
    people: dict[int, Person] = {}
    told = Event.objects.filter(
        item__stratum=Stratum.GOLDEN, item__organisation__in=places, what=What.DECIDED, blind=True
    ).select_related("by", "item__golden")
    for event in told:
        known, said = event.item.golden.decision, event.decision
        row = counts.setdefault(event.by_id, [0, 0, 0, 0])
        people[event.by_id] = event.by
        row[0] += 1
        row[1] += said == known
        row[2] += known == Choice.BREACH and said == Choice.NO_BREACH
        row[3] += known == Choice.NO_BREACH and said == Choice.BREACH
    found = [Measured(people[key], *row) for key, row in counts.items()]
    return sorted(found, key=lambda one: (one.person.name, one.person.pk))
