"""JSONL, CSV and Parquet, in and out."""

import csv
import io
import json
import sys

import pytest

from jaganetral.scan import ScanError, read_mapping
from jaganetral.scan.flat import COLUMNS
from tests.scan.conftest import Desk

ROWS = [
    {"id": "1", "text": "satu\ndua", "on_duty": True, "at": "2024-11"},
    {"id": "2", "text": 'koma, "kutip"', "on_duty": None, "at": None},
]


def test_csv_out_is_flat_and_reads_back(desk: Desk) -> None:
    source = desk.write("in.jsonl", "\n".join(map(json.dumps, ROWS)))
    desk.scan(source, "out.csv")
    rows = list(csv.DictReader(io.StringIO(desk.read("out.csv").decode())))
    assert [tuple(row) for row in rows] == [COLUMNS, COLUMNS]
    assert [row["id"] for row in rows] == ["1", "2"]
    assert rows[0]["summary"] == "satu\ndua|None|True"
    assert json.loads(rows[0]["reasons"]) == []


def test_parquet_both_ways(desk: Desk) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist(ROWS), desk.folder / "in.parquet")
    desk.scan(desk.folder / "in.parquet", "out.parquet")
    told = parquet.read_table(desk.folder / "out.parquet").to_pylist()
    assert [row["id"] for row in told] == ["1", "2"]
    assert tuple(told[0]) == COLUMNS
    first = desk.read("out.parquet")
    (desk.folder / "out.parquet.manifest.json").unlink()
    desk.scan(desk.folder / "in.parquet", "out.parquet")
    assert desk.read("out.parquet") == first


def test_without_pyarrow_a_sentence_says_what_to_install(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ScanError, match=r"pip install jaganetral\[scan\]"):
        desk.scan(desk.write("in.parquet", b""))


def test_broken_parquet_is_named(desk: Desk) -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(ScanError, match=r"in\.parquet: parquet: the file cannot be read"):
        desk.scan(desk.write("in.parquet", b"PAR1 no"))


@pytest.mark.parametrize(
    ("source", "output", "message"),
    [
        ("in.txt", "out.jsonl", "the suffix must be"),
        ("in.jsonl", "out.xlsx", "the suffix must be"),
        ("absent.jsonl", "out.jsonl", "cannot be opened"),
        ("in.jsonl", "in.jsonl", "must be another file"),
        ("in.jsonl", "no/such/out.jsonl", "cannot be opened"),
    ],
)
def test_calls_that_cannot_be(source: str, output: str, message: str, desk: Desk) -> None:
    desk.write("in.jsonl", "")
    desk.write("in.txt", "")
    with pytest.raises(ScanError, match=message):
        desk.scan(desk.folder / source, output)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("texte: pesan\n", "texte: no field of a conduct has this name"),
        ("text: [a]\n", "text: expected the name of a column"),
        ("- text\n", "expected lines such as"),
        ("", "expected lines such as"),
        ("text: [\n", "cannot be read"),
    ],
)
def test_mappings_that_say_nothing(content: str, message: str, desk: Desk) -> None:
    with pytest.raises(ScanError, match=message):
        read_mapping(desk.write("map.yaml", content))


def test_an_engine_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(ScanError, match="not part of this release"):
        desk.scan(desk.write("in.jsonl", ""), engine="abacus")
