"""Conflicts of interest: keeping out, being kept out, and the way to the organisation above."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.casework import following, moving, tasks
from jaganetral.portal.casework.actions import BY_ROLE
from jaganetral.portal.casework.errors import BadWords, NotNow
from jaganetral.portal.casework.following import NOTE
from jaganetral.portal.casework.models import Case, CaseEvent, Recusal
from jaganetral.portal.casework.moving import Hand, Said
from jaganetral.portal.casework.sealed import sealed
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, demand
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.actions import record

__all__ = ["recuse", "route_up"]


@transaction.atomic
def recuse(by: Person, case: Case, words: str, person: Person | None = None) -> Recusal:
    """Keep out of a case, or keep somebody out of it (who decides may); with the reason.

    Where nobody of the organisation is left, the work stands on the desks above it alone.
    Raises Refused, NotNow, BadWords.
    """
    case = moving.locked(case)
    who = person or by
    if who == by:
        seats = [(action, following.seat(case, role.value)) for role, action in BY_ROLE.items()]
        if not any(allowed(by, action, place) for action, place in seats):
            raise Refused("cases.write_case", case.organisation)
    else:
        demand(by, "cases.decide_case", following.seat(case, Role.DECISION_MAKER.value))
    if not words.strip():
        raise BadWords(_("Write down the reason."), "reason")
    if Recusal.objects.filter(case=case, person=who).exists():
        raise NotNow(_("This person keeps out of the case already."))
    made = Recusal.objects.create(case=case, person=who, by=by, sealed=sealed(words.strip()))
    record(
        "case.recused",
        by=by,
        about=f"case:{case.pk}",
        organisation=case.organisation,
        details={"person": who.pk},
        private={"reason": words.strip()},
    )
    if case.is_open:
        tasks.renew(case, by, made.at)
    return made


@transaction.atomic
def route_up(person: Person, case: Case, reason: str, *, turn: int | None = None) -> CaseEvent:
    """Hand the case to the organisation above: by somebody there, where those below cannot act.

    Raises Refused, NotNow, Conflict, BadWords, MovedMeanwhile.
    """
    case = moving.locked(case, turn)
    state = following.state_of(case)
    role = Role(state.owner) if state.owner in Role.values else Role.DECISION_MAKER
    here = following.seat(case, role.value)
    above: Organisation | None = Organisation.objects.get_parent(here) if here is not None else None
    if above is None or not case.is_open:
        raise NotNow(_("There is no organisation above this one."))
    demand(person, BY_ROLE[role], above)
    if not reason.strip():
        raise BadWords(_("Write down the reason."), "reason")
    if role is Role.PPK or case.flow not in following.SUPERVISING:
        case.agency = above
    else:
        case.organisation = above
    event = moving.append(
        case, NOTE + "above", Hand(person, role.value), Said({"reason": reason.strip()})
    )
    moving.save(case)
    case.save(update_fields=["agency", "organisation"])
    tasks.renew(case, person, event.at)
    return event
