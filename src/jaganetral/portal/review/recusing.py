"""Keeping out: a reviewer or a lead who knows the account or the person has no part in the item.

Their view is set aside, it leaves their hands, and others go on. Nobody is asked how they know
them, and it cannot be taken back: a view formed after it would be one of somebody who said that
they cannot form it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import Person
from jaganetral.portal.review.errors import BadWords, NotNow
from jaganetral.portal.review.holding import LIMIT, demand_work
from jaganetral.portal.review.models import Event, Item
from jaganetral.portal.review.moving import append, decided, demand_part, locked, rest
from jaganetral.portal.review.states import HANDS, State, What

__all__ = ["recuse"]


@transaction.atomic
def recuse(person: Person, item: Item, *, reason: str = "") -> Event:
    """Keep out of an item, for good; a reason may be given, which other reviewers do not see.

    What the person said of it stays in the file and no longer counts. Where a finding rests on it,
    the person withdraws from the finding first, so that the case is told.
    Raises Refused, NotNow, BadWords.
    """
    item = locked(item)
    demand_work(person, item)
    demand_part(person, item)
    words = reason.strip()
    if len(words) > LIMIT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=LIMIT), "reason")
    if item.state in (State.ARRIVING, State.EXPIRED):
        raise NotNow(_("There is nothing to decide on this item now."))
    aside = _set_aside(person, item)
    if item.state in HANDS:
        if person.pk in (item.holder_id, item.offered_to_id):
            rest(item)
    elif aside and not (item.is_golden and item.state == State.CLOSED):
        rest(item)
    return append(item, What.RECUSED, person, words=words)


def _set_aside(person: Person, item: Item) -> bool:
    """Whether a view of the person counted; none does now."""
    last = decided(person, item)
    if last is not None and item.state == State.FINDING:
        raise NotNow(
            _("A finding rests on your view. Withdraw from the finding first, so that those who "
              "handle the case are told; then you can keep out of the item.")
        )  # fmt: skip
    aside = last is not None
    while last is not None:  # two, where a lead who had a view closed it as well
        append(item, What.UNDONE, person, undoes=last)
        last = decided(person, item)
    return aside
