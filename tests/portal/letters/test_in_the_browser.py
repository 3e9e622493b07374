"""Verifying on a phone, writing by keyboard, for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.portal.casework.models import Case
from jaganetral.portal.letters import selectors
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.roles import Role
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def _as(tab: Page, who: Any) -> None:
    client = Client()
    sign_in(client, who)
    home = "/".join(tab.url.split("/", 3)[:3])
    tab.context.clear_cookies()
    tab.context.add_cookies(
        [{"name": name, "value": one.value, "url": home} for name, one in client.cookies.items()]
    )


def test_a_file_is_compared_on_the_phone_that_holds_it(
    phone: Page, summons: Letter, tmp_path: Path
) -> None:
    phone.goto("/surat/periksa/")
    fits_and_is_accessible(phone)
    phone.locator("#kode").fill(summons.code.lower())
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("diterbitkan pada")).to_be_visible()
    fits_and_is_accessible(phone)
    for kind, word in (("pdf", "Ya: tidak"), ("redacted", "disamarkan"), ("docx", "Ya: tidak")):
        held = tmp_path / f"surat-{kind}"
        held.write_bytes(selectors.file_of(summons, kind))
        phone.locator("#file").set_input_files(held)
        expect(phone.locator("#same")).to_contain_text(word)
    altered = tmp_path / "lain"
    altered.write_bytes(held.read_bytes() + b" ")
    phone.locator("#file").set_input_files(altered)
    expect(phone.locator("#same")).to_contain_text("Tidak")


def test_an_officer_writes_a_letter_by_keyboard(
    page: Page, case: Case, writers: dict[str, Person]
) -> None:
    page.goto("/surat/periksa/")
    _as(page, writers["reviewer"])
    page.goto(f"/surat/perkara/{case.pk}/")
    fits_and_is_accessible(page)
    page.get_by_role("link", name="Undangan Klarifikasi").click()
    fits_and_is_accessible(page)
    page.locator("#id_allegation").fill("")
    page.get_by_role("button", name="Terbitkan surat").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Dugaan pelanggaran")
    fits_and_is_accessible(page)
    page.locator("#id_allegation").fill("Membagikan ajakan memilih.")
    page.get_by_role("button", name="Terbitkan surat").press("Enter")
    expect(page.get_by_role("heading", name="Undangan Klarifikasi")).to_be_visible()
    expect(page.locator("img.sheet").first).to_be_visible()
    fits_and_is_accessible(page)
    page.goto("/surat/")
    fits_and_is_accessible(page)


def test_the_settings_fit_a_phone(phone: Page, person: Any, tree: Any) -> None:
    phone.goto("/surat/periksa/")
    _as(phone, person(Role.ADMINISTRATOR, tree.regency))
    phone.goto(f"/surat/kop/{tree.regency.pk}/")
    fits_and_is_accessible(phone)
