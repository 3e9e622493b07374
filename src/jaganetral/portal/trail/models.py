"""What was done, in a chain that shows tampering: entries, their links, and signed checkpoints.

An entry is written in the transaction of what it tells about; it waits (`Waiting`) until a moment
after that transaction, when it gets its link (see chaining.py). Entries, links, checkpoints and
stamps are only ever added (portal/append_only.py); openings may be erased, and nothing else.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from jaganetral.custody.entry import Entry as Told
from jaganetral.custody.entry import moment
from jaganetral.portal.append_only import AppendOnly

__all__ = ["Chain", "Checkpoint", "Entry", "Link", "Opening", "Stamp", "Waiting"]


class Entry(AppendOnly):
    """One thing that was done. `about` names the subject (`exhibit:<uuid>`), never a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    what = models.CharField(max_length=60, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    about = models.CharField(max_length=80, editable=False, db_index=True)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+", editable=False
    )
    details = models.JSONField(default=dict, editable=False)
    private = models.JSONField(default=dict, editable=False)
    """Commitments (hex) by name; the openings stand in `Opening`."""

    class Meta:
        ordering: ClassVar = ("at", "pk")
        indexes = (models.Index(fields=["organisation", "-at"], name="trail_entry_of_a_place"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.what} {self.about}"

    def told(self) -> Told:
        """The entry as it is hashed."""
        return Told(
            id=str(self.pk),
            at=moment(self.at),
            what=self.what,
            by=f"person:{self.by_id}" if self.by_id else "",
            about=self.about,
            organisation=f"organisation:{self.organisation_id}" if self.organisation_id else "",
            details=self.details,
            private=self.private,
        )


class Waiting(models.Model):
    """An entry that has no link yet: written with it, removed with the link's making."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)


class Opening(models.Model):
    """What an entry hides: salt and value, sealed. Erased by law, while the entry stays."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="openings")
    name = models.CharField(max_length=40)
    sealed = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "name"], name="one_opening_for_each_name"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.name}"


class Chain(AppendOnly):
    """The chain of this installation: one row, made with the first link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    single = models.BooleanField(default=True, unique=True, editable=False)
    origin = models.BinaryField(max_length=32, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(single=True), name="one_chain"),)

    def __str__(self) -> str:
        return str(self.pk)


class Link(AppendOnly):
    """One link, see custody/chain.py. Hashes are 32 bytes."""

    number = models.BigIntegerField(primary_key=True, editable=False)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="link", editable=False)
    about = models.CharField(max_length=80, editable=False)
    step = models.BigIntegerField(editable=False)
    previous = models.BinaryField(max_length=32, editable=False)
    digest = models.BinaryField(max_length=32, editable=False)
    step_previous = models.BinaryField(max_length=32, editable=False)
    hash = models.BinaryField(max_length=32, editable=False)

    class Meta:
        ordering: ClassVar = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["about", "step"], name="one_link_for_each_step"),
        )

    def __str__(self) -> str:
        return str(self.number)


class Checkpoint(AppendOnly):
    """A signed statement: so many links, the hash of the last, the root over the new ones."""

    number = models.BigIntegerField(primary_key=True, editable=False)
    """How many links it covers, and thereby the number of the last of them."""
    statement = models.TextField(editable=False)
    signature = models.BinaryField(editable=False)

    class Meta:
        ordering: ClassVar = ("number",)

    def __str__(self) -> str:
        return str(self.number)


class Stamp(AppendOnly):
    """A time stamp (RFC 3161) of a checkpoint: the whole answer of the authority, DER."""

    checkpoint = models.ForeignKey(
        Checkpoint, models.PROTECT, related_name="stamps", editable=False
    )
    at = models.DateTimeField(editable=False)
    answer = models.BinaryField(editable=False)

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.checkpoint_id}: {self.at:%Y-%m-%d %H:%M:%S}"
