"""Reading as people and programs save files: one bad line costs one row."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jaganetral.contract import FIELDS
from jaganetral.scan import ScanError
from jaganetral.scan.threads import Glance, Stretch, Threads
from tests.scan.conftest import Desk

GOOD = b'{"id":"1","text":"a"}'


def outcome(desk: Desk, name: str = "out.jsonl") -> tuple[list[Any], list[Any]]:
    verdicts = [json.loads(line) for line in desk.read(name).splitlines()]
    rejected = desk.folder / f"{name}.rejected.jsonl"
    lines = rejected.read_bytes().splitlines() if rejected.exists() else []
    return verdicts, [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (b"{bad", None, "the line is no valid JSON"),
        (b"[1]", None, "the line is no JSON object"),
        (b'"text"', None, "the line is no JSON object"),
        (b"\xff\xfe", None, "the line is no valid JSON"),
        (b'{"text":"a"}', "id", "id: found None, expected a name for the row"),
        (b'{"id":"2","on_duty":"mungkin"}', "on_duty", "on_duty: found 'mungkin'"),
        (b'{"id":"2","text":7}', "text", "text: found 7, expected text"),
        (b'{"id":"2","text":"fault"}', None, "a fault in JagaNetral"),
        (b'{"id":"2","text":' + b"[" * 100_000, None, "the line is no valid JSON"),
        (b'{"id":' + b"9" * 5000 + b"}", None, "the line is no valid JSON"),
    ],
)
def test_a_bad_line_is_rejected_and_the_scan_goes_on(
    line: bytes, field: str | None, reason: str, desk: Desk
) -> None:
    summary = desk.scan(desk.write("in.jsonl", GOOD + b"\n" + line + b"\n" + GOOD))
    assert summary.figures == {"allowed": 2, "rejected": 1}
    verdicts, (rejected,) = outcome(desk)
    assert len(verdicts) == 2
    assert (rejected["row"], rejected["offset"], rejected["field"]) == (2, len(GOOD) + 1, field)
    assert rejected["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("content", "texts", "notes"),
    [
        (b"\xef\xbb\xbf" + GOOD + b"\r\n\r\n  \n" + GOOD, ["a", "a"], 1),
        (b'{"id":"1","text":"\xff"}', ["\ufffd"], 1),
        (b'{"id":"1","text":"a\\ud83d"}', ["a\ufffd"], 1),
        (b'{"id":"1","text":"\\ud83d\\ude00"}', ["😀"], 0),
        (b'{"id":"1","text":"a\\u0000"}', ["a\ufffd"], 1),
        (b'{"id":"1","text":NaN}', ["None"], 0),
        (GOOD + b"\0\0\n", ["a"], 0),
        (b"", [], 0),
        (b"\n\n", [], 0),
    ],
)
def test_what_can_be_mended_is_read(
    content: bytes, texts: list[str], notes: int, desk: Desk
) -> None:
    desk.scan(desk.write("in.jsonl", content))
    verdicts, rejected = outcome(desk)
    assert [v["summary"].split("|")[0] for v in verdicts] == texts
    assert sum(len(v["notes"]) for v in verdicts) == notes
    assert not rejected


def test_a_line_that_never_ends_is_skipped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jaganetral.scan.rows.LINE_LIMIT", 100)
    long = b'{"id":"2","text":"' + b"x" * 1000 + b'"}'
    desk.scan(desk.write("in.jsonl", GOOD + b"\n" + long + b"\n" + GOOD))
    verdicts, (rejected,) = outcome(desk)
    assert len(verdicts) == 2
    assert rejected["reason"] == "the line is too long"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_its_three_dialects(delimiter: str, desk: Desk) -> None:
    lines = [["id", "text", "on_duty"], ["1", '"dua\r\nbaris"', "ya"], ["2", "b", ""], ["", "", ""]]
    text = "\r\n".join(delimiter.join(cells) for cells in lines)
    desk.scan(desk.write("in.csv", "\ufeff" + text))
    assert [v["summary"] for v in outcome(desk)[0]] == ["dua\r\nbaris|None|True", "b|None|None"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('2,"never closed', "the row is no valid CSV"),
        ("2,a,ya,more", "more cells than the header has"),
        ("2,a\rb,ya", "the row is no valid CSV"),
        (",a,ya", "id: found None"),
        ("2,a,mungkin", "on_duty: found 'mungkin'"),
    ],
)
def test_a_bad_row_of_csv_costs_itself(row: str, reason: str, desk: Desk) -> None:
    head = "id,text,on_duty\n1,a,ya\n"
    desk.scan(desk.write("in.csv", head + row + "\n3,c,tidak\n4,d,ya\n"))
    verdicts, (rejected,) = outcome(desk)
    assert [v["id"] for v in verdicts] == ["1", "3", "4"]
    assert (rejected["row"], rejected["offset"]) == (3, len(head))
    assert rejected["reason"].startswith(reason)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"text,at\na,2024\n", "id: the header has no such column"),
        (b"", "id: the header has no such column"),
        (b"id,text,text\n", "text: the header has this column twice"),
        (b"id,text\r1,a\r", "save the file as CSV UTF-8"),
    ],
)
def test_a_header_that_cannot_serve_stops_the_scan(
    content: bytes, message: str, desk: Desk
) -> None:
    with pytest.raises(ScanError, match=message):
        desk.scan(desk.write("in.csv", content))
    assert not (desk.folder / "out.jsonl").exists()


def test_a_mapping_gives_columns_their_fields(desk: Desk) -> None:
    source = desk.write("in.csv", "nomor,pesan,text\n1,halo,bukan ini\n")
    desk.scan(source, mapping={"id": "nomor", "text": "pesan"})
    (verdict,), rejected = outcome(desk)
    assert (verdict["id"], verdict["summary"], rejected) == ("1", "halo|None|None", [])


def test_a_mapped_column_must_be_there(desk: Desk) -> None:
    with pytest.raises(ScanError, match="isi: the header has no such column"):
        desk.scan(desk.write("in.csv", "id,text\n1,a\n"), mapping={"text": "isi"})


def test_a_reply_quotes_its_parent(desk: Desk) -> None:
    rows = [
        {"id": "1", "text": "Dukung paslon 2"},
        {"id": "2", "in_reply_to": "1", "text": "setuju"},
        {"id": "3", "in_reply_to": "1", "text": "setuju", "quoted_text": "lain"},
        {"id": "4", "in_reply_to": "9", "text": "setuju"},
        {"id": "1", "text": "lagi"},
        {"id": "5", "in_reply_to": "1"},
    ]
    desk.scan(desk.write("in.jsonl", "\n".join(map(json.dumps, rows))))
    verdicts, _ = outcome(desk)
    assert [v["summary"].split("|")[1] for v in verdicts] == [
        "None", "Dukung paslon 2", "lain", "None", "None", "lagi",
    ]  # fmt: skip
    assert verdicts[1]["notes"] == ["quoted_text was taken from row id 1"]
    assert verdicts[4]["notes"] == ["this id came before in the same file"]


def test_a_parent_is_found_however_far_away(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jaganetral.scan.threads.ROWS_KEPT", 2)
    monkeypatch.setattr("jaganetral.scan.plan.PIECE", 100)
    rows = [{"id": str(i), "text": f"t{i}", "in_reply_to": str(i - 2)} for i in range(40)]
    rows[0]["in_reply_to"] = "last"
    rows.append({"id": "back", "text": "", "in_reply_to": "1"})
    rows.append({"id": "last", "text": "akhir", "in_reply_to": "nowhere"})
    lines = "\n".join(map(json.dumps, rows))
    desk.scan(desk.write("in.jsonl", lines))
    quoted = [v["summary"].split("|")[1] for v in outcome(desk)[0]]
    assert quoted[:3] == ["akhir", "None", "t0"]
    assert quoted[-3:] == ["t37", "t1", "None"]
    # packed it is read as one piece, and the same
    desk.scan(desk.write("in.jsonl.gz", gzip.compress(lines.encode())), "other.jsonl")
    assert desk.read("other.jsonl") == desk.read("out.jsonl")


def test_texts_that_are_long_are_not_held_for_a_parent_that_never_comes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jaganetral.scan.threads.CHARACTERS_KEPT", 100)
    threads = Threads[Stretch]()
    read = []

    def stretches() -> Iterator[Stretch]:
        for number in range(9):
            read.append(number)
            yield Stretch([Glance(number, str(number), "nowhere", "x" * 60)], "")

    given = []
    for placed in threads.place(stretches()):
        given.append(len(read))
        assert placed.far or len(read) == 9
    assert given[:3] == [3, 4, 5]


line = st.one_of(
    st.binary(max_size=40),
    st.fixed_dictionaries(
        {"id": st.text(max_size=3) | st.integers()},
        optional={name: st.text(max_size=9) | st.none() for name in ("text", *sorted(FIELDS)[:9])},
    ).map(lambda row: json.dumps(row).encode()),
)


@example(lines=[b"\xef"], suffix=".jsonl")
@example(lines=[b"\xef\xbb\xbf"], suffix=".jsonl")
@given(lines=st.lists(line, max_size=12), suffix=st.sampled_from([".jsonl", ".csv"]))
def test_every_row_is_judged_or_rejected(
    lines: list[bytes], suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Desk(tmp_path_factory.mktemp("any"))
    head = b"id,text\n" if suffix == ".csv" else b""
    summary = desk.scan(desk.write("in" + suffix, head + b"\n".join(lines)))
    verdicts, rejected = outcome(desk)
    assert summary.rows == len(verdicts) + len(rejected)
    assert [r["row"] for r in rejected] == sorted(r["row"] for r in rejected)
    if suffix == ".jsonl":
        whole = b"\n".join(lines).removeprefix(b"\xef\xbb\xbf").split(b"\n")
        assert summary.rows == sum(1 for one in whole if one.strip(b" \t\r\n\0"))
