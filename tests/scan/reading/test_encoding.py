"""Encoding repair: where it is beyond doubt, and said on the row."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.scan.reading.encoding import MOJIBAKE, WINDOWS, mended, told
from tests.scan.reading.conftest import Shelf


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("“Coblos nomor 2” – kata Édi", "“Coblos nomor 2” – kata Édi"),
        ("José setuju…", "José setuju…"),
    ],
)
def test_windows_1252_is_read_as_such(written: str, read: str, shelf: Shelf) -> None:
    for name, content in (
        ("a.csv", f"id,text\n1,{written}\n"),
        ("a.jsonl", json.dumps({"id": "1", "text": written}, ensure_ascii=False)),
    ):
        (row,) = shelf.rows(name, content.encode("cp1252"))
        assert row.fields is not None
        assert (row.fields["text"], row.repaired, row.notes) == (read, False, (WINDOWS,))


@pytest.mark.parametrize(
    "raw", [b"a\xff", b"\xe9 \xe9", b"a\x81b", b"\xd0\xd1\xd2 x", b"\xc3\xa9 \xff"]
)
def test_what_may_be_anything_is_replaced(raw: bytes) -> None:
    text, repaired, notes = told(raw)
    assert "\ufffd" in text
    assert (repaired, notes) == (True, ())


def through(text: str, codec: str = "cp1252") -> str:
    """`text` as a program leaves it that took UTF-8 for another encoding."""
    return text.encode().decode(codec)


@pytest.mark.parametrize(
    "text",
    ["“Coblos nomor dua” — besok", "Café José", "dukung… 👍 ya", "rp 5.000 • gratis"],
)
def test_mojibake_is_put_right_and_noted(text: str) -> None:
    for codec in ("cp1252", "latin-1"):
        try:
            fields = {"text": through(text, codec), "in": [{"deep": through(text, codec)}]}
        except UnicodeDecodeError:  # cp1252 has holes, and ftfy knows what falls into them
            continue
        assert mended(fields) == (MOJIBAKE,)
        assert fields == {"text": text, "in": [{"deep": text}]}


@pytest.mark.parametrize(
    "text",
    [
        "Café José", "Ã", "naïve – “ok”", "Pilih â¤", "日本語", "Ñandú €5", "à la carte",
        "sebagian rusak â€œ tapi “yang ini” tidak", "ﷺ", "\ud83d lone",
    ],
)  # fmt: skip
def test_what_is_not_surely_mojibake_stays(text: str) -> None:
    fields = {"text": text}
    mended(fields)
    assert fields == {"text": text}


def test_without_ftfy_a_note_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ftfy", None)
    fields = {"text": through("“Coblos")}
    (note,) = mended(fields)
    assert "pip install jaganetral[scan]" in note
    assert fields == {"text": through("“Coblos")}


@given(st.text(max_size=40))
def test_good_utf_8_is_never_touched_by_the_row(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    assert told(raw) == (raw.decode(), False, ())
