"""Whatever an input is, it ends in a clear line or a rejected row, never in a trace."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jaganetral.scan import ScanError
from jaganetral.scan.reading import open_source, read_mapping
from jaganetral.scan.rows import Row
from tests.scan.reading.conftest import PACK, WRITE, Shelf, by_pieces

CHAT = ".txt"
SUFFIXES = [*WRITE, CHAT, ".tsv", ".zip", *(f".jsonl{packed}" for packed in PACK)]


def read(path: Path) -> list[Row] | str:
    """The rows, or the one line that says why there are none."""
    mapping = read_mapping("whatsapp") if path.suffix == CHAT else None
    try:
        source = open_source(path, mapping=mapping)
        rows = list(source.rows())
        assert by_pieces(source, 16) == rows
    except ScanError as error:
        for language in ("id", "en"):
            said = error.message(language)  # type: ignore[arg-type]
            assert path.name in said
            assert "\n" not in said
        return said
    return rows


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_file(suffix: str, shelf: Shelf) -> None:
    found = read(shelf.put("empty" + suffix, b""))
    if suffix in (".parquet", ".xlsx", ".zip"):
        assert isinstance(found, str)
    elif suffix.endswith(tuple(PACK)):
        assert found == [] or (isinstance(found, list) and found[0].problem)
    else:
        assert found == []


THIRTY = (b"thirty bytes that mean nothing", Random(7).randbytes(30), b"\0" * 30)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("content", THIRTY, ids=["words", "noise", "zeros"])
def test_thirty_bytes(content: bytes, suffix: str, shelf: Shelf) -> None:
    found = read(shelf.put("thirty" + suffix, content))
    if isinstance(found, list):
        assert all(row.problem or row.fields for row in found)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder(suffix: str, shelf: Shelf) -> None:
    (shelf.folder / ("folder" + suffix)).mkdir()
    assert "a folder" in str(read(shelf.folder / ("folder" + suffix)))


def test_what_is_not_there_and_what_has_no_format(shelf: Shelf) -> None:
    assert "cannot be opened" in str(read(shelf.folder / "absent.jsonl"))
    with pytest.raises(ScanError, match="the suffix must be"):
        open_source(shelf.put("a.docx", b""))
    with pytest.raises(ScanError, match="cannot be opened"):
        open_source("nul\0.jsonl")
    with pytest.raises(ScanError, match="cannot be opened"):
        open_source("nosuch://bucket/a.jsonl")


BIG = 10 * 1024 * 1024


@pytest.mark.parametrize("limit", [BIG // 2, BIG * 2])
@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".json", CHAT])
def test_a_line_of_ten_megabytes(
    suffix: str, limit: int, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaganetral.scan.rows.LINE_LIMIT", limit)
    long = b"x" * BIG
    content = {
        ".jsonl": b'{"id":"1","text":"%s"}\n{"id":"2"}' % long,
        ".csv": b'id,text\n1,"%s"\n2,b\n' % long,
        ".json": b'[{"id":"1","text":"%s"},{"id":"2"}]' % long,
        CHAT: b"01/02/24 10.00 - A: %s\n01/02/24 10.01 - A: b\n" % long,
    }[suffix]
    rows = read(shelf.put("long" + suffix, content))
    assert isinstance(rows, list)
    assert len(rows) == 2
    assert (rows[0].fields is None) is (limit < BIG)
    assert rows[1].fields is not None


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_a_file_that_grows_while_it_is_read(suffix: str, shelf: Shelf) -> None:
    path = shelf.folder / ("grows" + suffix)
    WRITE[suffix](path)
    source = open_source(path)
    pieces = source.pieces(10)
    told = [source.digest(piece) for piece in pieces]
    before = list(source.rows())
    with path.open("ab") as file:
        file.write(path.read_bytes().splitlines(True)[-1])
    assert list(source.rows()) == before
    assert [source.digest(piece) for piece in pieces] == told
    assert len(list(open_source(path).rows())) == len(before) + 1


def test_a_workbook_full_of_text_is_refused(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.folder / "a.xlsx"
    WRITE[".xlsx"](path)
    monkeypatch.setattr("jaganetral.scan.reading.sheet.TEXTS", 100)
    assert "too much text" in str(read(path))


def test_a_zip_with_a_password(shelf: Shelf) -> None:
    from tests.scan.reading.conftest import zipped

    path = zipped(shelf.folder / "a.zip", a__jsonl=b"{}")
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert "password" in str(read(shelf.put("b.zip", bytes(data))))


def test_a_document_whose_posts_lie_elsewhere(shelf: Shelf) -> None:
    (row,) = shelf.rows("a.json", {"errors": [], "meta": {}}, "x-api-v2")
    assert "does the mapping fit?" in str(row.problem)


@pytest.mark.parametrize("content", ["[" * 100_000, '{"a":' * 100_000, "[1, 2", '["a]', "{]", "7"])
def test_a_document_that_is_broken(content: str, shelf: Shelf) -> None:
    rows = shelf.rows("a.json", content, "telegram-desktop")
    assert rows[-1].problem


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(content=st.binary(max_size=200), suffix=st.sampled_from(SUFFIXES), packed=st.booleans())
def test_any_bytes_at_all(content: bytes, suffix: str, packed: bool, shelf: Shelf) -> None:
    if packed and suffix.endswith(".gz"):
        content = PACK[".gz"](content)
    read(shelf.put("any" + suffix, content))
