"""Tokens: what they reach, and that nobody who reads the database can use one."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.api import tokens
from jaganetral.portal.api.models import ApiToken, Scope
from jaganetral.portal.door import today
from jaganetral.portal.people import demo
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.roles import Role
from tests.portal.api.conftest import Programs

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(settings: Any) -> Person:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"demo": True})
    found = next(one for one in demo.make() if one.role is Role.EMPLOYEE)
    return Person.objects.get(email=found.email)


def header(words: str) -> dict[str, str]:
    return {"HTTP_AUTHORIZATION": f"Bearer {words}"}


def test_a_token_reaches_its_scopes_alone(program: Programs, person: Person) -> None:
    _token, words = tokens.make(person, "sistem", [Scope.CHECK], today() + timedelta(30))
    assert program.post("check", {}, **header(words)).status_code == 200
    answer = program.get("rules", **header(words))
    assert (answer.status_code, answer.json()["allowed"]) == (403, ["check"])


def test_only_a_hash_is_kept_and_the_day_of_use(program: Programs, person: Person) -> None:
    token, words = tokens.make(person, "sistem", list(Scope), today() + timedelta(30))
    program.get("rules", **header(words))
    kept = ApiToken.objects.values().get()
    assert words not in str(kept)
    assert words.startswith(token.prefix)
    assert len(token.prefix) < len(words) / 3
    assert kept["last_used_on"] == today()


def test_a_token_ends_when_revoked_expired_or_its_owner_leaves(
    program: Programs, person: Person
) -> None:
    one, revoked = tokens.make(person, "a", list(Scope), today())
    tokens.revoke(person, one)
    _two, expired = tokens.make(person, "b", list(Scope), today() - timedelta(1))
    _three, orphan = tokens.make(person, "c", list(Scope), today())
    assert program.get("rules", **header(orphan)).status_code == 200
    Person.objects.update(is_active=False)
    for words in (revoked, expired, orphan, "jaga_made-up", "é", "a" * 500):
        answer = program.get("rules", **header(words))
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert program.get("rules", HTTP_AUTHORIZATION="Basic YTpi").status_code == 401


def test_no_token_outlives_a_year(person: Person) -> None:
    token, _words = tokens.make(person, "sistem", [Scope.READ], today() + timedelta(5000))
    assert token.expires_on <= today() + tokens.LONGEST


def test_tokens_are_made_and_revoked_by_their_owner_on_the_site(
    program: Programs, person: Person
) -> None:
    client = Client()
    assert client.get("/akun/token/").status_code == 302
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    page = client.post("/akun/token/", {"name": "SIMPEG", "scopes": ["check"], "days": 30})
    assert page.headers["Cache-Control"] == "no-store"
    words = re.findall(rf"{tokens.MARK}[\w-]{{40}}", page.content.decode())[0]
    assert words not in client.get("/akun/token/").content.decode()
    assert program.post("check", {}, **header(words)).status_code == 200
    token = ApiToken.objects.get()
    other = Person.objects.exclude(pk=person.pk).first()
    assert other is not None
    with pytest.raises(Refused):
        tokens.revoke(other, token)
    assert client.post(f"/akun/token/{token.pk}/cabut/").status_code == 302
    assert program.post("check", {}, **header(words)).status_code == 401
    assert client.post("/akun/token/", {"name": ""}).status_code == 422
