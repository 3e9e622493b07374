"""What was handed in: folders, exhibits, and what officers state about them.

Originals and previews lie in files (see storage.py). Writes stand in actions.py and its siblings;
each writes an entry to the trail, which is the custody log.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """How it came to us."""

    REPORTER = "reporter", _("The reporter")
    REPORTED = "reported", _("The reported person")
    OFFICER = "officer", _("An officer")
    MAILBOX = "mailbox", _("The reporter's mailbox")
    LETTER = "letter", _("A letter")


class State(models.TextChoices):
    """Where an exhibit stands."""

    QUARANTINED = "quarantined", _("In quarantine: not opened yet")
    READY = "ready", _("Kept, with a safe preview")
    REFUSED = "refused", _("Kept, but it could not be opened safely")
    ERASED = "erased", _("Erased")


class Folder(models.Model):
    """Where exhibits lie: one for each report and each case.

    `organisation` handles it; `also` are others that may read in it (the employer's authority).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    also = models.ManyToManyField("people.Organisation", related_name="+", blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    keep_until = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Exhibit(models.Model):
    """One file as it was handed in. What it holds never changes; it may be erased by law."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folder = models.ForeignKey(Folder, models.PROTECT, related_name="own_exhibits")
    shared = models.ManyToManyField(Folder, related_name="shared_exhibits", blank=True)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.BigIntegerField(editable=False)
    media_type = models.CharField(max_length=60, editable=False)
    said_name = models.CharField(max_length=200, blank=True, editable=False)
    origin = models.CharField(max_length=8, choices=Origin, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    received_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=11, choices=State, default=State.QUARANTINED)
    pages = models.PositiveSmallIntegerField(default=0)
    """Pictures of the preview, numbered from 1."""
    facts = models.JSONField(default=dict)
    """What the sandboxed worker saw: width, height, seconds, pages, names in an archive …"""
    on_hold = models.BooleanField(default=False)
    released_at = models.DateTimeField(null=True)
    """When a reviewer let the reported see it, with what was blacked out."""

    class Meta:
        ordering: ClassVar = ("received_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="a_known_state_of_an_exhibit"
            ),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values), name="a_known_origin_of_an_exhibit"
            ),
            models.CheckConstraint(
                condition=Q(state="erased", sha256="", said_name="")
                | (~Q(state="erased") & Q(sha256__regex=r"^[0-9a-f]{64}$")),
                name="an_exhibit_has_its_hash_until_it_is_erased",
            ),
            models.CheckConstraint(
                condition=~Q(state="erased", on_hold=True), name="hold_beats_erasure"
            ),
        )
        indexes = (
            models.Index(fields=["state", "received_at"], name="exhibits_by_state"),
            models.Index(fields=["sha256"], name="exhibits_by_hash"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def about(self) -> str:
        """How the trail calls it."""
        return f"exhibit:{self.pk}"


class Redaction(models.Model):
    """A box that is blacked out in what the reported sees, in thousandths of the page's sides."""

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="redactions")
    page = models.PositiveSmallIntegerField()
    left = models.PositiveSmallIntegerField()
    top = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()
    bottom = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ("page", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(left__lt=F("right"), top__lt=F("bottom"), right__lte=1000,
                            bottom__lte=1000),
                name="a_box_within_the_page",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.exhibit_id}, {self.page}"


class Worth(models.TextChoices):
    """How far an exhibit can be relied on, and why; after the Berkeley Protocol (2020), ch. VII."""

    ESTABLISHED = "established", _("Established: an officer saw the source itself, or it is proven")
    SUPPORTED = "supported", _("Supported: it fits other evidence that is independent of it")
    PLAUSIBLE = "plausible", _("Plausible: nothing speaks against it, nothing independent for it")
    DOUBTFUL = "doubtful", _("Doubtful: something speaks against it")
    REFUTED = "refuted", _("Refuted: it is false, or shows something else")


class Grade(models.Model):
    """A reviewer's grade of an exhibit, with its reason. The newest counts; all are kept."""

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="grades")
    worth = models.CharField(max_length=11, choices=Worth)
    checks = models.JSONField(default=list)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(worth__in=Worth.values), name="a_known_worth"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_grade_has_its_reason"),
        )

    def __str__(self) -> str:
        return f"{self.exhibit_id}: {self.get_worth_display()}"


class Behind(models.TextChoices):
    """How sure it is who is behind an account."""

    ADMITTED = "admitted", _("Admitted by the person")
    PROVEN = "proven", _("Proven by the platform or an official listing")
    LIKELY = "likely", _("Likely: several grounds of different kinds")
    UNPROVEN = "unproven", _("Unproven")
    REFUTED = "refuted", _("Refuted: it is somebody else's, or was taken over")


class Account(models.Model):
    """A statement about who is behind an account: graded, with grounds, and open to objection.

    `person_sealed` names whom it is about, sealed. A name or a photo alone proves nothing:
    see accounts.py for what grounds each grade needs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folder = models.ForeignKey(Folder, models.PROTECT, related_name="accounts")
    platform = models.CharField(max_length=20)
    handle_sealed = models.TextField()
    person_sealed = models.TextField()
    grade = models.CharField(max_length=8, choices=Behind)
    grounds = models.JSONField(default=list)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", editable=False
    )

    class Meta:
        ordering: ClassVar = ("at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(grade__in=Behind.values), name="a_known_grade"),
        )

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_grade_display()}"


class Objection(models.Model):
    """What the reported, or an officer, says against a statement about an account; sealed."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="objections")
    words_sealed = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.account_id}: {self.at:%Y-%m-%d}"


class Verb(models.TextChoices):
    """What an account does with another account or a post, for as long as it lasts."""

    LIKED = "liked", _("liked")
    FOLLOWED = "followed", _("followed")
    MEMBER = "member", _("was a member of")
    SHARED = "shared", _("shared")
    COMMENTED = "commented", _("commented on")
    TAGGED = "tagged", _("was tagged in")


class Relation(models.Model):
    """What was liked or followed: a relation that holds for a time, of which we know parts.

    It was seen from `seen_from` until `seen_until`. It began after `began_after` (it was not there
    yet) and ended before `ended_before` (it was gone), where that is known. Between is unknown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="relations")
    verb = models.CharField(max_length=9, choices=Verb)
    target = models.CharField(max_length=300)
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, null=True, related_name="relations")
    seen_from = models.DateTimeField()
    seen_until = models.DateTimeField()
    began_after = models.DateTimeField(null=True, blank=True)
    ended_before = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ("seen_from", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(verb__in=Verb.values), name="a_known_verb"),
            models.CheckConstraint(
                condition=Q(seen_from__lte=F("seen_until"))
                & (Q(began_after=None) | Q(began_after__lte=F("seen_from")))
                & (Q(ended_before=None) | Q(ended_before__gte=F("seen_until"))),
                name="an_interval_in_the_order_of_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.target}"


class Hold(models.Model):
    """A legal hold: while one stands, an exhibit is neither erased nor removed by age."""

    exhibit = models.ForeignKey(Exhibit, models.CASCADE, related_name="holds")
    ground = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.exhibit_id}: {self.at:%Y-%m-%d}"
