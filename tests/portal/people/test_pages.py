"""The pages of the people room, by Django's client: who reaches which, and what guards sign-in."""

from __future__ import annotations

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from jaganetral.portal.people import actions, demo, document
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.people.models import Person, Record
from jaganetral.portal.people.roles import GIVEN, OFFICERS, Role

from .conftest import PASSWORD, Make, sign_in

pytestmark = pytest.mark.django_db


def test_reading_the_site_opens_no_session(client: Client) -> None:
    answer = client.get("/akun/tanpa-akun/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert client.get("/akun/").headers["Location"] == "/akun/masuk/?next=/akun/"


def test_nobody_signs_up(client: Client) -> None:
    answer = client.post("/akun/daftar/", {"email": "a@b.example", "password1": PASSWORD})
    assert "undangan" in answer.content.decode() or "invitation" in answer.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("role", GIVEN)
def test_a_role_sees_its_own_and_is_refused_the_rest(
    role: Role, client: Client, tree: SimpleNamespace, person: Make
) -> None:
    client.force_login(person(role, tree.regency))
    sees = role in {Role.AGENCY_OFFICER, Role.PPK, Role.AUDITOR, Role.ADMINISTRATOR}
    manages, audits = role is Role.ADMINISTRATOR, role is Role.AUDITOR
    for address, may in (
        ("/akun/", True),
        ("/akun/organisasi/", sees),
        (f"/akun/organisasi/{tree.regency.pk}/anggota/", sees),
        (f"/akun/organisasi/{tree.office.pk}/anggota/", sees),
        (f"/akun/organisasi/{tree.beside.pk}/anggota/", False),
        ("/akun/organisasi/99999/anggota/", False),
        ("/akun/catatan/", audits),
    ):
        assert client.get(address).status_code == (200 if may else 403), address
    # A step that asks again who it is leads there; whom it is not for is refused at once.
    asked = client.get(f"/akun/organisasi/{tree.office.pk}/undang/")
    assert asked.status_code == (302 if manages else 403)
    assert client.get(f"/akun/organisasi/{tree.beside.pk}/undang/").status_code == 403


@pytest.mark.parametrize("role", GIVEN)
def test_an_officer_without_a_second_factor_reaches_nothing_else(
    role: Role, client: Client, tree: SimpleNamespace, person: Make
) -> None:
    client.force_login(person(role, tree.regency, second_factor=False))
    first = "/akun/faktor-kedua/dahulu/"
    for address in ("/akun/", "/", "/akun/organisasi/", "/akun/sandi/", "/akun/catatan/"):
        answer = client.get(address)
        assert (answer.headers.get("Location") == first) == (role in OFFICERS), address
    assert client.get(first).status_code == 200
    assert client.get("/akun/faktor-kedua/").status_code == 200


def test_sign_in_by_password_and_code_turns_the_session_over(
    client: Client, tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.REVIEWER, tree.regency)
    client.get("/akun/masuk/")
    session = client.session
    session["before"] = "x"
    session.save()
    client.cookies["sesi"] = session.session_key
    answer = client.post("/akun/masuk/", {"login": one.email.upper(), "password": PASSWORD})
    assert answer.headers["Location"].startswith("/akun/faktor-kedua/kode/")
    assert client.get("/akun/").status_code == 302, "a password alone opens nothing"
    wrong = client.post("/akun/faktor-kedua/kode/", {"code": "000000"})
    assert wrong.status_code == 200
    sent = {"code": demo.code_now(one.secret)}
    assert client.post("/akun/faktor-kedua/kode/", sent).headers["Location"] == "/akun/"
    assert client.cookies["sesi"].value != session.session_key
    assert not client.session.exists(session.session_key)
    assert client.get("/akun/").status_code == 200
    again = Client()
    again.post("/akun/masuk/", {"login": one.email, "password": PASSWORD})
    assert again.post("/akun/faktor-kedua/kode/", sent).status_code == 200, "a code works once"


def test_the_secret_of_an_app_is_not_readable_in_the_database(
    tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.REVIEWER, tree.regency)
    assert one.secret not in str(Authenticator.objects.get(user=one).data)


def test_five_failures_lock_the_pair_of_account_and_address(
    client: Client, tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.EMPLOYEE, tree.office)
    wrong = {"login": one.email, "password": "not this one"}
    assert [client.post("/akun/masuk/", wrong).status_code for _ in range(5)] == [200] * 4 + [429]
    right = wrong | {"password": PASSWORD}
    assert client.post("/akun/masuk/", right).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post("/akun/masuk/", right).status_code == 302, "others are not locked out"
    # Nothing that names a person or an address stands in the table.
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM people_lockout")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert all(re.fullmatch(r"[0-9a-f]{40,64}", key) for key in keys)


def test_who_has_no_account_is_told_the_same(client: Client, person: Make) -> None:
    one = person()
    said = [
        re.sub(r"csrfmiddlewaretoken.*?>", "", client.post(
            "/akun/masuk/", {"login": email, "password": "not this one"}
        ).content.decode().replace(email, "E"))
        for email in (one.email, "nobody@contoh.example")
    ]  # fmt: skip
    assert said[0] == said[1]


def test_an_idle_officer_signs_in_again(
    client: Client, tree: SimpleNamespace, person: Make, settings: Any
) -> None:
    client.force_login(person(Role.REVIEWER, tree.regency))
    assert client.get("/akun/").status_code == 200
    settings.OFFICER_IDLE = timedelta(seconds=-1)
    assert client.get("/akun/").headers["Location"] == "/akun/masuk/?lama"
    assert client.get("/akun/").headers["Location"] == "/akun/masuk/?next=/akun/"


def test_sessions_are_listed_and_ended(tree: SimpleNamespace, person: Make) -> None:
    one: Any = person(Role.EMPLOYEE, tree.office)
    here, there = Client(), Client(REMOTE_ADDR="198.51.100.23", HTTP_USER_AGENT="Ponsel")
    for client in (here, there):
        sign_in(client, one)
    assert "Ponsel" in here.get("/akun/sesi/").content.decode()
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"127.0.0.0", "198.51.100.0"}
    here.post("/akun/sesi/")
    assert there.get("/akun/").status_code == 302
    assert here.get("/akun/").status_code == 200


def test_closing_an_account_ends_its_sessions(
    client: Client, tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.EMPLOYEE, tree.office)
    sign_in(client, one)
    actions.close_account(None, one)
    assert client.get("/akun/").status_code == 302
    assert UserSession.objects.count() == 0
    sign_in(client, one)
    assert client.get("/akun/").status_code == 302


def test_a_sensitive_step_asks_again_who_signed_in_long_ago(
    client: Client, tree: SimpleNamespace, person: Make, settings: Any
) -> None:
    admin: Any = person(Role.ADMINISTRATOR, tree.regency)
    sign_in(client, admin)
    address = f"/akun/organisasi/{tree.office.pk}/undang/"
    assert client.get(address).status_code == 200
    session = client.session
    session["account_authentication_methods"] = [
        one | {"at": one["at"] - 3600} for one in session["account_authentication_methods"]
    ]
    session.save()
    asked = client.get(address)
    assert asked.headers["Location"].startswith("/akun/pastikan/")
    assert client.post(asked.headers["Location"], {"password": "wrong"}).status_code == 200
    assert client.get(address).status_code == 302
    assert client.post(asked.headers["Location"], {"password": PASSWORD}).status_code == 302
    assert client.get(address).status_code == 200


def test_a_role_that_ends_closes_the_page_with_the_next_request(
    client: Client, tree: SimpleNamespace, person: Make
) -> None:
    auditor = person(Role.AUDITOR, tree.regency)
    client.force_login(auditor)
    assert client.get("/akun/catatan/").status_code == 200
    actions.end_role(None, auditor.memberships.get())
    assert client.get("/akun/catatan/").status_code == 403


def test_an_administrator_invites_and_the_link_makes_the_account(
    client: Client, tree: SimpleNamespace, person: Make, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example"
    sign_in(client, person(Role.ADMINISTRATOR, tree.regency))
    address = f"/akun/organisasi/{tree.office.pk}/undang/"
    offer = {"email": "baru@contoh.example", "name": "Baru", "role": "adviser", "ends": ""}
    refused = client.post(address, offer | {"role": "king"})
    assert refused.status_code == 422
    answer = client.post(address, offer)
    link = re.search(r"http://testserver(/akun/undangan/[\w-]+/)", answer.content.decode())
    assert link
    assert link[0] in mail.outbox[0].body
    newcomer = Client()
    assert newcomer.get(link[1]).status_code == 200
    assert newcomer.post(link[1], {"password": "password123"}).status_code == 422
    assert newcomer.post(link[1], {"password": "baru@contoh.example"}).status_code == 422
    assert newcomer.post(link[1], {"password": PASSWORD}).status_code == 302
    assert newcomer.get(link[1]).status_code == 410
    newcomer.post("/akun/masuk/", {"login": "baru@contoh.example", "password": PASSWORD})
    assert newcomer.get("/akun/").headers["Location"] == "/akun/faktor-kedua/dahulu/"


def test_members_organisations_and_roles_are_changed_in_pages(
    client: Client, tree: SimpleNamespace, person: Make
) -> None:
    one: Any = person(Role.EMPLOYEE, tree.office)
    admin = person(Role.ADMINISTRATOR, tree.regency)
    sign_in(client, admin)
    at = f"/akun/organisasi/{tree.office.pk}/"
    give = {"email": one.email, "name": "x", "role": "adviser", "ends": "2099-12-31"}
    assert client.post(f"{at}undang/", give).status_code == 302
    assert client.post(f"{at}undang/", give).status_code == 422
    adviser = one.memberships.get(role="adviser")
    assert f"{adviser.ends:%Y-%m-%d %H:%M}" == "2099-12-31 17:00"  # midnight in Jakarta
    assert client.post(f"{at}peran/{adviser.pk}/akhiri/").status_code == 302
    assert not one.memberships_in_force().filter(role="adviser").exists()
    assert client.post(f"{at}akun/{one.pk}/").status_code == 302
    assert not Person.objects.get(pk=one.pk).is_active
    change = f"/akun/organisasi/{tree.regency.pk}/ubah/"
    added = {"what": "add", "new-kind": "opd", "new-name": "Dinas Baru", "new-region": ""}
    assert client.post(change, added).status_code == 302
    assert client.post(change, {"what": "rename", "name": "Kabupaten Z"}).status_code == 302
    page = client.get("/akun/organisasi/").content.decode()
    assert "Dinas Baru" in page
    assert "Kabupaten Z" in page
    mine = admin.memberships.get()
    own = f"/akun/organisasi/{tree.regency.pk}/peran/{mine.pk}/akhiri/"
    assert client.post(own).status_code == 422, "nobody changes their own roles"
    # A membership of another organisation is not reached through the address of this one.
    assert client.post(f"{at}peran/{mine.pk}/akhiri/").status_code == 404


def test_a_forgotten_password_is_replaced_by_a_link(
    client: Client, person: Make, settings: Any
) -> None:
    settings.EMAIL_HOST = "mail.example"
    one: Any = person()
    for email in (one.email, "nobody@contoh.example"):
        answer = client.post("/akun/sandi/lupa/", {"email": email})
        assert answer.headers["Location"] == "/akun/sandi/lupa/terkirim/"
    assert [letter.to for letter in mail.outbox] == [[one.email]]
    link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1], follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": f"{PASSWORD}!", "password2": f"{PASSWORD}!"})
    assert Person.objects.get(pk=one.pk).check_password(f"{PASSWORD}!")


def test_demonstration_accounts_are_made_in_a_demonstration_only(
    client: Client, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(NotADemonstration):
        demo.make()
    with pytest.raises(CommandError):
        call_command("demo_accounts")
    assert not Person.objects.exists()
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"demo": True})
    accounts = demo.make()
    assert {one.role for one in accounts} == set(GIVEN)
    assert len({one.password for one in accounts}) == len({one.email for one in accounts})
    reviewer: Any = next(one for one in accounts if one.role is Role.REVIEWER)
    sign_in(client, SimpleNamespace(email=reviewer.email, secret=reviewer.totp_secret),
            reviewer.password)  # fmt: skip
    assert client.get("/akun/").status_code == 200
    call_command("demo_accounts")
    assert "otpauth://totp/reviewer" in capsys.readouterr().out
    assert Person.objects.count() == len(accounts)


def test_the_first_administrator_comes_from_the_command_line(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("first_administrator", "a@contoh.example", "A", organisation="Instansi")
    link = capsys.readouterr().out.strip()
    client.post(link, {"password": PASSWORD})
    made = Person.objects.get().memberships.get()
    assert (made.role, made.organisation.name) == ("administrator", "Instansi")
    assert Record.objects.filter(by=None, what="invited").count() == 1
    with pytest.raises(CommandError):
        call_command("first_administrator", "a@contoh.example", "A", organisation="Instansi")


def test_the_page_about_roles_is_written_from_the_table() -> None:
    assert document.PAGE.read_text(encoding="utf-8") == document.page(), "manage.py document_people"


def test_a_form_of_another_site_changes_nothing(tree: SimpleNamespace, person: Make) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person(Role.ADMINISTRATOR, tree.regency))
    assert strict.post("/akun/keluar/").status_code == 403
