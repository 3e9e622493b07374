"""Deciding on an item: the own view first; only then the aid is shown, and the view may be changed.

A decision is written down before the machine's verdict is shown to its author: it is the own view,
and what agreement and accuracy are measured by. With the aid before them, people may take it back
and decide once more; both stay in the file, and the second is not `blind`.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.door import checker
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.review import holding
from jaganetral.portal.review.errors import BadWords, NotNow
from jaganetral.portal.review.models import Event, Item
from jaganetral.portal.review.moving import (
    LEADS,
    append,
    decided,
    demand_part,
    held_by,
    locked,
    rest,
    set_state,
)
from jaganetral.portal.review.states import HANDS, Choice, State, What

__all__ = ["LIMIT", "close_without_agreement", "decide", "may_see_aid", "undo"]

LIMIT = 10_000
"""Letters of a reason."""


def may_see_aid(person: Person, item: Item) -> bool:
    """Whether the machine's verdict may be shown: to who wrote down a view of their own, and to
    everybody once it is settled."""
    done = Event.objects.filter(item=item, by=person, what__in=[What.DECIDED, What.CLOSED])
    return item.state in (State.AGREED, State.FINDING, State.CLOSED) or done.exists()


@transaction.atomic
def decide(
    person: Person, item: Item, *, decision: str, reason: str, rules: Sequence[str] = ()
) -> Event:
    """Write down what the person thinks; two who agree settle the item.

    Raises Refused, NotNow, Taken, BadWords.
    """
    item = locked(item)
    held_by(person, item)
    if decided(person, item) is not None:
        raise NotNow(_("You have decided on this item already."))
    named = _checked(decision, reason, rules)
    blind = not Event.objects.filter(item=item, by=person, what=What.DECIDED).exists()
    event = append(
        item, What.DECIDED, person, decision=decision, rules=named, blind=blind,
        words=reason.strip(),
    )  # fmt: skip
    rest(item)
    return event


@transaction.atomic
def undo(person: Person, item: Item, *, reason: str) -> Event:
    """Take the person's own decision back, with the reason; where nobody has the item, the person
    has it again and can decide anew. Once a finding was made of it, see findings.withdraw.

    Raises Refused, NotNow, BadWords.
    """
    item = locked(item)
    holding.demand_work(person, item)
    last = decided(person, item)
    if last is None:
        raise NotNow(_("No decision of yours stands on this item."))
    if item.state in (State.FINDING, State.EXPIRED):
        raise NotNow(_("This became a finding: it can only be withdrawn, with a reason."))
    words = _reason(reason)
    event = append(item, What.UNDONE, person, undoes=last, words=words)
    if item.state in HANDS:
        return event  # somebody works on it: it will stand by what is decided then
    rest(item)
    if not holding.may_claim(person, item):
        holding.claim(person, item)
    return event


@transaction.atomic
def close_without_agreement(person: Person, item: Item, *, reason: str) -> Event:
    """The lead closes an item on which people cannot agree, as unclear: in doubt, no finding.

    Raises Refused, NotNow, BadWords.
    """
    item = locked(item)
    demand(person, LEADS, item.organisation)
    demand_part(person, item)
    if item.state != State.DISPUTED:
        raise NotNow(_("Only where views differ, and nobody works on it, it can be closed so."))
    event = append(item, What.CLOSED, person, decision=Choice.UNCLEAR.value, words=_reason(reason))
    set_state(item, State.CLOSED, outcome=Choice.UNCLEAR.value)
    return event


def _checked(decision: str, reason: str, rules: Sequence[str]) -> list[str]:
    if decision not in Choice.values:
        raise BadWords(_("Choose what you think of it."), "decision")
    _reason(reason)
    named = sorted(set(rules)) if decision == Choice.BREACH else []
    if decision == Choice.BREACH and not named:
        raise BadWords(_("Say which rule it breaches: a breach of no rule is none."), "rules")
    if unknown := [rule for rule in named if rule not in checker().rulebook]:
        raise BadWords(_("No rule is called {rule}.").format(rule=unknown[0]), "rules")
    return named


def _reason(said: str) -> str:
    words = said.strip()
    if not words:
        raise BadWords(_("Write down why you think so, in your own words."), "reason")
    if len(words) > LIMIT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=LIMIT), "reason")
    return words
