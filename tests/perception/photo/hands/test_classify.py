"""From points to shapes, votes and chances; and what the browser must get from the same points."""

import json
from pathlib import Path

import numpy as np
import pytest

from jaganetral.perception.photo.hands.classify import (
    finger_chances,
    model,
    settled,
    shape_chances,
    vote,
)
from jaganetral.perception.photo.hands.features import matrix
from jaganetral.perception.photo.hands.gesture import at_face, decide, tilt_of
from jaganetral.perception.photo.hands.landmarks import Look
from jaganetral.perception.photo.hands.looks import size_of
from jaganetral.perception.photo.hands.settings import FILE, settings
from tests.perception.photo.hands.conftest import points_of

PARITY = json.loads(Path(__file__).with_name("parity.json").read_text())["rows"]


@pytest.mark.parametrize("yaw", [-20, 0, 20])
@pytest.mark.parametrize(
    "pose", ["fist", "one", "two", "three", "palm", "pistol", "metal", "phone", "ok"]
)
def test_a_modelled_pose_has_its_shape(pose, yaw):
    points = points_of(pose, yaw=yaw, pitch=5)
    assert vote(shape_chances(points[None]), 100).shape == pose


@pytest.mark.parametrize(
    ("pose", "up"), [("fist", "0000"), ("one", "1000"), ("two", "1100"), ("three", "1110")]
)
def test_fingers_that_are_up(pose, up):
    chances = finger_chances(points_of(pose)[None])[0]
    assert "".join("1" if chance > 0.5 else "0" for chance in chances[1:]) == up


@pytest.mark.parametrize("row", PARITY[:40], ids=lambda row: row["shape"])
def test_features_are_as_written_down(row):
    points = np.array([row["points"]])
    np.testing.assert_allclose(matrix(points)[0], row["features"], atol=1e-6)


def test_modelled_hands_come_out_as_written_down():
    """Python and browser are both held to parity.json (training/photo/write_parity.py)."""
    rules = settings().rules
    for row in PARITY:
        points = np.array([row["points"]])
        chances, fingers = shape_chances(points), finger_chances(points)[0]
        np.testing.assert_allclose(chances[0], row["chances"], atol=1e-6)
        np.testing.assert_allclose(fingers, row["fingers"], atol=1e-6)
        size = size_of(Look(points[0].astype(np.float32), 1.0, 0.5))
        assert size == pytest.approx(row["size"], rel=1e-4)
        result = vote(chances, row["size"])
        listed = [tuple(point) for point in row["points"]]
        tilt = tilt_of(result.shape, listed, list(fingers))
        hushed = at_face(listed, [tuple(row["face"])] if row["face"] else [], rules)
        assert result.shape == row["shape"]
        assert result.confidence == pytest.approx(row["confidence"], abs=1e-4)
        assert (tilt, hushed) == (pytest.approx(row["tilt"], abs=1e-4), row["hushed"])
        verdict = decide(result, row["size"], row["tilt"], row["hushed"], rules)
        assert verdict == (row["verdict"], row["value"], row["why"])


def test_a_vote_counts_looks_that_agree():
    count = len(model().shapes)
    rows = np.full((4, count), 0.01)
    rows[:3, model().shapes.index("two")] = 0.9
    rows[3, model().shapes.index("three")] = 0.9
    result = vote(rows, 80)
    assert (result.shape, result.agree, result.looks) == ("two", 0.75, 4)


def test_more_agreement_in_chance_is_more_confidence():
    count, two = len(model().shapes), model().shapes.index("two")
    weak, strong = np.full((3, count), 0.05), np.full((3, count), 0.005)
    weak[:, two], strong[:, two] = 0.4, 0.94
    assert vote(strong, 80).confidence > vote(weak, 80).confidence


def test_looking_ends_when_the_looks_agree():
    two = model().shapes.index("two")
    sure = np.full(len(model().shapes), 0.002)
    sure[two] = 0.97
    other = np.roll(sure, 1)
    assert not settled([sure])
    assert settled([sure] * settings().looks.early)
    assert not settled([sure, sure, other])


def test_the_file_stays_small_enough_for_a_page():
    assert FILE.stat().st_size < 300_000
