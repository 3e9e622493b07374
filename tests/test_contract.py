"""The edge: rows as people and programs write them, and the line that comes out."""

import json
from datetime import date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.contract import FIELDS, TEXT_LIMIT, BadConduct, conduct_from_row, verdict_json
from jaganetral.model import (
    Basis,
    Conduct,
    Contest,
    Evidence,
    Missing,
    Reason,
    Signal,
    Verdict,
    Weighed,
)


def read(**fields: Any) -> Conduct:
    conduct, notes = conduct_from_row({"id": "1", **fields})
    assert notes == ()
    return conduct


def test_every_field_of_a_conduct_can_be_given() -> None:
    assert {"id", *FIELDS} == set(Conduct.__struct_fields__)


@pytest.mark.parametrize(
    ("field", "given", "is_read_as"),
    [
        # a word of the contract, however it is capitalised or parted
        ("actor_kind", "PNS", "pns"),
        ("actor_kind", "Village Official", "village_official"),
        ("platform", " x ", "x"),
        ("target_kind", "campaign-team", "campaign_team"),
        # truth from JSON, CSV and people
        ("on_duty", True, True),
        ("on_duty", "ya", True),
        ("on_duty", "TIDAK", False),
        ("on_duty", "1", True),
        ("on_duty", 0, False),
        ("on_duty", "1.0", True),
        ("deleted", "false", False),
        # numbers as they stand on ballots
        ("candidate_number", "02", 2),
        ("candidate_number", "3", 3),
        ("candidate_number", 2, 2),
        ("candidate_number", 2.0, 2),
        ("candidate_number", "nomor 12", 12),
        ("candidate_number", "No. 1", 1),
        # moments
        ("at", "2024", "2024"),
        ("at", 2024, "2024"),
        ("at", "2024-11", "2024-11"),
        ("at", "2024-11-27", "2024-11-27"),
        ("at", "2024-11-27 08:30", "2024-11-27T08:30:00"),
        ("at", "2024-11-27T08:30:00Z", "2024-11-27T08:30:00+00:00"),
        ("at", date(2024, 11, 27), "2024-11-27"),
        ("taken_at", datetime(2024, 11, 27, 8), "2024-11-27T08:00:00"),
        # a region that a spreadsheet took for a number
        ("region", 13.1, "13.10"),
        ("region", 13.71, "13.71"),
        ("region", 13, "13"),
        ("region", "nasional", "nasional"),
        # lists
        ("photos", ["a.jpg"], ("a.jpg",)),
        ("photos", "a.jpg; b.jpg", ("a.jpg", "b.jpg")),
        ("photos", '["a;1.jpg"]', ("a;1.jpg",)),
        ("acts", "chant;Persuade", ("chant", "persuade")),
        ("photos", [], ()),
        # what means unknown
        ("actor_kind", "unknown", None),
        ("actor_kind", "", None),
        ("on_duty", "tidak diketahui", None),
        ("candidate_number", "-", None),
        ("at", None, None),
        ("at", float("nan"), None),
        ("text", "  ", None),
        # but free text is what somebody wrote
        ("text", "-", "-"),
        ("text", "na", "na"),
    ],
)
def test_fields_as_people_write_them(field: str, given: Any, is_read_as: Any) -> None:
    assert getattr(read(**{field: given}), field) == is_read_as


@pytest.mark.parametrize(
    ("field", "given", "part_of_the_message"),
    [
        ("actor_kind", "dewa", "one of: pns, pppk"),
        ("actor_kind", 3, "one of: pns"),
        ("action", ["like"], "one of: post"),
        ("on_duty", "mungkin", "true or false"),
        ("on_duty", 2, "true or false"),
        ("candidate_number", "dua", "from 1 to 999"),
        ("candidate_number", 0, "from 1 to 999"),
        ("candidate_number", -1, "from 1 to 999"),
        ("candidate_number", True, "from 1 to 999"),
        pytest.param("candidate_number", 10**5000, "from 1 to 999", id="huge"),
        pytest.param("at", 10**5000, "such as 2024", id="huge-at"),
        ("at", "27/11/2024", "such as 2024"),
        ("at", "2024-13", "such as 2024"),
        ("at", "2023-02-29", "such as 2024"),
        ("at", "2024-11-27T25:00", "such as 2024"),
        ("at", "kemarin", "such as 2024"),
        ("at", "0001-01-01", "from 1945"),
        ("at", 20241127, "such as 2024"),
        ("at", True, "such as 2024"),
        ("at", "٢٠٢٤", "such as 2024"),
        ("text", 3, "expected text"),
        ("text", ["a"], "expected text"),
        ("region", 1300.5, "expected text"),
        ("photos", [1], "expected text"),
        ("photos", '["a', "a list"),
        ("photos", {"a": 1}, "a list"),
        ("acts", "menari", "one of: chant"),
        ("id", None, "a name for the row"),
        ("id", "", "a name for the row"),
        ("id", True, "a name for the row"),
        ("id", "x" * 1001, "a name for the row"),
        ("id", float("inf"), "a name for the row"),
    ],
)
def test_what_is_wrong_names_place_field_and_expectation(
    field: str, given: Any, part_of_the_message: str
) -> None:
    with pytest.raises(BadConduct) as caught:
        conduct_from_row({"id": "1", field: given}, where="row 7")
    error = caught.value
    assert (error.where, error.field) == ("row 7", field)
    assert str(error).startswith(f"row 7: {field}: found ")
    assert part_of_the_message in str(error)
    assert "\n" not in error.message("id")
    assert error.message("id") != error.message("en")


def test_numbers_serve_as_ids() -> None:
    assert conduct_from_row({"id": 7})[0].id == "7"
    assert conduct_from_row({"id": 7.0})[0].id == "7"
    assert conduct_from_row({"id": 1860000000000000001})[0].id == "1860000000000000001"
    assert conduct_from_row({"id": "007"})[0].id == "007"


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ({"warna": "merah", "text": "a"}, "fields that are not known were ignored: warna"),
        ({"text": "a\0b"}, "text: characters that cannot be read were replaced"),
        ({"text": "a\ud83d"}, "text: characters that cannot be read were replaced"),
        ({"text": "x" * 20_001}, "text: 20001 characters, only the first 20000 were read"),
    ],
)
def test_what_was_mended_is_said(row: dict[str, Any], note: str) -> None:
    assert conduct_from_row({"id": "1", **row}, language="en")[1] == (note,)
    assert conduct_from_row({"id": "1", **row}, language="id")[1] != (note,)


def test_repairs_keep_the_places_of_characters() -> None:
    text = conduct_from_row({"id": "1", "text": "a\0b\ud83dc"})[0].text
    assert text == "a\ufffdb\ufffdc"
    # two halves that stand together are one character, as JSON writes it
    assert conduct_from_row({"id": "1", "text": "\ud83d\ude00!"})[0].text == "😀!"


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None))
    | st.text(st.characters(categories=["Cs", "Cc", "Lu", "Nd"]))
    | st.sampled_from(["2024-11", "ya", "pns", "[", '["a"]', "1;2", "9" * 5000, "2024-11-27T99"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["id", "warna", *FIELDS]) | st.text(), anything, max_size=8),
    st.sampled_from(["id", "en"]),
)
def test_any_row_is_a_conduct_or_a_bad_conduct(row: dict[str, Any], language: Any) -> None:
    try:
        conduct, notes = conduct_from_row(row, where="row 1", language=language)
    except BadConduct as error:
        bad = error.message(language)
    else:
        bad = ""
    assert "\n" not in bad
    bad.encode()
    if bad:
        return
    # what was read is what the model says, in Unicode, and reads again as itself
    line = msgspec.json.encode(conduct)
    assert msgspec.json.decode(line, type=Conduct) == conduct
    "".join(notes).encode()
    told = {key: value for key, value in json.loads(line).items() if value is not None}
    assert conduct_from_row(told) == (conduct, ())


@given(st.text(max_size=50), st.integers(min_value=0, max_value=3))
def test_any_text_within_the_limit_is_kept_as_long_as_it_is(text: str, over: int) -> None:
    row = {"id": "1", "text": text + "x" * (TEXT_LIMIT - len(text) + over)}
    assert len(conduct_from_row(row)[0].text or "") == TEXT_LIMIT


VERDICT = Verdict(
    id="1",
    verdict="prohibited",
    confidence=0.9,
    category="discipline",
    sanction_level="moderate",
    rules=("r",),
    summary="…",
    reasons=(
        Reason(
            rule="r",
            title="t",
            category="discipline",
            effect="prohibit",
            sanction_level="moderate",
            basis=(Basis("pp-94-2021", "Pasal 5", "2021-08-31"),),
            explanation="e",
            evidence=(Evidence("text", "Dukung", (0, 6)),),
            exceptions=(Weighed("x", "t", None, "w"),),
        ),
    ),
    missing=(Missing("at", "?"),),
    advice=("a",),
    contests=(Contest("c", "pilkada_2024", "mayor"),),
    signals=(Signal(kind="stance", value="support", confidence=0.9, source="text", span=(0, 6)),),
    shadow=(),
    notes=(),
    decision_id="d",
    rulebook="b",
)
ORDER = [
    "id", "verdict", "confidence", "category", "sanction_level", "summary", "rules", "reasons",
    "missing", "advice", "contests", "signals", "shadow", "notes", "decision_id", "rulebook",
]  # fmt: skip


def test_the_line_has_the_names_of_the_contract_in_its_order() -> None:
    line = verdict_json(VERDICT)
    assert b"\n" not in line
    told = json.loads(line)
    assert list(told) == ORDER
    assert told["reasons"][0]["basis"] == [
        {
            "instrument": "pp-94-2021",
            "article": "Pasal 5",
            "effective_from": "2021-08-31",
            "effective_to": None,
            "title": None,
        }
    ]
    assert told["reasons"][0]["evidence"] == [{"source": "text", "text": "Dukung", "span": [0, 6]}]
    assert told["missing"] == [{"field": "at", "question": "?", "options": [], "would_be": []}]
    assert told["contests"][0]["stages"] == []
    assert told["contests"][0]["contestants"] == []


def test_brief_leaves_out_reasons_signals_and_advice() -> None:
    told = json.loads(verdict_json(VERDICT, "brief"))
    assert list(told) == [n for n in ORDER if n not in ("reasons", "advice", "signals")]
