"""Who decides, and how many must take part: from the flow's data, by the body and its seats."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_noop

from jaganetral.portal.casework.models import Case, Decision
from jaganetral.portal.people.models import Membership, Organisation
from jaganetral.portal.people.roles import Role
from jaganetral.procedure import procedures

__all__ = ["BY_HALF", "Quorum", "quorum_of"]

BY_HALF = gettext_noop("More than half of the members (no source seen for this number of members)")

_BODY = {0: "bawaslu_ri", 2: "bawaslu_prov", 5: "bawaslu_kab"}
"""The body of a supervisor, by the length of its region code."""

AT_LEAST_TWO = gettext_noop("Nobody decides alone: at least two people of the agency")


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats a body has, how many must take part, and on which basis."""

    kind: Decision.Kind
    seats: int
    needed: int
    basis: str


def quorum_of(case: Case, place: Organisation, *, plenary: bool) -> Quorum:
    """The quorum of who decides at `place`: a supervisor's plenary, or an agency's panel."""
    roles = (Role.DECISION_MAKER, Role.PPK) if not plenary else (Role.DECISION_MAKER,)
    held = Membership.objects.in_force().filter(role__in=roles, person__is_active=True)
    if not plenary:
        above = [one.pk for one in place.lineage()]
        seats = held.filter(organisation__in=above).values("person").distinct().count()
        return Quorum(Decision.Kind.PANEL, seats, 2, AT_LEAST_TWO)
    seats = held.filter(organisation=place).values("person").distinct().count()
    body = _BODY.get(len(place.region), "bawaslu_kab")
    for row in procedures().flow(case.flow).plenary:
        if row.body == body and seats in row.members:
            needed = row.quorum[row.members.index(seats)]
            return Quorum(Decision.Kind.PLENARY, seats, needed, row.basis)
    return Quorum(Decision.Kind.PLENARY, seats, max(2, seats // 2 + 1), BY_HALF)
