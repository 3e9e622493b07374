"""Letters that were issued, what they say, and how each organisation numbers them.

A letter is a line that never changes: number, form, moment, fingerprints. What it says (words,
PDF, DOCX) stands apart and sealed, so that it can be erased lawfully while the proof stays.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.append_only import AppendOnly
from jaganetral.portal.letters.errors import NeverChanged
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.sealing import Box

BOX = Box(b"jaganetral letters, words and files at rest, 1")
"""Seals what letters say."""


class To(models.TextChoices):
    """Whom a letter goes to, in role words: lists show this and never a name."""

    REPORTED = "reported", _("The reported person")
    REPORTER = "reporter", _("The reporter")
    AGENCY = "agency", _("The agency (PPK)")
    SUPERVISOR = "supervisor", _("The supervisor")
    BKN = "bkn", _("BKN")
    GAKKUMDU = "gakkumdu", _("Gakkumdu (police)")
    APPEALS = "appeals", _("The appeals board (BPASN)")
    PUBLIC = "public", _("The public")
    FILE = "file", _("The file of the case")


class Series(models.Model):
    """The last number given in one series of an organisation in one year."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "name", "year"], name="one_counter_for_each_series"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.name} {self.year}: {self.last}"


class NumberPattern(models.Model):
    """How an organisation writes the numbers of a form, where it does so in a way of its own."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    form = models.CharField(_("form"), max_length=40, blank=True, default="")
    pattern = models.CharField(_("pattern"), max_length=120)

    class Meta:
        verbose_name = _("number pattern")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "form"], name="one_pattern_for_each_form"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation}, {self.form or '*'}: {self.pattern}"


class Head(models.Model):
    """The letterhead that an organisation set for itself."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="+")
    lines = models.TextField(_("letterhead"), max_length=400)
    address = models.CharField(_("address"), max_length=200, blank=True, default="")
    place = models.CharField(_("town"), max_length=80, blank=True, default="")

    class Meta:
        verbose_name = _("letterhead")

    def __str__(self) -> str:
        return str(self.organisation)


class Letter(AppendOnly):
    """A letter or official form that was issued under a number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="letters")
    form = models.CharField(_("form"), max_length=40)
    series = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    n = models.PositiveIntegerField()
    number = models.CharField(_("number"), max_length=120)
    case = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="letters")
    report = models.ForeignKey("intake.Report", models.PROTECT, null=True, related_name="letters")
    to = models.CharField(_("goes to"), max_length=12, choices=To)
    made_at = models.DateTimeField(_("issued"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    code = models.CharField(_("code"), max_length=19, unique=True)
    sha256 = models.CharField(max_length=64)
    redacted_sha256 = models.CharField(max_length=64)
    docx_sha256 = models.CharField(max_length=64)

    refusal = NeverChanged

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-made_at", "-n")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "series", "year", "n"], name="each_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["organisation", "number"], name="no_two_letters_of_one_number"
            ),
            models.CheckConstraint(condition=Q(n__gte=1), name="numbers_begin_at_one"),
            models.CheckConstraint(condition=Q(to__in=To.values), name="a_known_receiver"),
        )

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("letters:letter", args=[self.pk])


class Content(models.Model):
    """What a letter says, sealed: its words and its files. Empty once it was erased."""

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True, related_name="content")
    words = models.TextField(blank=True, default="")
    pdf = models.TextField(blank=True, default="")
    redacted = models.TextField(blank=True, default="")
    docx = models.TextField(blank=True, default="")
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.letter)
