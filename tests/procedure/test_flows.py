"""Flows as data: every state has an owner and a way on, every name exists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from jaganetral.portal.letters.forms import forms
from jaganetral.portal.people.roles import Role
from jaganetral.procedure import (
    OCCURRENCES,
    Event,
    Flow,
    NotAllowedNow,
    UnknownFlow,
    next_flows,
    procedures,
    state_after,
)
from tests.procedure.conftest import cases

FLOWS = {flow.id: flow for flow in procedures().flows}
OWNERS = {*(role.value for role in Role), "reporter", "reported"}
NEEDS = {
    "reason", "minutes", "quorum", "two_people", "summons_letter", "defence_window", "own_view",
    "requirements_met",
}  # fmt: skip
every_flow = pytest.mark.parametrize("flow", FLOWS.values(), ids=list(FLOWS))


@every_flow
def test_every_state_has_an_owner_that_exists(flow: Flow) -> None:
    assert {state.id for state in flow.states if state.owner not in OWNERS} == set()


@every_flow
def test_every_state_has_an_exit_or_is_an_end(flow: Flow) -> None:
    stuck = [
        state.id
        for state in flow.states
        if not state.final and not any(m.to != state.id for m in flow.moves_from(state.id))
        and not state.leads_to
    ]  # fmt: skip
    assert stuck == []


@every_flow
def test_a_final_state_has_no_exit(flow: Flow) -> None:
    for state in flow.states:
        if state.final:
            assert [m.id for m in flow.moves_from(state.id) if m.to != state.id] == []


@every_flow
def test_an_end_is_reached_from_each_state(flow: Flow) -> None:
    ends = {state.id for state in flow.states if state.final or state.leads_to}
    reaching = set(ends)
    while True:
        more = {
            state.id
            for state in flow.states
            if any(m.to in reaching for m in flow.moves_from(state.id))
        } - reaching
        if not more:
            break
        reaching |= more
    assert {state.id for state in flow.states} - reaching == set()


@every_flow
def test_every_state_is_reached_from_the_start(flow: Flow) -> None:
    reached = {flow.start}
    while more := {m.to for s in reached for m in flow.moves_from(s) if m.to} - reached:
        reached |= more
    assert {state.id for state in flow.states} - reached == set()


@every_flow
def test_what_a_move_names_exists(flow: Flow) -> None:
    for move in flow.moves:
        assert set(move.by) <= OWNERS, move.id
        assert set(move.needs) <= NEEDS, move.id
        assert set(move.letters) <= set(forms()), move.id


@every_flow
def test_whoever_owns_a_state_can_move_it(flow: Flow) -> None:
    """Else a case lies on a desk from which it cannot go on."""
    for state in flow.states:
        if not state.final:
            by = {role for move in flow.moves_from(state.id) for role in move.by}
            assert state.owner in by or state.leads_to, state.id


@every_flow
def test_a_clock_names_moves_that_exist(flow: Flow) -> None:
    known = OCCURRENCES | {move.id for one in FLOWS.values() for move in one.moves}
    for rule in flow.clocks:
        named = {
            *rule.starts, *rule.ends, *rule.stops, *rule.open_at, *rule.over_by,
            *rule.suspended_by, *rule.resumed_by, *rule.better_start,
            *(rule.extended.by + rule.extended.implied_by if rule.extended else ()),
        }  # fmt: skip
        assert named <= known, rule.id


def test_a_decision_that_clears_is_followed_by_a_clearing_letter() -> None:
    for flow in FLOWS.values():
        for state in flow.states:
            if state.outcome not in ("not_proven", "not_a_violation"):
                continue
            into = [move for move in flow.moves if move.to == state.id]
            assert any("clearing" in move.letters for move in into), (flow.id, state.id)


def test_deciding_takes_more_than_one_person() -> None:
    deciding = ("decide_", "impose_", "find_", "uphold", "alter", "annul")
    for flow in FLOWS.values():
        for move in flow.moves:
            if move.id.startswith(deciding):
                assert "two_people" in move.needs, (flow.id, move.id)


def test_where_a_case_stands() -> None:
    flow = FLOWS["pemilu_report"]
    day = date(2024, 1, 2)
    done = [Event(m, day) for m in ("learn", "file_report", "finish_preliminary_study", "register")]
    assert state_after(flow, []).id == "new"
    assert state_after(flow, done).owner == "reviewer"
    with pytest.raises(NotAllowedNow, match="no move 'clear' from 'registered'"):
        state_after(flow, [*done, Event("clear", day)])


def test_the_overseer_of_the_day_takes_it_on() -> None:
    forwarded = FLOWS["pemilu_report"].state("forwarded")
    assert [f.id for f in next_flows(forwarded, date(2024, 8, 22))] == ["kasn_era"]
    assert [f.id for f in next_flows(forwarded, date(2024, 8, 23))] == ["satgas_sbt"]


def test_an_unknown_flow_is_told_with_the_known_ones() -> None:
    with pytest.raises(UnknownFlow, match="known are: pemilu_report"):
        procedures().flow("pemilu")


@given(cases())
def test_every_walk_ends_in_a_state_of_the_flow(case: tuple[Flow, list[Event]]) -> None:
    flow, events = case
    assert state_after(flow, events) in flow.states
