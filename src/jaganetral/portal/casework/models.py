"""Cases, what happened in them, what waits for whom, and how it was decided.

A case changes through `casework.actions` alone. What happened is never changed and never removed:
a correction is a line of its own. What is said of people is sealed (see `portal.sealing`).
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.append_only import AppendOnly
from jaganetral.portal.casework.errors import NeverChanged
from jaganetral.portal.casework.sealed import opened
from jaganetral.portal.people.roles import CASEWORK

NO_LIMIT = datetime(9999, 12, 31, tzinfo=UTC)
"""Where the law sets no hour. A day that sorts last keeps lists in one order."""

ROLES = [(role.value, role.label) for role in CASEWORK]
"""The roles that have work of a case on their desk."""

_PERSON = settings.AUTH_USER_MODEL
_PLACE = "people.Organisation"


class Outcome(models.TextChoices):
    """How a case ended."""

    VIOLATION = "violation", _("Violation")
    NOT_PROVEN = "not_proven", _("Not proven")
    NOT_A_VIOLATION = "not_a_violation", _("Not a violation")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    HANDED_OVER = "handed_over", _("Handed over")
    INITIAL_INFORMATION = "initial_information", _("Initial information that became no finding")
    NOT_REGISTERED = "not_registered", _("Not registered")


CLEARED = (Outcome.NOT_PROVEN, Outcome.NOT_A_VIOLATION)
"""Who was reported is told so in writing, by the agency."""


class WrittenOnce(AppendOnly):
    """A line that is written once; triggers in the database hold it as well (see migrations)."""

    refusal = NeverChanged

    class Meta:
        abstract = True


class Case(models.Model):
    """A report or finding that was registered, on its way through one flow after another.

    `organisation` is the supervisor that handles it; `office` where the reported works; `agency`
    the organisation that examines and sanctions: never the reported's own office, but the one
    above it. `sealed` holds who is reported, what for, and the conduct.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=40, unique=True, editable=False)
    flow = models.CharField(max_length=40)
    state = models.CharField(max_length=60)
    organisation = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    office = models.ForeignKey(_PLACE, models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey(_PLACE, models.PROTECT, null=True, related_name="+")
    region = models.CharField(max_length=13, blank=True, default="")
    election = models.CharField(max_length=60, blank=True, default="")
    folder = models.OneToOneField("evidence.Folder", models.PROTECT, related_name="case")
    sealed = models.TextField()
    code_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True, default="")
    turn = models.PositiveIntegerField(default=0)
    """How many events it has: whoever moves it says which turn they saw."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=Outcome.values), name="a_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="closed_with_an_outcome",
            ),
        )
        indexes = (
            models.Index(fields=["organisation", "-opened_at", "id"], name="cases_of_a_supervisor"),
            models.Index(fields=["agency", "-opened_at", "id"], name="cases_of_an_agency"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Series(models.Model):
    """The last number of a series of cases: one for each supervisor and year."""

    organisation = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "year"], name="one_series_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.year}: {self.last}"


class CaseEvent(WrittenOnce):
    """One thing that happened: a move of a flow, or a note beside it (`move` begins with "+").

    `by` is empty where a person without account acted (the reported, the reporter) or time did.
    `sealed` holds the reason in words; `facts` only what names nobody.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    turn = models.PositiveIntegerField()
    flow = models.CharField(max_length=40)
    move = models.CharField(max_length=60)
    before = models.CharField(max_length=60)
    after = models.CharField(max_length=60)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=16, blank=True, default="")
    sealed = models.TextField(blank=True, default="")
    facts = models.JSONField(default=dict)
    letters = models.JSONField(default=list)
    """The numbers of the letters that it issued."""
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")

    class Meta:
        ordering = ("case", "turn")
        constraints = (
            models.UniqueConstraint(fields=["case", "turn"], name="one_event_a_turn"),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(corrects__isnull=False), name="corrected_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}/{self.turn}: {self.move}"


class TaskKind(models.TextChoices):
    """What sort of work waits."""

    STATE = "state", _("The next step of the case")
    CLEAR = "clear", _("Clear the person who was reported")
    PUBLISH = "publish", _("Publish the clearing")
    ROUTE = "route", _("Nobody without a conflict of interest is left")


class Task(models.Model):
    """Work that waits for a role in an organisation. Every open case has at least one."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=8, choices=TaskKind, default=TaskKind.STATE)
    what = models.CharField(max_length=60)
    """A state of the flow, or for another kind of work what it is about."""
    role = models.CharField(max_length=16, choices=ROLES)
    organisation = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    due_at = models.DateTimeField(default=NO_LIMIT)
    why = models.CharField(max_length=60, blank=True, default="")
    """The clock that sets the hour; empty where the law sets none."""
    waits_for = models.CharField(max_length=12, blank=True, default="")
    """"reported" or "reporter" where somebody outside has the next word, and the role only sees
    to it."""
    opened_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in CASEWORK]), name="a_task_has_an_owner"
            ),
        )
        indexes = (
            models.Index(fields=["case"], condition=Q(done_at=None), name="open_tasks_of_a_case"),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.what} ({self.role})"


class Waiting(models.Model):
    """An open task as it stands on the desks of one organisation: its own, and of each above it.

    A role reaches what lies below its organisation. With one line for each organisation above, a
    desk is one range of one index, however many cases there are. The lines of a task go when it
    is done.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="lines")
    place = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    desk = models.CharField(max_length=16)
    """The role whose desk it is, or "watch": what a supervisor keeps an eye on at an agency."""
    due_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["task", "place", "desk"], name="on_a_desk_once"),
        )
        indexes = (models.Index(fields=["place", "desk", "due_at", "task"], name="a_desk"),)

    def __str__(self) -> str:
        return f"{self.task_id} at {self.place_id}"


class Recusal(WrittenOnce):
    """Somebody keeps out of a case, or was kept out of it, and why. It cannot be taken back."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals")
    person = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sealed = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "person"], name="keeps_out_once"),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.person_id}"


class Level(models.TextChoices):
    """What an officer thinks of a conduct, in the words of a verdict."""

    PROHIBITED = "prohibited", _("A breach")
    CAUTION = "caution", _("Unsettled, or risky without a breach")
    ALLOWED = "allowed", _("No breach")
    UNDETERMINED = "undetermined", _("It depends on what is not known yet")


class OwnView(WrittenOnce):
    """What an officer who studies a case thinks, written down before they see the aid."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="views")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    level = models.CharField(max_length=12, choices=Level)
    rules = models.JSONField(default=list)
    sealed = models.TextField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["case", "by"], name="one_own_view_each"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="a_known_view"),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.level}"


class Aid(WrittenOnce):
    """The Checker's verdict on the conduct, as it was shown to an officer after their own view."""

    view = models.OneToOneField(OwnView, models.PROTECT, related_name="aid")
    at = models.DateTimeField(default=timezone.now)
    level = models.CharField(max_length=12, choices=Level)
    rulebook = models.CharField(max_length=64)
    decision = models.CharField(max_length=64)
    sealed = models.TextField()
    """The whole verdict: it may repeat what was written."""

    def __str__(self) -> str:
        return f"{self.view_id}: {self.level}"


class Decision(models.Model):
    """A meeting that decides: a plenary of the supervisor, or two people and more of an agency."""

    class Kind(models.TextChoices):
        PLENARY = "plenary", _("Plenary")
        PANEL = "panel", _("At least two people")

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    flow = models.CharField(max_length=40)
    state = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=Kind)
    seats = models.PositiveSmallIntegerField()
    quorum = models.PositiveSmallIntegerField()
    basis = models.CharField(max_length=200)
    called_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    called_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    move = models.CharField(max_length=60, blank=True, default="")
    sealed_minutes = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("called_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["case"], condition=Q(closed_at=None), name="one_open_meeting"
            ),
            models.CheckConstraint(
                condition=Q(quorum__gte=2, seats__gte=F("quorum")), name="nobody_decides_alone"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.get_kind_display()}"


class Vote(WrittenOnce):
    """What one member said: one of the moves that can be decided, or nothing (an abstention)."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="votes")
    by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    choice = models.CharField(max_length=60, blank=True, default="")
    sealed = models.TextField(blank=True, default="")
    """Reasons; of a member who was outvoted, the dissent."""

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=["decision", "by"], name="one_vote_each"),)

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.choice or '–'}"

    @property
    def words(self) -> str:
        """The reasons, opened for somebody who may read the case. Raises Unsealed."""
        return opened(self.sealed)


class Statement(WrittenOnce):
    """What the reported says in their own defence, through their own code."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="statements")
    at = models.DateTimeField(default=timezone.now)
    sealed = models.TextField()
    files = models.JSONField(default=list)
    """The numbers of the exhibits that came with it."""

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.case_id}: {self.at:%Y-%m-%d %H:%M}"

    @property
    def words(self) -> str:
        """What was said, opened for somebody who may read the case. Raises Unsealed."""
        return opened(self.sealed)


class Clearing(models.Model):
    """That somebody was cleared: by which letter, and whether the public is told.

    Published only if the person wants it, and with a name only if they want that too.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="clearing")
    asked_at = models.DateTimeField(default=timezone.now)
    letter = models.UUIDField(null=True)
    cleared_at = models.DateTimeField(null=True)
    publish = models.BooleanField(null=True)
    with_name = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, db_index=True)
    sealed_words = models.TextField(blank=True, default="")
    public_name = models.CharField(max_length=200, blank=True, default="")
    """Empty unless the person wants to be named."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(publish=True, cleared_at__isnull=False),
                name="published_only_if_wanted",
            ),
            models.CheckConstraint(
                condition=Q(public_name="") | Q(with_name=True), name="named_only_if_wanted"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_id}"
