"""A small tree of organisations, and people who hold roles in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from jaganetral.portal.people import actions
from jaganetral.portal.people.demo import code_now
from jaganetral.portal.people.models import Membership, Organisation, Person
from jaganetral.portal.people.roles import OFFICERS, Role

PASSWORD = "tiga kata acak saja"


@cache
def hashed() -> str:
    """The password's hash, made once: Argon2 is slow on purpose."""
    return make_password(PASSWORD)


@pytest.fixture(autouse=True)
def counts_begin_anew(db: None) -> None:
    """Limits are counted in a cache: no test inherits another one's."""
    caches["default"].clear()
    caches["lockout"].clear()


@pytest.fixture
def tree(db: None) -> SimpleNamespace:
    """nation → province → regency → office; beside them another province and regency."""
    make = actions.make_organisation
    nation = make(None, None, kind="national", name="Nasional")
    province = make(None, nation, kind="province", name="Provinsi A", region="98")
    regency = make(None, province, kind="regency", name="Kabupaten A", region="98.01")
    office = make(None, regency, kind="opd", name="Dinas A")
    other = make(None, nation, kind="province", name="Provinsi B", region="97")
    beside = make(None, other, kind="regency", name="Kabupaten B", region="97.01")
    return SimpleNamespace(
        nation=nation, province=province, regency=regency, office=office, other=other, beside=beside
    )


Make = Callable[..., Person]


@pytest.fixture
def person(db: None) -> Make:
    """Make somebody who holds a role; an officer has an authenticator app (`.secret`)."""
    made: list[Person] = []

    def make(
        role: Role | None = None,
        place: Organisation | None = None,
        *,
        begins: datetime | None = None,
        ends: datetime | None = None,
        second_factor: bool = True,
    ) -> Person:
        name = f"{role.value if role else 'nobody'}{len(made)}"
        email = f"{name.replace('_', '-')}@contoh.example"
        one = Person.objects.create(email=email, name=name, password=hashed())
        EmailAddress.objects.create(user=one, email=email, verified=True, primary=True)
        made.append(one)
        if role is not None:
            Membership.objects.create(
                person=one,
                organisation=place,
                role=role,
                begins=begins or timezone.now(),
                ends=ends,
            )
        one.secret = ""  # type: ignore[attr-defined]
        if role in OFFICERS and second_factor:
            one.secret = generate_totp_secret()  # type: ignore[attr-defined]
            TOTP.activate(one, one.secret)  # type: ignore[attr-defined]
        return one

    return make


def sign_in(client: Client, who: Any, password: str = PASSWORD) -> Any:
    """Sign in as a person does: password, and the code where one is asked for."""
    answer = client.post("/akun/masuk/", {"login": who.email, "password": password}, follow=True)
    if who.secret and answer.status_code == 200 and "account_login" not in str(answer.context):
        answer = client.post(
            "/akun/faktor-kedua/kode/", {"code": code_now(who.secret)}, follow=True
        )
    return answer
