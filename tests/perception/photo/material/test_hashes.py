"""Hashes: near for copies, far for strangers, searched exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import artwork
from jaganetral.perception.photo.material import hashes
from jaganetral.perception.photo.material.features import points
from jaganetral.perception.photo.material.rasters import grey
from jaganetral.perception.photo.material.rectangles import rectangles
from tests.perception.photo.material.conftest import landscape


@pytest.mark.parametrize("change", ["JPEG 30", "25% of the size", "grey"])
def test_copies_are_near(change: str) -> None:
    picture = artwork.poster(1)
    copy = artwork.CHANGES[change](picture, 0)
    assert hashes.distance(hashes.pdq(picture)[0], hashes.pdq(copy)[0]) <= 31
    assert hashes.distance(hashes.dhash(picture), hashes.dhash(copy)) <= 6


def test_strangers_are_far() -> None:
    bits = [hashes.pdq(artwork.poster(number))[0] for number in range(6)]
    apart = [hashes.distance(a, b) for n, a in enumerate(bits) for b in bits[:n]]
    assert min(apart) > 60


def test_the_mirrored_hash_is_the_hash_of_the_mirrored() -> None:
    picture = artwork.poster(2)
    turns, _ = hashes.pdq_turned(picture)
    mirrored, _ = hashes.pdq(np.ascontiguousarray(picture[:, ::-1]))
    assert hashes.distance(turns[hashes.MIRRORED], mirrored) <= 24
    assert hashes.distance(turns[hashes.AS_TAKEN], hashes.pdq(picture)[0]) == 0


def test_nothing_to_see_is_said() -> None:
    assert hashes.pdq(np.zeros((200, 200, 3), np.uint8))[1] < hashes.FLAT_QUALITY


@given(st.integers(0, 2**32 - 1), st.integers(1, 12), st.integers(1, 256))
@settings(max_examples=40)
def test_the_search_is_exact(seed: int, count: int, radius: int) -> None:
    rng = np.random.default_rng(seed)
    held = rng.integers(0, 256, (count, 32), dtype=np.uint8)
    query = rng.integers(0, 256, (3, 32), dtype=np.uint8)
    index = hashes.HashIndex(held)
    truth = [[hashes.distance(q, h) for h in held] for q in query]
    far, places = index.nearest(query, 1)
    assert far[:, 0].tolist() == [min(row) for row in truth]
    assert all(truth[n][place] == far[n, 0] for n, place in enumerate(places[:, 0]))
    asked, place, _ = index.within(query, radius)
    found = set(zip(asked.tolist(), place.tolist(), strict=True))
    assert found == {(n, m) for n in range(3) for m in range(count) if truth[n][m] < radius}


def test_an_empty_index_finds_nothing() -> None:
    index = hashes.HashIndex(np.zeros((0, 32), np.uint8))
    query = np.zeros((1, 32), np.uint8)
    assert index.nearest(query, 2)[1].tolist() == [[-1, -1]]
    assert len(index.within(query, 256)[0]) == 0


def test_points_in_a_mirror_are_the_points_of_the_mirrored() -> None:
    picture = grey(landscape(1, 480, 360))
    turned = points(picture, most=300).mirrored(480)
    seen = points(np.ascontiguousarray(picture[:, ::-1]), most=300)
    far = np.linalg.norm(turned.spots[:, None, :2] - seen.spots[None, :, :2], axis=2)
    near = far.argmin(axis=1)[far.min(axis=1) < 1]
    mine = turned.looks[far.min(axis=1) < 1].astype(float) / 512
    alike = (mine * seen.looks[near].astype(float) / 512).sum(axis=1)
    assert len(alike) > 100
    assert np.median(alike) > 0.97


def test_the_picture_inside_a_screenshot_is_a_rectangle() -> None:
    page = artwork.screenshot(artwork.poster(1))
    inner = np.array([30, 160, 690, 600])  # 660 wide, two thirds of it high
    found = [[*quad.min(axis=0), *quad.max(axis=0)] for quad in rectangles(page)]
    assert min(np.abs(np.array(box) - inner).max() for box in found) < 12
