"""Attendance at a roll call: received, matched, confirmed by an officer, undone.

Nothing counts as attended before an officer confirmed it, and every confirmation can be undone.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.reaching.errors import NotNow
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.matching import Matcher, Somebody
from jaganetral.portal.reaching.meetings import participants
from jaganetral.portal.reaching.models import Employee, Match, Participant, RollCall
from jaganetral.portal.reaching.sealed import known, seal_joined
from jaganetral.portal.trail.actions import record

__all__ = ["confirm", "confirm_clear", "nobody", "receive", "remove", "undo", "within"]


def within(organisation: Organisation) -> QuerySet[Employee]:
    """Who serves in an organisation and below it now."""
    return Employee.objects.filter(
        organisation__path__startswith=organisation.path, left_at=None
    ).select_related("organisation")


@transaction.atomic
def receive(
    by: Person,
    organisation: Organisation,
    content: bytes,
    *,
    title: str,
    held_on: date,
    least_minutes: int = 15,
) -> RollCall:
    """Keep who was there, each with the likeliest employees. Raises Refused, BadFile."""
    demand(by, KEEP, organisation)
    source, present = participants(content)
    matcher = Matcher(
        Somebody(one.pk, told.name, told.email, one.organisation.name)
        for one in within(organisation)
        for told in (known(one.sealed),)
    )
    call = RollCall.objects.create(
        organisation=organisation, by=by, title=title.strip(), held_on=held_on,
        least_minutes=least_minutes, source=source,
    )  # fmt: skip
    found = [(one, matcher.find(one.joined)) for one in present]
    Participant.objects.bulk_create(
        [
            Participant(
                roll_call=call, place=place, sealed=seal_joined(one.joined), minutes=one.minutes,
                match=match.match, guess=match.match,
                candidates=[[str(pk), score] for pk, score in match.candidates],
            )
            for place, (one, match) in enumerate(found)
        ],
        batch_size=500,
    )  # fmt: skip
    counts = {kind: sum(match.match == kind for _one, match in found) for kind in
              (Match.CLEAR, Match.DOUBTFUL, Match.UNMATCHED)}  # fmt: skip
    record("roll_call.received", by=by, about=call.about, organisation=organisation,
           details={"source": source.value, **{k.value: n for k, n in counts.items()}})  # fmt: skip
    return call


@transaction.atomic
def confirm_clear(by: Person, call: RollCall) -> int:
    """Confirm all clear matches together. Returns how many. Raises Refused."""
    demand(by, KEEP, call.organisation)
    clear = list(call.participants.select_for_update().filter(match=Match.CLEAR))
    there = set(within(call.organisation).values_list("pk", flat=True))
    now, many = timezone.now(), []
    for one in clear:
        pk = UUID(one.candidates[0][0])
        if pk in there:
            one.match, one.employee_id, one.decided_at = Match.CONFIRMED, pk, now
            many.append(one)
    Participant.objects.bulk_update(many, ["match", "employee", "decided_at"], batch_size=300)
    _note("roll_call.confirmed", by, call, many=len(many))
    return len(many)


@transaction.atomic
def confirm(by: Person, participant: Participant, employee: Employee) -> None:
    """Say who a participant was. Raises Refused, NotNow."""
    call = participant.roll_call
    demand(by, KEEP, call.organisation)
    if not within(call.organisation).filter(pk=employee.pk).exists():
        raise NotNow(_("This employee is not in the roster of this organisation."))
    _decide(participant, Match.CONFIRMED, employee)
    _note("roll_call.confirmed", by, call, many=1, place=participant.place)


@transaction.atomic
def nobody(by: Person, participant: Participant) -> None:
    """Say that a participant is nobody of the roster: a guest, a device. Raises Refused."""
    demand(by, KEEP, participant.roll_call.organisation)
    _decide(participant, Match.NOBODY, None)
    _note("roll_call.confirmed", by, participant.roll_call, many=0, place=participant.place)


@transaction.atomic
def undo(by: Person, call: RollCall, participant: Participant | None = None) -> int:
    """Take back one decision, or all of a roll call: what the matching said stands again."""
    demand(by, KEEP, call.organisation)
    decided = call.participants.filter(match__in=(Match.CONFIRMED, Match.NOBODY))
    if participant is not None:
        decided = decided.filter(pk=participant.pk)
    some = list(decided.select_for_update())
    for one in some:
        one.match, one.employee, one.decided_at = one.guess, None, None
    Participant.objects.bulk_update(some, ["match", "employee", "decided_at"], batch_size=300)
    if some:
        _note("roll_call.undone", by, call, many=len(some))
    return len(some)


@transaction.atomic
def remove(by: Person, call: RollCall) -> None:
    """Remove a roll call with all that was read from its file. Raises Refused."""
    demand(by, KEEP, call.organisation)
    _note("roll_call.removed", by, call, many=call.participants.count())
    call.delete()


def _decide(participant: Participant, match: Match, employee: Employee | None) -> None:
    one = Participant.objects.select_for_update().get(pk=participant.pk)
    one.match, one.employee, one.decided_at = match, employee, timezone.now()
    one.save(update_fields=["match", "employee", "decided_at"])


def _note(what: str, by: Person, call: RollCall, **details: int) -> None:
    record(what, by=by, about=call.about, organisation=call.organisation, details=details)
