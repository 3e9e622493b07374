"""From question to verified paper in a browser: on a phone, by keyboard, for everybody."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.portal.advice.conftest import WORDS
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def _as(tab: Page, who: Any) -> None:
    client = Client()
    sign_in(client, who)
    home = tab.url.partition("/tanya-orang")[0]
    cookies = [
        {"name": name, "value": one.value, "url": home} for name, one in client.cookies.items()
    ]
    tab.context.clear_cookies()
    tab.context.add_cookies(cookies)  # type: ignore[arg-type]


def test_from_question_to_verified_paper(
    office: SimpleNamespace, phone: Page, tmp_path: Path
) -> None:
    phone.goto("/tanya-orang/")
    fits_and_is_accessible(phone)
    _as(phone, office.asker)
    phone.goto("/tanya-orang/baru/")
    fits_and_is_accessible(phone)
    phone.locator("#id_text").focus()
    phone.keyboard.type(WORDS)
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Hapus pertanyaan")).to_be_visible()
    address = phone.url

    _as(phone, office.adviser)
    phone.goto("/tanya-orang/meja/")
    fits_and_is_accessible(phone)
    phone.locator("tbody a").click()
    phone.locator("#id_text").fill("Jangan hadir; kirim doa saja.")
    phone.locator("#id_rule_1").fill("skb22-d4-attend-support")
    fits_and_is_accessible(phone)
    phone.get_by_role("button", name="Jawab dan buat catatannya").click()
    expect(phone.get_by_text("SKB").first).to_be_visible()

    _as(phone, office.asker)
    phone.goto(address)
    fits_and_is_accessible(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Unduh catatan (PDF)").click()
    paper = tmp_path / "catatan.pdf"
    download.value.save_as(paper)
    phone.locator("a[href*=verifikasi]").click()
    expect(phone.locator("#compare")).to_be_visible()
    phone.locator("#file").set_input_files(paper)
    expect(phone.locator("#same")).to_have_text("Ya: tidak satu huruf pun berubah.")
    fits_and_is_accessible(phone)
    altered = tmp_path / "lain.pdf"
    altered.write_bytes(paper.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.6"))
    phone.locator("#file").set_input_files(altered)
    expect(phone.locator("#same")).to_contain_text("Tidak")
