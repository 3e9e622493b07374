"""Facts, closed months with the counts that may be told, and frozen snapshots.

A fact is one thing that happened to one report or case, with codes instead of words: nobody's name
and no day. A month is closed once; what was told for it is never told again another way.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from jaganetral.portal.append_only import AppendOnly

_PLACE = "people.Organisation"


class Closing(AppendOnly):
    """A month that is over and told: under which k and rulebook, and the hashes of what it rests on
    (`facts_hash`) and of what was told (`cells_hash`)."""

    month = models.DateField(unique=True)
    closed_at = models.DateTimeField(default=timezone.now)
    k = models.PositiveSmallIntegerField()
    rulebook = models.CharField(max_length=64)
    facts_hash = models.CharField(max_length=64)
    cells_hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ("month",)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Fact(models.Model):
    """One thing that happened, in codes (see coding.py). "" is not known.

    `mark` is a hash of where it comes from, so that it is counted once, `origin` one of the report
    or case that it belongs to. `month` is the month in
    which it counts: its own, or, where that was closed already, the first open one. `agency` is
    known only of what happened once a case had reached it. `closing` is the month with which it
    was told; none while it waits.
    """

    mark = models.CharField(max_length=32, unique=True)
    origin = models.CharField(max_length=32, db_index=True)
    kind = models.CharField(max_length=16)
    month = models.DateField()
    region = models.CharField(max_length=2, blank=True, default="")
    platform = models.CharField(max_length=12, blank=True, default="")
    act = models.CharField(max_length=14, blank=True, default="")
    position = models.CharField(max_length=16, blank=True, default="")
    stage = models.CharField(max_length=14, blank=True, default="")
    sex = models.CharField(max_length=1, blank=True, default="")
    party = models.CharField(max_length=24, blank=True, default="")
    rank = models.CharField(max_length=3, blank=True, default="")
    step = models.CharField(max_length=40, blank=True, default="")
    """Of a step that ended (`kind` "step"): its clock, the days it took and the law's limit."""
    days = models.PositiveSmallIntegerField(null=True)
    limit = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=16, blank=True, default="")
    kept = models.BooleanField(null=True)
    supervisor = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    agency = models.ForeignKey(_PLACE, models.PROTECT, null=True, related_name="+")
    closing = models.ForeignKey(Closing, models.PROTECT, null=True, related_name="facts")

    class Meta:
        indexes = (
            models.Index(fields=["closing", "month"], name="facts_of_a_closing"),
            models.Index(fields=["supervisor", "month"], name="facts_of_a_supervisor"),
            models.Index(fields=["agency", "month"], name="facts_of_an_agency"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.month:%Y-%m}"


class Gathered(models.Model):
    """Up to which turn the facts of a case or report are counted."""

    source = models.CharField(max_length=43, primary_key=True)
    turn = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.source}/{self.turn}"


class Told(AppendOnly):
    """A count that may be told: of one kind of event in one month (see lattice.py)."""

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="told")
    month = models.DateField()
    kind = models.CharField(max_length=16)
    region = models.CharField(max_length=2, blank=True, default="")
    dimension = models.CharField(max_length=10, blank=True, default="")
    value = models.CharField(max_length=24, blank=True, default="")
    count = models.PositiveIntegerField()

    class Meta:
        indexes = (
            models.Index(fields=["region", "dimension", "value", "month"], name="told_by_region"),
            models.Index(fields=["dimension", "value", "month"], name="told_by_dimension"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.month:%Y-%m} {self.region}/{self.dimension}={self.value}"


class Pace(AppendOnly):
    """How long a step took in a month, against its limit; told for ten steps or more.

    `median_halves` counts half days (a median may lie between two). `kept` is None where it, or
    its rest, would be a small count.
    """

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="paces")
    step = models.CharField(max_length=40)
    count = models.PositiveIntegerField()
    median_halves = models.PositiveIntegerField()
    limit = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16)
    kept = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ("closing", "step")

    def __str__(self) -> str:
        return f"{self.closing_id} {self.step}"


class Quiet(AppendOnly):
    """An authority past the limit of a recommendation when a month was closed: institutions, and
    how long; never how many cases."""

    closing = models.ForeignKey(Closing, models.PROTECT, related_name="quiet")
    authority = models.CharField(max_length=200)
    days = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ("closing", "-days", "authority")

    def __str__(self) -> str:
        return f"{self.closing_id} {self.authority}"


class Snapshot(AppendOnly):
    """Published figures, frozen: what was asked, on which data and law, and the file's bytes."""

    made_at = models.DateTimeField(default=timezone.now)
    query = models.CharField(max_length=400, blank=True, default="")
    through = models.DateField()
    data_hash = models.CharField(max_length=64)
    rulebook = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar = ("-pk",)

    def __str__(self) -> str:
        return f"{self.pk}: {self.through:%Y-%m}"
