"""Learning in a real browser: on a phone, by keyboard, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.portal.looking import fits_and_is_accessible

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_reading_to_the_result_of_a_quiz_by_keyboard(without_script: Page) -> None:
    """360 px wide, without script, with the keyboard alone from the first question on."""
    tab = without_script
    tab.goto("/belajar/")
    tab.get_by_role("link", name="Foto dan gerakan tangan").click()
    tab.get_by_role("button", name="Saya sudah membaca").click()
    expect(tab.get_by_role("status")).to_contain_text("sudah membacanya")
    tab.get_by_role("link", name="Kuis tentang ini").click()
    tab.get_by_role("button", name="Mulai").click()
    for turn in range(1, 9):
        expect(tab.get_by_role("heading", level=1)).to_have_text(f"Soal {turn} dari 8")
        tab.get_by_role("radio", name="Dilarang").focus()
        tab.keyboard.press("Space")
        tab.keyboard.press("Enter")
        expect(tab.locator(".verdict")).to_be_visible()
        tab.get_by_role("button", name="Lihat hasil" if turn == 8 else "Soal berikutnya").focus()
        tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Hasil Anda")
    expect(tab.locator("main")).to_contain_text("dari 8 benar")


def test_pages_are_accessible_and_fit_a_phone(phone: Page) -> None:
    for address in ("/belajar/", "/en/belajar/modul/foto/", "/belajar/kuis/"):
        phone.goto(address)
        assert phone.locator("h1").count() == 1
        fits_and_is_accessible(phone)
    phone.get_by_role("button", name="Mulai").click()
    fits_and_is_accessible(phone)
    phone.get_by_text("Boleh", exact=True).click()
    phone.get_by_role("button", name="Lihat jawabannya").click()
    fits_and_is_accessible(phone)
