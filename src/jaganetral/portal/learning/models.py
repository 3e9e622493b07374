"""Who learns, what they read and answered, and how each question does.

All but `Item` is the person's own and goes with the learner. Writes stand in learning.actions.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LEVELS = ("allowed", "caution", "prohibited")
"""The answers of a question: boleh, hati-hati, dilarang."""


class Sureness(models.TextChoices):
    """How sure somebody says they are of an answer, before they see whether it is right."""

    GUESSED = "guessed", _("I guessed")
    FAIRLY = "fairly", _("Fairly sure")
    SURE = "sure", _("Sure")


class Learner(models.Model):
    """Somebody who learns, known by a number; `ability` is on the scale of `Item.difficulty`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="learner"
    )
    since = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)
    """When they last read or answered; retention counts from here."""
    ability = models.FloatField(default=0.0)
    answered = models.PositiveIntegerField(default=0)
    quiz_taken_at = models.DateTimeField(null=True)
    """When the last quiz was finished."""
    quiz_rulebook = models.CharField(max_length=64, blank=True, default="")
    """The rulebook that it was taken under."""

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")
        constraints = (
            models.CheckConstraint(
                condition=Q(quiz_taken_at=None, quiz_rulebook="")
                | (Q(quiz_taken_at__isnull=False) & ~Q(quiz_rulebook="")),
                name="a_quiz_is_taken_under_a_rulebook",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)


class ModuleRead(models.Model):
    """A module that somebody says they have read, and which version of it."""

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="modules")
    module = models.CharField(max_length=40)
    content = models.CharField(max_length=16)
    """The module's fingerprint at that time: a module that was rewritten is shown as new."""
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["learner", "module"], name="a_module_is_read_once"),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.module}"


class Mastery(models.Model):
    """How well somebody knows a rule: the memory model's state (FSRS), and when to ask again."""

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="mastery")
    rule = models.CharField(max_length=80)
    substance = models.CharField(max_length=16)
    """The fingerprint of what the rule said when they last answered."""
    right = models.BooleanField()
    """Whether the last answer was right, and no guess."""
    stability = models.FloatField()
    difficulty = models.FloatField()
    reviewed_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "mastery"
        constraints = (
            models.UniqueConstraint(fields=["learner", "rule"], name="a_rule_is_mastered_once"),
        )
        indexes = (models.Index(fields=["rule", "substance"], name="learning_by_rule"),)

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.rule}"


class Item(models.Model):
    """A question of the quiz, as it stood: one that changed in any way is another one."""

    id = models.CharField(primary_key=True, max_length=16, editable=False)
    """The fingerprint of the conduct, its verdict and the rule it is about."""
    source = models.CharField(max_length=120)
    difficulty = models.FloatField(default=0.0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.source


class Answer(models.Model):
    """One answer of one learner. `first` marks the only one that measures the question: later
    ones were given by somebody who had read the explanation."""

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="answers")
    item = models.ForeignKey(Item, models.PROTECT, related_name="answers")
    sitting = models.UUIDField()
    given = models.CharField(max_length=10)
    sureness = models.CharField(max_length=7, choices=Sureness, blank=True, default="")
    right = models.BooleanField()
    first = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ("at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(given__in=LEVELS), name="an_answer_is_a_level"),
            models.UniqueConstraint(
                fields=["learner", "item"],
                condition=Q(first=True),
                name="a_question_is_first_answered_once",
            ),
            models.UniqueConstraint(
                fields=["learner", "sitting", "item"], name="a_question_is_asked_once_in_a_sitting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.learner_id}: {self.item_id}"
