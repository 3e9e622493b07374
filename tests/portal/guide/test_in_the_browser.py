"""The guide in a real browser: search as one types, the keyboard, a phone, and without script."""

import pytest
from playwright.sync_api import Page, expect

from tests.portal.looking import fits_and_is_accessible

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/panduan/",
    "/panduan/skb22-d6-react-join/",
    "/panduan/b71-d-attend-declaration/",
    "/panduan/gestur/?wilayah=13.71&hari=2024-10-10",
    "/panduan/kalender/?wilayah=13.71&hari=2024-10-10",
    "/en/panduan/ringkas/",
]


def test_pages_are_accessible_and_fit_a_phone(phone: Page) -> None:
    for address in PAGES:
        phone.goto(address)
        assert phone.locator("h1").count() == 1
        fits_and_is_accessible(phone)


def test_the_list_follows_what_is_typed_and_the_address_follows_too(page: Page) -> None:
    page.goto("/panduan/")
    page.get_by_label("Apa yang Anda cari?").press_sequentially("jempol", delay=20)
    expect(page.locator("[data-told]")).to_contain_text("aturan")
    pose = page.locator("#hasil").get_by_role("link", name="Pose yang ada di daftar")
    expect(pose.first).to_be_visible()
    expect(page.locator("#hasil")).not_to_contain_text("Memilih di bilik suara")
    expect(page).to_have_url("/panduan/?q=jempol")
    page.get_by_text("Saring menurut").click()
    page.get_by_label("Yang ingin dilakukan").select_option("suka")
    page.get_by_label("Apa yang Anda cari?").fill("")
    expect(page).to_have_url("/panduan/?mau=suka")
    expect(page.locator("#hasil section")).to_have_count(1)
    page.reload()
    expect(page.get_by_label("Yang ingin dilakukan")).to_have_value("suka")


def test_a_region_is_chosen_by_keyboard(page: Page) -> None:
    page.goto("/panduan/kalender/")
    field = page.get_by_role("combobox", name="Wilayah")
    field.press_sequentially("kota pada", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    fits_and_is_accessible(page)
    field.press("ArrowDown")
    expect(page.locator('[role="option"][aria-selected="true"]')).to_have_count(1)
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    field.press("g")
    field.press("Backspace")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Kota Padang, Sumatera Barat")
    page.get_by_label("Hari", exact=True).fill("2024-10-10")
    field.press("Enter")
    expect(page.get_by_text("pada hari ini").first).to_be_visible()


def test_all_of_it_works_without_script(without_script: Page) -> None:
    without_script.goto("/panduan/")
    without_script.get_by_label("Apa yang Anda cari?").fill("grup")
    without_script.get_by_role("button", name="Cari").click()
    expect(without_script.locator("#hasil")).to_contain_text("grup")
    without_script.goto("/panduan/gestur/")
    without_script.get_by_label("Wilayah").fill("Kota Padang")
    without_script.get_by_label("Hari", exact=True).fill("2024-10-10")
    without_script.get_by_role("button", name="Tampilkan").click()
    expect(without_script.locator("#number-2")).to_contain_text("Kota Padang")
