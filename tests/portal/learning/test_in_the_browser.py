"""Learning in a real browser: on a phone, by keyboard, and without script."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from jaganetral.portal.learning.bank import Bank
from jaganetral.portal.learning.models import Learner
from jaganetral.portal.people.roles import Role
from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import Make, sign_in

from .conftest import answer_many

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


def test_the_page_of_questions_fits_a_phone(
    phone: Page, tree: SimpleNamespace, person: Make, questions: Bank
) -> None:
    rng = random.Random(9)
    crowd = Learner.objects.bulk_create(Learner() for _ in range(30))
    for one in list(questions.questions.values())[:9]:
        answer_many(one, right=[rng.random() < 0.7 for _ in crowd], learners=crowd)
    client = Client()
    sign_in(client, person(Role.ADVISER, tree.office))
    phone.goto("/belajar/")
    home = phone.url.removesuffix("/belajar/")
    phone.context.add_cookies(
        [{"name": name, "value": one.value, "url": home} for name, one in client.cookies.items()]
    )
    phone.goto("/belajar/soal/")
    expect(phone.get_by_role("table")).to_contain_text("Daya pembeda")
    fits_and_is_accessible(phone)
