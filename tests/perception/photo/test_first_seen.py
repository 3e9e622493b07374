"""When a picture was first seen: kept as hashes, found again in copies, told as a doubt."""

from __future__ import annotations

import sqlite3
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from benchmarks import artwork
from jaganetral.model import Conduct
from jaganetral.perception.photo import PhotoReading, provenance, read_photo
from jaganetral.perception.photo.first_seen import ENVIRONMENT, FirstSeen, FirstSeenError

OLD, NEW = date(2019, 3, 2), date(2024, 10, 10)


@pytest.fixture
def picture() -> np.ndarray:
    return np.asarray(Image.fromarray(artwork.emblem(3)).convert("RGB").resize((640, 480)))


@pytest.fixture
def index(tmp_path: Path) -> FirstSeen:
    return FirstSeen(tmp_path / "seen.sqlite3", new=True)


def test_a_picture_is_known_again_in_its_copies(index: FirstSeen, picture: np.ndarray) -> None:
    assert index.find(picture) is None
    assert index.remember(picture, OLD, "a page")
    whole = Image.fromarray(picture)
    packed = BytesIO()
    whole.resize((320, 240)).save(packed, "JPEG", quality=40)
    copies = {
        "same": picture,
        "small and compressed": np.asarray(Image.open(packed)),
        "blurred": np.asarray(whole.filter(ImageFilter.GaussianBlur(2))),
        "mirrored": np.ascontiguousarray(picture[:, ::-1]),
        "turned": np.ascontiguousarray(np.rot90(picture)),
    }
    for said, copy in copies.items():
        sight = index.find(copy)
        assert sight is not None, said
        assert (sight.day, sight.place) == (OLD, "a page"), said
    other = np.asarray(Image.fromarray(artwork.emblem(5)).convert("RGB").resize((640, 480)))
    assert index.find(other) is None


def test_the_earliest_day_stays(index: FirstSeen, picture: np.ndarray) -> None:
    for day, place in ((NEW, "later"), (OLD, "first"), (date(2023, 1, 1), "between")):
        index.remember(picture, day, place)
    assert len(index) == 1
    again = FirstSeen(index.path).find(picture)
    assert again is not None
    assert (again.day, again.place, again.confidence) == (OLD, "first", 1.0)


def test_what_has_nothing_to_see_is_not_kept(index: FirstSeen) -> None:
    plain = np.full((200, 200, 3), 240, np.uint8)
    assert not index.remember(plain, OLD, "")
    assert index.find(plain) is None


def test_it_holds_no_picture(index: FirstSeen, picture: np.ndarray) -> None:
    index.remember(picture, OLD, "a page")
    base = sqlite3.connect(index.path)
    assert [len(row[0]) for row in base.execute("SELECT pdq FROM seen")] == [32]
    base.close()


@pytest.mark.parametrize("content", [None, b"no database", b""])
def test_a_slip_does_not_pass_for_never_seen(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.write_bytes(content)
    if content == b"":
        assert len(FirstSeen(path)) == 0  # what SQLite calls an empty database
        return
    with pytest.raises(FirstSeenError, match="x: n"):
        FirstSeen(path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE theirs (a)")
    base.commit()
    base.close()
    before = path.read_bytes()
    with pytest.raises(FirstSeenError):
        FirstSeen(path, new=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("conduct", "doubt"),
    [
        (Conduct(id="1", taken_at="2024-10-10"), "2024-10-10"),
        (Conduct(id="1", taken_at="2019"), None),
        (Conduct(id="1", taken_at="2019-03-01"), None),
        (Conduct(id="1", at="2024-10-10", action="photo"), "2024-10-10"),
        (Conduct(id="1", at="2019-03-02", action="photo"), None),
        (Conduct(id="1", at="2024-10-10", action="share"), None),
        (Conduct(id="1"), None),
    ],
)
def test_what_was_seen_before_its_day_is_a_doubt(conduct: Conduct, doubt: str | None) -> None:
    sight = provenance.seen_before("a.jpg", OLD, "a page", 0.9)
    reading = PhotoReading(name="a.jpg", sha256=None, width=1, height=1, signals=(sight,))
    found = [signal.text for signal in provenance.doubts(conduct, [reading])]
    assert found == ([f"2019-03-02 ≠ {doubt}"] if doubt else [])


def test_a_reading_tells_it_where_an_index_is_kept(
    index: FirstSeen, picture: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.remember(picture, OLD, "a page")
    packed = BytesIO()
    Image.fromarray(picture).save(packed, "PNG")

    def told() -> list[str | None]:
        found = read_photo(packed.getvalue(), "a.png", words=False)
        return [s.text for s in found.signals if (s.kind, s.value) == ("time", "seen_before")]

    assert told() == []
    monkeypatch.setenv(ENVIRONMENT, str(index.path))
    assert told() == ["2019-03-02, a page"]
    monkeypatch.setenv(ENVIRONMENT, str(index.path) + ".gone")
    reading = read_photo(packed.getvalue(), "a.png", words=False, lang="en")
    assert any("seen before was not looked up" in note for note in reading.notes)
