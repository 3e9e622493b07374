"""Numbers as offices write them, without gaps, whoever writes at the same time."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.portal.letters import actions
from jaganetral.portal.letters.errors import BadValues
from jaganetral.portal.letters.forms import form
from jaganetral.portal.letters.numbers import PARTS, election_code, next_number, problem_of, written
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role
from tests.portal.letters import many_writers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("place", "election", "day", "number"),
    [
        ("regency", "pilkada_bupati", date(2026, 11, 24), "012/LP/PB/Kab/98.01/XI/2026"),
        ("office", "pilkada_bupati", date(2026, 1, 2), "012/LP/PB/Kab/98.01/I/2026"),
        ("province", "pilkada_gubernur", date(2026, 8, 2), "012/LP/PG/Prov/98/VIII/2026"),
        ("nation", "pilpres_2029", date(2029, 4, 1), "012/LP/PP/RI/IV/2029"),
        ("regency", "", date(2026, 12, 31), "012/LP/Kab/98.01/XII/2026"),
    ],
)
def test_a_number_as_it_stands_on_paper(
    tree: SimpleNamespace, place: str, election: str, day: date, number: str
) -> None:
    where = getattr(tree, place)
    code = election_code(election, where)
    assert written(form("b1").number, 12, day, where, election=code) == number


@pytest.mark.parametrize(
    ("pattern", "good"),
    [
        ("{n:03}/LP/{election}/{level}/14.22/{month}/{year}", True),
        ("B-{n}/K.JT-15/{month_number:02}/{year}", True),
        ("{n}", False),
        ("{year}/{n.__class__}", False),
        ("{n:99999999}/{year}", False),
        ("{n}/{year}/{nama}", False),
        ("{n}/{year}\n", False),
        ("{n/{year}", False),
        ("{n}/{year}" + "x" * 90, False),
    ],
)
def test_which_patterns_are_taken(pattern: str, good: bool) -> None:
    assert (problem_of(pattern) == "") is good


@given(pattern=st.text(alphabet="nyeark{}:0123/.-LPX ", max_size=40))
def test_a_pattern_that_is_taken_can_be_written(pattern: str) -> None:
    if problem_of(pattern) == "":
        values = dict.fromkeys(PARTS, 12) | {"n": 999_999, "year": 2026}
        said = pattern.format_map(values)
        assert "999999" in said.replace(" ", "")
        assert len(said) < 200


def test_an_organisation_numbers_in_its_own_way(
    tree: SimpleNamespace, person: Any, writers: dict[str, Person]
) -> None:
    keeper = person(Role.ADMINISTRATOR, tree.regency)
    actions.set_pattern(keeper, tree.regency, "b3", "{n:04}/TBL/K.XX-15/{month_number:02}/{year}")
    actions.set_head(keeper, tree.regency, lines="Pengawas A\nKabupaten A", place="Kota A")
    letter = actions.write(
        "b3", by=writers["intake_officer"], organisation=tree.regency,
        values={"filed_at": "2026-11-24T09:00:00+07:00"},
    )  # fmt: skip
    assert letter.number.startswith("0001/TBL/K.XX-15/")
    with pytest.raises(BadValues):
        actions.set_pattern(keeper, tree.regency, "b3", "{n}")
    with pytest.raises(Refused):
        actions.set_pattern(writers["ppk"], tree.regency, "b3", "{n}/{year}")


def test_a_number_is_given_in_a_transaction_alone(tree: SimpleNamespace) -> None:
    if not connection.in_atomic_block:
        pytest.fail("this test runs in a transaction")
    assert next_number(tree.regency, form("b3"), date(2026, 1, 1), election="")[0] == 1


@pytest.mark.django_db(transaction=True)
def test_no_gap_and_no_number_twice_among_many_writers(
    body: Organisation, writers: dict[str, Person]
) -> None:
    found = many_writers.numbers(body.pk, writers["intake_officer"].pk)
    given = many_writers.THREADS * (many_writers.EACH - 1)
    assert found == list(range(1, given + 1))
