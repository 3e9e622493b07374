"""Requests of people about their data, and the register of failures to protect it.

What was written is sealed. Writes stand in requests.py and breaches.py; each writes an entry to the
trail. What is kept why and how long stands in register.yaml.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.privacy.rights import RIGHTS, Clock, Right, RightId, clock

_PERSON = settings.AUTH_USER_MODEL


class Who(models.TextChoices):
    """As what somebody asks."""

    REPORTER = "reporter", _("I reported something")
    REPORTED = "reported", _("Something was reported about me")
    ACCOUNT = "account", _("I have an account here")
    OTHER = "other", _("I am named or to be seen in something: as a witness, in a photo")


class State(models.TextChoices):
    """Where a request stands."""

    WAITING = "waiting", _("Waits for an answer")
    ASKED = "asked", _("Waits for you: a question was asked")
    GRANTED = "granted", _("Granted")
    PARTLY = "partly", _("Granted in part")
    REFUSED = "refused", _("Refused")


CLOSED = (State.GRANTED, State.PARTLY, State.REFUSED)


class Request(models.Model):
    """Somebody asks for a right; known to them by a code, answered within 3 × 24 hours.

    `sealed` holds what they wrote, how to reach them, and how they show that the data is theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    who = models.CharField(max_length=8, choices=Who)
    right = models.CharField(max_length=12, choices=RightId)
    sealed = models.TextField()
    code = models.CharField(max_length=64, unique=True, editable=False)
    received_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    refusal = models.CharField(max_length=12, blank=True, default="")
    entered_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("due_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(right__in=RightId.values, who__in=Who.values),
                name="a_known_right_of_a_known_sort_of_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "asked"], answered_at=None)
                | Q(state__in=["granted", "partly", "refused"], answered_at__isnull=False),
                name="a_request_is_answered_or_waits",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_right_display()}"

    @property
    def about(self) -> str:
        """How the trail calls it."""
        return f"data_request:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def law(self) -> Right:
        return RIGHTS[self.right]

    def clock(self) -> Clock:
        """How it stands with its 3 × 24 hours."""
        return clock(self.due_at, self.answered_at, timezone.now())


class Turn(models.Model):
    """What was asked or answered on a request: by an officer (`by`) or by whoever asks (nobody)."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="turns")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    sealed = models.TextField()

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.request_id}: {self.at:%Y-%m-%d %H:%M}"


class Breach(models.Model):
    """A failure to protect personal data (UU 27/2022 article 46): who was told what, and when.

    The 3 × 24 hours are counted from `known_at`; the law does not say from when, see docs/dpia.md.
    `sealed` holds what was revealed, how, and what is done about it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    happened_at = models.DateTimeField(null=True)
    known_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    people_count = models.PositiveIntegerField(null=True)
    """How many people it is about, where that is known."""
    sealed = models.TextField()
    recorded_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    public = models.BooleanField(default=False)
    """Whether the public must be told too (article 46 paragraph 3)."""
    people_told_at = models.DateTimeField(null=True)
    authority_told_at = models.DateTimeField(null=True)
    public_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("-known_at", "pk")
        verbose_name_plural = "breaches"
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(people_told_at__isnull=False, authority_told_at__isnull=False),
                name="a_breach_is_closed_when_all_were_told",
            ),
        )

    def __str__(self) -> str:
        return f"{self.known_at:%Y-%m-%d %H:%M}"

    @property
    def about(self) -> str:
        """How the trail calls it."""
        return f"breach:{self.pk}"

    def clocks(self) -> dict[str, Clock]:
        """How it stands with telling the people and the authority (and the public, if it must)."""
        told = {"people": self.people_told_at, "authority": self.authority_told_at}
        if self.public:
            told["public"] = self.public_told_at
        return {name: clock(self.due_at, at, timezone.now()) for name, at in told.items()}
