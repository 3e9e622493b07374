"""Modelled hands, and the photos of ../shared where they are."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from jaganetral.perception.photo.hands.gesture import tilt_of
from jaganetral.perception.photo.hands.networks import FACE, LANDMARK, MODELS, PALM
from jaganetral.perception.photo.hands.seen import Hand
from training.photo.kinematic import POSES, Pose, hand, seen

TOP = Path(__file__).parents[4]


@pytest.fixture
def photos() -> Path:
    """The folder of labelled photos; the networks are there as well."""
    folder = Path(os.environ.get("JAGANETRAL_SHARED", TOP.parent / "shared")) / "data/photos"
    if not folder.is_dir():
        pytest.skip("no ../shared/data/photos")
    if not all((MODELS / name).is_file() for name in (PALM, LANDMARK, FACE)):
        pytest.skip("the networks are not in place")
    return folder


def points_of(pose: str | Pose, **view: object) -> np.ndarray:
    """A modelled hand in a photo [21, 3]."""
    made = POSES[pose] if isinstance(pose, str) else pose
    return seen(hand(made), **view)  # type: ignore[arg-type]


def hand_of(pose: str, value: str | None = None, face: int | None = None, **view: object) -> Hand:
    """The same as something that was seen; fingers are up as the pose says."""
    points = points_of(pose, **view)
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    fingers = (0.5, *(1.0 if bends[1] < 50 else 0.0 for bends in POSES[pose].fingers))
    listed = tuple((float(x), float(y), float(z)) for x, y, z in points)
    return Hand(
        box=(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])),
        size=2 * float(np.linalg.norm(points[9] - points[0])),
        verdict="seen" if value else "neutral",
        value=value,
        shape=pose if pose in POSES and pose != "holding" else "other",
        confidence=0.9,
        looks=3,
        agree=1.0,
        fingers=fingers,
        tilt=tilt_of(pose, listed, fingers),
        face=face,
        points=listed,
    )
