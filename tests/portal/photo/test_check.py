"""The photo check: on the phone, without a line, and without the photo ever leaving."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, Request, expect

from tests.portal.photo.conftest import choose

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "/periksa/?perbuatan=foto"
Read = Callable[[Page], Any]


def carried(page: Page) -> list[Request]:
    """Every request from now on that has a body."""
    found: list[Request] = []
    page.context.on("request", lambda asked: found.append(asked) if asked.method != "GET" else None)
    return found


def test_a_hand_is_seen_told_and_put_into_the_form(page: Page, hands: Path, readings: Read) -> None:
    page.goto(FORM)
    sent = carried(page)
    choose(page, hands / "two_up_00000.jpg")
    (reading,) = readings(page)
    assert [signal["value"] for signal in reading["signals"]] == ["number:2"]
    assert reading["unread"] == ["words", "material"]
    assert reading["name"] == "foto-1", "the phone's own name of the photo stays on the phone"
    assert (reading["width"], reading["height"]) == (336, 336)
    seen = page.locator(".photo__seen")
    expect(seen).to_have_count(1)
    expect(page.locator("svg [data-box='0'] text")).to_contain_text("1.")
    seen.focus()
    expect(page.locator("[data-box='0']")).to_have_class("photo__box photo__box--chosen")
    assert sent == [], "looking at a photo sends nothing"

    page.locator("form[data-check] button.button--wide").click()
    page.locator("#jawaban .verdict").wait_for()
    (asked,) = sent
    body = asked.post_data_buffer or b""
    assert b"number:2" in body
    for trace in (b"two_up_00000", b"JFIF", b"image/jpeg"):
        assert trace not in body, "the form carries what was seen, and no photo"


def test_the_networks_come_with_the_first_photo_and_then_no_line_is_needed(
    page: Page, empty_photo: dict[str, Any], readings: Read
) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(FORM)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/vendor/" in url]
    choose(page, empty_photo)
    assert [url for url in asked if url.endswith(".task")]
    page.context.set_offline(True)
    choose(page, empty_photo)
    assert [one["signals"] for one in readings(page)] == [[], []]
    assert all("hands" not in one["unread"] for one in readings(page))
    page.context.set_offline(False)


def test_what_cannot_be_opened_is_said(page: Page) -> None:
    page.goto(FORM)
    for name, content, says in (
        ("rusak.jpg", b"not a picture", "rusak.jpg"),
        ("foto.heic", b"\0\0\0\x18ftypheic and no more", "HEIC"),
    ):
        choose(page, {"name": name, "mimeType": "image/jpeg", "buffer": content})
        expect(page.locator("[data-status]")).to_contain_text(says)


def test_a_photo_that_lies_on_its_side_is_turned_upright(
    page: Page, hands: Path, readings: Read
) -> None:
    with Image.open(hands / "two_up_00000.jpg") as stored:
        image = stored.convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: a viewer turns it back by a quarter
    held = io.BytesIO()
    image.rotate(90, expand=True).save(held, "JPEG", quality=95, exif=exif)
    page.goto(FORM)
    choose(page, {"name": "miring.jpg", "mimeType": "image/jpeg", "buffer": held.getvalue()})
    (reading,) = readings(page)
    assert (reading["width"], reading["height"]) == image.size
    assert [signal["value"] for signal in reading["signals"]] == ["number:2"]


def test_the_person_may_say_what_the_page_cannot_read(
    page: Page, empty_photo: dict[str, Any], readings: Read
) -> None:
    page.goto(FORM)
    choose(page, empty_photo)
    page.locator("[data-writing][value=none]").check()
    assert readings(page)[0]["unread"] == []
    page.locator("[data-writing][value=some]").check()
    field = page.locator("[data-words]")
    field.fill("Coblos nomor 2")
    field.blur()
    (reading,) = readings(page)
    assert reading["unread"] == ["material"]
    assert [signal["text"] for signal in reading["signals"]] == ["Coblos nomor 2"]
    page.locator("[data-remove]").click()
    expect(page.locator(".photo__one")).to_have_count(0)
    assert readings(page) == []


def test_the_server_reads_a_photo_only_after_a_yes(
    page: Page, empty_photo: dict[str, Any], readings: Read
) -> None:
    page.goto(FORM)
    choose(page, empty_photo)
    sent = carried(page)
    page.locator("[data-offer]").click()
    expect(page.locator("[data-consent]")).to_be_visible()
    assert sent == []
    with page.expect_response("**/periksa/foto/", timeout=60_000) as answered:
        page.locator("[data-send-now]").click()
    assert answered.value.ok, answered.value.text()
    expect(page.locator("[data-status]")).to_contain_text("taman.jpg")
    expect(page.locator("[data-readings]")).not_to_have_value(re.compile('"unread":.*"words"'))
    assert [asked.url.partition("/periksa")[2] for asked in sent] == ["/foto/"]
    assert readings(page)[0]["name"] == "foto-1"


def test_everybody_can_use_it(phone: Page, empty_photo: dict[str, Any]) -> None:
    phone.goto(FORM)
    choose(phone, empty_photo)
    phone.locator("[data-offer]").click()
    phone.locator("[data-writing][value=some]").check()
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        phone.emulate_media(color_scheme=scheme)
        found = Axe().run(phone)
        assert found.violations_count == 0, found.generate_report()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_by_keyboard_alone(page: Page, empty_photo: dict[str, Any]) -> None:
    page.goto(FORM)
    choose(page, empty_photo)
    page.locator("#foto").focus()
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "Object.keys(document.activeElement.dataset)[0] ?? document.activeElement.name"
            )
        )
    assert {"remove", "writing", "offer"} <= set(stops), stops


def test_without_scripts_there_is_another_way(without_script: Page) -> None:
    without_script.goto(FORM)
    expect(without_script.locator("input[name=photo]")).to_be_visible()
    expect(without_script.locator("input[name=photo_consent]")).not_to_be_checked()
