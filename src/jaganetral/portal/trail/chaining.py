"""Entries get their links: just after the commit, many at a time, one after the other.

The head of a chain can be held by one transaction only. If an action held it until its own commit,
all actions would queue up behind each other's work and each other's fsync. So an action writes its
entry without touching the head; after its commit it asks for the lock, and whoever gets it links
everything that waits in one short transaction. Those who come next mostly find their entry linked.
What a crash leaves between the two commits still waits, and the next one links it.
"""

from __future__ import annotations

import secrets
from uuid import UUID

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from jaganetral.custody.chain import NOTHING, link_hash
from jaganetral.portal.trail import checkpoints
from jaganetral.portal.trail.models import Chain, Entry, Link, Waiting

__all__ = ["chain_soon", "chain_waiting"]

BATCH = 500
_LOCK = 0x4A61_6761_4E65
"""Of PostgreSQL's advisory locks the one of this chain (the letters JagaNe)."""


def chain_soon(entry: Entry) -> None:
    """Link the entry as soon as the transaction that it stands in is committed."""
    # Entries of one transaction become visible together: who links the first links all. (A
    # rollback to a savepoint removes what was asked for within it, and with it its entries.)
    if any(isinstance(asked[1], _Chaining) for asked in connection.run_on_commit):
        return
    # A chain that cannot be reached now fails nothing that is done already: the entry waits.
    transaction.on_commit(_Chaining(entry.pk), robust=True)


class _Chaining:
    """What is done after the commit of a transaction that wrote entries."""

    def __init__(self, number: UUID) -> None:
        self.number = number

    def __call__(self) -> None:
        if Waiting.objects.filter(pk=self.number).exists():
            chain_waiting()


def chain_waiting() -> int:
    """Link all entries that wait. Returns how many."""
    linked = 0
    while many := _one_batch():
        linked += many
        if many < BATCH:
            break
    return linked


@transaction.atomic
def _one_batch() -> int:
    lock()
    entries = list(
        Entry.objects.filter(pk__in=Waiting.objects.values("pk")).order_by("at", "pk")[:BATCH]
    )
    if not entries:
        return 0
    last = (
        Link.objects.order_by("-number")
        .annotate(chain=Subquery(Chain.objects.values("pk")[:1]))
        .values_list("number", "hash", "chain")
        .first()
    )
    if last is None:
        begun = _chain()
        last = (0, begun.origin, begun.pk)
    number, previous, chain = last[0], bytes(last[1]), last[2]
    steps = _steps({entry.about for entry in entries})
    links = []
    for entry in entries:
        number += 1
        step, before = steps.get(entry.about, (0, NOTHING))
        digest = entry.told().digest()
        made = link_hash(number, previous, digest, step + 1, before)
        links.append(
            Link(
                number=number, entry=entry, about=entry.about, step=step + 1, previous=previous,
                digest=digest, step_previous=before, hash=made,
            )
        )  # fmt: skip
        steps[entry.about] = (step + 1, made)
        previous = made
    Link.objects.bulk_create(links)
    Waiting.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
    checkpoints.make_if_due(chain, number)
    transaction.on_commit(lambda: checkpoints.note_head(chain, number, previous), robust=True)
    return len(entries)


def lock() -> None:
    """Hold the head until the end of the transaction. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _chain() -> Chain:
    return Chain.objects.first() or Chain.objects.create(origin=secrets.token_bytes(32))


def _steps(subjects: set[str]) -> dict[str, tuple[int, bytes]]:
    """The last step about each subject, with its hash."""
    newest = Link.objects.filter(about=OuterRef("about")).order_by("-step").values("step")[:1]
    rows = Link.objects.filter(about__in=subjects, step=Subquery(newest))
    return {
        about: (step, bytes(made))
        for about, step, made in rows.values_list("about", "step", "hash")
    }
