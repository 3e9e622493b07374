"""What officers see and do: lists without names, steps with reasons, identities opened and told."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from jaganetral.portal.intake import actions, selectors
from jaganetral.portal.intake.actions import Filed
from jaganetral.portal.intake.errors import BadWords, NeverChanged, NotNow
from jaganetral.portal.intake.models import IdentityOpening, Report
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail.models import Entry
from tests.portal.intake.conftest import STORY, WHO, a_day, photo, told

pytestmark = pytest.mark.django_db
Enter = Callable[[Any], Client]
AT = "/lapor/petugas/"


@pytest.fixture
def named(place: SimpleNamespace) -> Report:
    return actions.file_report(told(who=WHO, election="pemilu_2024")).report


def test_the_list_tells_no_name(place: SimpleNamespace, named: Report, signed_in: Enter) -> None:
    page = signed_in(place.officer).get(AT)
    text = page.content.decode()
    assert named.number in text
    for word in ("Bambang", WHO.name, "stiker"):
        assert word not in text


def test_the_list_shows_the_clock_that_runs(
    place: SimpleNamespace, named: Report, signed_in: Enter
) -> None:
    page = signed_in(place.officer).get(AT)
    ((_report, state, clock),) = page.context["rows"]
    assert named.state == "received"
    assert clock.status == "running"
    assert "kajian awal" in state.lower()


@pytest.mark.parametrize("who", ["stranger", "employee"])
def test_nobody_else_reads_a_report(
    place: SimpleNamespace, named: Report, signed_in: Enter, who: str
) -> None:
    client = signed_in(getattr(place, who))
    assert client.get(f"{AT}{named.pk}/").status_code in (403, 404)
    for action in ("tanya", "langkah", "identitas", "register", "pisah"):
        answer = client.post(f"{AT}{named.pk}/{action}/", {"words": "x", "reason": "x" * 20})
        assert answer.status_code in (403, 404), action


def test_an_auditor_reads_and_changes_nothing(
    place: SimpleNamespace, named: Report, signed_in: Enter
) -> None:
    client = signed_in(place.auditor)
    assert client.get(f"{AT}{named.pk}/").status_code == 200
    for action in ("tanya", "langkah", "identitas", "register", "gabung"):
        assert client.post(f"{AT}{named.pk}/{action}/", {"reason": "x" * 20}).status_code == 403


def test_the_page_of_a_report_hides_the_identity_and_the_nip(
    place: SimpleNamespace, signed_in: Enter
) -> None:
    report = actions.file_report(told(who=WHO, reported_nip="199001012015011001")).report
    page = signed_in(place.officer).get(f"{AT}{report.pk}/").content.decode()
    assert STORY in page
    assert "19••••••••••••••01" in page
    for word in ("199001012015011001", WHO.name, WHO.address, WHO.phone):
        assert word not in page


def test_an_identity_is_opened_with_a_reason_which_auditors_are_told(
    place: SimpleNamespace,
    named: Report,
    signed_in: Enter,
    django_capture_on_commit_callbacks: Any,
) -> None:
    client = signed_in(place.officer)
    refused = client.post(f"{AT}{named.pk}/identitas/", {"reason": "ya"})
    assert refused.status_code == 422
    assert WHO.name not in refused.content.decode()
    assert not IdentityOpening.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(
            f"{AT}{named.pk}/identitas/", {"reason": "Mencocokkan tanda tangan dengan KTP."}
        )
    assert WHO.name in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    opening = IdentityOpening.objects.get()
    assert (opening.by, opening.reason) == (place.officer, "Mencocokkan tanda tangan dengan KTP.")
    assert Entry.objects.get(what="identity.opened").about == named.about
    assert "KTP" not in str(list(IdentityOpening.objects.values()))
    (letter,) = mail.outbox
    assert letter.to == [place.auditor.email]
    for word in (WHO.name, "Bambang", named.number, place.officer.name):
        assert word not in letter.subject + letter.body
    listed = signed_in(place.auditor).get(f"{AT}pembukaan/").content.decode()
    assert place.officer.name in listed
    assert "Mencocokkan tanda tangan" in listed
    assert WHO.name not in listed


def test_an_opening_can_be_neither_changed_nor_removed(
    place: SimpleNamespace, named: Report
) -> None:
    actions.open_identity(place.officer, named, "Mencocokkan tanda tangan.")
    opening = IdentityOpening.objects.get()
    for change in (opening.save, opening.delete, IdentityOpening.objects.all().delete):
        with pytest.raises(NeverChanged):
            change()


def test_who_stayed_anonymous_has_no_identity_to_open(place: SimpleNamespace, filed: Filed) -> None:
    assert actions.open_identity(place.officer, filed.report, "Ingin tahu siapa dia.") is None
    assert not IdentityOpening.objects.exists()


def test_the_steps_of_the_preliminary_study(place: SimpleNamespace, named: Report) -> None:
    reason = "Waktu kejadian belum jelas, mohon dilengkapi."
    with pytest.raises(NotNow):
        actions.step(place.officer, named, "request_completion", reason)
    actions.step(place.officer, named, "finish_preliminary_study", "Sudah dikaji.")
    with pytest.raises(BadWords):
        actions.step(place.officer, named, "request_completion", "-")
    actions.step(place.officer, named, "request_completion", reason)
    named.refresh_from_db()
    assert named.state == "awaiting_completion"
    assert named.messages.get().words == reason
    actions.answer(named, "Pukul tujuh malam.")
    named.refresh_from_db()
    assert named.state == "completed"
    with pytest.raises(NotNow):
        actions.step(place.officer, named, "register", reason)  # that is casework's
    for nobody in (place.stranger, place.reviewer, place.auditor, place.employee):
        with pytest.raises(Refused):
            actions.step(nobody, named, "do_not_register", reason)
    moves = [event.move for event in selectors.events_of(named)]
    assert moves == [
        "happen", "learn", "file_report", "finish_preliminary_study", "request_completion",
        "complete_report",
    ]  # fmt: skip


def test_what_is_missing_is_told_with_the_way_to_get_it(
    place: SimpleNamespace, filed: Filed, named: Report
) -> None:
    lacking = {one.id for one in selectors.lacking(filed.report)}
    assert {"reporter_name", "reporter_address", "evidence"} <= lacking
    assert "reported" not in lacking
    full = actions.file_report(told(who=WHO), files=[photo()]).report
    assert selectors.lacking(full) == ()


@pytest.mark.parametrize("channel", ["paper", "telephone", "whatsapp", "mail"])
def test_an_officer_enters_what_came_another_way(
    place: SimpleNamespace, signed_in: Enter, channel: str
) -> None:
    client = signed_in(place.officer)
    form = {
        "organisation": place.here.pk, "channel": channel, "text": STORY,
        "known_on": a_day(1).isoformat(), "name": WHO.name, "address": WHO.address,
        "born": "Padang, 1 Januari 1980", "signed": "on", "reported_name": "Bambang Contoh",
        "berkas": photo("formulir.jpg"),
    }  # fmt: skip
    page = client.post(f"{AT}baru/", form)
    assert page.status_code == 201
    report = Report.objects.get()
    assert (report.channel, report.entered_by, report.signed) == (channel, place.officer, True)
    assert page.context["code"] in page.content.decode()
    who = actions.open_identity(place.officer, report, "Melihat isian formulir.")
    assert who is not None
    assert who.born == "Padang, 1 Januari 1980"


def test_a_form_that_is_not_right_comes_back_with_all_that_was_typed(
    place: SimpleNamespace, signed_in: Enter
) -> None:
    client = signed_in(place.officer)
    form = {
        "organisation": place.here.pk, "channel": "paper", "text": STORY, "known_on": "2999-01-01",
        "name": WHO.name, "region_said": "Negeri di Atas Awan",
    }  # fmt: skip
    page = client.post(f"{AT}baru/", form)
    assert page.status_code == 422
    assert STORY in page.content.decode()
    assert WHO.name in page.content.decode()
    assert not Report.objects.exists()


def test_a_report_whose_study_is_done_is_registered_with_those_joined_to_it(
    place: SimpleNamespace, signed_in: Enter
) -> None:
    report = actions.file_report(told(who=WHO, election="pemilu_2024"), files=[photo()]).report
    other = actions.file_report(told(who=WHO, election="pemilu_2024")).report
    actions.join(place.officer, report, other)
    client = signed_in(place.officer)
    early = client.post(f"{AT}{report.pk}/register/", {})
    assert early.status_code == 422
    for one in (report, other):
        actions.step(place.officer, one, "finish_preliminary_study", "Sudah dikaji lengkap.")
    done = client.post(
        f"{AT}{report.pk}/register/", {"together": "1", "office": place.tree.office.pk}
    )
    assert done.status_code == 302
    for one in (report, other):
        one.refresh_from_db()
    assert report.case is not None
    assert other.case == report.case
    assert report.case.office == place.tree.office
    with pytest.raises(NotNow):
        actions.withdraw(report)
    assert client.get(f"{AT}{report.pk}/").status_code == 200


def test_what_was_taken_back_is_not_registered(place: SimpleNamespace, signed_in: Enter) -> None:
    report = actions.file_report(told(who=WHO)).report
    actions.withdraw(report)
    answer = signed_in(place.officer).post(f"{AT}{report.pk}/register/", {})
    assert answer.status_code == 422
    report.refresh_from_db()
    assert report.case is None
