"""Who serves where, who attended, how each is reached, and what was sent to them.

What names a person is sealed (reaching.sealed); a NIP is known again by a keyed hash and read by
nobody who has the database alone. Writes stand in the modules that are named after what they do.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.learning.models import Learner
from jaganetral.portal.people.models import Organisation


class Employment(models.TextChoices):
    """The kind of employment (UU 20/2023 article 5), and who works beside them."""

    PNS = "pns", _("Civil servant (PNS)")
    PPPK = "pppk", _("Government employee with a contract (PPPK)")


class Employee(models.Model):
    """Somebody in the roster. `sealed` holds name, NIP, addresses (sealed.Known)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="employees")
    nip_mark = models.CharField(max_length=64, unique=True, editable=False)
    sealed = models.TextField()
    unit = models.CharField(max_length=120, blank=True, default="")
    position = models.CharField(max_length=120, blank=True, default="")
    employment = models.CharField(max_length=4, choices=Employment)
    region = models.CharField(max_length=5, blank=True, default="")
    """Kemendagri's code of where they serve; "" is that of the organisation."""
    learner = models.OneToOneField(
        Learner, models.SET_NULL, null=True, blank=True, related_name="employee"
    )
    language = models.CharField(max_length=2, default="id")
    extras_off = models.BooleanField(default=False)
    """They want the mandatory notices alone."""
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    left_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        constraints = (
            models.CheckConstraint(
                condition=Q(employment__in=Employment.values), name="a_known_employment"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class Move(models.Model):
    """An employee went from one office to another, as a roster told it."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="moves")
    left = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    entered = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.left} → {self.entered}"


class RosterState(models.TextChoices):
    """How far a roster is."""

    WAITING = "waiting", _("Waits for your confirmation")
    DONE = "done", _("Taken over")
    DROPPED = "dropped", _("Dropped")


class Roster(models.Model):
    """A file of employees as it was handed in, how its columns are read, what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="rosters")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=8, choices=RosterState, default=RosterState.WAITING)
    sealed = models.TextField(blank=True)
    """The table that was read, while it waits; emptied when it is taken over or dropped."""
    columns = models.JSONField(default=dict)
    """By field, the number of its column from 0 on."""
    counts = models.JSONField(default=dict)
    sealed_bad = models.TextField(blank=True)
    """The rows that were not taken, with the reasons, as CSV."""

    class Meta:
        ordering: ClassVar = ("-at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=RosterState.values), name="a_known_state_of_a_roster"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} {self.at:%Y-%m-%d}"

    @property
    def about(self) -> str:
        return f"roster:{self.pk}"


class Source(models.TextChoices):
    """From which programme a list of participants comes."""

    ZOOM = "zoom", "Zoom"
    MEET = "meet", "Google Meet"


class RollCall(models.Model):
    """A meeting at which neutrality was taught, and the list of who joined it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="roll_calls")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    title = models.CharField(_("what the meeting was"), max_length=120)
    held_on = models.DateField(_("day of the meeting"))
    least_minutes = models.PositiveSmallIntegerField(_("fewest minutes that count"), default=15)
    source = models.CharField(max_length=4, choices=Source)

    class Meta:
        ordering: ClassVar = ("-held_on", "-at")
        constraints = (
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="a_known_source_of_participants"
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def about(self) -> str:
        return f"roll_call:{self.pk}"


class Match(models.TextChoices):
    """How a participant and the roster go together."""

    CLEAR = "clear", _("Clear match")
    DOUBTFUL = "doubtful", _("To be looked at")
    UNMATCHED = "unmatched", _("Nobody found")
    CONFIRMED = "confirmed", _("Confirmed")
    NOBODY = "nobody", _("Nobody of the roster")


class Participant(models.Model):
    """Somebody who joined, all their joins together. `sealed` holds the name as it was shown."""

    roll_call = models.ForeignKey(RollCall, models.CASCADE, related_name="participants")
    place = models.PositiveIntegerField()
    """From 0 on, in the order of the file."""
    sealed = models.TextField()
    minutes = models.PositiveIntegerField()
    match = models.CharField(max_length=9, choices=Match)
    guess = models.CharField(max_length=9, choices=Match)
    """What the matching said: an undone confirmation goes back to it."""
    candidates = models.JSONField(default=list)
    """The likeliest employees: `[[id, score 0-100], …]`, best first."""
    employee = models.ForeignKey(
        Employee, models.CASCADE, null=True, blank=True, related_name="attended"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("place",)
        constraints = (
            models.UniqueConstraint(fields=["roll_call", "place"], name="a_place_in_a_roll_call"),
            models.CheckConstraint(
                condition=Q(match="confirmed", employee__isnull=False)
                | (~Q(match="confirmed") & Q(employee=None)),
                name="confirmed_is_of_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.roll_call_id}/{self.place}"


class Link(models.Model):
    """The personal link of somebody without an account: one for each, made anew by replacing."""

    employee = models.OneToOneField(Employee, models.CASCADE, related_name="link")
    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    """When it was first used."""

    def __str__(self) -> str:
        return str(self.employee_id)


class Sending(models.TextChoices):
    """How far a message is."""

    PLANNED = "planned", _("Planned")
    CLAIMED = "claimed", _("On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not delivered")
    STOPPED = "stopped", _("Stopped")


class Message(models.Model):
    """A reminder to one person. `occasion` makes it one of a kind: it is never planned twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employee = models.ForeignKey(Employee, models.CASCADE, related_name="messages")
    item = models.CharField(max_length=40)
    occasion = models.CharField(max_length=160)
    """The item and what it is timed to: a contest and its stage, or a change of the law."""
    mandatory = models.BooleanField()
    details = models.JSONField(default=dict)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=Sending, default=Sending.PLANNED)
    channel = models.CharField(max_length=40, blank=True, default="")
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering: ClassVar = ("due_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["employee", "occasion"], name="one_message_for_each_occasion"
            ),
            models.CheckConstraint(
                condition=Q(state__in=Sending.values), name="a_known_state_of_a_message"
            ),
        )
        indexes = (models.Index(fields=["state", "due_at"], name="reaching_due"),)

    def __str__(self) -> str:
        return f"{self.item}: {self.state}"
