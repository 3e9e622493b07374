"""The room in a browser: by keyboard, copied, without script, at 360 px, and for everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.portal.looking import fits_and_is_accessible

pytestmark = pytest.mark.django_db(transaction=True)


def _choose(tab: Page) -> None:
    tab.get_by_label("Atasan saya atau pejabat lain").check()
    tab.get_by_label("Memberi fotokopi KTP atau menandatangani surat dukungan").check()
    tab.get_by_label("Di grup WhatsApp atau lewat pesan").check()


def test_by_keyboard_to_words_that_are_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/diminta/")
    page.locator("#id_asker_0").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#judged")).to_have_text("Kalau dilakukan, itu pelanggaran")
    page.get_by_role("button", name="Salin").first.press("Enter")
    expect(page.locator("#copied")).to_have_text("Tersalin")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#text-spoken").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_phone(phone: Page, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    phone.goto("/diminta/")
    fits_and_is_accessible(phone)
    phone.get_by_role("button", name="Tunjukkan").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    fits_and_is_accessible(phone)
    _choose(phone)
    phone.get_by_role("button", name="Tunjukkan").click()
    expect(phone.locator("#judged")).to_be_visible()
    fits_and_is_accessible(phone)


def test_without_script_the_words_are_there(without_script: Page) -> None:
    without_script.goto("/en/diminta/")
    without_script.locator("#id_asker_1").check()
    without_script.locator("#id_deed_8").check()
    without_script.locator("#id_way_2").check()
    without_script.get_by_role("button", name="Show me what to do").click()
    expect(without_script.locator("#text-letter")).to_contain_text("lending what belongs")
    expect(without_script.get_by_role("button", name="Copy")).to_have_count(0)
