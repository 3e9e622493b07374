"""The self-check as a person uses it: on a phone, by keyboard, without scripts, in English."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.django_db(transaction=True)


def accessible(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def setting(page: Page) -> None:
    page.locator(".setting summary").click()
    page.select_option("#actor_kind", "pns")
    page.fill("#region", "Kota Padang")
    page.fill("#at", "2024-10-10")


def test_a_text_is_checked_on_a_phone(phone: Page) -> None:
    phone.goto("/")
    accessible(phone)
    fits(phone)
    phone.get_by_text("Ini isi kiriman saya").click()
    phone.fill("#words", "Ayo pilih paslon nomor 2! Jangan lupa bawa KTP ke TPS.")
    setting(phone)
    phone.get_by_role("button", name="Cek", exact=True).click()
    expect(phone.locator(".verdict")).to_have_attribute("data-level", "prohibited")
    expect(phone.locator("#putusan")).to_be_focused()
    expect(phone.locator("mark").first).to_contain_text("paslon nomor 2")
    fits(phone)
    accessible(phone)
    phone.emulate_media(color_scheme="dark", reduced_motion="reduce")
    accessible(phone)


def test_a_like_is_asked_about_until_it_is_clear(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Menyukai").click()
    accessible(page)
    page.get_by_label("Milik calon, juga bakal calon").check()
    setting(page)
    page.get_by_role("button", name="Cek", exact=True).click()
    expect(page.locator(".verdict")).to_have_attribute("data-level", "prohibited")
    page.get_by_role("button", name="Akun saya dibajak").click()
    expect(page.locator(".verdict")).to_have_attribute("data-level", "allowed")
    page.locator('button[name="change"][value="authorship"]').click()
    expect(page.locator(".verdict")).to_have_attribute("data-level", "prohibited")
    page.locator(".reason summary").first.click()
    expect(page.get_by_text("Pasal yang berlaku").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Simpan sebagai PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")


def test_two_answers_change_the_verdict_twice(page: Page) -> None:
    page.goto("/periksa/?perbuatan=hadir")
    setting(page)
    page.get_by_role("button", name="Cek", exact=True).click()
    verdict = page.locator(".verdict")
    expect(verdict).to_have_attribute("data-level", "caution")
    page.get_by_role("button", name="Kampanye, atau pertemuan tim kampanye").click()
    expect(page.locator(".told")).to_contain_text("Kampanye")
    page.get_by_role("button", name="Ya", exact=True).click()
    expect(verdict).to_have_attribute("data-level", "prohibited")


def test_it_works_without_scripts(without_script: Page) -> None:
    page = without_script
    page.goto("/periksa/?perbuatan=foto")
    page.fill("#gesture", "dua jari")
    setting(page)
    page.get_by_role("button", name="Cek", exact=True).click()
    expect(page.locator(".verdict")).to_have_attribute("data-level", "caution")
    page.get_by_role("button", name="Dukungan").click()
    expect(page.locator(".verdict")).to_have_attribute("data-level", "prohibited")


def test_everything_is_reached_by_keyboard(phone: Page) -> None:
    phone.goto("/")
    phone.keyboard.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    phone.keyboard.press("Enter")
    for _step in range(12):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.id") == "words":
            break
    phone.keyboard.type("Bolehkah saya datang ke TPS dan memilih?")
    for _step in range(6):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.textContent.trim()") == "Cek":
            break
    phone.keyboard.press("Enter")
    expect(phone.locator(".verdict")).to_have_attribute("data-level", "allowed")


def test_english_and_large_letters(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 px at 200 %
    page.goto("/")
    page.get_by_role("link", name="English").click()
    page.get_by_text("These are the words of my post").click()
    page.fill("#words", "Ayo datang ke TPS 27 November, gunakan hak pilih kita!")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".verdict")).to_contain_text("Allowed")
    fits(page)


def test_words_stay_in_the_form_where_the_line_is_cut(page: Page) -> None:
    page.goto("/")
    page.fill("#words", "Bolehkah saya hadir?")
    page.context.set_offline(True)
    page.get_by_role("button", name="Cek", exact=True).click()
    expect(page.locator("#jawaban")).to_contain_text("Tidak ada sambungan")
    expect(page.locator("#words")).to_have_value("Bolehkah saya hadir?")
    page.context.set_offline(False)


@pytest.mark.parametrize("address", ["/", "/periksa/?perbuatan=foto"])
def test_the_first_load_is_light_even_where_nothing_is_compressed(
    browser: Browser, live_server: Any, address: str
) -> None:
    context = browser.new_context(base_url=live_server.url, service_workers="block")
    page = context.new_page()
    seen = context.new_cdp_session(page)
    sizes: list[float] = []
    seen.send("Network.enable")
    seen.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    context.close()
    assert 0 < sum(sizes) < 150_000
