"""Somebody who read what the pledge rests on, in a browser of their own."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.door import checker
from jaganetral.portal.learning import substance
from jaganetral.portal.learning.models import Learner, ModuleRead
from jaganetral.portal.pledge import signing, texts
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.pledge.statements import Own
from tests.portal.people.conftest import Make, counts_begin_anew, person, tree
from tests.portal.reaching.conftest import agency

__all__ = ["agency", "counts_begin_anew", "person", "tree"]


@pytest.fixture(autouse=True)
def own_key_folder(settings: Any, tmp_path: Any) -> None:
    settings.TRAIL_FOLDER = tmp_path / "trail"


@pytest.fixture
def learner(person: Make) -> Learner:
    """Somebody with an account who read every module."""
    account = person()
    account.name = "Siti Aminah"
    account.save()
    one = Learner.objects.create(account=account)
    read_all(one)
    return one


def read_all(one: Learner) -> None:
    for name in texts.required(texts.text()):
        ModuleRead.objects.create(learner=one, module=name, content="x")


def signs(one: Learner, name: str = "Siti Aminah", own: Own | None = None) -> Pledge:
    _nonce, token = signing.challenge(one, texts.text())
    return signing.sign(one, texts.text(), name=name, token=token, own=own, by=one.account)


@pytest.fixture
def change_rule(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let a rule say something else, as a new rulebook would."""
    now = dict(substance.substances(checker().rulebook))

    def change(rule: str) -> None:
        now[rule] = "something else now"[:16]
        fresh = copy.copy(now)
        monkeypatch.setattr(texts, "substances", lambda _book: fresh)

    return change


def signed_in(client: Client, one: Learner) -> Client:
    client.force_login(one.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
