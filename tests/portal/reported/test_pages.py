"""Who holds the code sees their case and acts in it; nothing gives the reporter away."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from jaganetral.portal.casework import actions as casework
from jaganetral.portal.casework.models import Case
from jaganetral.portal.evidence.models import Account, Exhibit
from jaganetral.portal.letters import selectors as letters
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.reported import entry
from jaganetral.portal.reported.allegation import without_the_teller
from jaganetral.portal.trail.selectors import entries
from tests.portal.casework.conftest import WORDS, Open, decide, photo, to_plenary

pytestmark = pytest.mark.django_db

Inside = Callable[[], Client]

PAGES = ("berkas/", "jawab/", "bukti/", "data/")


def test_the_code_lets_in_for_half_an_hour_to_these_addresses_alone(
    client: Client, code: str, summoned: Case
) -> None:
    answer = client.post("/terlapor/", {"code": code.lower().replace("-", " ")})
    assert answer.headers["Location"] == "/terlapor/berkas/"
    for name, path in (("terlapor", "/terlapor/"), ("terlapor-en", "/en/terlapor/")):
        cookie = answer.cookies[name]
        assert cookie["path"] == path
        assert cookie["max-age"] == 1800
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert code not in cookie.value
    assert client.get("/terlapor/berkas/").headers["Cache-Control"] == "no-store"
    assert client.get("/terlapor/").headers["Location"] == "/terlapor/berkas/"
    assert [one.what for one in entries(f"case:{summoned.pk}")][-1] == "reported.file_opened"
    client.post("/terlapor/keluar/")
    assert client.get("/terlapor/berkas/").status_code == 302


def test_without_a_code_nothing_opens(client: Client, summoned: Case, code: str) -> None:
    for page in PAGES:
        assert client.get(f"/terlapor/{page}").headers["Location"] == "/terlapor/", page
    for wrong in ("", "x", code[:-1] + ("A" if code[-1] != "A" else "B"), "é" * 50):
        entry.entry_limits._buckets.clear()
        assert client.post("/terlapor/", {"code": wrong}).status_code == 422
    assert client.get(f"/terlapor/berkas/?code={code}").status_code == 302
    client.cookies["terlapor"] = "made:up:cookie"
    assert client.get("/terlapor/berkas/").status_code == 302


def test_a_new_code_shuts_the_old_one_out(
    inside: Inside, house: SimpleNamespace, summoned: Case, code: str
) -> None:
    client = inside()
    casework.give_code(house.reviewer, summoned)
    assert client.get("/terlapor/berkas/").status_code == 302
    assert client.post("/terlapor/", {"code": code}).status_code == 422


def test_guessing_is_slowed_down(client: Client) -> None:
    tries = [client.post("/terlapor/", {"code": "AAAA"}).status_code for _ in range(9)]
    assert tries[:6] == [422] * 6
    assert 429 in tries[6:]


def test_what_the_page_tells(inside: Inside, summoned: Case) -> None:
    client = inside()
    said = client.get("/terlapor/berkas/").content.decode()
    shown = (
        "Membagikan ajakan memilih", "Klarifikasi dan kajian", "Hak Anda", "Undangan Klarifikasi",
        "Jawab dugaan ini", "Batas waktu",
    )  # fmt: skip
    for part in (summoned.number, *shown):
        assert part in said, part
    for hidden in ("198501012010012034", "reviewer", "@contoh.example"):
        assert hidden not in said, hidden
    english = client.get("/en/terlapor/berkas/").content.decode()
    assert "Your rights" in english


def test_every_letter_to_them_and_no_other(
    inside: Inside, house: SimpleNamespace, summoned: Case
) -> None:
    client = inside()
    own = Letter.objects.get(form="summons")
    other = Letter.objects.get(form="b2")
    answer = client.get(f"/terlapor/surat/{own.pk}/")
    assert answer.content == letters.file_of(own, "pdf")
    assert client.get(f"/terlapor/surat/{other.pk}/").status_code == 404
    assert "reported.letter_read" in [one.what for one in entries(f"case:{summoned.pk}")]


def test_a_defence_with_a_file(inside: Inside, summoned: Case) -> None:
    client = inside()
    assert client.post("/terlapor/jawab/", {"words": " "}).status_code == 422
    bad = SimpleUploadedFile("x.exe", b"MZ" + b"\0" * 200)
    assert client.post("/terlapor/jawab/", {"words": "Kata.", "files": bad}).status_code == 422
    assert not summoned.statements.exists(), "words and files stand together or not at all"
    sent = {"words": "Akun itu dipakai adik saya.", "files": photo()}
    assert client.post("/terlapor/jawab/", sent).status_code == 302
    assert Exhibit.objects.filter(folder=summoned.folder, origin="reported").count() == 1
    said = client.get("/terlapor/jawab/").content.decode()
    assert "Akun itu dipakai adik saya." in said
    assert "SHA-256" in said


def test_evidence_and_whose_account_it_is(inside: Inside, summoned: Case) -> None:
    client = inside()
    said = client.get("/terlapor/bukti/").content.decode()
    assert "siti.aminah.88" in said
    assert said.count('<img src="') == 1
    account = Account.objects.get()
    here = f"/terlapor/bukti/{account.pk}/bantah/"
    assert client.post(here, {"words": ""}).status_code == 422
    assert client.post(here, {"words": "Bukan akun saya."}).status_code == 302
    assert "dibantah" in client.get("/terlapor/bukti/").content.decode()
    strange = "/terlapor/bukti/00000000-0000-0000-0000-000000000000/bantah/"
    assert client.post(strange, {"words": "x"}).status_code == 404


def test_a_request_about_data_is_a_letter(inside: Inside, summoned: Case) -> None:
    client = inside()
    assert client.post("/terlapor/data/", {"words": "Jabatan saya keliru."}).status_code == 422
    sent = {"kind": "correct", "words": "Jabatan saya keliru."}
    assert client.post("/terlapor/data/", sent).status_code == 302
    made = Letter.objects.get(form="data_request")
    assert made.by is None
    text = PdfReader(io.BytesIO(letters.file_of(made, "pdf"))).pages[0].extract_text()
    assert "perbaikan data pribadi" in text
    assert made.number in client.get("/terlapor/berkas/").content.decode()


def test_who_looked_is_told_in_role_words(inside: Inside, house: SimpleNamespace) -> None:
    said = inside().get("/terlapor/berkas/").content.decode()
    rows = said.partition("<tbody>")[2]
    assert "Penelaah perkara" in rows
    assert "Anda" in rows
    assert str(house.reviewer) not in said


def test_cleared_and_their_wish(client: Client, house: SimpleNamespace, opened: Open) -> None:
    case = decide(house.members, to_plenary(house, opened()), "decide_not_proven")
    casework.move(house.reviewer, case, "announce_not_proven")
    case.refresh_from_db()
    given = casework.give_code(house.ppk, case)
    client.post("/terlapor/", {"code": given})
    case.refresh_from_db()
    casework.move(house.ppk, case, "clear")
    case.refresh_from_db()
    said = client.get("/terlapor/berkas/").content.decode()
    assert "Selesai: dugaan tidak terbukti." in said
    assert "Surat Keterangan Pemulihan Nama Baik" in said
    assert client.post("/terlapor/pemulihan/", {"choice": "x"}).status_code == 422
    assert client.post("/terlapor/pemulihan/", {"choice": "nameless"}).status_code == 302
    case.clearing.refresh_from_db()
    assert (case.clearing.publish, case.clearing.with_name) == (True, False)
    consent = Letter.objects.get(form="publication_consent")
    assert letters.words_of(consent)["wish"] == "nameless"
    clearing = Letter.objects.get(form="clearing")
    text = PdfReader(io.BytesIO(letters.file_of(clearing, "pdf"))).pages[0].extract_text()
    assert "TIDAK TERBUKTI" in text
    assert client.get("/terlapor/pemulihan/").status_code == 200


def test_a_remedy_is_offered_where_the_case_stands_for_it(inside: Inside) -> None:
    client = inside()
    assert client.get("/terlapor/upaya/file_objection/").status_code == 404
    assert client.get("/terlapor/pemulihan/").status_code == 404


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Ia membagikan ajakan. Saya melihatnya di kantor.", "Ia membagikan ajakan."),
        ("Saya bendahara di kantor itu.", ""),
        ("Camat berkampanye. Hubungi 0812-3456-7890.", "Camat berkampanye."),
        ("Perilaku pelaku dimuat di buku.", "Perilaku pelaku dimuat di buku."),
        ("Kata lurah itu: pilih nomor 2!", "Kata lurah itu: pilih nomor 2!"),
    ],
)
def test_sentences_in_which_the_teller_shows_are_left_out(said: str, shown: str) -> None:
    assert without_the_teller(said) == shown


def test_words_of_others_are_plain_text(
    client: Client, house: SimpleNamespace, opened: Open
) -> None:
    from msgspec.structs import replace

    from tests.portal.casework.conftest import TOLD

    case = opened(told=replace(TOLD, allegation="Ia <script>alert(1)</script> membagikan."))
    given = casework.give_code(house.reviewer, case)
    client.post("/terlapor/", {"code": given})
    said = client.get("/terlapor/berkas/").content.decode()
    assert "<script>alert" not in said
    assert "&lt;script&gt;" in said
    assert WORDS not in said, "an officer's reasons are not shown"
