"""Pledges that were signed. A pledge is written once; only that it was withdrawn is added."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.learning.models import Learner

__all__ = ["Pledge"]


class Pledge(models.Model):
    """One signed pledge. `sealed` is the statement (statements.py) with the name of who signed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True, editable=False)
    learner = models.ForeignKey(
        Learner, models.SET_NULL, null=True, related_name="pledges", editable=False
    )
    signed_at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.CharField(max_length=40, editable=False)
    text_hash = models.CharField(max_length=64, editable=False)
    rulebook = models.CharField(max_length=64, editable=False)
    rules = models.JSONField(editable=False)
    """By rule that the text names, the fingerprint of what it said."""
    sealed = models.TextField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    """SHA-256 of the statement: it holds when the name is long erased."""
    signature = models.BinaryField(editable=False)
    public_key = models.BinaryField(editable=False)
    own_key = models.BooleanField(editable=False)
    """Whether a key of the person's own browser signed as well."""
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("pledge")
        verbose_name_plural = _("pledges")
        ordering: ClassVar = ("-signed_at",)

    def __str__(self) -> str:
        return self.number

    @property
    def about(self) -> str:
        return f"pledge:{self.pk}"
