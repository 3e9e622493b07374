"""First sights over all scans: one scan's rows are kept, the next one's are asked about."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from benchmarks import artwork
from jaganetral.perception.photo.first_seen import FirstSeen
from jaganetral.scan import Job, scan
from jaganetral.scan.judges import CheckerOpener
from jaganetral.scan.reading import read_mapping
from jaganetral.scan.seen import gather

OWN = (
    "Kemarin saya ikut rombongan Pak Budi Santoso ke pasar Lubuk Alung, beliau borong semua ikan "
    "dagangan etek Ros lalu dibagi ke tukang ojek di simpang, baru kali ini ada calon begitu"
)


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def scanned(source: Path, seen: Path | None, output: str = "out.jsonl") -> list[dict[str, Any]]:
    """The verdicts of a scan that asks an index."""
    target = source.with_name(output)
    job = Job(input=source, output=target, language="en", workers=1, report=False)
    scan(job, CheckerOpener(folder=source.parent, language="en", seen=seen))
    return [json.loads(line) for line in target.read_text().splitlines()]


def times(verdict: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What a verdict says of days."""
    return [
        (signal["value"], signal["source"], signal["text"])
        for signal in verdict["signals"]
        if signal["kind"] == "time"
    ]


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    return tmp_path / "seen.sqlite3"


def test_old_words_under_a_new_day_are_asked_about(tmp_path: Path, seen: Path) -> None:
    old = write(tmp_path / "lama.jsonl", {"id": "x", "text": OWN, "at": "2019-03-02"})
    gathered = gather(str(old), seen)
    assert (gathered.rows, gathered.texts) == (1, 1)
    rows = [
        {"id": "1", "text": OWN, "at": "2024-10-10", "action": "post", "actor_kind": "pns"},
        {"id": "2", "text": "Selamat pagi", "at": "2024-10-10"},
        {"id": "3", "text": OWN, "at": "2019-03-02"},
    ]
    new = write(tmp_path / "baru.jsonl", *rows)
    again, morning, first = scanned(new, seen)
    assert times(again) == [
        ("seen_before", "text", "2019-03-02, lama.jsonl:1"),
        ("doubt", "text", "2019-03-02 ≠ 2024-10-10"),
    ]
    assert "at" in [missing["field"] for missing in again["missing"]]
    assert times(morning) == times(first) == []
    # a doubt decides nothing
    plain = scanned(new, None, "plain.jsonl")[0]
    assert (plain["verdict"], plain["rules"]) == (again["verdict"], again["rules"])
    assert plain["decision_id"] != again["decision_id"]


def test_an_index_that_grew_is_another_scan(tmp_path: Path, seen: Path) -> None:
    source = write(tmp_path / "baru.jsonl", {"id": "1", "text": OWN, "at": "2024-10-10"})
    gather(str(write(tmp_path / "a.jsonl", {"id": "1", "text": "x", "at": "2019"})), seen)
    assert times(scanned(source, seen)[0]) == []
    gather(str(write(tmp_path / "b.jsonl", {"id": "1", "text": OWN, "at": "2019"})), seen)
    assert times(scanned(source, seen)[0])[0] == ("seen_before", "text", "2019-12-31, b.jsonl:1")
    gather(str(source), seen)
    assert len(times(scanned(source, seen)[0])) == 2, "its own sight changes nothing"


def test_what_is_not_kept(tmp_path: Path, seen: Path) -> None:
    rows = [
        {"id": "1", "text": OWN},
        {"id": "2", "text": OWN, "at": "2019", "audience": "private"},
        {"id": "3", "at": "no day"},
        {"id": "4", "text": "Selamat pagi", "at": "2019"},
    ]
    gathered = gather(str(write(tmp_path / "a.jsonl", *rows)), seen)
    assert (gathered.rows, gathered.texts, gathered.undated) == (3, 0, 1)
    gathered = gather(str(tmp_path / "a.jsonl"), seen, day=date(2020, 1, 1))
    assert (gathered.texts, gathered.undated) == (1, 0)


def test_a_mapping_says_where_words_and_days_stand(tmp_path: Path, seen: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(f'no,pesan,tanggal\n1,"{OWN}",2019-03-02\n')
    mapping = tmp_path / "map.yaml"
    mapping.write_text("id: no\ntext: pesan\nat: tanggal\n")
    assert gather(str(source), seen, mapping=read_mapping(mapping)).texts == 1


def test_photos_of_a_scan_are_kept_and_known_again(tmp_path: Path, seen: Path) -> None:
    card = Image.fromarray(artwork.emblem(3)).convert("RGB").resize((400, 400))
    card.save(tmp_path / "old.png")
    card.resize((300, 300)).save(tmp_path / "new.jpg")
    rows = [{"id": "1", "photos": ["old.png", "gone.png", "../out.png"], "at": "2019-03-02"}]
    gathered = gather(str(write(tmp_path / "a.jsonl", *rows)), seen)
    assert (gathered.photos, gathered.unread) == (1, 2)
    assert len(FirstSeen(seen)) == 1
    row = {"id": "1", "photos": ["new.jpg"], "at": "2024-10-10", "action": "photo"}
    (verdict,) = scanned(write(tmp_path / "b.jsonl", row), seen)
    assert times(verdict) == [
        ("seen_before", "photo:new.jpg", "2019-03-02, a.jsonl:1"),
        ("doubt", "photo:new.jpg", "2019-03-02 ≠ 2024-10-10"),
    ]


def test_dates_in_photos_and_videos_are_held_against_what_a_row_tells(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x9003] = "2019:03:02 10:00:00"
    Image.fromarray(artwork.emblem(4)).convert("RGB").save(tmp_path / "a.jpg", exif=exif)
    with av.open(str(tmp_path / "a.mp4"), "w") as out:
        out.metadata["creation_time"] = "2019-03-02T09:08:07.000000Z"
        stream = out.add_stream("mpeg4", rate=Fraction(5))
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for level in (0, 90, 200):
            frame = av.VideoFrame.from_ndarray(np.full((120, 160, 3), level, np.uint8), "rgb24")
            for packet in stream.encode(frame):
                out.mux(packet)
        for packet in stream.encode():
            out.mux(packet)
    rows = [
        {"id": "photo", "photos": ["a.jpg"], "taken_at": "2024-10-10", "action": "photo"},
        {"id": "video", "photos": ["a.mp4"], "taken_at": "2024-10-10", "action": "photo"},
        {"id": "true", "photos": ["a.jpg"], "taken_at": "2019-03-02", "action": "photo"},
    ]
    photo, film, true = scanned(write(tmp_path / "in.jsonl", *rows), None)
    for verdict, name in ((photo, "a.jpg"), (film, "a.mp4")):
        assert ("doubt", f"photo:{name}", "2019-03-02 ≠ 2024-10-10") in times(verdict)
        assert "taken_at" in [missing["field"] for missing in verdict["missing"]]
    assert [value for value, _, _ in times(true)] == ["taken"]
