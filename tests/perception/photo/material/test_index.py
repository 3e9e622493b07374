"""The file of the index: filled from folders, mended, and never lost for one bad file."""

from __future__ import annotations

import fcntl
import struct
import tempfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import artwork
from jaganetral.elections import Registry
from jaganetral.model import Target
from jaganetral.perception.photo.material import (
    BadFolder,
    BadIndex,
    BusyIndex,
    Index,
    MaterialError,
    NoSuchIndex,
)
from jaganetral.perception.photo.material.owners import Owners
from tests.perception.photo.material.conftest import HEAD, fill, landscape

NUMBERS = range(4)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """One folder for each of a few small emblems."""
    top = tmp_path_factory.mktemp("shelf")
    return {
        number: fill(top / str(number), [f"e{number}.png,emblem,Partai {number},,,,"],
                     {f"e{number}.png": artwork.emblem(number)})
        for number in NUMBERS
    }  # fmt: skip


Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "reopen"]), st.sampled_from(list(NUMBERS))),
    max_size=8,
)


@given(steps=STEPS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_file_holds_what_was_added_and_not_taken_out(
    steps: list[Step], shelf: dict[int, Path]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = Index.open(Path(folder) / "index", new=True)
        held: list[str] = []
        for what, number in steps:
            name = f"e{number}.png"
            if what == "add":
                added = index.add(shelf[number])
                assert bool(added.new) == (name not in held)
                assert bool(added.known) == (name in held)
                held += [] if name in held else [name]
            elif what == "remove":
                gone, unknown = index.remove([name])
                assert [entry.file for entry in gone] == ([name] if name in held else [])
                assert bool(unknown) == (name not in held)
                held = [one for one in held if one != name]
            elif index.path.exists():
                before = index.fingerprint
                index = Index.open(index.path)
                assert index.fingerprint == before
            assert [entry.file for entry in index.entries] == held
            assert not index.path.with_name("index.new").exists()


def test_a_changed_row_changes_the_entry(tmp_path: Path) -> None:
    picture = {"a.png": artwork.emblem(1)}
    index = Index.open(tmp_path / "index", new=True)
    index.add(fill(tmp_path / "in", ["a.png,emblem,Partai A,,,,"], picture))
    first = index.fingerprint
    added = index.add(
        fill(tmp_path / "in", ["a.png,emblem,Partai B,,2024-01-01,,kpu.go.id"], picture)
    )
    assert [entry.target.name for entry in added.changed] == ["Partai B"]
    assert [entry.source for entry in Index.open(index.path).entries] == ["kpu.go.id"]
    assert index.fingerprint != first


def test_duplicates_are_named(tmp_path: Path) -> None:
    same = artwork.poster(1)
    again = artwork.jpeg(same, 60)
    folder = fill(
        tmp_path / "in",
        ["a.png,poster,P,,,,", "copy.png,poster,Q,,,,", "like.png,poster,P,,,,"],
        {"a.png": same, "copy.png": same, "like.png": again},
    )
    index = Index.open(tmp_path / "index", new=True)
    added = index.add(folder)
    assert [entry.file for entry in index.entries] == ["a.png", "like.png"]
    assert [(one.file, other.file) for one, other in added.alike] == [("a.png", "like.png")]
    (problem,) = added.problems
    assert "copy.png" in str(problem)
    assert "a.png is the same" in str(problem)


def test_bad_rows_and_files_are_named_and_the_good_are_kept(tmp_path: Path) -> None:
    rows = [
        "good.png,poster,Paslon 1,,,,",
        "good.png,banner,Paslon 1,,,,",
        "good.png,poster,,,,,",
        "gone.png,poster,P,,,,",
        "../secret.png,poster,P,,,,",
        "text.png,poster,P,,,,",
        "half.png,poster,P,,,,",
        "bomb.png,poster,P,,,,",
        "tiny.png,poster,P,,,,",
        "solid.png,twibbon,P,,,,",
        "good.png,poster,P,,24-09-2024,,",
        "good.png,poster,P,,2024-09-02,2024-09-01,",
    ]
    folder = fill(
        tmp_path / "in", rows,
        {"good.png": artwork.poster(2), "tiny.png": np.zeros((9, 9, 3), np.uint8),
         "half.png": artwork.poster(3), "solid.png": landscape(3),
         "unlisted.png": artwork.poster(4)},
    )  # fmt: skip
    (folder / "text.png").write_text("bukan gambar")
    half = (folder / "half.png").read_bytes()
    (folder / "half.png").write_bytes(half[: len(half) // 2])
    (folder / "bomb.png").write_bytes(_png_head(100_000, 100_000))
    (tmp_path / "secret.png").write_bytes(half)
    index = Index.open(tmp_path / "index", new=True)
    added = index.add(folder)
    assert [entry.file for entry in Index.open(index.path).entries] == ["good.png"]
    said = [str(problem) for problem in added.problems]
    expected = [
        "row 3, kind: got 'banner', expected one of poster, logo, twibbon, emblem",
        "row 4, target: got ''",
        "row 5, file: got 'gone.png', expected a picture in this folder",
        "row 6, file: got '../secret.png', expected a picture in this folder",
        "row 12, from: got '24-09-2024', expected a day",
        "row 13, to: got '2024-09-01'",
        "unlisted.png: file: got 'unlisted.png', expected a row in material.csv",
        "text.png: file: got \"UnidentifiedImageError: cannot identify image file 'text.png'",
        "half.png: file: got 'OSError",
        "bomb.png: file: got",
        "tiny.png: file: got '9 × 9 pixels'",
        "solid.png: file: got 'solid.png', expected a frame that is transparent",
    ]
    for words in expected:
        assert any(words in line for line in said), (words, said)
    assert len(said) == len(expected)


def _png_head(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name: bytes, content: bytes) -> bytes:
        digest = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + digest

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def test_a_list_in_yaml_serves_as_well(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", [], {"a.png": artwork.emblem(0)})
    (folder / "material.csv").unlink()
    (folder / "material.yaml").write_text(
        "- {file: a.png, kind: emblem, target: PKB, from: 2024-01-01}\n"
    )
    index = Index.open(tmp_path / "index", new=True)
    assert not index.add(folder, Owners(Registry.load()).find).problems
    (entry,) = index.entries
    assert entry.target == Target("Partai Kebangkitan Bangsa", "party:pkb", "party")
    assert str(entry.valid_from) == "2024-01-01"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (None, b"", "has no list"),
        ("material.csv", b"name,kind\n", "lacks the columns file, target"),
        ("material.csv", b"", "lacks the columns"),
        ("material.csv", b"\xff\xfe\x00", "not UTF-8"),
        ("material.csv", b'file,kind,target\n"a\x00', None),
        ("material.yaml", b"{", "no YAML"),
        ("material.yaml", b"file: a.png", "expected a list of records"),
        ("material.yaml", b"- !!python/object/apply:os.system [ls]", "no YAML"),
        ("material.yaml", b"- 1\n- [a]\n- {file: [1]}", None),
    ],
)
def test_a_list_that_cannot_serve_is_told_in_one_line(
    name: str | None, content: bytes, says: str | None, tmp_path: Path
) -> None:
    if name:
        (tmp_path / name).write_bytes(content)
    index = Index.open(tmp_path / "index", new=True)
    if says is None:
        assert index.add(tmp_path).new == ()
        return
    with pytest.raises(BadFolder) as wrong:
        index.add(tmp_path)
    assert says in str(wrong.value)


@given(content=st.binary(max_size=300))
@settings(max_examples=40)
def test_no_list_breaks_the_reader(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "material.csv").write_bytes(HEAD.encode() + b"\n" + content)
        index = Index.open(Path(folder) / "index", new=True)
        try:
            added = index.add(Path(folder))
        except MaterialError:
            return
        assert added.new == ()


def test_a_damaged_index_is_no_index(tmp_path: Path, shelf: dict[int, Path]) -> None:
    index = Index.open(tmp_path / "index", new=True)
    index.add(shelf[0])
    whole = index.path.read_bytes()
    changes = {
        "not an index": b"PK\x03\x04" + whole,
        "damaged": whole[:-1],
        "damaged ": whole[:200] + bytes([whole[200] ^ 1]) + whole[201:],
        "of version 9": whole[:10] + b"\x00\x09" + whole[12:],
        "not an index ": b"",
    }
    for says, content in changes.items():
        index.path.write_bytes(content)
        with pytest.raises(BadIndex, match=says.strip()):
            Index.open(index.path)


@pytest.mark.parametrize("field", ["spots", "looks", "pdq", "dhash", "picture", "mask"])
def test_an_entry_whose_parts_do_not_fit_is_refused(
    field: str, tmp_path: Path, shelf: dict[int, Path]
) -> None:
    import msgspec

    from jaganetral.perception.photo.material import storage

    path = tmp_path / "index"
    Index.open(path, new=True).add(shelf[1])
    references, _ = storage.read(path)
    broken = msgspec.structs.replace(references[0], **{field: b"123"})
    storage.write(path, [broken])
    with pytest.raises(BadIndex, match=r"e1\.png"):
        Index.open(path)


def test_no_index_is_told_apart_from_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAGANETRAL_MATERIAL", raising=False)
    assert Index.configured() is None
    monkeypatch.setenv("JAGANETRAL_MATERIAL", str(tmp_path / "typo.index"))
    with pytest.raises(NoSuchIndex):
        Index.configured()
    with pytest.raises(NoSuchIndex):
        Index.open(tmp_path / "typo.index")
    assert Index.open(tmp_path / "typo.index", new=True).match(artwork.poster(0)) == ()


def test_the_configured_index_is_read_again_only_when_it_changed(
    tmp_path: Path, shelf: dict[int, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index"
    Index.open(path, new=True).add(shelf[0])
    monkeypatch.setenv("JAGANETRAL_MATERIAL", str(path))
    first = Index.configured()
    assert first is not None
    assert Index.configured() is first
    Index.open(path).add(shelf[1])
    second = Index.configured()
    assert second is not None
    assert len(second) == 2


def test_two_writers_exclude_each_other(tmp_path: Path, shelf: dict[int, Path]) -> None:
    index = Index.open(tmp_path / "index", new=True)
    with (tmp_path / "index.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BusyIndex):
            index.add(shelf[0])
    index.add(shelf[0])


def test_a_writer_keeps_what_another_wrote(tmp_path: Path, shelf: dict[int, Path]) -> None:
    one = Index.open(tmp_path / "index", new=True)
    other = Index.open(tmp_path / "index", new=True)
    one.add(shelf[0])
    other.add(shelf[1])
    assert [entry.file for entry in Index.open(one.path).entries] == ["e0.png", "e1.png"]


@pytest.mark.parametrize(
    ("said", "contest", "target"),
    [
        ("party:pkb", None, Target("Partai Kebangkitan Bangsa", "party:pkb", "party")),
        ("PKS", None, Target("Partai Keadilan Sejahtera", "party:pks", "party")),
        ("2", "pilkada_2024:13.71:mayor",
         Target("Muhammad Iqbal - Amasrul", "pilkada_2024:13.71:mayor:2")),
        ("02", "pilkada_2024:13.71:mayor",
         Target("Muhammad Iqbal - Amasrul", "pilkada_2024:13.71:mayor:2")),
        ("pilkada_2024:13.71:mayor:1", None,
         Target("Fadly Amran - Maigus Nasir", "pilkada_2024:13.71:mayor:1")),
        ("fadly amran", "pilkada_2024:13.71:mayor",
         Target("Fadly Amran - Maigus Nasir", "pilkada_2024:13.71:mayor:1")),
        ("Tokoh Baru", None, Target("Tokoh Baru")),
        ("7", "pilkada_1999:x:mayor", Target("7")),
    ],
)  # fmt: skip
def test_whose_it_is(said: str, contest: str | None, target: Target) -> None:
    assert Owners(Registry.load()).find(said, contest) == target
