"""Reports become cases, with all that happened to them before."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from jaganetral.portal.casework import actions, following
from jaganetral.portal.casework.checking import faults
from jaganetral.portal.casework.errors import NotNow
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import actions as intake
from jaganetral.portal.intake.handling import step
from jaganetral.portal.people.errors import Refused
from tests.portal.intake.conftest import WHO, photo, told

from .conftest import WORDS


def test_a_report_is_registered_once_its_preliminary_study_is_done(house: SimpleNamespace) -> None:
    filed = intake.file_report(
        told(who=WHO, election="pilkada_2024", reported_nip=""), files=[photo()]
    )
    report = filed.report
    assert report.flow == "pilkada_report"
    with pytest.raises(NotNow):
        actions.open_case(house.intake, [report], flow_id=report.flow)
    report.refresh_from_db()
    step(house.intake, report, "finish_preliminary_study", WORDS)
    report.refresh_from_db()
    with pytest.raises(Refused):
        actions.open_case(house.reviewer, [report], flow_id=report.flow)
    # Signed before an officer: the law asks for a signature.
    report.signed = True
    report.save(update_fields=["signed"])
    case = actions.open_case(house.intake, [report], flow_id=report.flow, office=house.office)
    assert (case.state, case.flow) == ("registered", "pilkada_report")
    moves = [event.move for event in case.events.order_by("turn")]
    assert moves[-3:] == ["file_report", "finish_preliminary_study", "register"]
    kept = {clock.id: clock.kept for clock in following.clocks(case)}
    assert kept["pilkada-report"] is True
    assert kept["pilkada-handle"] is None
    assert exhibits(case.folder).count() == 1
    report.refresh_from_db()
    assert (report.case, report.state) == (case, "registered")
    with pytest.raises(NotNow):
        actions.open_case(house.intake, [report], flow_id=report.flow)
    assert not faults()


def test_an_anonymous_tip_is_traced_and_may_become_a_finding(house: SimpleNamespace) -> None:
    report = intake.file_report(told(election="pilkada_2024"), files=[photo()]).report
    assert report.state == "tracing"
    case = actions.open_case(house.intake, [report], flow_id=report.flow, office=house.office)
    assert case.state == "tracing"
    (task,) = case.tasks.filter(done_at=None)
    assert task.role == "reviewer"
    actions.move(house.reviewer, case, "record_finding", reason=WORDS)
    case.refresh_from_db()
    assert case.state == "registered"
    assert not faults()


def test_another_report_of_the_same_happening_joins_the_case(house: SimpleNamespace) -> None:
    first = intake.file_report(told(election="pilkada_2024"), files=[photo()]).report
    second = intake.file_report(told(election="pilkada_2024"), files=[photo(colour=20)]).report
    case = actions.open_case(house.intake, [first], flow_id=first.flow)
    actions.join_report(house.intake, case, second)
    assert actions.reports(case) == [first, second]
    assert exhibits(case.folder).count() == 2
