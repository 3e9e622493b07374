"""Formats, compression, and pieces: however an input lies, its rows are the same."""

import json
import pickle
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jaganetral.scan import ScanError
from jaganetral.scan.reading import open_source
from tests.scan.reading.conftest import PACK, ROWS, WRITE, Shelf, by_pieces, jsonl, zipped


@pytest.mark.parametrize("suffix", WRITE)
def test_the_same_rows_in_every_format(suffix: str, shelf: Shelf) -> None:
    path = shelf.folder / f"posts{suffix}"
    WRITE[suffix](path)
    source = pickle.loads(pickle.dumps(open_source(path, columns=frozenset({"id"}))))
    rows = list(source.rows())
    assert [row.fields for row in rows] == ROWS
    assert by_pieces(source, 1) == rows
    assert all(len(source.digest(piece)) == 64 for piece in source.pieces(1))


@pytest.mark.parametrize("packed", PACK)
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
def test_compressed_it_is_the_same(suffix: str, packed: str, shelf: Shelf) -> None:
    plain = shelf.folder / f"posts{suffix}"
    WRITE[suffix](plain)
    path = shelf.put(f"posts{suffix}{packed}", PACK[packed](plain.read_bytes()))
    assert [row.fields for row in open_source(path).rows()] == ROWS
    # A name that does not tell how it is packed is no obstacle.
    bare = shelf.put(f"bare{suffix}", path.read_bytes())
    assert [row.fields for row in open_source(bare).rows()] == ROWS


def test_a_zip_holds_one_file_that_is_meant(shelf: Shelf) -> None:
    path = zipped(shelf.folder / "a.zip", posts__jsonl=jsonl(ROWS), photo__jpg=b"no text")
    assert [row.fields for row in open_source(path).rows()] == ROWS
    two = zipped(shelf.folder / "b.zip", a__csv=b"id\n1\n", b__csv=b"id\n1\n")
    with pytest.raises(ScanError, match="several files"):
        open_source(two)
    none = zipped(shelf.folder / "c.zip", a__jpg=b"")
    with pytest.raises(ScanError, match="no file of a format"):
        open_source(none)


@pytest.mark.parametrize("packed", PACK)
def test_what_is_whole_before_a_break_is_read(packed: str, shelf: Shelf) -> None:
    import random

    letters = random.Random(7)
    rows = [
        {"id": str(i), "text": "".join(letters.choices("abcdefgh", k=400))} for i in range(1500)
    ]
    data = PACK[packed](jsonl(rows))
    path = shelf.put(f"cut.jsonl{packed}", data[: len(data) // 2])
    *good, last = open_source(path).rows()
    assert [row.fields for row in good[:-1]] == rows[: max(len(good) - 1, 0)]
    assert len(good) > 100 or packed == ".bz2"  # its blocks hold 900 kB
    assert last.problem == "the compressed file is broken here; nothing after this could be read"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
def test_utf_16_with_a_mark_or_without(suffix: str, codec: str, shelf: Shelf) -> None:
    plain = shelf.folder / f"posts{suffix}"
    WRITE[suffix](plain)
    path = shelf.put(f"wide{suffix}", plain.read_text().encode(codec))
    assert [row.fields for row in open_source(path).rows()] == ROWS


def test_json_that_is_lines_after_all(shelf: Shelf) -> None:
    assert [row.fields for row in shelf.rows("posts.json", jsonl(ROWS))] == ROWS


def test_pieces_partition_the_file(shelf: Shelf) -> None:
    path = shelf.put("posts.jsonl", jsonl(ROWS * 50))
    pieces = open_source(path).pieces(100)
    assert len(pieces) > 20
    assert (pieces[0].start, pieces[-1].stop) == (0, path.stat().st_size)
    assert all(a.stop == b.start for a, b in pairwise(pieces))


def test_a_header_counts_in_the_digest_of_every_piece(shelf: Shelf) -> None:
    first = open_source(shelf.put("a.csv", "id,text\n1,a\n2,b\n"))
    other = open_source(shelf.put("b.csv", "id,teks\n1,a\n2,b\n"))
    assert first.digest(first.pieces(1)[1]) != other.digest(other.pieces(1)[1])


cells = st.text(alphabet='ab",;\n\r\té \u2028', max_size=12)
lines = st.one_of(
    st.binary(max_size=30),
    st.lists(cells, min_size=1, max_size=3).map(
        lambda row: ",".join('"' + cell.replace('"', '""') + '"' for cell in row).encode()
    ),
    st.dictionaries(st.sampled_from(["id", "text"]), st.text(max_size=6)).map(
        lambda row: json.dumps(row, ensure_ascii=False).encode()
    ),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@example(rows=[b'1,"never', b"2,b", b'3,"c"'], end=b"", size=1, suffix=".csv")
@example(rows=[b'1,"two\nlines"', b'2,"""q"""'], end=b"\n", size=3, suffix=".csv")
@example(rows=[b"\xef\xbb\xbf{}", b"", b"{"], end=b"\n", size=1, suffix=".jsonl")
@given(
    rows=st.lists(lines, max_size=12),
    end=st.sampled_from([b"", b"\n", b"\r\n", b'"']),
    size=st.integers(1, 200),
    suffix=st.sampled_from([".csv", ".jsonl"]),
)
def test_read_by_pieces_it_is_the_whole(
    rows: list[bytes], end: bytes, size: int, suffix: str, shelf: Shelf
) -> None:
    head = b"id,text,more\n" if suffix == ".csv" else b"{}\n"
    path = shelf.put("any" + suffix, head + b"\n".join(rows) + end)
    source = open_source(path)
    pieces = source.pieces(size)
    assert (pieces[0].start, pieces[-1].stop) == (0, path.stat().st_size)
    assert all(a.stop == b.start for a, b in pairwise(pieces))
    assert by_pieces(source, size) == list(source.rows())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(rows=st.lists(st.tuples(cells, cells), max_size=10), size=st.integers(1, 80))
def test_no_good_row_of_a_csv_is_lost(rows: list[tuple[str, str]], size: int, shelf: Shelf) -> None:
    import csv
    import io

    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([("id", "text"), *rows])
    source = open_source(shelf.put("good.csv", text.getvalue()))
    wanted: list[dict[str, Any]] = [
        {name: cell for name, cell in zip(("id", "text"), row, strict=True) if cell} for row in rows
    ]
    assert [row.fields for row in by_pieces(source, size)] == [row for row in wanted if row]


@pytest.mark.parametrize("group", [7, 1000])
def test_parquet_is_cut_inside_its_row_groups(group: int, tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [{"id": str(i), "text": "x" * i} for i in range(100)]
    parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=group)
    source = open_source(tmp_path / "a.parquet")
    pieces = source.pieces(200)
    assert len(pieces) > 10
    assert [row.fields for row in by_pieces(source, 200)] == rows
    # in any order, as workers take them
    back = [list(source.rows(piece)) for piece in reversed(pieces)]
    assert [row.number for part in reversed(back) for row in part] == list(range(1, 101))


def test_memory_stays_level(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big.jsonl"
    path.write_bytes(jsonl([{"id": str(i), "text": "x" * 900} for i in range(20_000)]))
    source = open_source(path)
    tracemalloc.start()
    assert sum(1 for _row in source.rows()) == 20_000
    assert len(source.pieces(1 << 20)) > 10
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20
