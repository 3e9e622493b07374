"""Where the sample and the known decisions stand in the queue: among the flagged, as one of them.

An item that was not flagged has a low score and no rule: in its own place a reviewer would know it
at once, and nobody would ever come to it. So it wears the place, the verdict and the rules of a
flagged item that is drawn at random; lists and filters know it by these alone. As the draw does not
look at what the item says, the part of the sample that was reviewed is itself a random sample,
which is what the estimate of misses needs (see measuring.py).
"""

from __future__ import annotations

from random import SystemRandom

from django.db import transaction

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.review.models import Facet, Item
from jaganetral.portal.review.states import State, Stratum

__all__ = ["place_among_others"]

_MODELS = 20_000
"""Flagged items whose places are drawn from: the latest."""
_BLOCK = 1_000
_random = SystemRandom()


def place_among_others(place: Organisation) -> int:
    """Give whatever has arrived and is not flagged its place, and open it. Says how many.

    May be cut off and called again. Where nothing is flagged, they stand by their own.
    """
    shown = list(
        Item.objects.filter(organisation=place, stratum=Stratum.FLAGGED)
        .exclude(state__in=[State.ARRIVING, State.EXPIRED])
        .order_by("-arrived_at")
        .values_list("place", "face", "rules")[:_MODELS]
    )
    many = 0
    while True:
        with transaction.atomic():
            waiting = list(
                Item.objects.select_for_update()
                .filter(organisation=place, state=State.ARRIVING)
                .exclude(stratum=Stratum.FLAGGED)
                .order_by("pk")[:_BLOCK]
            )
            if not waiting:
                return many
            for item in waiting:
                worn = _random.choice(shown) if shown else (item.score, item.verdict, item.rules)
                item.place, item.face, rules = worn
                item.state = State.OPEN
                item.worn = rules  # type: ignore[attr-defined]
            Item.objects.bulk_update(waiting, ["place", "face", "state"], batch_size=200)
            Facet.objects.filter(item__in=waiting).delete()
            Facet.objects.bulk_create(
                Facet(item=item, organisation=place, state=item.state, rule=rule, place=item.place)
                for item in waiting
                for rule in item.worn  # type: ignore[attr-defined]
            )
            many += len(waiting)
