"""The ways of a case, from the first hand to the last: what is done, by whom, and what remains."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from jaganetral.portal.casework import actions, clearing, codes, deciding, following, selectors
from jaganetral.portal.casework.checking import faults
from jaganetral.portal.casework.errors import NotAlone, NotNow
from jaganetral.portal.casework.models import Aid, Case, Clearing, Task, Waiting
from jaganetral.portal.letters.selectors import for_case
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail.models import Entry

from .conftest import WORDS, Open, decide, hearing, study, to_plenary


def test_not_proven_ends_in_a_letter_and_in_public_only_if_wanted(
    house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    assert case.agency == house.tree.regency  # the one above the reported's own office
    code = actions.give_code(house.reviewer, case)
    held = selectors.case_by_code(code.lower().replace("-", " "))
    assert held == case
    assert code not in str(Case.objects.values())
    assert codes.kept(code) == Case.objects.get(pk=case.pk).code_hash
    actions.move(house.reviewer, case, "summon", facts=hearing())
    statement = actions.defend(case, "Itu bukan saya.", [])
    assert statement.sealed
    assert "bukan saya" not in statement.sealed
    case.refresh_from_db()
    study(house, case)
    aid = Aid.objects.get(view__case=case)
    assert aid.level == "prohibited"
    assert len(aid.rulebook) >= 12
    actions.move(house.reviewer, case, "finish_study", reason=WORDS)
    case = decide(house.members, Case.objects.get(pk=case.pk), "decide_not_proven")
    assert case.state == "found_not_proven"
    with pytest.raises(NotNow):
        actions.wish_publication(case, publish=True)
    actions.move(house.members[0], case, "announce_not_proven")
    case.refresh_from_db()
    (task,) = case.tasks.filter(done_at=None)
    assert (task.role, task.organisation) == ("ppk", house.tree.regency)
    actions.wish_publication(case, publish=True)
    actions.move(house.ppk, case, "clear")
    case.refresh_from_db()
    assert (case.outcome, case.is_open) == ("not_proven", False)
    assert {"summons", "decision_minutes", "status_notice", "clearing"} <= {
        letter.form for letter in for_case(case)
    }
    (task,) = case.tasks.filter(done_at=None)
    assert task.kind == "publish"
    clearing.publish(house.ppk, case)
    (one,) = selectors.published()
    assert (one.case, one.public_name) == (case, "")
    assert not Waiting.objects.exists()
    actions.wish_publication(case, publish=False)
    assert selectors.published() == []
    assert not faults()


def test_a_violation_goes_on_to_a_sanction_and_an_appeal(
    house: SimpleNamespace, opened: Open
) -> None:
    case = to_plenary(house, opened())
    case = decide(house.members, case, "decide_violation")
    actions.move(house.members[0], case, "forward_to_overseer", reason=WORDS)
    actions.move(house.reviewer, case, "follow_satgas_sbt")
    actions.move(house.intake, case, "enter_register")
    actions.move(house.reviewer, case, "verify", reason=WORDS)
    actions.move(house.members[0], case, "validate", reason=WORDS)
    actions.move(house.members[0], case, "recommend_sanction", reason=WORDS)
    case.refresh_from_db()
    (task,) = case.tasks.filter(done_at=None)
    assert (task.role, task.why) == ("ppk", "sbt-ppk")
    assert Waiting.objects.filter(place=house.here, desk="watch", task=task).exists()
    actions.move(house.ppk, case, "follow_discipline")
    actions.move(house.ppk, case, "receive_recommendation")
    actions.move(house.examiner, case, "summon_examination", facts=hearing(14))
    case.refresh_from_db()
    (task,) = case.tasks.filter(done_at=None)
    assert (task.role, task.waits_for) == ("ppk", "reported")
    study(house, case, house.examiner)
    case = decide([house.examiner, house.second], case, "examine", meeting_at="2026-01-01T09:00")
    assert case.state == "examined"
    with pytest.raises(NotAlone):
        actions.move(house.ppk, case, "impose_sanction", reason=WORDS)
    case = decide([house.ppk, house.second], case, "impose_sanction", sanction="teguran_tertulis")
    actions.move(house.ppk, case, "deliver_decision")
    actions.move(None, Case.objects.get(pk=case.pk), "file_appeal", reason=WORDS)
    case.refresh_from_db()
    assert (case.flow, case.state) == ("remedies", "appealing")
    actions.move(house.ppk, case, "answer_appeal", reason=WORDS)
    case.refresh_from_db()
    meeting = deciding.call(house.superior_second, case)
    with pytest.raises(NotNow):  # who sanctioned does not decide on the appeal
        deciding.vote(house.second, meeting, "annul", WORDS)
    with pytest.raises(NotNow):
        deciding.vote(house.ppk, meeting, "annul", WORDS)
    deciding.vote(house.superior_second, meeting, "annul", WORDS)
    deciding.vote(house.superior, meeting, "annul", WORDS)
    deciding.close(house.superior, meeting, minutes=WORDS, reason=WORDS)
    case.refresh_from_db()
    assert case.state == "annulled"
    actions.move(house.ppk, case, "clear")
    case.refresh_from_db()
    assert case.outcome == "not_proven"
    assert case.folder.also.filter(pk=house.tree.regency.pk).exists()
    assert Clearing.objects.get(case=case).cleared_at is not None
    assert not faults()
    assert following.replayed(case) == (case.flow, case.state)
    moved = Entry.objects.filter(about=f"case:{case.pk}", what="case.moved").count()
    assert moved == case.turn == case.events.count()


def test_a_crime_is_handed_over_within_a_day(house: SimpleNamespace, opened: Open) -> None:
    case = decide(house.members, to_plenary(house, opened("pemilu_report")), "decide_violation")
    actions.move(house.members[0], case, "declare_crime", reason=WORDS, facts={"minutes": WORDS})
    case.refresh_from_db()
    (task,) = case.tasks.filter(done_at=None)
    assert task.why == "pemilu-crime-forward"
    assert 23 * 3600 < (task.due_at - task.opened_at).total_seconds() <= 24 * 3600
    actions.move(house.reviewer, case, "hand_over_crime", reason=WORDS)
    clock = next(c for c in following.clocks(case) if c.id == "pemilu-crime-forward")
    assert clock.kept
    assert "gakkumdu_handover" in {letter.form for letter in for_case(case)}


def test_each_role_does_its_own_part_alone(house: SimpleNamespace, opened: Open) -> None:
    case = opened()
    for other in (house.intake, house.members[0], house.ppk, house.auditor, house.examiner):
        with pytest.raises(Refused):
            actions.move(other, case, "summon", facts=hearing())
    assert Task.objects.filter(case=case, done_at=None).count() == 1
