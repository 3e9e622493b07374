"""A report in a real browser: on a phone, by keyboard, on a broken line, and read by everybody."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.portal.intake import actions
from jaganetral.portal.intake.models import Report
from jaganetral.portal.people import actions as people
from tests.portal.intake.conftest import STORY, WHO, photo, told
from tests.portal.intake.talking import slowly
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def padang(place: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> Any:
    slowly(monkeypatch)
    return people.make_organisation(
        None, place.nation, kind="supervisor", name="Pengawas Kota Padang", region="13.71"
    )


def _as(tab: Page, who: Any, server: str) -> None:
    client = Client()
    sign_in(client, who)
    cookies = [
        {"name": name, "value": one.value, "url": server} for name, one in client.cookies.items()
    ]
    tab.context.add_cookies(cookies)  # type: ignore[arg-type]


def _fits(tab: Page) -> None:
    fits_and_is_accessible(tab)
    expect(tab.locator("h1")).to_have_count(1)


def _broken_line(tab: Page, picture: Path) -> None:
    """The line breaks while a file is sent: a sentence says so, and nothing is lost."""
    expect(tab.locator("#berkas")).to_be_attached()
    tab.wait_for_load_state("load")  # the script that sends is there
    tab.context.set_offline(True)
    tab.locator("#berkas").set_input_files(picture)
    expect(tab.locator(".sending-said")).to_contain_text("Sambungan terputus")
    tab.context.set_offline(False)
    tab.get_by_role("button", name="Coba lagi").click()
    expect(tab.locator("#daftar .file")).to_have_count(1)


def _go_on(tab: Page) -> None:
    tab.get_by_role("button", name="Lanjut").click()


def test_from_a_story_to_an_answer_in_the_mailbox(
    place: SimpleNamespace, phone: Page, tmp_path: Path, live_server: Any
) -> None:
    picture = tmp_path / "foto.jpg"
    picture.write_bytes(photo().read())
    phone.goto("/lapor/")
    _fits(phone)
    phone.get_by_role("link", name="Ceritakan kejadiannya").click()
    _fits(phone)
    _go_on(phone)  # nothing was written: the page says so, and stays
    expect(phone.get_by_role("alert")).to_be_visible()
    _fits(phone)
    phone.locator("#text").fill(f"Saya bendahara di kantor itu. {STORY}")
    _go_on(phone)
    _fits(phone)
    phone.get_by_role("button", name="Ganti dengan “pelapor”").click()
    expect(phone.locator(".coach")).to_have_count(0)
    _go_on(phone)
    _fits(phone)
    phone.get_by_role("radio", name="Kemarin").check()
    _go_on(phone)
    expect(phone.get_by_text("Tinggal 6 hari.")).to_be_visible()
    _fits(phone)
    _go_on(phone)
    phone.locator("#region_said").fill("Kota Padang")
    _fits(phone)
    phone.keyboard.press("Enter")  # the first button of the form goes on
    expect(phone.locator("#reported_name")).to_be_visible()
    phone.locator("#reported_office").fill("Camat di Kota Padang")
    _fits(phone)
    _go_on(phone)

    _broken_line(phone, picture)
    _fits(phone)
    _go_on(phone)
    _fits(phone)
    _go_on(phone)
    phone.get_by_role("radio", name="Tidak, saya tetap anonim").check()
    expect(phone.locator("#name")).to_be_hidden()
    _fits(phone)
    _go_on(phone)
    expect(phone.get_by_text("Pengawas Kota Padang")).to_be_visible()
    _fits(phone)
    phone.get_by_role("button", name="Kirim laporan").click()
    code = phone.locator("#kode").inner_text()
    _fits(phone)
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Unduh tanda terima (PDF)").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    assert phone.context.cookies() == []

    _in_the_mailbox(place, phone, code, picture)


def _in_the_mailbox(place: SimpleNamespace, phone: Page, code: str, picture: Path) -> None:
    report = Report.objects.get()
    actions.ask_reporter(place_officer(place, report), report, "Jam berapa kejadiannya?")
    phone.goto("/lapor/kotak/")
    _fits(phone)
    phone.locator("#kode").fill(code.lower())
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Jam berapa kejadiannya?")).to_be_visible()
    _fits(phone)
    phone.locator("#words").fill("Pukul tujuh malam.")
    phone.locator("#berkas").set_input_files(picture)
    phone.get_by_role("button", name="Kirim", exact=True).click()
    expect(phone.get_by_text("Pukul tujuh malam.")).to_be_visible()
    assert report.messages.count() == 2


def place_officer(place: SimpleNamespace, report: Report) -> Any:
    """An intake officer of the supervisor that received the report."""
    from jaganetral.portal.people.models import Membership
    from jaganetral.portal.people.roles import Role

    Membership.objects.create(
        person=place.officer, organisation=report.organisation, role=Role.INTAKE_OFFICER
    )
    return place.officer


def test_a_receipt_is_verified_by_its_qr_code(page: Page, place: SimpleNamespace) -> None:
    from jaganetral.portal.intake import receipts

    receipt = actions.file_report(told()).report.receipt
    line = receipts.compact(receipt.statement.encode(), bytes(receipt.signature))
    page.goto(f"/lapor/tanda-terima/#{line}")
    expect(page.locator(".note--good")).to_contain_text("tidak diubah")
    assert "JNR1" not in page.url
    _fits(page)


def test_officers_pages(page: Page, place: SimpleNamespace, live_server: Any) -> None:
    report = actions.file_report(told(who=WHO, election="pemilu_2024"), files=[photo()]).report
    actions.file_report(told(text=STORY + " Itu saja."))
    _as(page, place.officer, live_server.url)
    page.goto("/lapor/petugas/")
    _fits(page)
    page.get_by_role("link", name=report.number).click()
    _fits(page)
    page.get_by_role("button", name="Gabungkan").click()
    expect(page.get_by_role("button", name="Batalkan")).to_be_visible()
    page.locator("#why").fill("Mencocokkan tanda tangan dengan KTP.")
    page.get_by_role("button", name="Buka identitas").click()
    expect(page.get_by_text(WHO.name)).to_be_visible()
    _fits(page)
    page.goto("/lapor/petugas/baru/")
    _fits(page)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("/lapor/petugas/", "/lapor/petugas/baru/", f"/lapor/petugas/{report.pk}/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_all_of_it_without_a_script(without_script: Page, place: SimpleNamespace) -> None:
    tab = without_script
    tab.goto("/lapor/baru/")
    tab.locator("#text").fill(STORY)
    for _ in range(2):
        _go_on(tab)
    tab.get_by_role("radio", name="Hari ini").check()
    for _ in range(6):
        _go_on(tab)
    tab.get_by_role("radio", name="Tidak, saya tetap anonim").check()
    _go_on(tab)
    tab.get_by_role("button", name="Kirim laporan").click()
    expect(tab.locator("#kode")).to_be_visible()
    assert Report.objects.count() == 1
