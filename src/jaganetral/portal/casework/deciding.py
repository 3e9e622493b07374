"""Several people decide: a supervisor in plenary, an agency by at least two. Nobody alone.

A meeting is called where the flow says that the next step is decided (`quorum`, `two_people`).
Each votes once, in their own name; who was outvoted may write a dissent. It is closed with minutes
once enough took part and one choice carries it; the close is the step, in the same transaction.

Law: Perbawaslu 5/2018 (consensus, else the most votes; one vote each; a quorum, see the flow's
data). An agency: the person who decides (the PPK) and one more who agrees; a choice of ours, so
that no single hand sanctions or clears.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.casework import following, moving, needs
from jaganetral.portal.casework.actions import BY_ROLE, hand_of
from jaganetral.portal.casework.conflicts import keep_out
from jaganetral.portal.casework.errors import BadWords, Needed, NotAlone, NotNow
from jaganetral.portal.casework.following import Step
from jaganetral.portal.casework.models import Case, CaseEvent, Decision, OwnView, Vote
from jaganetral.portal.casework.moving import Hand
from jaganetral.portal.casework.quorum import quorum_of
from jaganetral.portal.casework.sealed import sealed
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Membership, Person
from jaganetral.portal.people.permissions import allowed
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.actions import record

__all__ = ["call", "carried", "choices", "close", "may_vote", "open_meeting", "studied", "vote"]

LIMIT = 10_000
"""Letters of reasons, a dissent or minutes."""


def choices(case: Case) -> list[Step]:
    """What a meeting can decide where the case stands."""
    return [step for step in following.steps(case) if following.decides(step)]


def open_meeting(case: Case) -> Decision | None:
    return case.decisions.filter(closed_at=None).first()


def studied(person: Person, case: Case) -> bool:
    """Whether the person studied the case or examined in it."""
    return (
        OwnView.objects.filter(case=case, by=person).exists()
        or case.events.filter(by=person, role=Role.REVIEWER.value).exists()
    )


def why_not(person: Person, case: Case, step: Step) -> str:
    """Why the person has no vote on a step, in a sentence; "" where they have one."""
    place = following.seat(case, step.by[0])
    roles = {*(Role(name) for name in step.by if name in Role.values), Role.DECISION_MAKER}
    if not any(allowed(person, BY_ROLE[role], place) for role in roles if role in BY_ROLE):
        return _("You have no vote here.")
    if "quorum" in step.needs and not _sits(person, case, step):
        return _("Only members of the body that decides have a vote.")
    if Role.REVIEWER.value not in step.by and studied(person, case):
        return _("You studied this case: others decide it.")
    if case.flow == "remedies" and _decided_before(person, case):
        return _("You took part in the decision that is contested: others decide on it.")
    return ""


def may_vote(person: Person, case: Case) -> list[Step]:
    """What the person may vote for."""
    return [step for step in choices(case) if not why_not(person, case, step)]


@transaction.atomic
def call(person: Person, case: Case, *, turn: int | None = None) -> Decision:
    """Call those who decide together.

    Raises Refused, NotNow, Conflict, NotAlone, MovedMeanwhile.
    """
    case = moving.locked(case, turn)
    keep_out(person, case)
    steps = choices(case)
    if not steps:
        raise NotNow(_("There is nothing to decide where the case stands now."))
    if open_meeting(case) is not None:
        raise NotNow(_("A meeting on this case is open already."))
    if not may_vote(person, case):
        raise Refused("cases.decide_case", case.organisation)
    place = following.seat(case, steps[0].by[0])
    assert place is not None  # the case would not stand here without its agency
    found = quorum_of(case, place, plenary=any("quorum" in step.needs for step in steps))
    if found.seats < found.needed:
        raise NotAlone(
            _(
                "{place} has {seats} who can decide, and {needed} are needed. Hand the case to "
                "the organisation above."
            ).format(place=place, seats=found.seats, needed=found.needed)
        )
    meeting = Decision.objects.create(
        case=case, flow=case.flow, state=case.state, kind=found.kind, seats=found.seats,
        quorum=found.needed, basis=found.basis, called_by=person,
    )  # fmt: skip
    record(
        "decision.called",
        by=person,
        about=f"case:{case.pk}",
        organisation=place,
        details={"decision": meeting.pk, "seats": found.seats, "quorum": found.needed},
    )
    return meeting


@transaction.atomic
def vote(person: Person, decision: Decision, choice: str, words: str = "") -> Vote:
    """One vote, in the person's own name; "" abstains.

    Raises Refused, NotNow, Conflict, BadWords.
    """
    case = moving.locked(decision.case)
    decision = _open(decision)
    keep_out(person, case)
    if len(words) > LIMIT:
        raise BadWords(_("Write at most {limit} letters.").format(limit=LIMIT), "words")
    step = next((one for one in choices(case) if one.id == choice), None)
    if choice and step is None:
        raise BadWords(_("Choose one of the answers."), "choice")
    if step is not None and (said := why_not(person, case, step)):
        raise NotNow(said)
    if step is None and not may_vote(person, case):
        raise Refused("cases.decide_case", case.organisation)
    if decision.votes.filter(by=person).exists():
        raise NotNow(_("You have voted already; a vote cannot be changed."))
    cast = Vote.objects.create(
        decision=decision, by=person, choice=choice, sealed=sealed(words.strip())
    )
    record(
        "decision.voted",
        by=person,
        about=f"case:{case.pk}",
        organisation=following.seat(case),
        details={"decision": decision.pk, "choice": choice},
        private={"words": words.strip()} if words.strip() else None,
    )
    return cast


def carried(decision: Decision) -> Step | None:
    """The step that the votes so far carry; None where too few voted, or none has most of them.

    In plenary most votes of those that were cast carry; in an agency all must agree, and one of
    them must hold the role whose decision it is.
    """
    case = decision.case
    votes = list(decision.votes.select_related("by"))
    if len(votes) < decision.quorum:
        return None
    counted = Counter(vote.choice for vote in votes if vote.choice)
    if not counted:
        return None
    (first, most), *others = counted.most_common()
    step = next((one for one in choices(case) if one.id == first), None)
    if step is None:
        return None
    if decision.kind == Decision.Kind.PLENARY:
        tied = bool(others) and others[0][1] == most
        return None if tied or most * 2 <= sum(counted.values()) else step
    if others or most < decision.quorum:
        return None
    place = following.seat(case, step.by[0])
    own = any(
        allowed(vote.by, BY_ROLE[Role(name)], place)
        for vote in votes
        for name in step.by
        if name in Role.values and Role(name) in BY_ROLE
    )
    return step if own else None


@transaction.atomic
def close(
    person: Person,
    decision: Decision,
    *,
    minutes: str,
    reason: str,
    facts: Mapping[str, Any] | None = None,
    turn: int | None = None,
) -> CaseEvent:
    """Close a meeting with its minutes; the case takes the step that was carried.

    Raises Refused, NotNow, NotAlone, Needed, Conflict, MovedMeanwhile.
    """
    case = moving.locked(decision.case, turn)
    decision = _open(decision)
    decision.case = case
    keep_out(person, case)
    step = carried(decision)
    if step is None:
        raise NotAlone(
            _(
                "Not decided yet: {needed} must vote, and one choice must have more votes than all "
                "the others together."
            ).format(needed=decision.quorum)
        )
    if not decision.votes.filter(by=person).exists():
        raise Refused("cases.decide_case", case.organisation)
    if not minutes.strip() or len(minutes) > LIMIT:
        raise Needed(_("Write down what was said: the minutes."), "minutes")
    role, place = hand_of(person, case, step)
    told = dict(facts or {}) | {"minutes": minutes.strip()}
    needs.check(person, case, step, reason, told)
    decision.closed_at, decision.move = timezone.now(), step.id
    decision.sealed_minutes = sealed(minutes.strip())
    decision.save(update_fields=["closed_at", "move", "sealed_minutes"])
    told |= {
        "decision": decision.pk,
        "seats": decision.seats,
        "quorum": decision.quorum,
        "votes": dict(Counter(vote.choice for vote in decision.votes.all())),
    }
    return moving.carry_out(
        case, step, Hand(person, role, place), reason=reason, facts=told, decision=decision
    )


def _open(decision: Decision) -> Decision:
    found = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if found.closed_at is not None:
        raise NotNow(_("This meeting is closed."))
    return found


def _sits(person: Person, case: Case, step: Step) -> bool:
    place = following.seat(case, step.by[0])
    return (
        Membership.objects.in_force()
        .filter(person=person, organisation=place, role=Role.DECISION_MAKER)
        .exists()
    )


def _decided_before(person: Person, case: Case) -> bool:
    return (
        Vote.objects.filter(by=person, decision__case=case, decision__closed_at__isnull=False)
        .exclude(decision__flow="remedies")
        .exists()
    )
