"""An office with an adviser and two employees; the tree and the people are the people room's."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.advice import actions
from jaganetral.portal.advice.models import Question
from jaganetral.portal.advice.words import Words
from jaganetral.portal.people.roles import Role
from tests.portal.people.conftest import Make, counts_begin_anew, person, sign_in, tree

__all__ = ["counts_begin_anew", "person", "tree"]

WORDS = "Bolehkah saya hadir di deklarasi paman saya?"
VERIFY = "https://contoh.example/tanya-orang/verifikasi/CODE/"


@pytest.fixture
def office(tree: SimpleNamespace, person: Make) -> SimpleNamespace:
    """`asker` and `other` work in the office, `adviser` advises the regency above it."""
    return SimpleNamespace(
        tree=tree,
        make=person,
        asker=person(Role.EMPLOYEE, tree.office),
        other=person(Role.EMPLOYEE, tree.office),
        adviser=person(Role.ADVISER, tree.regency),
        stranger=person(Role.ADVISER, tree.beside),
    )


@pytest.fixture
def question(office: SimpleNamespace) -> Question:
    return actions.ask(office.asker, office.tree.office, Words(WORDS))


@pytest.fixture
def signed_in(client: Client) -> Callable[[Any], Client]:
    """The client, signed in as somebody in the way that people do."""

    def enter(who: Any) -> Client:
        client.cookies.clear()
        sign_in(client, who)
        assert client.get("/tanya-orang/").context["user"] == who
        return client

    return enter
