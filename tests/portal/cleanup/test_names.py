"""The names that a browser looks for: public, small, and of the chosen place and election only."""

from __future__ import annotations

import pytest
from django.test import Client

from jaganetral.portal.cleanup.names import choices, names_for


def test_the_names_of_a_place_are_those_who_ran_there(client: Client) -> None:
    answer = client.get("/bersihkan/nama.json?wilayah=13.71&pemilihan=pilkada_2024")
    told = answer.json()
    assert answer.status_code == 200
    assert "max-age=86400" in answer.headers["Cache-Control"]
    assert len(answer.content) < 60_000
    who = " ".join(told["who"])
    assert "Fadly Amran" in who
    assert "Prabowo" not in who  # another election
    assert "Pramono" not in who  # another place
    assert not any("kpu" in surface.split() for surface, _, _ in told["names"])


@pytest.mark.parametrize(
    "query",
    ["", "?wilayah=13.71", "?wilayah=x&pemilihan=pilkada_2024", "?wilayah=13.71&pemilihan=x"],
)
def test_what_is_not_known_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"/bersihkan/nama.json{query}").status_code == 404


@pytest.mark.parametrize("election", [one.id for one in choices()])
def test_every_election_has_names_or_parties(election: str) -> None:
    told = names_for("13.71", election)
    assert told is not None
    assert told["names"]


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_sets_no_cookie(client: Client, language: str) -> None:
    page = client.get(f"{language}/bersihkan/")
    assert page.status_code == 200
    assert not page.cookies
    assert page.content.count(b"<form") == 1
    assert b'method="post"' not in page.content
    assert b">Kota Padang<" in page.content
    assert b">Kabupaten Bandung<" in page.content
