"""Features say the same of a hand wherever it is, however big, turned or mirrored."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jaganetral.perception.photo.hands.features import NAMES, features, matrix
from jaganetral.perception.photo.hands.settings import settings as numbers
from tests.perception.photo.hands.conftest import points_of
from training.photo.kinematic import POSES

poses = st.sampled_from(sorted(POSES))
angles = st.floats(-180, 180)


@settings(max_examples=60)
@given(poses, angles, st.floats(0.05, 20), st.floats(-3000, 3000), st.floats(-3000, 3000))
def test_size_place_and_turn_in_the_image_do_not_matter(pose, roll, scale, x, y):
    plain = points_of(pose, yaw=20, pitch=-10)
    other = points_of(pose, yaw=20, pitch=-10, size=100 * scale)
    c, s = np.cos(np.radians(roll)), np.sin(np.radians(roll))
    other = other @ np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]]) + (x, y, 0)
    np.testing.assert_allclose(matrix(other[None]), matrix(plain[None]), atol=1e-6)


@given(poses, angles)
def test_a_mirrored_selfie_reads_the_same(pose, roll):
    plain = points_of(pose, yaw=15, roll=roll)
    np.testing.assert_allclose(matrix((plain * (-1, 1, 1))[None]), matrix(plain[None]), atol=1e-9)


def test_the_features_are_those_the_model_was_trained_on():
    model = numbers().model
    assert model is not None
    assert model.features == NAMES


@pytest.mark.parametrize(
    ("name", "greater", "smaller"),
    [
        ("index.straight", "one", "fist"),
        ("index.middle", "two", "fist"),
        ("little.reach", "phone", "one"),
        ("thumb.tips_8", "palm", "ok"),
        ("thumb.to_17", "palm", "four"),
        ("thumb.end_8", "pistol", "finger_heart"),
        ("gap.8_12", "two", "fist"),
    ],
)
def test_a_feature_tells_one_pose_from_another(name, greater, smaller):
    value = {pose: float(features(points_of(pose)[None])[name][0]) for pose in (greater, smaller)}
    assert value[greater] > value[smaller]


def test_a_degenerate_hand_gives_numbers_all_the_same():
    assert np.isfinite(matrix(np.zeros((2, 21, 3)))).all()
