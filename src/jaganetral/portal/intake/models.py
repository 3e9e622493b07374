"""Reports, who filed them, what was asked and answered, receipts, and incidents that join them.

What was told, who told it and what is written in the mailbox are sealed (see words.py), each under
a key of its own. Writes stand in actions.py and its siblings; each writes an entry to the trail.
"""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import Any, ClassVar

import msgspec
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.append_only import AppendOnly
from jaganetral.portal.intake.errors import NeverChanged
from jaganetral.portal.intake.words import Content, open_content, open_words

_PERSON = settings.AUTH_USER_MODEL


class Channel(models.TextChoices):
    """How a report came."""

    WEB = "web", _("This site")
    PAPER = "paper", _("On paper, or in person")
    TELEPHONE = "telephone", _("By telephone")
    WHATSAPP = "whatsapp", _("By WhatsApp")
    MAIL = "mail", _("By letter or e-mail")


class Kind(models.TextChoices):
    """What the law makes of it: who gives a name files a report, who gives none tells of something
    (informasi awal) that a supervisor may trace."""

    REPORT = "report", _("Report")
    INFORMATION = "initial_information", _("Initial information")


class Incident(models.Model):
    """One happening that several reports tell of."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.pk)


class Report(models.Model):
    """A suspicion that somebody brought, until (and after) it becomes a case.

    `organisation` is the supervisor that received it; `flow` and `state` are ids of
    `jaganetral.procedure`; `draft` marks the conversation it came from, `code` the reporter's code.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    folder = models.OneToOneField("evidence.Folder", models.PROTECT, related_name="report")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    kind = models.CharField(max_length=20, choices=Kind)
    flow = models.CharField(max_length=40)
    state = models.CharField(max_length=60)
    election = models.CharField(max_length=60, blank=True, default="")
    known_on = models.DateField()
    happened_on = models.DateField(null=True)
    region = models.CharField(max_length=13, blank=True, default="")
    filed_at = models.DateTimeField(default=timezone.now, editable=False)
    waiting_since = models.DateTimeField(default=timezone.now)
    sealed = models.TextField(editable=False)
    reported_mark = models.CharField(max_length=64, blank=True, default="", editable=False)
    named = models.BooleanField(default=False)
    addressed = models.BooleanField(default=False)
    signed = models.BooleanField(default=False)
    """Whether the reporter gave a name and an address, and signed: not what they are."""
    code = models.CharField(max_length=64, unique=True, editable=False)
    draft = models.CharField(max_length=64, unique=True, null=True, editable=False)
    entered_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, related_name="reports")
    case = models.ForeignKey("casework.Case", models.PROTECT, null=True, related_name="reports")

    class Meta:
        ordering: ClassVar = ("filed_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="a_known_channel_of_a_report"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="a_known_kind_of_a_report"
            ),
            models.CheckConstraint(
                condition=Q(channel="web", entered_by=None)
                | (~Q(channel="web") & Q(entered_by__isnull=False)),
                name="a_report_comes_from_the_site_or_an_officer",
            ),
        )
        indexes = (
            models.Index(
                fields=["organisation", "waiting_since", "id"],
                condition=Q(case=None),
                name="reports_without_a_case",
            ),
            models.Index(
                fields=["reported_mark"],
                condition=~Q(reported_mark=""),
                name="reports_of_one_name",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def about(self) -> str:
        """How the trail calls it."""
        return f"report:{self.pk}"

    @property
    def number(self) -> str:
        """What officers and reporters call it: the number on its receipt."""
        return self.receipt.number

    @cached_property
    def content(self) -> Content:
        """What was told. Raises Unsealed."""
        return open_content(self.sealed)

    @property
    def told(self) -> str:
        return self.content.text

    @property
    def conduct(self) -> dict[str, Any]:
        """The conduct in the contract's shape."""
        told = self.content.conduct
        return dict(msgspec.json.decode(told)) if told else {}

    @property
    def reported_name(self) -> str:
        return self.content.reported_name

    @property
    def reported_office(self) -> str:
        return self.content.reported_office

    @property
    def reported_nip(self) -> str:
        return self.content.reported_nip


class WrittenOnce(AppendOnly):
    """A line that is written once; triggers in the database hold it as well."""

    refusal = NeverChanged

    class Meta:
        abstract = True


class Identity(models.Model):
    """Who filed a report, sealed apart from it. Read through `actions.open_identity` alone."""

    report = models.OneToOneField(Report, models.PROTECT, primary_key=True, related_name="+")
    sealed = models.TextField(editable=False)

    class Meta:
        verbose_name_plural = "identities"

    def __str__(self) -> str:
        return str(self.report_id)


class IdentityOpening(WrittenOnce):
    """Somebody opened an identity: who, when, and why (sealed). Auditors see each of these."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="openings")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    sealed_reason = models.TextField(editable=False)

    class Meta:
        ordering: ClassVar = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.report_id}: {self.at:%Y-%m-%d %H:%M}"

    @property
    def reason(self) -> str:
        return open_words(self.sealed_reason)


class ReportEvent(WrittenOnce):
    """A move of the report's flow before it is a case, with its day: what the clocks run on."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="events")
    move = models.CharField(max_length=60, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+", editable=False)
    sealed_reason = models.TextField(blank=True, default="", editable=False)

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.report_id}: {self.move}"

    @property
    def reason(self) -> str:
        return open_words(self.sealed_reason) if self.sealed_reason else ""


class Message(models.Model):
    """One turn of the mailbox: by an officer (`by`) or by the reporter (nobody)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="messages")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+", editable=False)
    sealed = models.TextField(editable=False)
    files = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering: ClassVar = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.report_id}: {self.at:%Y-%m-%d %H:%M}"

    @property
    def words(self) -> str:
        return open_words(self.sealed)


class Receipt(WrittenOnce):
    """What anybody can verify: that a report was filed on a day, and is unaltered.

    `statement` is canonical JSON and `signature` (Ed25519) is made over it, see receipts.py.
    """

    report = models.OneToOneField(Report, models.PROTECT, related_name="receipt")
    number = models.CharField(max_length=19, unique=True, editable=False)
    content_hash = models.CharField(max_length=64, editable=False)
    statement = models.TextField(editable=False)
    signature = models.BinaryField(editable=False)
    public_key = models.BinaryField(max_length=32, editable=False)

    def __str__(self) -> str:
        return self.number


class Draft(models.Model):
    """Where the files of a conversation lie until it is filed; removed when it never is.

    Known by a mark of the conversation's secret, which stands in the reporter's page alone.
    """

    mark = models.CharField(max_length=64, primary_key=True, editable=False)
    folder = models.OneToOneField("evidence.Folder", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class Band(models.Model):
    """A part of a report's sketch of words (see likeness.py): equal for near-equal words."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="+")
    key = models.BigIntegerField(db_index=True, editable=False)

    def __str__(self) -> str:
        return f"{self.report_id}: {self.key:x}"


class PhotoMark(models.Model):
    """PDQ of a photo (32 bytes), made from its safe preview: near for copies of one picture."""

    exhibit = models.OneToOneField("evidence.Exhibit", models.CASCADE, primary_key=True)
    folder = models.ForeignKey("evidence.Folder", models.CASCADE, related_name="+")
    pdq = models.BinaryField(max_length=32, editable=False)
    quality = models.PositiveSmallIntegerField(editable=False)

    def __str__(self) -> str:
        return str(self.exhibit_id)


class Apart(models.Model):
    """An officer found that two reports tell of different things: they are not proposed again."""

    one = models.ForeignKey(Report, models.PROTECT, related_name="+")
    other = models.ForeignKey(Report, models.PROTECT, related_name="+")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], name="apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="apart_in_one_order"),
        )

    def __str__(self) -> str:
        return f"{self.one_id} / {self.other_id}"
