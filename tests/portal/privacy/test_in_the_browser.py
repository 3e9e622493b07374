"""A request from a phone to its answer, by keyboard and for everybody."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.portal.looking import fits_and_is_accessible
from tests.portal.people.conftest import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def _as(tab: Page, who: Any) -> None:
    client = Client()
    sign_in(client, who)
    home = "/".join(tab.url.split("/", 3)[:3])
    tab.context.add_cookies(
        [{"name": name, "value": one.value, "url": home} for name, one in client.cookies.items()]
    )


def test_a_request_is_made_on_a_phone_answered_at_the_desk_and_read(
    phone: Page, house: SimpleNamespace, desk: SimpleNamespace
) -> None:
    phone.goto("/data-pribadi/")
    fits_and_is_accessible(phone)
    phone.get_by_role("link", name="Ajukan permintaan").click()
    phone.get_by_role("button", name="Kirim permintaan").press("Enter")
    expect(phone.get_by_role("alert")).to_be_visible()
    fits_and_is_accessible(phone)
    phone.get_by_label("Ada laporan tentang saya").check()
    phone.get_by_label("Melihat data saya, atau mendapat salinannya").check()
    phone.get_by_label("Siapa yang sebaiknya menjawab?").select_option("Pengawas Kabupaten A")
    phone.get_by_label("Data mana, dan apa yang salah").fill("Semua data tentang saya.")
    phone.get_by_role("button", name="Kirim permintaan").press("Enter")
    code = phone.locator("strong.code").inner_text()
    fits_and_is_accessible(phone)
    phone.goto("/data-pribadi/ikuti/")
    phone.get_by_label("Kode Anda").fill(code)
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Menunggu jawaban")).to_be_visible()
    fits_and_is_accessible(phone)
    _as(phone, desk.officer)
    phone.goto("/data-pribadi/meja/")
    fits_and_is_accessible(phone)
    phone.get_by_role("link", name="Melihat data saya").click()
    fits_and_is_accessible(phone)
    phone.get_by_label("Dikabulkan", exact=True).check()
    phone.get_by_label("Yang dibaca peminta").fill("Terlampir.")
    phone.get_by_role("button", name="Kirim").press("Enter")
    expect(phone.get_by_text("tepat waktu")).to_be_visible()
    phone.goto("/data-pribadi/kegagalan/baru/")
    fits_and_is_accessible(phone)
    phone.get_by_label("Kapan diketahui?").fill("2026-01-02T08:00")
    for label in ("Data pribadi yang", "Kapan dan bagaimana", "Upaya penanganan"):
        phone.get_by_label(label).fill("Nama dua belas orang.")
    phone.get_by_role("button", name="Catat").press("Enter")
    expect(phone.get_by_text("terlambat").first).to_be_visible()
    fits_and_is_accessible(phone)
