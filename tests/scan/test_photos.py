"""The same picture is looked at once, and nothing in the output tells whether it was."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from benchmarks import artwork
from jaganetral.contract import conduct_from_row
from jaganetral.model import Signal
from jaganetral.perception.photo import PhotoReading, looking, read_photo
from jaganetral.perception.photo.decoding import Frame
from jaganetral.scan import Job, readings, scan
from jaganetral.scan.judges import CheckerOpener
from jaganetral.scan.photos import _read, read_photos
from jaganetral.scan.readings import ENVIRONMENT, Readings

Seen = list[str]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    """The names under which the hands of a photo were looked for; words are not read."""
    seen: Seen = []
    whole = looking.look

    def look(
        frames: Sequence[Frame], _looks: Any, name: str, say: Callable[[str], str], **_how: Any
    ) -> tuple[list[Signal], list[looking.Part], list[str]]:
        seen.append(name)
        return whole(frames, [("hands", lambda frame: looking._hands(frame, name))], name, say)

    monkeypatch.setattr(looking, "look", look)
    yield seen
    _read.cache_clear()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "readings"
    monkeypatch.setenv(ENVIRONMENT, str(folder))
    _read.cache_clear()
    return folder


def scanned(folder: Path, rows: list[dict[str, Any]], output: str) -> bytes:
    """What a scan of rows with photos in a folder wrote, by a process that remembers nothing."""
    _read.cache_clear()
    source = folder / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    target = folder / output
    job = Job(input=source, output=target, language="en", workers=1, report=False)
    scan(job, CheckerOpener(folder=folder, language="en"))
    return target.read_bytes()


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """One poster, its copy under a name that tells of another kind, the same pixels with a day of
    their own, the poster written anew, and what is no picture."""
    poster = Image.fromarray(artwork.poster(1)).resize((320, 320))
    poster.save(tmp_path / "a.png")
    (tmp_path / "b {name}.JPG").write_bytes((tmp_path / "a.png").read_bytes())
    dated = Image.Exif()
    dated[0x0132], dated[0x0131] = "2019:03:02 10:00:00", "Canva"
    poster.save(tmp_path / "c.png", exif=dated)
    poster.save(tmp_path / "d.jpg", quality=60)
    (tmp_path / "e.jpg").write_bytes(b"<html>")
    return tmp_path


NAMES = ["a.png", "b {name}.JPG", "c.png", "d.jpg", "e.jpg", "gone.jpg", "../a.png"]


def test_a_copy_is_not_looked_at_again(album: Path, kept: Path, looks: Seen) -> None:
    rows = [{"id": name, "photos": [name], "at": "2024-10-10"} for name in NAMES]
    first = scanned(album, rows, "first.jsonl")
    assert len(looks) == 2, "the poster, and the poster written anew: other pixels"
    assert scanned(album, rows, "second.jsonl") == first
    assert len(looks) == 2


def test_with_and_without_memory_the_bytes_are_the_same(
    album: Path, kept: Path, looks: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": name, "photos": [name, "a.png"], "at": "2024-10-10"} for name in NAMES]
    remembered = [scanned(album, rows, f"{time}.jsonl") for time in range(2)]
    monkeypatch.setenv(ENVIRONMENT, "")
    assert {scanned(album, rows, "anew.jsonl")} == set(remembered)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.permutations(NAMES))
def test_a_verdict_does_not_depend_on_what_was_read_before(
    album: Path, kept: Path, looks: Seen, names: list[str]
) -> None:
    """In whatever order photos come, each shows what it shows by itself."""
    shutil.rmtree(kept, ignore_errors=True)
    for output in ("in-order.jsonl", "out-of-order.jsonl"):
        (album / output).unlink(missing_ok=True)
        (album / f"{output}.manifest.json").unlink(missing_ok=True)
    rows = [{"id": name, "photos": [name], "at": "2024-10-10"} for name in names]
    shuffled = scanned(album, rows, "out-of-order.jsonl").splitlines()
    rows.sort(key=lambda row: str(row["id"]))
    assert sorted(shuffled) == sorted(scanned(album, rows, "in-order.jsonl").splitlines())


def test_a_reading_from_memory_is_that_of_the_single_path(
    album: Path, kept: Path, looks: Seen
) -> None:
    conduct = conduct_from_row({"id": "1", "photos": NAMES[:5]})[0]
    single = tuple(read_photo(album / name, name) for name in conduct.photos)
    assert {signal.value for signal in single[2].signals} >= {"edited"}, "has notes of its own"
    for _time in range(2):
        _read.cache_clear()
        assert read_photos(conduct, album, "id") == single


def test_an_entry_that_was_harmed_is_read_anew(album: Path, kept: Path, looks: Seen) -> None:
    rows = [{"id": "1", "photos": ["a.png"], "at": "2024-10-10"}]
    first = scanned(album, rows, "first.jsonl")
    for number, harm in enumerate(("empty", "half", "flipped", "other")):
        for entry in kept.glob("*/*"):
            whole = entry.read_bytes()
            spoiled = bytearray(whole)
            spoiled[random.Random(number).randrange(len(whole))] ^= 1
            wrong = {"empty": b"", "half": whole[: len(whole) // 2], "flipped": bytes(spoiled)}
            entry.write_bytes(wrong.get(harm, b"not an entry"))
        assert scanned(album, rows, f"{harm}.jsonl") == first
        assert len(looks) == number + 2


def test_what_could_not_be_looked_at_is_tried_again(
    album: Path, kept: Path, looks: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> Any:
        raise ImportError

    rows = [{"id": "1", "photos": ["a.png"], "at": "2024-10-10"}]
    with monkeypatch.context() as for_now:
        for_now.setattr(looking, "_hands", missing)
        scanned(album, rows, "first.jsonl")
    assert not list(kept.glob("*/*"))
    scanned(album, rows, "second.jsonl")
    assert list(kept.glob("*/*"))


def test_what_is_kept_is_for_one_person_one_month_and_bounded(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings_here = Readings.configured()
    assert readings_here is not None
    reading = PhotoReading(name="a", sha256="b", width=1, height=1)
    readings_here.remember("one", reading)
    (entry,) = kept.glob("*/*")
    assert (kept.stat().st_mode & 0o77, entry.stat().st_mode & 0o77) == (0, 0)
    assert readings_here.recall("one", PhotoReading) == reading
    assert readings_here.recall("two", PhotoReading) is None
    os.utime(entry, (0, 0))
    assert readings_here.recall("one", PhotoReading) is None
    assert not entry.exists()
    monkeypatch.setattr(readings, "MOST", 4)
    for number in range(2_000):
        readings_here.remember(number, reading)
    assert max(len(list(folder.iterdir())) for folder in kept.iterdir()) <= 4


def test_nothing_is_kept_where_it_hangs_on_an_index_that_may_change(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAGANETRAL_FIRST_SEEN", "seen.sqlite3")
    assert Readings.configured() is None


def test_a_folder_that_cannot_be_written_is_no_error(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write_text("a file where the folder should be")
    found = Readings.configured()
    assert found is not None
    found.remember("one", PhotoReading(name="a", sha256="b", width=1, height=1))
    assert found.recall("one", PhotoReading) is None
