"""The pages on a phone, in both languages, by keyboard, and without script."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jaganetral.portal.people.demo import code_now
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.reaching import attending, links
from jaganetral.portal.reaching.links import learner_for
from jaganetral.portal.reaching.models import Link
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import PASSWORD
from tests.portal.pledge.conftest import read_all

from .conftest import employee, name, row, take
from .test_roll_calls import zoom

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lived_in(agency: SimpleNamespace) -> SimpleNamespace:
    """An agency with a roster, a roll call that is half confirmed, links, and a reader."""
    take(agency.officer, agency.place, [row(n) for n in range(12)])
    lines = [(name(n), 60) for n in range(6)] + [("HP Ibu Siti", 30), ("iPhone", 9)]
    call = attending.receive(
        agency.officer, agency.place, zoom(lines), title="Apel pagi", held_on=date(2026, 11, 20)
    )
    attending.confirm_clear(agency.officer, call)
    links.made(agency.officer, agency.place)
    read_all(learner_for(employee(0)))
    return SimpleNamespace(**vars(agency), call=call)


def sign_in(page: Page, who: Any) -> None:
    page.goto("/en/akun/masuk/")
    page.get_by_label("E-mail address").fill(who.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("textbox", name="Code").fill(code_now(who.secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()


def test_the_officers_pages_fit_a_phone_in_both_languages(
    phone: Page, lived_in: SimpleNamespace
) -> None:
    sign_in(phone, lived_in.officer)
    at = f"jangkauan/{lived_in.place.pk}/"
    pages = ["", "belum/", "daftar/", "apel/", "tautan/", "pengingat/"]
    for turn, part in enumerate(
        [*(at + one for one in pages), f"jangkauan/apel/{lived_in.call.pk}/"]
    ):
        # Both languages have one template: each page is looked at in one, and read in the other.
        for language in ("", "en/") if turn % 2 else ("en/", ""):
            assert phone.goto(f"/{language}{part}").ok  # type: ignore[union-attr]
        fits_and_is_accessible(phone)


def test_a_pledge_is_signed_by_keyboard_alone_and_without_script(
    page: Page, without_script: Page, lived_in: SimpleNamespace
) -> None:
    token = links.address(Link.objects.get(employee=employee(0))).partition("8000")[2]
    for tab, own in ((page, True), (without_script, False)):
        tab.goto(token)
        tab.get_by_role("button", name="Itu saya").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/belajar/")
        tab.goto("/ikrar/")
        tab.get_by_label("Nama lengkap").focus()
        tab.keyboard.type(name(0))
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/ikrar/*-*/")
        assert Pledge.objects.order_by("-signed_at")[0].own_key is own
    fits_and_is_accessible(page)
    page.goto("/ikrar/periksa/")
    page.get_by_label("Nomor sertifikat").fill(Pledge.objects.all()[0].number)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sertifikat ini asli")).to_be_visible()
    fits_and_is_accessible(page)
