"""The desk in a real browser: by a screen reader's rules, in light and dark, and by keyboard."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.portal.casework import actions
from tests.portal.looking import fits_and_is_accessible

from .conftest import WORDS, Open, hearing, study, to_plenary


def enter(page: Page, client: Client, who: Any) -> None:
    """The browser, signed in."""
    client.force_login(who)
    page.goto("/meja/diam/")
    origin = "/".join(page.url.split("/")[:3])
    page.context.add_cookies(
        [{"name": name, "value": one.value, "url": origin} for name, one in client.cookies.items()]
    )


def test_the_pages_of_a_case_are_for_everybody(
    phone: Page, client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = opened()
    actions.move(house.reviewer, case, "summon", facts=hearing())
    study(house, case)
    enter(phone, client, house.reviewer)
    at = f"/meja/{case.pk}/"
    for path in ("/meja/", at, f"{at}langkah/clarify/", "/meja/temuan/", "/meja/perkara/",
                 f"{at}benturan/", "/meja/diam/", "/meja/pemulihan/"):  # fmt: skip
        answer = phone.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert phone.locator("h1").count() == 1
        fits_and_is_accessible(phone)


def test_a_step_and_a_meeting_by_keyboard_alone(
    page: Page, client: Client, house: SimpleNamespace, opened: Open
) -> None:
    case = to_plenary(house, opened())
    enter(page, client, house.members[0])
    page.goto("/meja/")
    page.get_by_role("link", name="Menunggu pleno").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Adakan rapat").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Adakan rapat").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_visible()
    fits_and_is_accessible(page)
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Alasan saya").focus()
    page.keyboard.type(WORDS)
    page.get_by_role("button", name="Beri suara").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Suara Anda disimpan.")).to_be_visible()
    assert case.decisions.get().votes.count() == 1
