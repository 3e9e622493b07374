"""Tokens of programs that ask on behalf of an agency."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token reaches."""

    CHECK = "check", _("Judge conducts")
    ASK = "ask", _("Ask in one's own words")
    READ = "read", _("Read rules, elections and regions")


class ApiToken(models.Model):
    """A token: only its hash is kept, so that nobody who reads the database can use it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens"
    )
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=12)
    """The first characters, by which a person knows a token again."""
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token; it holds 240 random bits, so a slow hash would add nothing."""
    scopes = models.JSONField(_("reaches"), default=list)
    made_on = models.DateField(auto_now_add=True)
    expires_on = models.DateField(_("last day"))
    last_used_on = models.DateField(null=True)
    """A day, not a moment: enough to see which tokens are idle, too little to follow anybody."""
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_on", "-pk")

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
