"""A report is filed whole or not at all, once, and by whom the table of permissions lets."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.models import Exhibit
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import actions, codes, filing, selectors
from jaganetral.portal.intake.actions import Told
from jaganetral.portal.intake.errors import BadReport, NoReceiver
from jaganetral.portal.intake.models import Band, Draft, Identity, Receipt, Report
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail.models import Entry
from tests.portal.intake.conftest import STORY, WHO, a_day, photo, told

pytestmark = pytest.mark.django_db


def test_what_was_told_comes_back_to_who_may_read_it(place: SimpleNamespace) -> None:
    report = actions.file_report(told(who=WHO)).report
    again = selectors.report_for(place.officer, report.pk)
    assert again is not None
    assert (again.told, again.reported_name, again.kind) == (STORY, "Bambang Contoh", "report")
    assert selectors.report_for(place.stranger, report.pk) is None
    assert selectors.report_for(place.employee, report.pk) is None


def test_nothing_that_was_told_stands_in_the_database_in_the_clear(place: SimpleNamespace) -> None:
    report = actions.file_report(told(who=WHO, reported_nip="199001012015011001")).report
    rows = [
        *Report.objects.filter(pk=report.pk).values(),
        *Identity.objects.filter(report=report).values(),
        *Receipt.objects.filter(report=report).values(),
        *Entry.objects.values(),
        *Band.objects.values(),
    ]
    kept = " ".join(str(row) for row in rows)
    for word in ("stiker", "Bambang", "Rahayu", "Jalan Contoh", "0812", "199001012015011001"):
        assert word not in kept


@pytest.mark.parametrize(
    ("who", "kind", "entered"),
    [(None, "initial_information", False), (WHO, "report", False), (WHO, "report", True)],
    ids=["anonymous", "named", "entered by an officer"],
)
def test_who_gives_no_name_gives_initial_information(
    place: SimpleNamespace, who: object, kind: str, entered: bool
) -> None:
    filed = actions.file_report(
        told(who=who),
        channel="paper" if entered else "web",
        by=place.officer if entered else None,
        organisation=place.here if entered else None,
    )
    assert filed.report.kind == kind
    assert Identity.objects.filter(report=filed.report).exists() == (who is not None)
    assert filed.report.entered_by == (place.officer if entered else None)


def test_only_an_officer_of_the_supervisor_enters_what_came_on_paper(
    place: SimpleNamespace,
) -> None:
    for nobody in (place.stranger, place.employee, place.auditor, place.reviewer):
        with pytest.raises(Refused):
            actions.file_report(told(), channel="paper", by=nobody, organisation=place.here)
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("text", {"text": "Dia kampanye."}),
        ("text", {"text": "kata " * 5000}),
        ("known_on", {"known_on": a_day(-1)}),
        ("happened_on", {"happened_on": a_day(-1), "known_on": a_day(0)}),
        ("known_on", {"happened_on": a_day(1), "known_on": a_day(3)}),
        ("reported_nip", {"reported_nip": "1990"}),
    ],
)
def test_what_cannot_be_filed_says_which_field(
    place: SimpleNamespace, field: str, wrong: dict[str, object]
) -> None:
    with pytest.raises(BadReport) as refused:
        actions.file_report(told(**wrong))
    assert refused.value.field == field
    assert not Report.objects.exists()


def test_a_place_without_any_supervisor_has_no_receiver(db: None) -> None:
    with pytest.raises(NoReceiver):
        actions.file_report(told())


@pytest.mark.parametrize(
    ("region", "receiver"),
    [("98.01", "Pengawas Kabupaten A"), ("98.02", "Pengawas Provinsi A"), ("", "Pengawas Pusat"),
     ("97.01", "Pengawas Provinsi B")],
)  # fmt: skip
def test_the_nearest_supervisor_receives(
    place: SimpleNamespace, region: str, receiver: str
) -> None:
    assert actions.file_report(told(region=region)).report.organisation.name == receiver


def test_a_conversation_that_is_sent_twice_is_one_report(place: SimpleNamespace) -> None:
    nonce = codes.new_nonce()
    first = actions.file_report(told(nonce=nonce))
    second = actions.file_report(told(nonce=nonce, text=STORY + " Dan lagi."))
    assert (first.report, first.code) == (second.report, second.code)
    assert second.again
    assert Report.objects.count() == 1


def test_files_of_a_conversation_become_the_reports_own(place: SimpleNamespace) -> None:
    nonce = codes.new_nonce()
    kept = actions.attach(nonce, photo(), "foto.jpg")
    dropped = actions.attach(nonce, photo(colour=10), "salah.jpg")
    actions.detach(nonce, dropped.pk)
    report = actions.file_report(told(nonce=nonce), files=[photo("lagi.jpg", 200)]).report
    found = exhibits(report.folder).exclude(state="erased")
    assert kept in found
    assert found.count() == 2
    assert report.content.exhibits == tuple(sorted(found.values_list("sha256", flat=True)))
    assert report.folder.organisation == place.here
    assert not Draft.objects.exists()


def test_one_conversation_cannot_touch_the_files_of_another(place: SimpleNamespace) -> None:
    mine, theirs = codes.new_nonce(), codes.new_nonce()
    exhibit = actions.attach(theirs, photo(), "foto.jpg")
    actions.detach(mine, exhibit.pk)
    assert Exhibit.objects.get(pk=exhibit.pk).state != "erased"


def test_a_file_that_is_not_taken_leaves_no_half_report(place: SimpleNamespace) -> None:
    bad = SimpleUploadedFile("kosong.jpg", b"", "image/jpeg")
    with pytest.raises(BadFile):
        actions.file_report(told(), files=[photo(), bad])
    for model in (Report, Receipt, Identity, Band, Exhibit):
        assert not model.objects.exists()  # type: ignore[attr-defined]
    assert not Entry.objects.filter(what="report.filed").exists()


def test_files_of_a_conversation_that_is_never_filed_are_removed(place: SimpleNamespace) -> None:
    from jaganetral.portal.intake.filing import DRAFTS_KEPT

    exhibit = actions.attach(codes.new_nonce(), photo(), "foto.jpg")
    assert actions.remove_old_drafts() == 0
    Draft.objects.update(made_at=Draft.objects.get().made_at - DRAFTS_KEPT * 2)
    assert actions.remove_old_drafts() == 1
    exhibit.refresh_from_db()
    assert (exhibit.state, exhibit.sha256, exhibit.said_name) == ("erased", "", "")


def test_filing_stands_in_the_trail_without_a_word_of_it(place: SimpleNamespace) -> None:
    report = actions.file_report(Told(**{f: getattr(told(), f) for f in Told.__struct_fields__}))
    entry = Entry.objects.get(about=report.report.about)
    assert (entry.what, entry.by, entry.organisation) == ("report.filed", None, place.here)


def test_a_file_that_came_twice_is_kept_once(place: SimpleNamespace) -> None:
    first = filing.attach("nonce-a", photo(), "a.jpg")
    again = filing.attach("nonce-a", photo(), "a.jpg")
    assert again == first
    assert [one.pk for one in filing.draft_files("nonce-a")] == [first.pk]
