"""People, the tree of organisations, and who holds which role where and how long.

Writes stand in `people.actions`, questions about permission in `people.permissions`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from jaganetral.portal.append_only import AppendOnly
from jaganetral.portal.people.errors import NeverChanged
from jaganetral.portal.people.roles import GIVEN, OFFICERS

GIVEN_CHOICES = [(role.value, role.label) for role in GIVEN]


class PersonManager(BaseUserManager["Person"]):
    """Makes accounts; an e-mail address is kept in lower case."""

    def create_user(self, email: str, password: str | None = None, name: str = "") -> Person:
        """A new account. Without a password nobody can sign in to it by one."""
        person: Person = self.model(email=email.strip().lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account, known by the e-mail address.

    There is no superuser and no staff flag: such a flag would be a way around every permission.
    """

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=150)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined = models.DateTimeField(_("account since"), default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_account_for_each_email"),
            models.CheckConstraint(condition=~Q(email=""), name="an_account_has_an_email"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    def memberships_in_force(self) -> MembershipQuerySet:
        """The roles held now."""
        return Membership.objects.filter(person=self).in_force()

    def needs_second_factor(self) -> bool:
        """Whether a role held now asks for a second factor at sign-in."""
        return self.memberships_in_force().filter(role__in=OFFICERS).exists()


class OrganisationKind(models.TextChoices):
    """Where an organisation stands in the state."""

    NATIONAL = "national", _("National")
    PROVINCE = "province", _("Province")
    REGENCY = "regency", _("Regency or city")
    OPD = "opd", _("Regional office (OPD)")
    SUPERVISOR = "supervisor", _("Election supervisor (Bawaslu)")
    """Of the nation, a province, or a regency or city; it stands beside the agencies, never below
    one, so that no role in an agency reaches into it."""


class OrganisationQuerySet(MP_NodeQuerySet):  # type: ignore[misc]
    """Organisations, in the order of the tree."""

    def within(self, top: Organisation) -> OrganisationQuerySet:
        """`top` and everything below it."""
        found: OrganisationQuerySet = self.filter(path__startswith=top.path)
        return found


class OrganisationManager(MP_NodeManager):  # type: ignore[misc]
    """Keeps the tree's own order and operations."""

    def get_queryset(self) -> OrganisationQuerySet:
        every: OrganisationQuerySet = OrganisationQuerySet(self.model, using=self._db)
        ordered: OrganisationQuerySet = every.order_by("path")
        return ordered

    def within(self, top: Organisation) -> OrganisationQuerySet:
        """`top` and everything below it."""
        return self.get_queryset().within(top)

    def supervisor_of(self, region: str) -> Organisation | None:
        """The election supervisor of a region code: its own, else its province's, else the
        nation's; None where this installation has none of these."""
        codes = {region, region[:2], ""}
        every = self.get_queryset().filter(kind=OrganisationKind.SUPERVISOR, region__in=codes)
        return max(every, key=lambda one: len(one.region), default=None)


class Organisation(MP_Node):  # type: ignore[misc]
    """A body of the state: the nation, a province, a regency or city, an office in one of them."""

    kind = models.CharField(_("kind"), max_length=10, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=200)
    region = models.CharField(
        _("region code"),
        max_length=5,
        blank=True,
        default="",
        help_text=_("Kemendagri's code: 13 for a province, 13.71 for a regency or city."),
    )

    objects = OrganisationManager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="a_known_kind_of_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="an_organisation_has_a_name"),
            models.CheckConstraint(
                condition=Q(kind="province", region__regex=r"^[0-9]{2}$")
                | Q(kind="regency", region__regex=r"^[0-9]{2}\.[0-9]{2}$")
                | Q(kind__in=["national", "opd"], region="")
                | Q(kind="supervisor", region__regex=r"^([0-9]{2}(\.[0-9]{2})?)?$"),
                name="a_region_code_of_its_kind",
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=~Q(region="") & ~Q(kind="supervisor"),
                name="one_organisation_for_each_region",
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(kind="supervisor"),
                name="one_supervisor_for_each_region",
            ),
        )

    def __str__(self) -> str:
        return self.name

    def lineage(self) -> list[Organisation]:
        """The organisations above this one, from the top down to itself."""
        step = Organisation.steplen
        paths = [self.path[:end] for end in range(step, len(self.path) + 1, step)]
        return list(Organisation.objects.filter(path__in=paths).order_by("path"))

    def region_code(self) -> str:
        """Kemendagri's code of the region that it serves: its own or the nearest above; or ""."""
        return next((one.region for one in reversed(self.lineage()) if one.region), "")


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships."""

    def in_force(self, at: Any = None) -> MembershipQuerySet:
        """Those that count at a moment (default: now): begun, and not ended."""
        at = at or timezone.now()
        return self.filter(Q(ends=None) | Q(ends__gt=at), begins__lte=at)


class Membership(models.Model):
    """A person holds a role in an organisation, from `begins` until just before `ends`."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=16, choices=GIVEN_CHOICES)
    begins = models.DateTimeField(_("from"), default=timezone.now)
    ends = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("organisation__path", "person__name", "begins", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in GIVEN]), name="a_role_that_is_given"
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("begins")), name="ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(ends=None),
                name="a_role_is_held_once_without_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.organisation}"


class Invitation(models.Model):
    """A role that waits for somebody to make an account. Only a hash of its link is kept."""

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=150)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    role = models.CharField(_("role"), max_length=16, choices=GIVEN_CHOICES)
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    key = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    open_until = models.DateTimeField()
    accepted_by = models.OneToOneField(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in GIVEN]), name="invited_to_a_given_role"
            ),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(withdrawn_at=None),
                name="accepted_or_withdrawn_never_both",
            ),
        )

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}, {self.organisation}"

    def is_open(self) -> bool:
        """Whether the link still works."""
        return (
            self.accepted_by_id is None
            and self.withdrawn_at is None
            and timezone.now() < self.open_until
        )


class Happened(models.TextChoices):
    """What an administrator, an operator or a person did to an account."""

    ACCOUNT_MADE = "account_made", _("Account made")
    ACCOUNT_CLOSED = "account_closed", _("Account closed")
    ACCOUNT_OPENED = "account_opened", _("Account opened again")
    INVITED = "invited", _("Invited")
    INVITATION_WITHDRAWN = "invitation_withdrawn", _("Invitation withdrawn")
    ROLE_GIVEN = "role_given", _("Role given")
    ROLE_ENDED = "role_ended", _("Role ended")
    ORGANISATION_MADE = "organisation_made", _("Organisation made")
    ORGANISATION_CHANGED = "organisation_changed", _("Organisation changed")


class Record(AppendOnly):
    """What was done to accounts, roles and organisations: who, what, when, to whom, where.

    Append-only: refused here, and by a trigger in the database (see migrations).
    """

    refusal = NeverChanged

    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    what = models.CharField(_("what"), max_length=24, choices=Happened, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="+", editable=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    details = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("line of the record")
        verbose_name_plural = _("record")
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(what__in=Happened.values), name="a_known_happening"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_what_display()}"
