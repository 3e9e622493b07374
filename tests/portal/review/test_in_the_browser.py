"""The queue in a browser: by a screen reader's rules, at 360 px, by keyboard, without script."""

from __future__ import annotations

import re
from types import SimpleNamespace

from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.portal.review.models import Item
from tests.portal.casework.test_in_the_browser import enter
from tests.portal.looking import fits_and_is_accessible

from .conftest import RULES, WHY, Take, decide, row
from .test_pictures import jpeg, shown

SAMPLE = {"stratum": "unflagged", "inclusion": 0.01, "score": 0.0}


def test_the_pages_are_for_everybody(
    phone: Page, client: Client, desk: SimpleNamespace, take: Take
) -> None:
    take([*(row(n) for n in range(3)), row(9, **SAMPLE)])
    first, second, third = Item.objects.filter(stratum="flagged").order_by("-place")
    for who in desk.reviewers[:2]:
        decide(who, first)
    decide(desk.reviewer, second)
    enter(phone, client, desk.reviewers[1])
    phone.goto(f"/tinjau/{third.pk}/")
    phone.get_by_role("button", name="Ambil").click()
    at = f"/tinjau/{third.pk}/"
    for path in ("/tinjau/", at, f"{at}tunda/", f"/tinjau/{first.pk}/", "/tinjau/punyaku/",
                 f"/tinjau/{first.pk}/temuan/", "/tinjau/mutu/"):  # fmt: skip
        answer = phone.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert phone.locator("h1").count() == 1
        fits_and_is_accessible(phone)
    phone.goto(at)
    phone.locator("summary", has_text="Saya mengenal orang ini").click()
    fits_and_is_accessible(phone)
    phone.get_by_role("button", name="Saya tidak ikut menelaah butir ini").click()
    expect(phone.get_by_role("heading", name="Anda tidak ikut menelaah")).to_be_visible()
    fits_and_is_accessible(phone)
    enter(phone, client, desk.lead)
    for path in ("/tinjau/berkas/", "/tinjau/acuan/", "/tinjau/label/"):
        phone.goto(path)
        fits_and_is_accessible(phone)


def test_an_item_is_reviewed_by_keyboard_alone(
    page: Page, client: Client, desk: SimpleNamespace, take: Take
) -> None:
    take([row(n) for n in range(3)])
    enter(page, client, desk.reviewer)
    page.goto("/tinjau/")
    links = page.locator("ol.lines a")
    links.first.focus()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.first).to_be_focused()
    page.get_by_role("button", name="Ambil berikutnya").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Tidak melanggar").focus()
    page.keyboard.press("Space")
    page.get_by_label("Mengapa saya berpendapat demikian").focus()
    page.keyboard.type(WHY)
    page.get_by_role("button", name="Simpan pendapat saya").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Alat bantu: kata pemindaian")).to_be_visible()
    fits_and_is_accessible(page)
    assert Item.objects.get(events__what="decided").state == "open"


def test_a_photo_is_seen_on_a_phone_before_any_view(
    phone: Page, client: Client, desk: SimpleNamespace, take: Take
) -> None:
    take([shown(1, {"foto bersama.jpg": jpeg(3), "kartu.jpg": jpeg(4)}, text="Salam dua jari!")])
    item = Item.objects.get()
    enter(phone, client, desk.reviewer)
    phone.goto(f"/tinjau/{item.pk}/")
    photos = phone.get_by_role("link", name="Foto")
    expect(photos).to_have_count(2)
    for place in range(2):
        photo = photos.nth(place).get_by_role("img")
        photo.scroll_into_view_if_needed()
        expect(photo).to_have_js_property("complete", True)
        assert photo.evaluate("one => one.naturalWidth") > 300
        box = photo.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360
    fits_and_is_accessible(phone)
    photos.first.focus()
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile(r"/foto/0/$"))
    assert phone.evaluate("document.images[0].naturalWidth") > 300


def test_it_works_without_script(
    without_script: Page, client: Client, desk: SimpleNamespace, one: Item
) -> None:
    enter(without_script, client, desk.reviewer)
    without_script.goto("/en/tinjau/")
    without_script.get_by_role("button", name="Take the next one").click()
    without_script.get_by_role("radio", name="A breach", exact=True).check()
    without_script.get_by_label("Why I think so").fill(WHY)
    without_script.locator("summary", has_text="Which rules").click()
    without_script.get_by_label("Which rules it breaches").select_option(RULES[0])
    without_script.get_by_role("button", name="Keep my view").click()
    expect(without_script.get_by_role("heading", name="The aid")).to_be_visible()
