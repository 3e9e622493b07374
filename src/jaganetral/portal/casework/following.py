"""Which way a case goes: its flow, what can be done in it, whose work that is, and its clocks.

All of it stands in `jaganetral.procedure`; here it is asked for one case. A case follows several
flows in turn (a report, then the overseer of ASN, then discipline or ethics, then remedies). What
happened before a flow began does not move its clocks; what happens in a later flow may end them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from jaganetral.portal.casework.models import NO_LIMIT, Case, CaseEvent
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.people.roles import Role
from jaganetral.procedure import (
    Calendar,
    Clock,
    Event,
    Flow,
    Move,
    State,
    overseer,
    procedures,
    state_after,
)
from jaganetral.procedure import clocks as clocks_of
from jaganetral.procedure.records import Both

__all__ = [
    "FOLLOW",
    "NOTE",
    "SUPERVISING",
    "Step",
    "calendar",
    "clock_title",
    "clocks",
    "counted",
    "decides",
    "due",
    "find_step",
    "flow_of",
    "history",
    "next_flows",
    "replayed",
    "seat",
    "state_of",
    "steps",
    "with_history",
]  # fmt: skip

SUPERVISING = frozenset({"pemilu_report", "pilkada_report", "satgas_sbt", "kasn_era"})
"""The flows that a supervisor handles; the others lie with the agency."""

NOTE = "+"
"""With this a note begins that is no move of a flow: a correction, an undoing, a new flow …"""

FOLLOW = "follow_"
"""`follow_discipline`: the step from one flow into the next."""

MEETING = frozenset({"quorum", "two_people"})
"""A step that needs one of these is decided by several people (see deciding.py)."""

_RUNS = ("running", "extended", "broken")

_BELONGS = {
    "reporter": "reporter", "reported": "reported", Role.PPK.value: "ppk",
    Role.INTAKE_OFFICER.value: "supervisor", Role.REVIEWER.value: "supervisor",
    Role.DECISION_MAKER.value: "supervisor",
}  # fmt: skip
"""The actor of a clock, by the owner of a state, while a supervisor handles the case."""

_AT_AGENCY = {Role.REVIEWER.value: "examiner", Role.DECISION_MAKER.value: "bpasn"}
"""The same at an agency, where another than the owner's own name counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can be done to a case where it stands."""

    id: str
    title: Both
    to: str
    by: tuple[str, ...]
    needs: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    flow: str = ""
    """The flow that the case enters; "" where it stays in its own."""


def flow_of(case: Case) -> Flow:
    return procedures().flow(case.flow)


def state_of(case: Case) -> State:
    """Where the case stands."""
    return flow_of(case).state(case.state)


def steps(case: Case) -> tuple[Step, ...]:
    """What can be done, by whomever. Empty where the case is closed."""
    if not case.is_open:
        return ()
    flow = flow_of(case)
    found = [_step(move) for move in flow.moves_from(case.state)]
    for other in next_flows(case):
        found.append(
            Step(
                FOLLOW + other.id,
                other.title,
                other.start,
                (_owner(flow, case.state),),
                flow=other.id,
            )
        )
    return tuple(found)


def find_step(case: Case, step_id: str) -> Step | None:
    return next((step for step in steps(case) if step.id == step_id), None)


def decides(step: Step) -> bool:
    """Whether several people take this step together."""
    return bool(MEETING & set(step.needs))


def next_flows(case: Case) -> tuple[Flow, ...]:
    """The flows that a case may enter from where it stands."""
    names = state_of(case).leads_to
    today = timezone.localdate()
    return tuple(
        procedures().flow(overseer(today).flow if name == "overseer" else name) for name in names
    )


def seat(case: Case, role: str = "") -> Organisation | None:
    """The organisation in which a role acts on the case: None where the agency is not known."""
    if role != Role.PPK.value and case.flow in SUPERVISING:
        return case.organisation
    agency = case.agency
    if agency is not None and (case.flow, case.state) == ("remedies", "objecting"):
        # PP 79/2021: an objection is decided by the superior of who sanctioned.
        above: Organisation | None = Organisation.objects.get_parent(agency)
        return above or agency
    return agency


# --- what happened, and the clocks ---------------------------------------------------------------


def with_history() -> Prefetch[str]:
    """For a queryset of cases whose clocks are asked for."""
    return Prefetch("events", CaseEvent.objects.order_by("turn"))


def history(case: Case) -> list[CaseEvent]:
    """What happened and still counts: without what was undone."""
    every = list(case.events.all())
    undone = {event.corrects_id for event in every if event.move == NOTE + "undo"}
    return [event for event in every if event.pk not in undone]


def counted(case: Case) -> tuple[tuple[Flow, tuple[Event, ...]], ...]:
    """Each flow that the case has followed, with the events that move its clocks."""
    events = history(case)
    begun: dict[str, int] = {}
    for event in events:
        begun.setdefault(event.flow, event.turn)
    return tuple(
        (procedures().flow(name), tuple(_event(e) for e in events if e.turn >= turn and _moves(e)))
        for name, turn in begun.items()
    )


def clocks(case: Case, now: datetime | None = None) -> tuple[Clock, ...]:
    """Every clock of the case, those that run first and by the hour."""
    now = timezone.localtime(now)
    days = calendar(case)
    found: dict[tuple[str, int], Clock] = {}
    for flow, events in counted(case):
        for clock in clocks_of(flow, events, now, days):
            # One clock may stand in several flows; where it began first, it is told.
            found.setdefault((clock.id, clock.turn), clock)
    return tuple(sorted(found.values(), key=lambda clock: (clock.ended is not None, _hour(clock))))


def due(case: Case, owner: str, running: Iterable[Clock]) -> tuple[datetime, str]:
    """By which hour the owner of a state must act, and the clock that says so.

    The clock of whoever owns the state; where they have none, any that runs in this flow.
    """
    flow_rules = {rule.id for rule in flow_of(case).clocks}
    live = [
        c for c in running if c.ended is None and c.status in _RUNS and c.rule.kind == "at_most"
    ]
    known = _BELONGS if case.flow in SUPERVISING else _AT_AGENCY
    actor = known.get(owner, owner)
    own = [c for c in live if c.actor == actor]
    here = [c for c in live if c.id in flow_rules]
    found = min(own or here, key=_hour, default=None)
    return (_hour(found), found.id) if found is not None else (NO_LIMIT, "")


def clock_title(flow_id: str, clock_id: str) -> Both | None:
    """What a clock is called; a clock of an earlier flow is found as well."""
    for flow in (procedures().flow(flow_id), *procedures().flows):
        for rule in flow.clocks:
            if rule.id == clock_id:
                return rule.title
    return None


def calendar(case: Case) -> Calendar:
    """The days that count where the case is handled, as they are known now."""
    return Calendar(region=case.region)


def replayed(case: Case) -> tuple[str, str]:
    """The flow and state that the events lead to: must be those of the case.

    Raises NotAllowedNow where an event was not possible in its flow.
    """
    every = [event for event in history(case) if _moves(event) or event.move == NOTE + "follow"]
    flow_id, state = case.flow, case.state
    parts: dict[str, list[CaseEvent]] = {}
    for event in every:
        parts.setdefault(event.flow, []).append(event)
    for flow_id, events in parts.items():
        moves = [_event(event) for event in events if _moves(event)]
        state = state_after(procedures().flow(flow_id), moves).id
    return flow_id, state


def _moves(event: CaseEvent) -> bool:
    return not event.move.startswith(NOTE)


def _event(event: CaseEvent) -> Event:
    return Event(event.move, timezone.localtime(event.at), facts=event.facts)


def _hour(clock: Clock) -> datetime:
    due_at = clock.due_at
    assert isinstance(due_at, datetime)
    return due_at


def _step(move: Move) -> Step:
    return Step(move.id, move.title, move.to or "", move.by, move.needs, move.letters)


def _owner(flow: Flow, state: str) -> str:
    return flow.state(state).owner
