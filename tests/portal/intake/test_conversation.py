"""The conversation, without JavaScript: one question at a time, back and forth, nothing lost."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.portal.intake import limits
from jaganetral.portal.intake.models import Report
from jaganetral.portal.people import actions as people
from tests.portal.intake.conftest import STORY, photo
from tests.portal.intake.talking import ANSWERS, draft_in, say, slowly, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def padang(place: SimpleNamespace) -> Any:
    return people.make_organisation(
        None, place.nation, kind="supervisor", name="Pengawas Kota Padang", region="13.71"
    )


@pytest.fixture(autouse=True)
def no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    slowly(monkeypatch)


def test_an_anonymous_report_is_told_to_its_end(client: Client, padang: Any) -> None:
    page = walk(client)
    assert "Pengawas Kota Padang" in page.content.decode()
    done = say(client, page, "periksa", "kirim")
    assert done.status_code == 201
    report = Report.objects.get()
    assert (report.told, report.region, report.organisation) == (STORY, "13.71", padang)
    assert (report.kind, report.reported_name) == ("initial_information", "Bambang Contoh")
    assert done.context["code"] in done.content.decode()
    assert done.headers["Cache-Control"] == "no-store"


def test_no_page_of_it_sets_a_cookie(client: Client, padang: Any) -> None:
    client.get("/lapor/")
    say(client, walk(client), "periksa", "kirim")
    assert not client.cookies


def test_the_answer_that_was_lost_on_the_way_comes_again(client: Client, padang: Any) -> None:
    page = walk(client)
    first = say(client, page, "periksa", "kirim")
    second = say(client, page, "periksa", "kirim")
    assert (second.status_code, second.context["code"]) == (200, first.context["code"])
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("step", "answer", "field"),
    [
        ("cerita", {"text": "Dia kampanye."}, "text"),
        ("diketahui", {"known": "", "known_on": ""}, "known_on"),
        ("diketahui", {"known": "other", "known_on": "2999-01-01"}, "known_on"),
        ("kapan", {"happened_on": "2999-01-01"}, "happened_on"),
        ("kapan", {"happened_on": "kemarin"}, "happened_on"),
        ("kapan", {"happened_on": "2024-02-31"}, "happened_on"),
        ("tempat", {"region_said": "Negeri di Atas Awan"}, "region_said"),
        ("siapa", {"reported_nip": "12"}, "reported_nip"),
        ("anda", {"openly": ""}, "openly"),
        ("anda", {"openly": "yes", "name": " "}, "name"),
    ],
)
def test_a_wrong_answer_keeps_its_page_and_all_that_was_said(
    client: Client, padang: Any, step: str, answer: dict[str, str], field: str
) -> None:
    page = walk(client, step)
    wrong = say(client, page, step, **answer)
    assert wrong.status_code == 422
    assert list(wrong.context["problems"]) == [field]
    assert f'href="#{field}"' in wrong.content.decode()
    right = say(client, wrong, step, **ANSWERS[step])
    assert right.status_code == 200
    assert right.context["step"] != step


def test_one_may_go_back_and_change_what_was_said(client: Client, padang: Any) -> None:
    page = walk(client, "siapa")
    back = say(client, page, "siapa", "kembali", reported_name="Bambang")
    assert back.context["step"] == "tempat"
    assert back.context["answers"].reported_name == "Bambang"
    review = walk(client)
    change = say(client, review, "periksa", "ke-siapa")
    again = say(client, change, "siapa", reported_name="Joko Contoh")
    assert again.context["step"] == "periksa"
    assert again.context["answers"].reported_name == "Joko Contoh"


def test_the_days_left_are_seen_at_once(client: Client, padang: Any) -> None:
    page = walk(client, "kapan")
    counted = page.context["countdown"]
    assert counted.left == 6  # learnt yesterday, seven days in all
    assert "countdown" in page.content.decode()
    old = walk(client, "kapan", diketahui={"known": "other", "known_on": "2024-01-02"})
    assert old.context["countdown"].late


def test_files_can_be_added_and_taken_back(client: Client, padang: Any) -> None:
    page = walk(client, "bukti")
    page = say(client, page, "bukti", "berkas", berkas=photo("bukti.jpg"))
    assert [file.said_name for file in page.context["files"]] == ["bukti.jpg"]
    number = page.context["files"][0].pk
    page = say(client, page, "bukti", f"lepas-{number}")
    assert not page.context["files"]
    page = say(client, page, "bukti", berkas=[photo("satu.jpg"), photo("dua.jpg", 10)])
    assert page.context["step"] == "saksi"
    wrong = say(client, walk(client, "bukti"), "bukti", berkas=SimpleUploadedFile("x.jpg", b""))
    assert wrong.status_code == 422
    assert "berkas" in wrong.context["problems"]


def test_the_coach_offers_other_words_and_never_blocks(client: Client, padang: Any) -> None:
    text = "Saya bendahara di kantor itu. Camat membagikan stiker calon nomor 2 kepada warga."
    page = walk(client, "diketahui", cerita={"text": text})
    assert page.context["step"] == "diketahui"
    page = say(client, page, "diketahui", "ke-pahami")
    assert page.context["hints"]
    mended = say(client, page, "pahami", "ubah-0")
    assert mended.context["answers"].text.startswith("Pelapor. Camat membagikan")
    assert not mended.context["hints"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Guru itu mencoblos di TPS dan mengajak warga datang ke TPS.", True),
        ("Pegawai dinas itu mengikuti akun Instagram KPU sejak bulan lalu.", True),
    ],
)
def test_a_right_is_called_a_right(client: Client, padang: Any, text: str, right: bool) -> None:
    page = walk(client, "diketahui", cerita={"text": text})
    page = say(client, page, "diketahui", "kembali")
    assert page.context["free"].right is right
    assert "Anda tetap boleh melapor" in page.content.decode()


def test_whatever_else_the_checker_finds_is_told_to_nobody(client: Client, padang: Any) -> None:
    page = say(client, walk(client, "diketahui"), "diketahui", "kembali")
    assert page.context["free"] is None
    for word in ("Dilarang", "prohibited", "Hati-hati"):
        assert word not in page.content.decode()


def test_a_page_that_was_altered_or_is_old_begins_anew(client: Client, padang: Any) -> None:
    page = walk(client, "siapa")
    token = draft_in(page)
    answer = client.post("/lapor/baru/", {"draf": token[:-8] + "AAAAAAAA", "langkah": "siapa"})
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_a_program_that_fills_every_field_is_asked_again(
    client: Client, padang: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = walk(client)
    assert say(client, page, "periksa", "kirim", situs="http://x").status_code == 422
    monkeypatch.setattr("jaganetral.portal.intake.conversation.LEAST_SECONDS", 600)
    assert say(client, page, "periksa", "kirim").status_code == 422
    assert not Report.objects.exists()


def test_thirty_phones_behind_one_address_file_at_once_and_the_next_one_waits(
    client: Client, padang: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = walk(client)
    for _ in range(30):
        assert limits.filing.take("127.0.0.1") == 0
    late = say(client, page, "periksa", "kirim")
    assert late.status_code == 429
    limits.begin_anew()
    assert say(client, late, "periksa", "kirim").status_code == 201
