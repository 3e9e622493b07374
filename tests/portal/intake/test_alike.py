"""Reports of one happening are found, proposed, joined, and parted again."""

from __future__ import annotations

import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.models import Exhibit
from jaganetral.portal.intake import actions, codes
from jaganetral.portal.intake.alike import alike
from jaganetral.portal.intake.errors import NotNow
from jaganetral.portal.intake.likeness import bands, name_mark
from jaganetral.portal.intake.models import Band, Incident, Report
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail.models import Entry
from tests.portal.intake.conftest import STORY, a_day, told

OTHER = (
    "Kepala sekolah mengumpulkan guru di aula lalu membagikan kaus bergambar calon wali kota, "
    "difoto, dan hasilnya diunggah ke Facebook sekolah malam itu juga."
)
FORWARDED = STORY.replace("Senin lalu", "senin kemarin").replace("warga", "masyarakat", 1)


def grounds(person: object, report: Report) -> dict[object, list[str]]:
    return {one.report.pk: sorted(one.grounds) for one in alike(person, report)}  # type: ignore[arg-type]


@pytest.mark.django_db
def test_the_same_words_forwarded_are_found(place: SimpleNamespace) -> None:
    first = actions.file_report(told(reported_name="")).report
    second = actions.file_report(told(text=FORWARDED, reported_name="")).report
    actions.file_report(told(text=OTHER, reported_name=""))
    assert grounds(place.officer, second) == {first.pk: ["words"]}


@pytest.mark.django_db
def test_the_same_name_within_days_is_found_and_much_later_not(place: SimpleNamespace) -> None:
    first = actions.file_report(told(reported_name="Drs. H. Bambang Contoh, M.Si")).report
    near = actions.file_report(told(text=OTHER)).report
    far = actions.file_report(
        told(text=OTHER.replace("kaus", "topi"), happened_on=a_day(60), known_on=a_day(50))
    ).report
    assert "person" in grounds(place.officer, near)[first.pk]
    assert first.pk not in grounds(place.officer, far)


@pytest.mark.django_db
def test_the_same_file_and_a_copy_of_the_same_picture_are_found(place: SimpleNamespace) -> None:
    from io import BytesIO

    import numpy as np
    from PIL import Image

    picture = Image.fromarray(
        np.random.default_rng(7).integers(0, 255, (24, 24, 3), np.uint8)
    ).resize((480, 480), Image.Resampling.BICUBIC)

    def jpeg(quality: int, side: int) -> bytes:
        body = BytesIO()
        picture.resize((side, side)).save(body, "JPEG", quality=quality)
        return body.getvalue()

    def with_photo(name: str, content: bytes) -> Report:
        from django.core.files.uploadedfile import SimpleUploadedFile

        nonce = codes.new_nonce()
        exhibit = actions.attach(nonce, SimpleUploadedFile(name, content), name)
        # What the sandboxed worker of evidence leaves: a safe preview of its own making.
        storage.put(storage.preview_folder(exhibit.pk) / "1.jpg", content)
        Exhibit.objects.filter(pk=exhibit.pk).update(state="ready", pages=1)
        return actions.file_report(
            told(nonce=nonce, text=f"{OTHER} {name}", reported_name="")
        ).report

    first = with_photo("satu", jpeg(95, 480))
    same = with_photo("dua tiga empat", jpeg(95, 480))
    copy = with_photo("lima enam tujuh delapan", jpeg(40, 300))
    alike(place.officer, first)
    assert "file" in grounds(place.officer, same)[first.pk]
    assert "picture" in grounds(place.officer, copy)[first.pk]


@pytest.mark.django_db
def test_nothing_of_what_another_supervisor_received_is_told(place: SimpleNamespace) -> None:
    here = actions.file_report(told()).report
    actions.file_report(told(region="97.01"))
    assert grounds(place.officer, here) == {}


@pytest.mark.django_db
def test_join_and_undo(place: SimpleNamespace) -> None:
    first, second, third = (actions.file_report(told()).report for _ in range(3))
    incident = actions.join(place.officer, first, second)
    assert actions.join(place.officer, third, first) == incident
    assert incident.reports.count() == 3
    first.refresh_from_db()
    assert grounds(place.officer, first) == {}  # joined already
    actions.part(place.officer, first)
    assert incident.reports.count() == 2
    actions.part(place.officer, second)
    assert not Incident.objects.exists()
    third.refresh_from_db()
    assert third.incident is None
    assert Entry.objects.filter(what="report.joined").count() == 3
    with pytest.raises(NotNow):
        actions.part(place.officer, third)
    with pytest.raises(NotNow):
        actions.join(place.officer, third, third)


@pytest.mark.django_db
def test_two_incidents_become_one(place: SimpleNamespace) -> None:
    a, b, c, d = (actions.file_report(told()).report for _ in range(4))
    actions.join(place.officer, a, b)
    actions.join(place.officer, c, d)
    b.refresh_from_db()
    d.refresh_from_db()
    incident = actions.join(place.officer, b, d)
    assert incident.reports.count() == 4


@pytest.mark.django_db
def test_what_an_officer_kept_apart_is_not_proposed_again(place: SimpleNamespace) -> None:
    first, second = actions.file_report(told()).report, actions.file_report(told()).report
    assert second.pk in grounds(place.officer, first)
    actions.keep_apart(place.officer, first, second)
    assert grounds(place.officer, first) == {}
    assert grounds(place.officer, second) == {}


@pytest.mark.django_db
def test_only_who_receives_both_may_join(place: SimpleNamespace) -> None:
    here = actions.file_report(told()).report
    there = actions.file_report(told(region="97.01")).report
    for person in (place.officer, place.stranger, place.reviewer, place.auditor):
        with pytest.raises(Refused):
            actions.join(person, here, there)


@pytest.mark.django_db
def test_a_hundred_thousand_sketches_are_searched_at_once(
    place: SimpleNamespace, django_assert_max_num_queries: object
) -> None:
    """The search reads an index: its time does not grow with what is kept."""
    first = actions.file_report(told(reported_name="")).report
    second = actions.file_report(told(text=FORWARDED, reported_name="")).report
    Band.objects.bulk_create(
        (Band(report=first, key=key * 7919) for key in range(200_000)), batch_size=20_000
    )
    begun = time.perf_counter()
    found = grounds(place.officer, second)
    spent = time.perf_counter() - begun
    assert first.pk in found
    assert timedelta(seconds=spent) < timedelta(seconds=0.5)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Drs. H. Bambang Contoh, M.Si", "bambang contoh", True),
        ("Contoh, Bambang", "Bambang Contoh", True),
        ("Pak Bambang", "Bu Bambang", True),
        ("Bambang Contoh", "Bambang Lain", False),
        ("", "", True),
    ],
)
def test_a_name_is_one_name_with_or_without_its_titles(one: str, other: str, same: bool) -> None:
    assert (name_mark(one) == name_mark(other)) is same


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_or_none(text: str) -> None:
    found = bands(text)
    assert len(found) in (0, 16)
    assert found == bands(text)
    assert all(-(2**63) <= key < 2**63 for key in found)
