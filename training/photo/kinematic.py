"""A simple hand of rods and hinges: joint angles → 21 points, as the landmark network orders them.

For poses of which no photo is at hand, and for tests. Lengths are shares of the distance from the
wrist to the knuckle of the middle finger, after the means over the hands of the training photos.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import radians

import numpy as np

KNUCKLES = np.array([[-0.30, 0.93, 0.0], [0.0, 1.0, 0.0], [0.22, 0.93, 0.02], [0.42, 0.80, 0.06]])
BONES = np.array([[0.45, 0.27, 0.23], [0.50, 0.31, 0.24], [0.46, 0.29, 0.24], [0.36, 0.21, 0.21]])
THUMB_ROOT = np.array([-0.28, 0.22, -0.10])
THUMB_BONES = np.array([0.38, 0.33, 0.28])
SPREAD = np.array([-8.0, 0.0, 7.0, 15.0])

UP = (0.0, 6.0, 4.0)
DOWN = (78.0, 100.0, 55.0)


@dataclass(frozen=True)
class Pose:
    """Degrees: for index, middle, ring and little finger how much each joint is bent; the thumb's
    direction from its root (out to the side, towards the viewer of the palm) and its two bends."""

    fingers: tuple[tuple[float, float, float], ...] = (UP, UP, UP, UP)
    spread: float = 1.0
    thumb_out: float = 45.0
    thumb_over: float = 10.0
    thumb_bends: tuple[float, float] = (8.0, 8.0)
    twist: tuple[float, ...] = field(default=(0.0, 0.0, 0.0, 0.0))
    """Degrees that a finger leans to the little finger's side, on top of its spread."""


THUMB_IN = {"thumb_out": 8.0, "thumb_over": 48.0, "thumb_bends": (30.0, 38.0)}
THUMB_OUT = {"thumb_out": 55.0, "thumb_over": 8.0, "thumb_bends": (4.0, 4.0)}


def fingers(bits: str) -> tuple[tuple[float, float, float], ...]:
    """Bends of the four fingers for "0110": up is 1."""
    return tuple(UP if bit == "1" else DOWN for bit in bits)


POSES = {
    "fist": Pose(fingers("0000"), **THUMB_IN),
    "one": Pose(fingers("1000"), **THUMB_IN),
    "two": Pose(fingers("1100"), spread=1.6, **THUMB_IN),
    "three": Pose(fingers("1110"), **THUMB_IN),
    "four": Pose(fingers("1111"), **THUMB_IN),
    "palm": Pose(fingers("1111"), **THUMB_OUT),
    "thumb": Pose(fingers("0000"), thumb_out=15.0, thumb_over=-15.0, thumb_bends=(0.0, -10.0)),
    "pistol": Pose(fingers("1000"), **THUMB_OUT),
    "metal": Pose(fingers("1001"), **THUMB_IN),
    "phone": Pose(fingers("0001"), **THUMB_OUT),
    "ok": Pose(((52.0, 55.0, 28.0), (12.0, 12.0, 8.0), UP, UP), thumb_out=28.0, thumb_over=42.0,
               thumb_bends=(14.0, 22.0)),
    # The tips of thumb and index cross, the thumb before the index; the other fingers are curled.
    "finger_heart": Pose(((48.0, 62.0, 22.0), DOWN, DOWN, DOWN), thumb_out=14.0, thumb_over=40.0,
                         thumb_bends=(-4.0, 6.0)),
    # A phone, a glass, a spoon: every finger half bent, the thumb opposite to them.
    "holding": Pose(((50.0, 45.0, 25.0),) * 4, thumb_out=25.0, thumb_over=50.0,
                    thumb_bends=(12.0, 12.0)),
}  # fmt: skip


def _about_x(degrees: float) -> np.ndarray:
    c, s = np.cos(radians(degrees)), np.sin(radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def _about_z(degrees: float) -> np.ndarray:
    c, s = np.cos(radians(degrees)), np.sin(radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _about_y(degrees: float) -> np.ndarray:
    c, s = np.cos(radians(degrees)), np.sin(radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def hand(pose: Pose) -> np.ndarray:
    """Points [21, 3]: y along the palm to the middle knuckle, x to the little finger's side, and
    z negative on the palm's side, which faces the viewer."""
    points = np.zeros((21, 3))
    points[1] = THUMB_ROOT
    along = _about_z(pose.thumb_out) @ _about_x(-pose.thumb_over) @ np.array([0.0, 1.0, 0.0])
    inward = np.array([1.0, 0.0, -0.35])
    inward = inward - along * (inward @ along)
    inward /= np.linalg.norm(inward)
    at, bend = THUMB_ROOT, 0.0
    for k, length in enumerate(THUMB_BONES):
        if k:
            bend += pose.thumb_bends[k - 1]
        direction = along * np.cos(radians(bend)) + inward * np.sin(radians(bend))
        at = at + length * direction
        points[2 + k] = at
    for f, (knuckle, bends) in enumerate(zip(KNUCKLES, pose.fingers, strict=True)):
        lean = _about_z(-(SPREAD[f] * pose.spread + pose.twist[f]))
        at, bend = knuckle, 0.0
        points[5 + 4 * f] = knuckle
        for k, length in enumerate(BONES[f]):
            bend += bends[k]
            at = at + length * (lean @ _about_x(-bend) @ np.array([0.0, 1.0, 0.0]))
            points[6 + 4 * f + k] = at
    return points


def seen(
    points: np.ndarray,
    *,
    yaw: float = 0,
    pitch: float = 0,
    roll: float = 0,
    size: float = 100.0,
    at: tuple[float, float] = (0, 0),
    mirror: bool = False,
) -> np.ndarray:
    """The hand in a photo [21, 3]: turned (degrees), y downwards, `size` pixels from wrist to
    middle knuckle when seen from the front."""  # fmt: skip
    turned = points @ (_about_z(roll) @ _about_x(pitch) @ _about_y(yaw)).T
    placed = turned * np.array([-1.0 if mirror else 1.0, -1.0, 1.0]) * size
    placed[:, :2] += at
    return np.asarray(placed)


def varied(pose: Pose, random: np.random.Generator, spread: float = 1.0) -> Pose:
    """The same pose as another person would hold it."""

    def jitter(value: float, by: float) -> float:
        return float(value + random.normal(0, by * spread))

    return Pose(
        fingers=tuple(
            (jitter(a, 8), jitter(b, 9), jitter(c, 6)) for a, b, c in pose.fingers
        ),
        spread=max(-0.3, jitter(pose.spread, 0.5)),
        thumb_out=jitter(pose.thumb_out, 9),
        thumb_over=jitter(pose.thumb_over, 9),
        thumb_bends=(jitter(pose.thumb_bends[0], 9), jitter(pose.thumb_bends[1], 9)),
        twist=tuple(jitter(0, 3) for _ in range(4)),
    )  # fmt: skip
