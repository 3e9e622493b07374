"""The queue: files that were taken in, items, what happened to each, known decisions, findings.

An item changes through `holding`, `deciding`, `findings` and `golden` alone. What happened is never
changed and never removed: a decision that was taken back stays, with the reason. What is said of
people is sealed (see sealed.py).
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jaganetral.portal.append_only import AppendOnly
from jaganetral.portal.review.errors import NeverChanged
from jaganetral.portal.review.sealed import Kept, open_kept, opened
from jaganetral.portal.review.states import Choice, State, Stratum, What

_PERSON = settings.AUTH_USER_MODEL
_PLACE = "people.Organisation"


class WrittenOnce(AppendOnly):
    """A line that is written once; triggers in the database hold it as well (see migrations)."""

    refusal = NeverChanged

    class Meta:
        abstract = True


class Delivery(models.Model):
    """A queue file that was taken in, and how far it was read: a run that ended goes on there."""

    organisation = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    read_to = models.BigIntegerField(default=0)
    """Bytes that were read and stored."""
    lines = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    """Items that were in the queue already."""
    sample = models.PositiveIntegerField(default=0)
    """Of what was taken: the sample of what was not flagged."""
    aside = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        ordering: ClassVar = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "sha256"], name="a_file_once"),
        )

    def __str__(self) -> str:
        return self.name


class Aside(models.Model):
    """A line of a file that could not be taken: where it stands, and why. Not what it says."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="put_aside")
    line = models.PositiveIntegerField()
    offset = models.BigIntegerField()
    """Bytes before the line."""
    reason = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ("line",)
        constraints = (models.UniqueConstraint(fields=["delivery", "line"], name="aside_once"),)

    def __str__(self) -> str:
        return f"{self.delivery_id}/{self.line}"


class Item(models.Model):
    """One conduct (with all its copies) that people look at.

    `verdict`, `rules` and `score` are the machine's. `place` and `face` are what the queue sorts
    and filters by: for a flagged item its own; an item of the sample or a known decision wears
    those of a flagged one, so that no reviewer can tell which is which (see placing.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=64)
    stratum = models.CharField(max_length=9, choices=Stratum)
    inclusion = models.FloatField()
    """The probability with which an item of its stratum is in the file."""
    score = models.FloatField()
    severity = models.FloatField()
    confidence = models.FloatField()
    reach = models.BigIntegerField(null=True)
    verdict = models.CharField(max_length=12)
    rules = models.JSONField(default=list)
    place = models.FloatField()
    face = models.CharField(max_length=12)
    platform = models.CharField(max_length=12)
    province = models.CharField(max_length=2, blank=True, default="")
    region = models.CharField(max_length=13, blank=True, default="")
    at = models.CharField(max_length=35, blank=True, default="")
    action = models.CharField(max_length=16, blank=True, default="")
    copies = models.PositiveIntegerField(default=1)
    rulebook = models.CharField(max_length=64)
    scan = models.CharField(max_length=64)
    source = models.CharField(max_length=200, blank=True, default="")
    sealed = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.ARRIVING)
    holder = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    offered_to = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    until = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Choice, blank=True, default="")
    found = models.JSONField(default=list)
    """The rules that those who agreed have in common."""
    arrived_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "key"], name="an_item_once"),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="a_known_state_of_an_item"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["claimed", "held"], holder__isnull=False,
                            offered_to=None, until__isnull=False)
                | Q(state="offered", holder__isnull=False, offered_to__isnull=False,
                    until__isnull=False)
                | (~Q(state__in=["claimed", "held", "offered"])
                   & Q(holder=None, offered_to=None, until=None)),
                name="hands_have_an_owner_and_an_hour",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["agreed", "finding"], outcome="breach")
                | Q(state="closed", outcome__in=["no_breach", "unclear"])
                | Q(state="closed", stratum="golden", outcome="")
                | Q(state__in=["arriving", "open", "claimed", "held", "offered", "disputed"],
                    outcome="")
                | Q(state="expired"),
                name="an_outcome_where_it_is_settled",
            ),
            models.CheckConstraint(
                condition=~Q(stratum="golden")
                | Q(state__in=["arriving", "open", "claimed", "held", "offered", "closed",
                               "expired"]),
                name="a_known_decision_is_no_finding",
            ),
        )  # fmt: skip
        indexes = (
            models.Index(fields=["organisation", "state", "-place", "id"], name="queue"),
            models.Index(
                fields=["organisation", "state", "face", "-place", "id"], name="queue_by_verdict"
            ),
            models.Index(
                fields=["organisation", "state", "platform", "-place", "id"],
                name="queue_by_platform",
            ),
            models.Index(
                fields=["organisation", "state", "province", "-place", "id"],
                name="queue_by_province",
            ),
            models.Index(
                fields=["organisation", "state", "region", "-place", "id"], name="queue_by_region"
            ),
            models.Index(
                fields=["until"], condition=Q(until__isnull=False), name="in_somebody_s_hands"
            ),
            models.Index(
                fields=["holder"], condition=Q(holder__isnull=False), name="items_of_a_holder"
            ),
            models.Index(
                fields=["offered_to"], condition=Q(offered_to__isnull=False), name="items_offered"
            ),
            models.Index(
                fields=["settled_at"], condition=Q(settled_at__isnull=False), name="items_settled"
            ),
            models.Index(fields=["state", "arrived_at"], name="items_by_age"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def about(self) -> str:
        """How the trail calls it."""
        return f"review:{self.pk}"

    @property
    def is_golden(self) -> bool:
        return self.stratum == Stratum.GOLDEN

    @property
    def kept(self) -> Kept:
        """What was scanned. Raises Unsealed."""
        return open_kept(self.sealed)


class Picture(models.Model):
    """A small copy of a photo of an item (see pictures.py). It goes when the item's words go."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    """The photo's place in the item's list, from 0."""
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    sealed = models.TextField()

    class Meta:
        ordering: ClassVar = ("number",)
        constraints = (models.UniqueConstraint(fields=["item", "number"], name="a_photo_once"),)

    def __str__(self) -> str:
        return f"{self.item_id}/{self.number}"


class Facet(models.Model):
    """An item under one of the rules by which the queue is filtered: one range of one index."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="facets")
    organisation = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8)
    rule = models.CharField(max_length=80)
    place = models.FloatField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "rule"], name="under_a_rule_once"),)
        indexes = (
            models.Index(
                fields=["organisation", "state", "rule", "-place", "item"], name="queue_by_rule"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}: {self.rule}"


class Event(WrittenOnce):
    """One thing that happened to an item. `by` is empty where its hour came.

    A decision is `decided` (or `closed`, which is the lead's and final); an `undone` event points
    at the decision that no longer stands. `blind`: written before any aid was shown to the person.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=8, choices=What)
    to = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    until = models.DateTimeField(null=True)
    decision = models.CharField(max_length=9, choices=Choice, blank=True, default="")
    rules = models.JSONField(default=list)
    blind = models.BooleanField(default=False)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone")
    sealed = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(what__in=["decided", "closed"], decision__in=Choice.values)
                | (~Q(what__in=["decided", "closed"]) & Q(decision="")),
                name="a_decision_says_what",
            ),
            models.CheckConstraint(
                condition=Q(what="undone", undoes__isnull=False)
                | (~Q(what="undone") & Q(undoes=None)),
                name="what_is_taken_back",
            ),
        )
        indexes = (
            models.Index(fields=["item", "by", "what"], name="what_somebody_did"),
            models.Index(fields=["by", "what", "-at"], name="what_somebody_decided"),
        )

    def __str__(self) -> str:
        return f"{self.item_id}: {self.what}"

    @property
    def words(self) -> str:
        """The reason or note. Raises Unsealed."""
        return opened(self.sealed)


class Golden(models.Model):
    """A known decision: put in by a lead to see how reviewing goes. Shown to leads alone."""

    item = models.OneToOneField(Item, models.PROTECT, primary_key=True, related_name="golden")
    decision = models.CharField(max_length=9, choices=Choice)
    rules = models.JSONField(default=list)
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed = models.TextField()

    def __str__(self) -> str:
        return f"{self.item_id}: {self.decision}"


class Finding(WrittenOnce):
    """The case that was made of an item: of one of its copies, by one account."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="findings")
    case = models.OneToOneField("casework.Case", models.PROTECT, related_name="+")
    member = models.PositiveSmallIntegerField()
    """Which copy, by its place in the list."""
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["item", "member"], name="a_copy_is_found_once"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} → {self.case_id}"
