"""What the pages of the people room read."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from jaganetral.portal.people.models import (
    Invitation,
    Membership,
    Organisation,
    OrganisationQuerySet,
    Person,
    Record,
)
from jaganetral.portal.people.permissions import scope


def reached(person: Person, action: str) -> OrganisationQuerySet:
    """The organisations that a person reaches with an action, in the order of the tree."""
    return scope(person, action)


def members(organisation: Organisation) -> QuerySet[Membership]:
    """Who holds which role in an organisation now."""
    here = Membership.objects.in_force().filter(organisation=organisation)
    return here.select_related("person").order_by("person__name", "role")


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """The invitations of an organisation that still work."""
    return Invitation.objects.filter(
        organisation=organisation,
        accepted_by=None,
        withdrawn_at=None,
        open_until__gt=timezone.now(),
    )


def record(person: Person) -> QuerySet[Record]:
    """The lines about organisations that a person audits, and about people who serve there."""
    places = scope(person, "people.read_record").values("pk")
    return (
        Record.objects.filter(
            Q(organisation__in=places)
            | Q(organisation=None, person__memberships__organisation__in=places)
        )
        .select_related("by", "organisation", "person")
        .distinct()
    )
