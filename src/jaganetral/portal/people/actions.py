"""Every change to accounts, roles and organisations: permission, execution, line of the record.

`by` is the person who acts; None is the operator at the machine (a command, never a page).
Raises Refused, BadMembership, BadOrganisation, BadInvitation or SpentInvitation.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from hashlib import sha256
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.errors import (
    BadInvitation,
    BadMembership,
    BadOrganisation,
    Refused,
    SpentInvitation,
)
from jaganetral.portal.people.models import (
    Happened,
    Invitation,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    Record,
)
from jaganetral.portal.people.permissions import allowed, demand
from jaganetral.portal.people.roles import GIVEN, Role, clash

MANAGE = "people.manage_members"

_ABOVE: dict[str, tuple[str, ...]] = {
    OrganisationKind.PROVINCE: (OrganisationKind.NATIONAL,),
    OrganisationKind.REGENCY: (OrganisationKind.PROVINCE,),
    OrganisationKind.OPD: (
        OrganisationKind.NATIONAL,
        OrganisationKind.PROVINCE,
        OrganisationKind.REGENCY,
    ),
    OrganisationKind.SUPERVISOR: (OrganisationKind.SUPERVISOR,),
}
"""Under which kinds of organisation each kind may stand."""

_CODE = {
    OrganisationKind.PROVINCE: r"\d\d",
    OrganisationKind.REGENCY: r"\d\d\.\d\d",
    OrganisationKind.SUPERVISOR: r"(\d\d(\.\d\d)?)?",
}

_TOP = (OrganisationKind.NATIONAL, OrganisationKind.SUPERVISOR)
"""What may stand at the top: agencies and supervisors are trees beside each other."""


# --- people and roles ---------------------------------------------------------------------------


@transaction.atomic
def invite(
    by: Person | None,
    organisation: Organisation,
    *,
    email: str,
    name: str,
    role: Role,
    ends: datetime | None = None,
) -> tuple[Invitation, str]:
    """Offer a role to somebody without an account. The key of the link is given here only."""
    _may(by, MANAGE, organisation)
    email = email.strip().lower()
    _is_given(role)
    _is_ahead(ends)
    if Person.objects.filter(email=email).exists():
        raise BadInvitation(
            _("This address has an account already: give it the role instead."), "email"
        )
    waiting = Invitation.objects.filter(
        email=email, accepted_by=None, withdrawn_at=None, open_until__gt=timezone.now()
    )
    if waiting.exists():
        raise BadInvitation(_("An invitation to this address is open already."), "email")
    key = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        name=name.strip(),
        organisation=organisation,
        role=role,
        ends=ends,
        key=_hash(key),
        made_by=by,
        open_until=timezone.now() + settings.INVITATION_OPEN,
    )
    _note(by, Happened.INVITED, organisation, email=email, role=role.value)
    return invitation, key


@transaction.atomic
def withdraw(by: Person, invitation: Invitation) -> None:
    """Make the link of an open invitation useless."""
    _may(by, MANAGE, invitation.organisation)
    changed = Invitation.objects.filter(
        pk=invitation.pk, accepted_by=None, withdrawn_at=None
    ).update(withdrawn_at=timezone.now())
    if not changed:
        raise SpentInvitation
    _note(by, Happened.INVITATION_WITHDRAWN, invitation.organisation, email=invitation.email)


def invitation_of(key: str) -> Invitation:
    """The open invitation of a link. Raises SpentInvitation."""
    found = (
        Invitation.objects.select_related("organisation", "made_by").filter(key=_hash(key)).first()
    )
    if found is None or not found.is_open():
        raise SpentInvitation
    return found


@transaction.atomic
def accept(key: str, password: str) -> Person:
    """Make the account that an invitation offers, with its role. The link works once."""
    invitation = invitation_of(key)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open() or Person.objects.filter(email=invitation.email).exists():
        raise SpentInvitation
    person = make_account(
        None, email=invitation.email, name=invitation.name, password=password, said="invitation"
    )
    Membership.objects.create(
        person=person,
        organisation=invitation.organisation,
        role=invitation.role,
        ends=invitation.ends,
    )
    invitation.accepted_by = person
    invitation.save(update_fields=["accepted_by"])
    _note(
        invitation.made_by,
        Happened.ROLE_GIVEN,
        invitation.organisation,
        person,
        role=invitation.role,
    )
    return person


@transaction.atomic
def make_account(
    by: Person | None, *, email: str, name: str, password: str, said: str = "operator"
) -> Person:
    """An account, with its address known to be the person's. Only accept() and commands call it."""
    person = Person.objects.create_user(email, password, name)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    _note(by, Happened.ACCOUNT_MADE, None, person, through=said)
    return person


@transaction.atomic
def give_role(
    by: Person | None,
    person: Person,
    organisation: Organisation,
    role: Role,
    ends: datetime | None = None,
) -> Membership:
    """Let a person hold a role in an organisation from now on."""
    _may(by, MANAGE, organisation)
    _not_oneself(by, person)
    _is_given(role)
    _is_ahead(ends)
    Person.objects.select_for_update().get(pk=person.pk)  # one at a time: roles must not clash
    held = person.memberships.in_force()
    if held.filter(organisation=organisation, role=role).exists():
        raise BadMembership(_("This person holds the role here already."), "role")
    for other in held:
        if clash(role, Role(other.role)):
            raise BadMembership(
                _("Nobody holds “{role}” and “{other}” together: end the other one first.").format(
                    role=role.label, other=other.get_role_display()
                ),
                "role",
            )
    membership = Membership.objects.create(
        person=person, organisation=organisation, role=role, ends=ends
    )
    _note(by, Happened.ROLE_GIVEN, organisation, person, role=role.value)
    return membership


@transaction.atomic
def end_role(by: Person | None, membership: Membership) -> None:
    """Let a role end now. It counts for nothing from the next request on."""
    _may(by, MANAGE, membership.organisation)
    _not_oneself(by, membership.person)
    now = timezone.now()
    if not Membership.objects.in_force(now).filter(pk=membership.pk).update(ends=now):
        raise BadMembership(_("This role has ended already."))
    _note(by, Happened.ROLE_ENDED, membership.organisation, membership.person, role=membership.role)


@transaction.atomic
def close_account(by: Person | None, person: Person) -> None:
    """Let nobody sign in to the account any more, and end its sessions."""
    _reaches_whole(by, person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user_id=person.pk):
        session.end()
    _note(by, Happened.ACCOUNT_CLOSED, None, person)


@transaction.atomic
def open_account(by: Person | None, person: Person) -> None:
    """Let the person sign in again."""
    _reaches_whole(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    _note(by, Happened.ACCOUNT_OPENED, None, person)


# --- organisations ------------------------------------------------------------------------------


@transaction.atomic
def make_organisation(
    by: Person | None,
    above: Organisation | None,
    *,
    kind: str,
    name: str,
    region: str = "",
) -> Organisation:
    """A new organisation under another one; at the top only the operator makes one."""
    _may(by, "people.manage_organisations", above)
    name, region = name.strip(), region.strip()
    if not name:
        raise BadOrganisation(_("Give the organisation a name."), "name")
    stands = kind in _TOP if above is None else above.kind in _ABOVE.get(kind, ())
    if not stands:
        raise BadOrganisation(_("An organisation of this kind cannot stand here."), "kind")
    _has_its_code(kind, region, above)
    values = {"kind": kind, "name": name, "region": region}
    made: Organisation = (
        Organisation.objects.add_root(create_kwargs=values)
        if above is None
        else Organisation.objects.add_child(above, create_kwargs=values)
    )
    _note(by, Happened.ORGANISATION_MADE, made, name=name)
    return made


@transaction.atomic
def rename_organisation(by: Person | None, organisation: Organisation, name: str) -> None:
    """Give an organisation another name."""
    _may(by, "people.manage_organisations", organisation)
    if not name.strip():
        raise BadOrganisation(_("Give the organisation a name."), "name")
    before, organisation.name = organisation.name, name.strip()
    organisation.save(update_fields=["name"])
    _note(by, Happened.ORGANISATION_CHANGED, organisation, before=before, after=organisation.name)


# --- what they stand on -------------------------------------------------------------------------


def _may(by: Person | None, action: str, organisation: Organisation | None) -> None:
    if by is not None:
        demand(by, action, organisation)


def _not_oneself(by: Person | None, person: Person) -> None:
    if by is not None and by == person:
        raise BadMembership(_("Nobody changes their own roles: ask another administrator."))


def _is_given(role: Role) -> None:
    if role not in GIVEN:
        raise BadMembership(_("This role is everybody's and is not given."), "role")


def _is_ahead(ends: datetime | None) -> None:
    if ends is not None and ends <= timezone.now():
        raise BadMembership(_("The last day lies in the past."), "ends")


def _reaches_whole(by: Person | None, person: Person) -> None:
    """An account is closed by who manages every organisation in which the person serves."""
    if by is None:
        return
    _not_oneself(by, person)
    places = [one.organisation for one in person.memberships.select_related("organisation")]
    if not places or not all(allowed(by, MANAGE, place) for place in places):
        raise Refused(MANAGE, person.pk)


def _has_its_code(kind: str, region: str, above: Organisation | None) -> None:
    form = _CODE.get(OrganisationKind(kind), "")
    if not re.fullmatch(form, region):
        said = (
            _("Give Kemendagri's code: 13 for a province, 13.71 for a regency or city.")
            if form
            else _("Only provinces, regencies and cities have a region code.")
        )
        raise BadOrganisation(said, "region")
    if kind == OrganisationKind.REGENCY and above and not region.startswith(f"{above.region}."):
        raise BadOrganisation(
            _("The code of a regency or city begins with its province's."), "region"
        )
    supervises = kind == OrganisationKind.SUPERVISOR
    if supervises and above and not (region and region.startswith(above.region)):
        raise BadOrganisation(
            _("A supervisor below another one has a region within that one's."), "region"
        )
    beside = Organisation.objects.filter(region=region)
    of_its_sort = beside.filter(kind=kind) if supervises else beside.exclude(kind="supervisor")
    if (region or supervises) and of_its_sort.exists():
        raise BadOrganisation(_("This region has its organisation already."), "region")


def _hash(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _note(
    by: Person | None,
    what: Happened,
    organisation: Organisation | None,
    person: Person | None = None,
    **details: Any,
) -> None:
    Record.objects.create(
        by=by, what=what, organisation=organisation, person=person, details=details
    )
