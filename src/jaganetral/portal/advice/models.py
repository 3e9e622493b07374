"""Questions to an adviser, what was written in them, the records that stay, and the trail.

Kept apart from casework: nothing outside this room refers to these tables, and no action of
casework reads them. Words are sealed (see sealed.py); writes stand in actions.py.
"""

from __future__ import annotations

import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.advice.errors import NeverChanged
from jaganetral.portal.append_only import AppendOnly


class State(models.TextChoices):
    """Where a question stands."""

    WAITING = "waiting", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class Question(models.Model):
    """A question of one person to the advisers of an organisation, with all that followed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    waiting_since = models.DateTimeField(default=timezone.now)
    keep_until = models.DateField()

    class Meta:
        ordering = ("waiting_since",)
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="a_known_state_of_a_question"
            ),
        )

    def __str__(self) -> str:
        return f"{self.id} ({self.get_state_display()})"


class Message(models.Model):
    """One turn: sealed words, by whom and when. `from_adviser` tells which side wrote it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    from_adviser = models.BooleanField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    sealed = models.TextField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.question_id}: {self.at:%Y-%m-%d %H:%M}"


class AdviceRecord(models.Model):
    """What protects the asker later: an answer as it was given, fixed by hashes and on paper.

    Code and hashes stay when the words are gone, so that a paper somebody kept can still be
    verified.
    """

    code = models.CharField(max_length=20, unique=True, editable=False)
    message = models.OneToOneField(
        Message, models.SET_NULL, null=True, related_name="record", editable=False
    )
    at = models.DateTimeField(editable=False)
    rulebook = models.CharField(max_length=64, editable=False)
    words_hash = models.CharField(max_length=64, editable=False)
    paper_hash = models.CharField(max_length=64, editable=False)
    sealed_paper = models.TextField(editable=False)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise NeverChanged("save")
        options["force_insert"] = True
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise NeverChanged("delete")


class Happened(models.TextChoices):
    """What was done with a question."""

    ASKED = "asked", _("Asked")
    FOLLOWED = "followed", _("Asked further")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    DELETED = "deleted", _("Deleted by the asker")
    RAN_OUT = "ran_out", _("Removed at the end of its time")


class Trail(AppendOnly):
    """Who did what with which question, and when; never a word of it. Outlives the question."""

    refusal = NeverChanged

    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    what = models.CharField(max_length=8, choices=Happened, editable=False)
    question = models.UUIDField(editable=False, db_index=True)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_what_display()}"
