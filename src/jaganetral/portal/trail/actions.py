"""Writing the trail: `record` is called by every action of every room, within its transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.db import transaction

from jaganetral.custody.canonical import Value, canonical, plain
from jaganetral.custody.entry import commitment, new_salt
from jaganetral.custody.errors import NotCanonical
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.trail import checkpoints
from jaganetral.portal.trail.chaining import chain_soon, chain_waiting, lock
from jaganetral.portal.trail.errors import BadEntry
from jaganetral.portal.trail.models import Checkpoint, Entry, Opening, Waiting
from jaganetral.portal.trail.sealed import seal

__all__ = ["checkpoint", "erase_openings", "record"]

_WHAT = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+")
_ABOUT = re.compile(r"[a-z][a-z_]*:[0-9A-Za-z_.-]+")
DETAILS = 20_000
"""Bytes of details: an entry tells what was done, and refers to what is kept elsewhere."""


def record(
    what: str,
    *,
    by: Person | None,
    about: str,
    organisation: Organisation | None = None,
    details: Mapping[str, Value] | None = None,
    private: Mapping[str, str] | None = None,
) -> Entry:
    """Write that something was done, in the caller's transaction: both stand, or neither.

    what: `room.verb`, like `exhibit.received`; about: `kind:id`, like `case:<uuid>`; by: who did
    it, None for the public and for the machine. `details` are open and stay for good: no personal
    data. `private` holds such data (texts by name): the chain gets salted commitments alone, and
    the opening can be erased. The link to the chain is made just after the commit.

    Raises BadEntry for what cannot be written (a number with a fraction, a wrong name).
    """
    if not _WHAT.fullmatch(what) or len(what) > 60:
        raise BadEntry(f"what: {what!r} is not of the form room.verb")
    if not _ABOUT.fullmatch(about) or len(about) > 80:
        raise BadEntry(f"about: {about!r} is not of the form kind:id")
    try:
        told = plain(details or {})
        if len(canonical(told)) > DETAILS:
            raise BadEntry(f"details: more than {DETAILS} bytes")
    except NotCanonical as wrong:
        raise BadEntry(f"details: {wrong}") from None
    salts = {name: new_salt() for name in private or {}}
    try:
        hidden = {
            name: commitment(name, value, salts[name]) for name, value in (private or {}).items()
        }
    except NotCanonical as wrong:
        raise BadEntry(f"private: {wrong}") from None
    with transaction.atomic(savepoint=False):
        entry = Entry.objects.create(
            what=what, by=by, about=about, organisation=organisation, details=told, private=hidden
        )
        Waiting.objects.create(entry=entry)
        if private:
            Opening.objects.bulk_create(
                Opening(entry=entry, name=name, sealed=seal(salts[name], value))
                for name, value in private.items()
            )
        chain_soon(entry)
    return entry


def erase_openings(about: str | Iterable[str]) -> int:
    """Erase all that entries about these subjects hide; the entries and their links stay.

    The caller records why, in the same transaction. Returns how many values were erased.
    """
    subjects = [about] if isinstance(about, str) else list(about)
    gone, _kinds = Opening.objects.filter(entry__about__in=subjects).delete()
    return gone


def checkpoint() -> Checkpoint | None:
    """Link what waits and sign all that is new; the last checkpoint, None where there is nothing.

    Raises BadKey, OSError where the key cannot be read.
    """
    chain_waiting()
    with transaction.atomic():
        lock()
        checkpoints.make()
    return Checkpoint.objects.order_by("-number").first()
