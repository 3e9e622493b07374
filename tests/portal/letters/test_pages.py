"""The pages of letters: what anybody may verify, what officers see, and that lists name nobody."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from jaganetral.portal.casework.actions import give_code
from jaganetral.portal.casework.models import Case
from jaganetral.portal.letters import actions, selectors
from jaganetral.portal.letters.models import Head, Letter, NumberPattern
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.selectors import entries
from tests.portal.letters.conftest import NAME, NIP

pytestmark = pytest.mark.django_db

Enter = Callable[[Any], Client]


def test_anybody_verifies_and_learns_nothing_of_it(client: Client, summons: Letter) -> None:
    for code in (summons.code, summons.code.lower(), summons.code.replace("-", "")):
        answer = client.get(f"/surat/periksa/{code}/")
        assert answer.status_code == 200
        said = answer.content.decode()
        assert summons.number in said
        assert summons.sha256 in said
        for hidden in (NAME, "Aminah", NIP, "ajakan", "Guru"):
            assert hidden not in said, hidden
    assert not answer.cookies, "verifying sets no cookie"
    assert client.get("/surat/periksa/AAAA-AAAA-AAAA-AAAA/").status_code == 404
    assert client.get("/surat/periksa/").status_code == 200
    assert client.get("/surat/periksa/", {"kode": summons.code}).status_code == 200
    assert client.get(f"/en/surat/periksa/{summons.code}/").status_code == 200


def test_what_was_superseded_says_so(
    client: Client, summons: Letter, case: Case, writers: dict[str, Person]
) -> None:
    second = actions.write(
        "summons", by=writers["reviewer"], case=case, values=selectors.words_of(summons),
        supersedes=summons,
    )  # fmt: skip
    said = client.get(f"/surat/periksa/{summons.code}/").content.decode()
    assert "tidak berlaku lagi" in said
    assert second.number in said


def test_lists_and_addresses_name_nobody(
    signed_in: Enter, summons: Letter, case: Case, writers: dict[str, Person]
) -> None:
    client = signed_in(writers["reviewer"])
    for address in ("/surat/", f"/surat/perkara/{case.pk}/", f"/surat/{summons.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "no-store"
        said = answer.content.decode()
        assert summons.number in said
        for hidden in (NAME, "Aminah", NIP):
            assert hidden not in said, (address, hidden)
    assert summons.number in client.get("/surat/", {"nomor": "001/pp"}).content.decode()
    assert summons.number not in client.get("/surat/", {"nomor": "xyz"}).content.decode()


def test_what_is_exported_is_redacted_unless_a_reason_is_given(
    signed_in: Enter, summons: Letter, case: Case, writers: dict[str, Person]
) -> None:
    client = signed_in(writers["reviewer"])
    here = f"/surat/{summons.pk}/"
    answer = client.get(f"{here}disamarkan.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "Aminah" not in answer.headers["Content-Disposition"]
    assert NIP not in PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    picture = client.get(f"{here}halaman-1.png")
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(f"{here}halaman-9.png").status_code == 404
    assert client.post(f"{here}lengkap/", {"kind": "pdf", "reason": " "}).status_code == 422
    whole = client.post(f"{here}lengkap/", {"kind": "pdf", "reason": "Dikirim lewat pos"})
    assert whole.content == selectors.file_of(summons, "pdf")
    words = client.post(f"{here}lengkap/", {"kind": "docx", "reason": "Dikirim lewat pos"})
    assert words.content.startswith(b"PK")
    assert [one.what for one in entries(f"case:{case.pk}")].count("letter.exported") == 2


def test_who_may_not_read_is_told_of_nothing(
    signed_in: Enter, summons: Letter, case: Case, person: Any, tree: Any, client: Client
) -> None:
    assert client.get(f"/surat/{summons.pk}/").status_code == 302
    stranger = signed_in(person(Role.REVIEWER, tree.beside))
    for address in (f"/surat/{summons.pk}/", f"/surat/{summons.pk}/disamarkan.pdf",
                    f"/surat/perkara/{case.pk}/", f"/surat/perkara/{case.pk}/summons/",
                    f"/surat/{summons.pk}/ganti/"):  # fmt: skip
        assert stranger.get(address).status_code == 404, address
    employee = signed_in(person(Role.EMPLOYEE, tree.office))
    assert employee.get("/surat/").status_code == 403


def test_a_letter_is_written_on_its_page(
    signed_in: Enter, case: Case, writers: dict[str, Person]
) -> None:
    client = signed_in(writers["reviewer"])
    listed = client.get(f"/surat/perkara/{case.pk}/").content.decode()
    assert "summons/" in listed
    assert "sanction_decision/" not in listed, "the personnel authority writes that"
    page = client.get(f"/surat/perkara/{case.pk}/summons/").content.decode()
    assert NAME in page, "what the case tells is filled in"
    sent = {"allegation": "", "reported_name": NAME}
    assert client.post(f"/surat/perkara/{case.pk}/summons/", sent).status_code == 422
    sent = {
        "allegation": "Membagikan ajakan.", "reported_name": NAME, "rules": "PP 94/2021\n\nSKB",
        "meeting_at": "2026-11-26T09:00", "answer_until": "2026-12-01",
    }  # fmt: skip
    answer = client.post(f"/surat/perkara/{case.pk}/summons/", sent)
    letter = Letter.objects.get()
    assert answer.headers["Location"] == f"/surat/{letter.pk}/"
    values = selectors.words_of(letter)
    assert values["rules"] == ["PP 94/2021", "SKB"]
    assert values["meeting_at"] == "2026-11-26T09:00:00+07:00"

    again = client.get(f"/surat/{letter.pk}/ganti/").content.decode()
    assert "PP 94/2021\nSKB" in again
    client.post(f"/surat/{letter.pk}/ganti/", sent | {"allegation": "Lain."})
    assert Letter.objects.get(supersedes=letter).n == 2
    assert client.get(f"/surat/{letter.pk}/ganti/").status_code == 404
    assert client.post(f"/surat/perkara/{case.pk}/sanction_decision/", {}).status_code == 403
    assert client.get(f"/surat/perkara/{case.pk}/nothing/").status_code == 404


def test_people_of_a_list_are_read_line_by_line(
    signed_in: Enter, case: Case, writers: dict[str, Person]
) -> None:
    client = signed_in(writers["reviewer"])
    sent = {
        "supervisor_name": "A", "event": "B", "witnesses": "Budi; ; Jalan 1; 0811\nAni\n",
    }  # fmt: skip
    client.post(f"/surat/perkara/{case.pk}/b2/", sent)
    assert selectors.words_of(Letter.objects.get())["witnesses"] == [
        {"name": "Budi", "address": "Jalan 1", "contact": "0811"},
        {"name": "Ani"},
    ]


def test_an_administrator_keeps_letterhead_and_numbers(
    signed_in: Enter, person: Any, tree: Any, writers: dict[str, Person]
) -> None:
    client = signed_in(person(Role.ADMINISTRATOR, tree.regency))
    here = f"/surat/kop/{tree.regency.pk}/"
    assert here in client.get("/surat/kop/").content.decode()
    assert client.get(here).status_code == 200
    assert client.post(here, {"lines": "Bawaslu\nKabupaten A", "place": "A"}).status_code == 302
    assert Head.objects.get().lines == "Bawaslu\nKabupaten A"
    assert client.post(here, {"lines": ""}).status_code == 422
    refused = client.post(here, {"form": "b1", "pattern": "{n}"})
    assert refused.status_code == 422
    assert "setidaknya memuat" in refused.content.decode()
    assert client.post(here, {"form": "b1", "pattern": "{n}/X/{year}"}).status_code == 302
    assert NumberPattern.objects.get().pattern == "{n}/X/{year}"
    assert client.post(here, {"form": "b1", "pattern": ""}).status_code == 302
    assert not NumberPattern.objects.exists()
    assert client.get(f"/surat/kop/{tree.beside.pk}/").status_code == 403
    assert signed_in(writers["ppk"]).get("/surat/kop/").status_code == 403


def test_what_was_erased_says_so(
    signed_in: Enter, client: Client, summons: Letter, writers: dict[str, Person]
) -> None:
    actions.erase(writers["decision_maker"], summons, reason="Retensi habis")
    page = signed_in(writers["reviewer"]).get(f"/surat/{summons.pk}/")
    assert "dihapus" in page.content.decode()
    assert client.get(f"/surat/{summons.pk}/disamarkan.pdf").status_code == 404
    assert "dihapus" in client.get(f"/surat/periksa/{summons.code}/").content.decode()


def test_the_sheet_with_the_code_is_made_of_the_code_alone(
    signed_in: Enter, case: Case, writers: dict[str, Person]
) -> None:
    code = give_code(writers["reviewer"], case)
    client = signed_in(writers["reviewer"])
    here = f"/surat/perkara/{case.pk}/lembar-kode/"
    answer = client.post(here, {"code": code})
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    assert code in text.replace("\n", "").replace(" ", "")
    assert "/terlapor/" in text
    assert NAME not in text
    assert client.post(here, {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"}).status_code == 404
    assert client.get(here).status_code == 405
    assert not Letter.objects.exists(), "it is kept nowhere"
