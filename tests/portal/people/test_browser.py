"""Signing in as people do it, in the browser: a code, a passkey, the keyboard, a phone; and axe."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jaganetral.portal.people.demo import code_now
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.roles import Role
from tests.portal.looking import fits_and_is_accessible

from .conftest import PASSWORD, Make

pytestmark = pytest.mark.django_db(transaction=True)


def by_password(page: Page, who: Any, address: str = "/en/akun/masuk/") -> None:
    page.goto(address)
    page.get_by_label("E-mail address").fill(who.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def with_code(page: Page, who: Any) -> None:
    by_password(page, who)
    page.get_by_role("textbox", name="Code").fill(code_now(who.secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()


def test_an_officer_sets_up_the_app_and_signs_in_with_its_code(
    phone: Page, tree: SimpleNamespace, person: Make
) -> None:
    """Led to the second factor, set up, given recovery codes, and signed in by one of them."""
    one: Any = person(Role.REVIEWER, tree.regency, second_factor=False)
    by_password(phone, one)
    expect(phone.get_by_role("heading", name="One more step: a second factor")).to_be_visible()
    fits_and_is_accessible(phone)
    phone.goto("/en/akun/organisasi/")
    expect(phone.get_by_role("heading", name="One more step: a second factor")).to_be_visible()
    phone.get_by_role("link", name="An app on your phone").click()
    expect(phone.get_by_role("img", name="QR code")).to_be_visible()
    fits_and_is_accessible(phone)
    secret = phone.locator("code.key").inner_text()
    phone.get_by_role("textbox", name="Code").fill("000000")
    phone.get_by_role("button", name="Set it up").click()
    expect(phone.get_by_role("alert")).to_contain_text("This code is not right")
    assert phone.locator("code.key").inner_text() == secret
    phone.get_by_role("textbox", name="Code").fill(code_now(secret))
    phone.get_by_role("button", name="Set it up").click()
    expect(phone.get_by_role("heading", name="Recovery codes")).to_be_visible()
    fits_and_is_accessible(phone)
    recovery = phone.locator(".codes code").first.inner_text()
    phone.get_by_role("link", name="I have kept them").click()
    phone.get_by_role("button", name="Sign out").click()

    by_password(phone, one)
    expect(phone.get_by_role("heading", name="One more step")).to_be_visible()
    fits_and_is_accessible(phone)
    phone.get_by_role("textbox", name="Code").fill(recovery)
    phone.get_by_role("button", name="Sign in", exact=True).click()
    expect(phone.get_by_role("heading", name="My account")).to_be_visible()
    fits_and_is_accessible(phone)


def test_a_passkey_is_added_and_signs_in_without_a_password(
    page: Page, tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.ADVISER, tree.regency, second_factor=False)
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    by_password(page, one)
    page.get_by_role("link", name="A passkey").click()
    fits_and_is_accessible(page)
    page.get_by_label("Name").fill("laptop")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.goto("/en/akun/kunci-sandi/")
    expect(page.get_by_text("laptop").first).to_be_visible()
    fits_and_is_accessible(page)
    page.get_by_role("button", name="Sign out").click()

    page.goto("/en/akun/masuk/")
    fits_and_is_accessible(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text(one.email)).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    # As a second factor, after the password.
    by_password(page, one)
    page.get_by_role("button", name="Use the passkey").click()
    expect(page.get_by_text(one.email)).to_be_visible()


@pytest.mark.parametrize(
    ("role", "sees", "refused", "works"),
    [
        (Role.ADMINISTRATOR, ["/en/akun/organisasi/"], ["/en/akun/catatan/", "/en/meja/"], []),
        (Role.AUDITOR, ["/en/akun/organisasi/", "/en/akun/catatan/"], [], [
            "/en/meja/", "/en/lapor/petugas/", "/en/surat/", "/en/data-pribadi/meja/", "/en/jejak/",
            "/en/jangkauan/", "/en/data/lembaga/",
        ]),
        (Role.REVIEWER, [], ["/en/akun/organisasi/", "/en/akun/catatan/", "/en/jejak/"], [
            "/en/meja/", "/en/lapor/petugas/", "/en/surat/", "/en/data/lembaga/",
        ]),
    ],
)  # fmt: skip
def test_a_role_sees_its_own_and_is_refused_the_rest(
    role: Role,
    sees: list[str],
    refused: list[str],
    works: list[str],
    page: Page,
    tree: SimpleNamespace,
    person: Make,
) -> None:
    one: Any = person(role, tree.regency)
    with_code(page, one)
    menu = [link.get_attribute("href") for link in page.locator("main .tile").all()]
    assert [address for address in menu if str(address).startswith("/en/akun/")] == sees
    assert [address for address in menu if not str(address).startswith("/en/akun/")] == works
    for address in sees:
        page.goto(address)
        expect(page.locator("h1")).not_to_have_text("Not for this account")
        fits_and_is_accessible(page)
    for address in refused:
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Not for this account")


def test_an_administrator_invites_by_keyboard_and_the_link_is_taken(
    phone: Page, tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.ADMINISTRATOR, tree.regency)
    person(Role.EMPLOYEE, tree.office)
    with_code(phone, one)
    at = f"/en/akun/organisasi/{tree.office.pk}/"
    for address in (f"{at}anggota/", f"{at}undang/", f"{at}ubah/", "/en/akun/sesi/",
                    "/en/akun/faktor-kedua/", "/en/akun/sandi/"):  # fmt: skip
        phone.goto(address)
        expect(phone.locator("h1")).to_have_count(1)
        fits_and_is_accessible(phone)
    phone.goto(f"{at}undang/")
    phone.get_by_role("button", name="Invite", exact=True).click()
    expect(phone.get_by_role("alert")).to_be_visible()
    fits_and_is_accessible(phone)
    phone.get_by_label("E-mail address").focus()
    phone.keyboard.type("baru@contoh.example")
    phone.keyboard.press("Tab")
    phone.keyboard.type("Baru")
    phone.keyboard.press("Tab")
    phone.keyboard.type("Employee")
    phone.get_by_role("button", name="Invite", exact=True).focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Invited")).to_be_visible()
    fits_and_is_accessible(phone)
    link = phone.get_by_label("Link", exact=True).input_value()
    phone.get_by_role("button", name="Sign out").click()
    phone.goto(link)
    fits_and_is_accessible(phone)
    phone.get_by_label("Password").fill(PASSWORD)
    phone.get_by_role("button", name="Make my account").click()
    expect(phone.get_by_role("heading", name="Your account is ready")).to_be_visible()
    assert Person.objects.get(email="baru@contoh.example").memberships.get().role == "employee"
    for address in (link, "/en/akun/masuk/", "/en/akun/sandi/lupa/", "/en/akun/daftar/"):
        phone.goto(address)
        fits_and_is_accessible(phone)


def test_signing_in_needs_no_script(
    without_script: Page, tree: SimpleNamespace, person: Make
) -> None:
    with_code(without_script, person(Role.AUDITOR, tree.regency))
