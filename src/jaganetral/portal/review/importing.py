"""Taking a queue file in: in blocks, each in a transaction with how far the file was read.

A run that is ended at any moment goes on where the last block ended; a file that was taken in
already changes nothing; an item that is in the queue stays as it stands there (same `item`: same
words under the same rulebook). A bad line is put aside with its place and the reason, and costs no
other line anything.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import Organisation, OrganisationKind, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.review.errors import BadQueue
from jaganetral.portal.review.models import Aside, Delivery, Facet, Golden, Item, Picture
from jaganetral.portal.review.moving import LEADS
from jaganetral.portal.review.pictures import Small, rows
from jaganetral.portal.review.placing import place_among_others
from jaganetral.portal.review.preparing import Ready, blocks, made_ready, there_already
from jaganetral.portal.review.reading import Read
from jaganetral.portal.review.sealed import seal_kept, sealed
from jaganetral.portal.review.states import State, Stratum
from jaganetral.portal.trail.actions import record

__all__ = ["MOST_ASIDE", "take_in"]

MOST_ASIDE = 1_000
"""Bad lines that are listed one by one; the rest are counted."""


def take_in(
    person: Person | None,
    place: Organisation,
    file: BinaryIO,
    *,
    name: str,
    told: Callable[[Delivery], None] = lambda _delivery: None,
) -> Delivery:
    """Take a queue file into the queue of a supervisor. `person` is None for the operator.

    told: called after each block, for a progress bar. Raises Refused, BadQueue.
    """
    if person is not None:
        demand(person, LEADS, place)
    if place.kind != OrganisationKind.SUPERVISOR:
        raise BadQueue(_("{place} is no election supervisor: it has no queue.").format(place=place))
    delivery = _delivery(person, place, file, name)
    if delivery.done_at is not None:
        return delivery
    file.seek(delivery.read_to)
    for block in blocks(file):
        ready = made_ready(place, block)
        with transaction.atomic():
            _store(delivery, ready)
        told(delivery)
    if not delivery.taken + delivery.known and delivery.aside:
        first = delivery.put_aside.first()
        why = first.reason if first else ""
        delivery.put_aside.all().delete()
        delivery.delete()
        raise BadQueue(
            _("No line of this file is an item of a queue. The first one: {why}").format(why=why)
        )
    place_among_others(place)
    with transaction.atomic():
        delivery.done_at = timezone.now()
        delivery.save(update_fields=["done_at"])
        record(
            "review.imported", by=person, about=f"delivery:{delivery.pk}", organisation=place,
            details={
                "sha256": delivery.sha256, "lines": delivery.lines, "taken": delivery.taken,
                "known": delivery.known, "sample": delivery.sample, "aside": delivery.aside,
            },
        )  # fmt: skip
    return delivery


def _delivery(person: Person | None, place: Organisation, file: BinaryIO, name: str) -> Delivery:
    """The file by its content: a new one, or the one that was begun."""
    file.seek(0)
    digest = hashlib.sha256()
    while part := file.read(1 << 20):
        digest.update(part)
    if not file.tell():
        raise BadQueue(_("This file is empty. Choose it once more."))
    found, _made = Delivery.objects.get_or_create(
        organisation=place, sha256=digest.hexdigest(), defaults={"by": person, "name": name[-200:]}
    )
    return found


def _store(delivery: Delivery, block: list[Ready]) -> None:
    """One block of lines: items, their rules, what was put aside, and how far it was read."""
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if held.read_to != delivery.read_to:
        raise BadQueue(_("Somebody else is taking the same file in: look again in a minute."))
    good: dict[str, Ready] = {}
    bad: list[Aside] = []
    for ready in block:
        delivery.lines += 1
        if ready.why is not None:
            delivery.aside += 1
            if delivery.aside <= MOST_ASIDE:
                bad.append(
                    Aside(delivery=delivery, line=delivery.lines, offset=delivery.read_to,
                          reason=ready.why[:300])
                )  # fmt: skip
        elif ready.one is not None:
            key = ready.one.columns["key"]
            if key in good:
                delivery.known += 1
            else:
                good[key] = ready
        delivery.read_to += ready.size
    _add(delivery, list(good.values()))
    Aside.objects.bulk_create(bad)
    delivery.save(update_fields=["read_to", "lines", "taken", "known", "sample", "aside"])


def _add(delivery: Delivery, good: list[Ready]) -> None:
    place = delivery.organisation
    there = there_already(place, [ready.one for ready in good if ready.one is not None])
    fresh = [
        (ready.one, ready.pictures, _item(delivery, ready.one))
        for ready in good
        if ready.one is not None and ready.one.columns["key"] not in there
    ]
    delivery.known += len(there)
    delivery.taken += len(fresh)
    delivery.sample += sum(item.stratum == Stratum.UNFLAGGED for _one, _small, item in fresh)
    Item.objects.bulk_create([item for _one, _small, item in fresh], batch_size=100)
    Picture.objects.bulk_create(
        (picture for _one, small, item in fresh for picture in rows(item, small)), batch_size=20
    )
    Facet.objects.bulk_create(
        (
            Facet(item=item, organisation=place, state=item.state, rule=rule, place=item.place)
            for _one, _small, item in fresh
            if item.stratum == Stratum.FLAGGED
            for rule in dict.fromkeys(item.rules)
        ),
        batch_size=500,
    )
    Golden.objects.bulk_create(_goldens(delivery, fresh))


def _item(delivery: Delivery, one: Read) -> Item:
    """Flagged items are in the queue at once; the sample joins them when the file is whole."""
    flagged = one.columns["stratum"] == Stratum.FLAGGED
    return Item(
        id=uuid.uuid4(), organisation=delivery.organisation, delivery=delivery,
        state=State.OPEN if flagged else State.ARRIVING, sealed=seal_kept(one.kept), **one.columns,
    )  # fmt: skip


def _goldens(
    delivery: Delivery, fresh: list[tuple[Read, Sequence[Small], Item]]
) -> Iterator[Golden]:
    for one, _small, item in fresh:
        if one.golden is not None:
            yield Golden(
                item=item, decision=one.golden.decision, rules=sorted(set(one.golden.rules)),
                by=delivery.by, sealed=sealed(one.golden.reason),
            )  # fmt: skip
