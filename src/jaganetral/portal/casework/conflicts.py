"""Who keeps out of a case: whoever said so, was kept out, or serves where the reported works."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from jaganetral.portal.casework.errors import Conflict
from jaganetral.portal.casework.models import Case, Recusal
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.roles import CASEWORK

__all__ = ["above_office", "hands_free", "keep_out", "out_of", "why_out"]


def why_out(person: Person, case: Case) -> str:
    """Why the person keeps out of the case, in a sentence; "" where nothing stands against it."""
    if Recusal.objects.filter(case=case, person=person).exists():
        return _("You keep out of this case because of a conflict of interest.")
    if case.office is not None and _serves_at(person, case.office):
        return _("The person who was reported works in your own office: the one above handles it.")
    return ""


def keep_out(person: Person, case: Case) -> None:
    """Raises Conflict where the person must not act."""
    if said := why_out(person, case):
        raise Conflict(said)


def out_of(person: Person, cases: Iterable[Case]) -> set[UUID]:
    """Those of a page of cases that the person keeps out of; two queries for all of them."""
    every = list(cases)
    out = set(
        Recusal.objects.filter(person=person, case__in=every).values_list("case_id", flat=True)
    )
    paths = [
        str(path)
        for path in Membership.objects.in_force()
        .filter(person=person, role__in=CASEWORK)
        .values_list("organisation__path", flat=True)
    ]
    for case in every:
        office = case.office
        if office is not None and any(path.startswith(office.path) for path in paths):
            out.add(case.pk)
    return out


def hands_free(case: Case, role: str, place: Organisation) -> list[Person]:
    """Who holds the role in the organisation itself and does not keep out of the case."""
    held = Membership.objects.in_force().filter(
        role=role, organisation=place, person__is_active=True
    )
    if case.office is not None:
        held = held.exclude(organisation__path__startswith=case.office.path)
    out = Recusal.objects.filter(case=case).values("person")
    return list(
        Person.objects.filter(Q(pk__in=held.values("person")) & ~Q(pk__in=out)).order_by("pk")
    )


def above_office(office: Organisation) -> Organisation:
    """Who examines and sanctions: the organisation above the reported's own office.

    At the very top there is none above; it is the office itself, and who serves there keeps out.
    """
    above: Organisation | None = Organisation.objects.get_parent(office)
    return above or office


def _serves_at(person: Person, office: Organisation) -> bool:
    return (
        Membership.objects.in_force()
        .filter(person=person, role__in=CASEWORK, organisation__path__startswith=office.path)
        .exists()
    )
