"""What is known is found however it comes, with whose it is and where; strangers are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks import artwork
from jaganetral.model import Period
from jaganetral.perception.photo.material import Index, signals
from tests.perception.photo.material.conftest import (
    EMBLEMS,
    SCENES,
    Picture,
    fill,
    landscape,
)


@pytest.mark.parametrize(
    ("change", "how"),
    [
        ("as it is", "whole"),
        ("JPEG 30", "whole"),
        ("25% of the size", "whole"),
        ("grey", "whole"),
        ("cropped 10%", "whole"),
        ("cropped 20%", "whole"),
        ("caption bar 25%", None),
        ("screenshot", None),
        ("turned 10°", None),
        ("turned 90°", None),
        ("perspective 6%", None),
        ("mirrored", None),
    ],
)
def test_a_poster_is_known_however_it_comes(change: str, how: str | None, index: Index) -> None:
    seen = artwork.CHANGES[change](artwork.poster(1), 1)
    (match,) = [m for m in index.match(seen) if m.kind == "poster"]
    assert match.target.name == "Paslon 1"
    assert how in (None, match.how)
    assert match.confidence >= 0.8
    assert match.mirrored == (change == "mirrored")
    x, y, width, height = match.box
    assert 0 <= x < x + width <= seen.shape[1] + 0.1
    assert 0 <= y < y + height <= seen.shape[0] + 0.1


@pytest.mark.parametrize("number", range(3))
def test_an_emblem_is_found_in_a_scene_where_it_hangs(number: int, index: Index) -> None:
    rng = np.random.default_rng(number)
    photo, quad = artwork.pasted(landscape(number), artwork.emblem(number), 150, rng)
    (match,) = index.match(photo)
    assert (match.kind, match.target.name, match.how) == ("emblem", f"Partai {number}", "scene")
    assert match.target.kind == "party"
    assert np.abs(np.array(match.quad) - quad).max() < 15
    assert match.inliers >= 4


@pytest.mark.parametrize("change", ["as it is", "JPEG 30", "25% of the size", "screenshot"])
def test_a_twibbon_round_a_portrait_is_known_as_one(change: str, index: Index) -> None:
    portrait = artwork.framed(landscape(4), artwork.frame(1))
    (match,) = index.match(artwork.CHANGES[change](portrait, 0))
    assert (match.kind, match.how, match.target.name) == ("twibbon", "frame", "Relawan 1")


def test_a_plain_middle_of_a_frame_counts_as_its_hole(tmp_path: Path) -> None:
    ring = artwork.frame(3)
    filled = np.where(ring[..., 3:] > 0, ring[..., :3], 255).astype(np.uint8)
    folder = fill(tmp_path / "in", ["frame.png,twibbon,Relawan,,,,"], {"frame.png": filled})
    index = Index.open(tmp_path / "index", new=True)
    assert not index.add(folder).problems
    assert [m.how for m in index.match(artwork.framed(landscape(5), ring))] == ["frame"]


@pytest.mark.parametrize(
    "stranger",
    [
        landscape(7),
        artwork.poster(30),
        artwork.emblem(30)[..., :3],
        artwork.framed(landscape(8), artwork.frame(9)),
        np.zeros((300, 400, 3), np.uint8),
        np.full((40, 2000, 3), 200, np.uint8),
    ],
    ids=["scene", "another poster", "another emblem", "another frame", "black", "sliver"],
)
def test_strangers_are_not_found(stranger: Picture, index: Index) -> None:
    assert index.match(np.ascontiguousarray(stranger)) == ()


def test_two_things_in_one_photo_are_two_matches(index: Index) -> None:
    rng = np.random.default_rng(3)
    wall = landscape(2, 1080, 720)
    left, _ = artwork.pasted(wall[:, :540], artwork.poster(0), 400, rng)
    right, _ = artwork.pasted(wall[:, 540:], artwork.emblem(2), 250, rng)
    found = index.match(np.ascontiguousarray(np.hstack([left, right])))
    assert {m.target.name for m in found} == {"Paslon 0", "Partai 2"}


def test_the_same_photo_gives_the_same_answer(index: Index) -> None:
    photo, _ = artwork.pasted(landscape(3), artwork.poster(2), 500, np.random.default_rng(1))
    reopened = Index.open(index.path)
    assert index.match(photo) == index.match(photo) == reopened.match(photo) != ()


def test_a_large_photo_is_told_in_its_own_pixels(index: Index) -> None:
    photo, quad = artwork.pasted(landscape(6), artwork.poster(0), 400, np.random.default_rng(2))
    (small,) = index.match(photo)
    (large,) = index.match(
        np.ascontiguousarray(np.asarray(Image.fromarray(photo).resize((2160, 1620))))
    )
    assert np.abs(np.array(large.quad) - 3 * quad).max() < 40
    assert small.box != large.box


def test_a_match_is_a_signal_with_whose_it_is_and_how_well(index: Index) -> None:
    (match,) = index.match(artwork.poster(0))
    (signal,) = signals([match], "a.jpg")
    assert (signal.kind, signal.value, signal.source) == ("material", "poster", "photo:a.jpg")
    assert signal.target == match.target
    assert signal.box == match.box
    assert signal.confidence == match.confidence
    assert "poster0.png" in (signal.text or "")
    assert "likeness" in (signal.text or "")


def test_material_counts_only_in_its_days(tmp_path: Path) -> None:
    rows = ["poster.png,poster,Paslon 4,,2024-09-25,2024-11-23,"]
    folder = fill(tmp_path / "in", rows, {"poster.png": artwork.poster(4)})
    index = Index.open(tmp_path / "index", new=True)
    index.add(folder)
    photo = artwork.poster(4)
    for days, found in (
        (None, 1),
        ((2024, 9, 25), 1),
        ((2024, 9, 24), 0),
    ):
        day = date(*days) if days else None
        assert len(index.match(photo, on=Period(day, day) if day else None)) == found


@pytest.mark.parametrize(
    "wrong",
    [np.zeros((50, 50), np.uint8), np.zeros((50, 50, 4), np.uint8), np.zeros((50, 50, 3))],
    ids=["grey", "rgba", "floats"],
)
def test_another_shape_is_refused_by_name(wrong: Picture, index: Index) -> None:
    with pytest.raises(ValueError, match="height × width × 3"):
        index.match(wrong)


@pytest.mark.skipif(not EMBLEMS.is_dir(), reason="the emblems beside the project are not here")
def test_real_emblems_in_real_scenes(tmp_path: Path) -> None:
    """A sample; benchmarks/photo_material.py measures all."""
    paths = sorted(path for path in EMBLEMS.glob("*.webp") if "kpu" not in path.stem)
    pictures = {f"{path.stem}.png": np.asarray(Image.open(path).convert("RGBA")) for path in paths}
    rows = [f"{name},emblem,{name.split('.')[0].split('_')[0]},,,," for name in pictures]
    index = Index.open(tmp_path / "index", new=True)
    assert not index.add(fill(tmp_path / "in", rows, pictures)).problems
    scenes = [np.asarray(Image.open(p).convert("RGB")) for p in sorted(SCENES.iterdir())[:40:5]]
    rng = np.random.default_rng(0)
    hits = 0
    for number, (name, picture) in enumerate(list(pictures.items())[::4]):
        photo, _ = artwork.pasted(scenes[number], picture, 154, rng)
        found = {match.target.name for match in index.match(photo)}
        assert found <= {name.split(".")[0].split("_")[0]}
        hits += bool(found)
    assert hits >= 6
