"""Mappings: columns, paths, constants, tables, several columns, dates and zones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.scan import ScanError
from jaganetral.scan.reading import Mapping, read_mapping
from jaganetral.scan.reading.dates import as_iso
from jaganetral.scan.reading.mapping import Spec
from jaganetral.scan.reading.mapping_file import READY
from jaganetral.scan.reading.ways import Way
from tests.scan.reading.conftest import Shelf

DEEP = {
    "a": {"b": {"c": "dalam"}},
    "a.b": "datar",
    "list": [{"k": "x", "v": 1}, {"k": "y", "v": 2}],
    "words": ["satu", {"text": "dua"}, None],
    "No.": "7",
}


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("a.b.c", "dalam"),
        ("a.b", "datar"),  # a column that bears the name goes before the path
        ("list.1.v", 2),
        ("list.9.v", None),
        ("list[k=y].v", 2),
        ("list[k=z].v", None),
        ("list[].v", [1, 2]),
        ("No.", "7"),
        ("nothing", None),
        ("[nothing, a.b]", "datar"),
        ("{value: tetap}", "tetap"),
        ("{column: words, join: ' '}", "satu dua"),
        ("{columns: [a.b, No.], join: /}", "datar/7"),
        ("{columns: [a.b, nothing], join: /}", None),
        ("{column: a.b, table: {DATAR: comment}}", "comment"),
        ("{column: a.b, table: {lain: comment}}", None),
        ("{column: a.b, table: {lain: comment}, otherwise: post}", "post"),
        ("[{column: a.b, table: {lain: share}}, {value: post}]", "post"),
        ("{column: a.b, when: nothing}", None),
        ("{column: a.b, unless: nothing}", "datar"),
    ],
)
def test_ways_to_a_value(way: str, value: Any, shelf: Shelf) -> None:
    mapping = shelf.mapping(f"fields:\n  id: a.b\n  text: {way}\n")
    assert mapping.conduct_row(DEEP).get("text") == value


@pytest.mark.parametrize(
    ("written", "form", "zone", "iso"),
    [
        ("27 November 2024 08.30", "%d %B %Y %H.%M", "WIB", "2024-11-27T08:30:00+07:00"),
        ("Rabu, 27 Agustus 2024", "%A, %d %B %Y", "", "2024-08-27T00:00:00"),
        ("5 Okt 2024", "%d %b %Y", "WITA", "2024-10-05T00:00:00+08:00"),
        ("27/11/2024 08:30 WIT", "%d/%m/%Y %H:%M %z", "", "2024-11-27T08:30:00+09:00"),
        ("2024-11-27T01:30:00Z", "iso", "", "2024-11-27T01:30:00+00:00"),
        ("2024-11-27 01:30", "iso", "Asia/Jayapura", "2024-11-27T01:30:00+09:00"),
        ("2024-11", "iso", "WIB", "2024-11"),
        (1732671000, "epoch", "", "2024-11-27T01:30:00+00:00"),
        ("1732671000000", "epoch_ms", "", "2024-11-27T01:30:00+00:00"),
        ("besok", "%d/%m/%Y", "", "besok"),
        (None, "iso", "", None),
        ([1], "epoch", "", [1]),
        ("9" * 400, "epoch", "", "9" * 400),
    ],
)
def test_dates_of_other_programs(written: Any, form: str, zone: str, iso: Any) -> None:
    assert as_iso(written, (form,), zone) == iso


def test_a_date_that_cannot_be_read_is_refused_by_the_contract(shelf: Shelf) -> None:
    mapping = shelf.mapping('fields: {id: n, at: {column: t, date: "%d/%m/%Y"}}')
    with pytest.raises(BadConduct, match="at: found '32/1/2024'"):
        conduct_from_row(mapping.conduct_row({"n": "1", "t": "32/1/2024"}))


def test_the_short_form_renames_and_takes_the_rest_as_it_is(shelf: Shelf) -> None:
    mapping = shelf.mapping("id: nomor\ntext: pesan\n")
    row = {"nomor": "1", "pesan": "halo", "text": "bukan ini", "platform": "x"}
    assert mapping.conduct_row(row) == {"id": "1", "text": "halo", "platform": "x"}
    assert mapping.columns == {"nomor", "pesan"}


def test_the_long_form_takes_only_what_it_names(shelf: Shelf) -> None:
    mapping = shelf.mapping("fields: {text: pesan}\nrequired: [pesan]\n")
    assert mapping.conduct_row({"id": 3, "pesan": "halo", "nama": "Budi"}) == {
        "id": 3, "text": "halo",
    }  # fmt: skip
    assert (mapping.columns, mapping.any_of) == ({"pesan"}, {"id"})
    with pytest.raises(ScanError, match="pesan: the header has no such column"):
        shelf.rows("a.csv", "id,teks\n", mapping)
    with pytest.raises(ScanError, match="id: the header has no such column"):
        shelf.rows("a.csv", "pesan\n", mapping)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("texte: pesan\n", "texte: no field of a conduct has this name"),
        ("text: [a]\n", "text: expected the name of a column"),
        ("- text\n", "expected lines such as"),
        ("", "expected lines such as"),
        ("text: [\n", "cannot be read"),
        ("fields: []\n", "fields: expected lines such as"),
        ("fields: {texte: a}\n", "texte: no field"),
        ("fields: {text: a}\nbaris: x\n", "baris: a mapping has no such key"),
        ("fields: {text: {kolom: a}}\n", "text: expected a column"),
        ("fields: {text: {column: a, value: b}}\n", "text: expected a column"),
        ("fields: {text: {join: a}}\n", "text: expected a column"),
        ("fields: {text: []}\n", "text: expected a column"),
        ("fields: {at: {column: a, date: dmy}}\n", "at: expected iso, epoch"),
        ("fields: {at: {column: a, zone: Mars/North}}\n", "at: no such time zone"),
        ("fields: {text: a}\nrows: [a..b]\n", "rows: a path is names"),
        ("fields: {text: a}\nlayout: pdf\n", "layout: expected table or whatsapp"),
    ],
)
def test_mappings_that_say_nothing(content: str, message: str, shelf: Shelf) -> None:
    with pytest.raises(ScanError, match=message):
        shelf.mapping(content)


def test_a_mapping_that_is_not_there() -> None:
    with pytest.raises(ScanError, match=r"no\.yaml: cannot be opened"):
        read_mapping("no.yaml")


def test_another_mapping_is_another_name(shelf: Shelf) -> None:
    one, two = shelf.mapping("text: a\n"), shelf.mapping("text: b\n")
    assert (repr(one) == repr(two), one == two) == (False, False)
    assert len(repr(one)) < 60


names = st.sampled_from(["id", "text", "platform", "a", "b.c"])


@given(
    row=st.dictionaries(names, st.text(max_size=5) | st.integers() | st.none(), max_size=5),
    date=st.booleans(),
)
def test_a_mapping_loses_no_good_row(row: dict[str, Any], date: bool) -> None:
    """Whatever is in a row: what the contract reads without a mapping, it reads through one."""
    ways = {name: (Way(columns=(name,)),) for name in ("id", "text", "platform")}
    if date:
        ways["at"] = (Way(columns=("a",), date=("%d/%m/%Y", "iso"), zone="WIB"),)
        row.pop("a", None)
    mapping = Mapping(Spec(name="same", fields=ways))
    given = {name: row[name] for name in ("id", "text", "platform") if name in row}
    try:
        plain = conduct_from_row(given)[0]
    except BadConduct as bad:
        with pytest.raises(BadConduct, match=bad.field):
            conduct_from_row(mapping.conduct_row(row))
    else:
        assert conduct_from_row(mapping.conduct_row(row))[0] == plain


def lists_and_objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.text(max_size=3)
    return st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=3), lists_and_objects))
def test_no_row_breaks_a_ready_mapping(value: Any) -> None:
    for mapping in READY_MADE:
        columns = {c for ways in mapping.spec.fields.values() for way in ways for c in way.columns}
        for row in ({name.split(".")[0].split("[")[0]: value for name in columns}, {"id": value}):
            mapping.conduct_row(row)
            mapping.each("account", row)


READY_MADE = [read_mapping(path.stem) for path in sorted(READY.glob("*.yaml"))]


def test_every_ready_mapping_cites_its_documentation() -> None:
    assert len(READY_MADE) >= 7
    for mapping in READY_MADE:
        assert mapping.spec.platform
        assert all(url.startswith("https://") for url in mapping.spec.documentation)
        text = (READY / f"{mapping.spec.name}.yaml").read_text()
        assert "tested_on: samples that were made" in text
