"""Many hands at once, and every way through: what must hold whatever is tried, in which order."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaganetral.portal.casework import actions, deciding, following, needs
from jaganetral.portal.casework.checking import faults
from jaganetral.portal.casework.errors import CaseworkError
from jaganetral.portal.casework.models import Case, CaseEvent, Level, Task
from jaganetral.portal.people.errors import PeopleError
from jaganetral.portal.people.models import Person
from jaganetral.procedure import procedures

from . import two_officers
from .conftest import WORDS, Open, hearing, study


def test_every_need_of_every_flow_is_known() -> None:
    used = {n for flow in procedures().flows for step in flow.moves for n in step.needs}
    assert used <= {*needs._CHECKS, *following.MEETING}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_a_case_at_once_one_wins_and_the_other_is_told(
    house: SimpleNamespace, opened: Open
) -> None:
    said = two_officers.both(opened(), house.reviewer)
    assert said[0] == ""
    assert str(house.reviewer) in said[1]
    assert "broken" not in said[1]
    assert not list(faults())


@pytest.mark.parametrize("flow", ["pilkada_report", "pemilu_report"])
def test_events_are_never_changed(flow: str, opened: Open) -> None:
    case = opened(flow)
    event = case.events.get(turn=1)
    with pytest.raises(CaseworkError):
        event.save()
    with pytest.raises(CaseworkError):
        CaseEvent.objects.filter(case=case).update(move="nothing")
    with pytest.raises(Exception, match="never changed"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM casework_caseevent")


@given(ways=st.lists(st.integers(0, 30), min_size=4, max_size=14))
@settings(
    max_examples=8, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_whatever_is_tried_no_open_case_is_without_work(
    ways: list[int], house: SimpleNamespace, opened: Open
) -> None:
    """Any officers, any steps, in any order: each is taken or refused, and all stays whole."""
    case = opened()
    for way in ways:
        case = Case.objects.get(pk=case.pk)
        steps = following.steps(case)
        if not steps:
            break
        _try(house, case, steps[way % len(steps)], way)
        case.refresh_from_db()
        work = Task.objects.filter(case=case, done_at=None, kind__in=["state", "route"])
        assert work.count() == (1 if case.is_open else 0)
        assert following.replayed(case) == (case.flow, case.state)
        assert case.events.count() == case.turn
    assert not faults()


def _try(house: SimpleNamespace, case: Case, step: Any, way: int) -> None:
    hands: list[Person | None] = [
        house.intake, house.reviewer, *house.members, house.ppk, house.examiner, house.second,
        house.superior, house.superior_second, None,
    ]  # fmt: skip
    facts = hearing(10) | {"minutes": WORDS, "sanction": "teguran_tertulis"}
    try:
        for who in (house.reviewer, house.examiner):
            if "own_view" in step.needs and not case.views.filter(by=who).exists():
                study(house, case, who)
    except (CaseworkError, PeopleError):
        pass
    if following.decides(step):
        _meet(case, step, [one for one in hands if one is not None], way)
        return
    for who in hands[way % len(hands) :] + hands[: way % len(hands)]:
        try:
            actions.move(who, case, step.id, reason=WORDS, facts=facts)
            return
        except (CaseworkError, PeopleError):
            continue


def _meet(case: Case, step: Any, hands: list[Person], way: int) -> None:
    able = [one for one in hands if not deciding.why_not(one, case, step)]
    try:
        meeting = deciding.call(able[0], case) if able else None
        if meeting is None:
            return
        for one in able[: 1 + way % 4]:
            deciding.vote(one, meeting, step.id, WORDS)
        deciding.close(
            able[0], meeting, minutes=WORDS, reason=WORDS,
            facts={"sanction": "teguran_tertulis", "meeting_at": "2026-01-01T09:00",
                   "meeting_place": "Kantor"},
        )  # fmt: skip
    except (CaseworkError, PeopleError):
        return


def test_levels_are_those_of_a_verdict() -> None:
    assert set(Level.values) == {"prohibited", "caution", "allowed", "undetermined"}
