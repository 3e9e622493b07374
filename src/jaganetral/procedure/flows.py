"""The flows: their states, who may move a case, what a move needs, and where a case stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from jaganetral.law.errors import BadRulebook
from jaganetral.procedure.errors import NotAllowedNow, UnknownFlow
from jaganetral.procedure.events import OCCURRENCES, Event
from jaganetral.procedure.reading import record, records, replaced
from jaganetral.procedure.records import (
    Both,
    ClockRule,
    FlowRecord,
    Move,
    Plenary,
    Requirement,
    State,
)

FLOWS = (
    "pemilu_report", "pilkada_report", "satgas_sbt", "kasn_era", "discipline", "code_of_ethics",
    "remedies",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Flow:
    """One procedure: `start` is where a case stands before anything was done."""

    record: FlowRecord
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    start: str

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def title(self) -> Both:
        return self.record.title

    @property
    def valid_from(self) -> date:
        return self.record.valid_from

    @property
    def valid_to(self) -> date | None:
        return self.record.valid_to

    @property
    def instruments(self) -> tuple[str, ...]:
        return self.record.instruments

    @property
    def plenary(self) -> tuple[Plenary, ...]:
        return self.record.plenary

    @cached_property
    def clocks(self) -> tuple[ClockRule, ...]:
        """The time limits that can run in this flow."""
        return tuple(rule for rule in records("clocks", ClockRule) if self.id in rule.flows)

    @cached_property
    def _states(self) -> dict[str, State]:
        return {state.id: state for state in self.states}

    @cached_property
    def _moves(self) -> dict[str, dict[str, Move]]:
        found: dict[str, dict[str, Move]] = {state.id: {} for state in self.states}
        for move in self.moves:
            for start in move.from_:
                found[start][move.id] = replaced(move, from_=(start,), to=move.to or start)
        return found

    def state(self, state_id: str) -> State:
        """Raises KeyError."""
        return self._states[state_id]

    def moves_from(self, state_id: str) -> tuple[Move, ...]:
        """What can be done in a state; each with that state as `from_` and where it leads."""
        return tuple(self._moves[state_id].values())


@dataclass(frozen=True)
class Procedures:
    """All flows; each is read when it is asked for."""

    ids: tuple[str, ...] = FLOWS

    def flow(self, flow_id: str) -> Flow:
        """Raises UnknownFlow."""
        if flow_id not in self.ids:
            raise UnknownFlow(flow_id, self.ids)
        return _flow(flow_id)

    @property
    def flows(self) -> tuple[Flow, ...]:
        return tuple(_flow(name) for name in self.ids)

    def requirements(self, flow_id: str) -> tuple[Requirement, ...]:
        """What a report needs to be registered in this flow. Raises UnknownFlow."""
        self.flow(flow_id)
        return tuple(one for one in records("requirements", Requirement) if flow_id in one.flows)


@cache
def procedures() -> Procedures:
    """The procedures that ship with JagaNetral."""
    return Procedures()


@cache
def _flow(flow_id: str) -> Flow:
    own = record(flow_id, FlowRecord)
    steps = record(own.same_steps_as, FlowRecord) if own.same_steps_as else own
    flow = Flow(own, steps.states, steps.moves, own.start or steps.start)
    _check(flow)
    return flow


def _check(flow: Flow) -> None:
    """What a move names must exist."""
    known = {state.id for state in flow.states}
    file = f"{flow.id}.yaml"
    if flow.start not in known:
        raise BadRulebook(file, flow.id, "start", f"no state {flow.start!r}")
    for move in flow.moves:
        for name in (*move.from_, *((move.to,) if move.to else ())):
            if name not in known:
                raise BadRulebook(file, move.id, "from/to", f"no state {name!r}")


def moves_from(flow: Flow, state_id: str) -> tuple[Move, ...]:
    """What can be done in a state; each with that state as `from_` and where it leads as `to`."""
    return flow.moves_from(state_id)


def next_flows(state: State, on: date) -> tuple[Flow, ...]:
    """The flows that take a case on from a state (`leads_to`), by who oversees ASN on that day.

    A case in such a state is not closed: it goes on in one of these flows, from its `start`.
    """
    from jaganetral.procedure.choosing import overseer  # noqa: PLC0415 - it stands on this module

    names = (overseer(on).flow if name == "overseer" else name for name in state.leads_to)
    return tuple(_flow(name) for name in names)


def state_after(flow: Flow, events: Iterable[Event]) -> State:
    """Where a case stands after what was done, in the order in which it was done.

    What merely happened (`OCCURRENCES`) moves nothing. Raises NotAllowedNow.
    """
    state = flow.start
    for event in events:
        if event.move in OCCURRENCES:
            continue
        possible = {move.id: move for move in flow.moves_from(state)}
        if event.move not in possible:
            raise NotAllowedNow(flow.id, state, event.move, tuple(possible))
        state = possible[event.move].to or state
    return flow.state(state)
