"""The pages of evidence in a browser: readable for all, and boxes that are drawn."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.portal.evidence import study
from jaganetral.portal.evidence.models import Behind, Exhibit, Folder
from jaganetral.portal.evidence.quarantine import look_at
from jaganetral.portal.people.models import Person
from tests.portal.evidence.conftest import Receive, chat
from tests.portal.looking import fits_and_is_accessible

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def with_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jaganetral.portal.people.middleware.is_mfa_enabled", lambda *_: True)


def enter(page: Page, server: Any, person: Person) -> None:
    """Signed in, as the tests of the people room show how."""
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server.url}])


def readable(page: Page) -> None:
    """No violation of WCAG that axe finds, with everything unfolded, in light and dark."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    fits_and_is_accessible(page)


def test_a_box_is_drawn_and_what_lies_under_it_is_gone(
    page: Page, live_server: Any, office: SimpleNamespace, receive: Receive
) -> None:
    exhibit = look_at(receive())
    enter(page, live_server, office.reviewer)
    page.goto(f"/meja/bukti/{exhibit.pk}/")
    readable(page)
    canvas = page.locator("[data-page] canvas")
    canvas.wait_for()
    canvas.scroll_into_view_if_needed()
    area = canvas.bounding_box()
    assert area is not None
    page.mouse.move(area["x"] + area["width"] * 0.1, area["y"] + area["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.5, area["y"] + area["height"] * 0.6)
    page.mouse.up()
    form = page.locator("[data-boxes]")
    expect(form.locator("textarea")).to_have_value(re.compile("^1, 1"))
    form.locator("input[type=checkbox]").check()
    form.locator("button").click()
    page.locator(".note--good").wait_for()
    box = exhibit.redactions.get()
    assert (round(box.left, -1), round(box.top, -1)) == (100, 200)
    assert (round(box.right, -1), round(box.bottom, -1)) == (500, 600)
    assert Exhibit.objects.get().released_at is not None


def test_folder_exhibit_and_trail_on_a_phone(
    phone: Page, live_server: Any, office: SimpleNamespace, folder: Folder, receive: Receive
) -> None:
    exhibit = look_at(receive(chat(), "obrolan.zip"))
    claim = study.Claim("facebook", "siti", "Siti", Behind.PROVEN, ["listed"], "daftar kantor")
    study.object_to(study.state_account(office.reviewer, folder, claim), "bukan akun saya")
    enter(phone, live_server, office.reviewer)
    for address in (f"/meja/bukti/berkas/{folder.pk}/", f"/meja/bukti/{exhibit.pk}/"):
        phone.goto(address)
        readable(phone)
    enter(phone, live_server, office.decision_maker)
    phone.goto(f"/en/meja/bukti/{exhibit.pk}/")
    readable(phone)
    enter(phone, live_server, office.auditor)
    for address in ("/jejak/", "/jejak/kunci/"):
        phone.goto(address)
        readable(phone)
    phone.goto("/jejak/")
    phone.locator("main form[method=post] button").click()
    phone.locator(".note--good").wait_for()
    readable(phone)
