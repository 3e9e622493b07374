"""What is old enough goes, what is held stays, and the trail stays whole."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from jaganetral.portal.casework import actions as casework
from jaganetral.portal.casework.models import Case, CaseEvent, OwnView, Statement, Vote
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.evidence import keeping, storage
from jaganetral.portal.evidence.models import Exhibit
from jaganetral.portal.intake import actions as intake
from jaganetral.portal.intake.models import Band, Identity, IdentityOpening, Message, Report
from jaganetral.portal.letters.models import Content
from jaganetral.portal.privacy.retention import Removed, remove_expired
from jaganetral.portal.trail.chaining import chain_waiting
from jaganetral.portal.trail.models import Entry, Opening
from jaganetral.portal.trail.verifying import verify
from tests.portal.casework.conftest import WORDS, Open, decide, hearing, study
from tests.portal.intake.conftest import WHO, photo, told

pytestmark = pytest.mark.django_db(transaction=True)


def _by(found: list[Removed], schedule: str) -> Removed:
    return next(one for one in found if one.schedule == schedule)


def _later(days: int) -> Any:
    return timezone.now() + timedelta(days=days)


def _whole() -> None:
    chain_waiting()
    report = verify()
    assert report.intact, report


@pytest.fixture
def report(house: SimpleNamespace) -> Report:
    filed = intake.file_report(told(who=WHO), files=[photo()])
    intake.ask_reporter(house.intake, filed.report, "Jam berapa kejadiannya, Bapak/Ibu?")
    intake.open_identity(house.intake, filed.report, "Perlu menghubungi pelapor")
    return filed.report


def test_a_report_that_became_no_case_goes_after_two_years(report: Report) -> None:
    (exhibit,) = Exhibit.objects.all()
    number = report.number
    assert _by(remove_expired(_later(729)), "report").removed == 0
    assert _by(remove_expired(_later(731), dry=True), "report").removed == 1
    assert storage.original(exhibit.pk).exists()
    assert _by(remove_expired(_later(731)), "report").removed == 1
    kept = Report.objects.get(pk=report.pk)
    assert (kept.told, kept.reported_name, kept.reported_mark) == ("", "", "")
    assert not Identity.objects.exists()
    assert not Band.objects.exists()
    assert set(Message.objects.values_list("sealed", flat=True)) == {""}
    assert set(IdentityOpening.objects.values_list("sealed_reason", flat=True)) == {""}
    assert not storage.original(exhibit.pk).exists()
    assert not Opening.objects.filter(entry__about=report.about).exists()
    assert kept.number == number  # the receipt still proves that it was filed
    assert _by(remove_expired(_later(731)), "report").removed == 0  # once
    assert Entry.objects.filter(what="retention.removed", about=report.about).count() == 1
    _whole()


def test_a_legal_hold_beats_retention(house: SimpleNamespace, report: Report) -> None:
    (exhibit,) = Exhibit.objects.all()
    held = keeping.hold(house.members[0], exhibit, "Perkara pidana berjalan")
    assert _by(remove_expired(_later(5000)), "report") == Removed("report", 0, 1)
    assert storage.original(exhibit.pk).exists()
    assert Report.objects.get(pk=report.pk).told
    keeping.lift(house.members[0], held, "Putusan sudah tetap")
    assert _by(remove_expired(_later(5000)), "report") == Removed("report", 1, 0)
    _whole()


def test_a_cleared_case_goes_after_two_years_and_its_lines_stay(
    house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    casework.move(house.reviewer, case, "summon", facts=hearing())
    casework.defend(case, "Itu bukan saya.", [photo("bantahan.jpg", 40)])
    case.refresh_from_db()
    study(house, case)
    casework.move(house.reviewer, case, "finish_study", reason=WORDS)
    case = decide(house.members, Case.objects.get(pk=case.pk), "decide_not_proven")
    casework.move(house.members[0], case, "announce_not_proven")
    casework.move(house.ppk, Case.objects.get(pk=case.pk), "clear")
    case.refresh_from_db()
    assert not case.is_open
    events = CaseEvent.objects.count()
    assert _by(remove_expired(_later(729)), "case_cleared").removed == 0
    done = remove_expired(_later(731))
    assert (_by(done, "case_cleared").removed, _by(done, "case").removed) == (1, 0)
    case.refresh_from_db()
    assert open_told(case.sealed).name == ""
    assert case.number
    assert case.outcome == "not_proven"
    assert CaseEvent.objects.count() == events
    for model in (CaseEvent, OwnView, Vote, Statement):
        assert set(model._default_manager.values_list("sealed", flat=True)) == {""}, model
    assert set(Content.objects.values_list("words", "pdf", "docx")) == {("", "", "")}
    assert set(Exhibit.objects.values_list("state", flat=True)) == {"erased"}
    _whole()
    # The guards stand again: what is only added to is changed by nobody.
    with connection.cursor() as cursor, pytest.raises(Exception, match="never changed"):
        cursor.execute("UPDATE casework_caseevent SET sealed = 'x'")


def test_an_open_case_stays_whatever_its_age(opened: Open) -> None:
    case = opened()
    call_command("remove_expired", "--dry-run")
    remove_expired(_later(20_000))
    case.refresh_from_db()
    assert open_told(case.sealed).name
    assert set(Exhibit.objects.exclude(state="erased").values_list("pk", flat=True))
