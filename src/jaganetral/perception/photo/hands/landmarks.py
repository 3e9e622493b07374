"""Twenty-one points of a hand: the landmark network, and the crop that its own points ask for.

Points are numbered as in MediaPipe: 0 wrist, 1–4 thumb from root to tip, 5–8 index, 9–12 middle,
13–16 ring, 17–20 little finger.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, pi, sin

import numpy as np

from jaganetral.perception.photo.hands.networks import Array, landmark_network
from jaganetral.perception.photo.hands.pixels import Photo, Square, matrix_of

SIZE = 224
STEADY = (0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18)  # points that do not swing with the tips
GROW = 2.0
SHIFT = 0.1


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one hand.

    `points` [21, 3] in photo pixels, z in the same unit and smaller towards the camera; `presence`
    the network's chance that a hand is there; `right` that it is a right hand in a photo that is
    not mirrored (only a hint: selfies are mirrored).
    """

    points: Array
    presence: float
    right: float


def look(photo: Photo, square: Square, *, flip: bool = False) -> Look:
    """Show the network a turned square; with `flip`, mirrored, and the answer mirrored back."""
    points, presence, right, _ = landmark_network()(photo.cut(square, SIZE, flip=flip))
    cut = points.reshape(21, 3)
    back = np.linalg.inv(matrix_of(square, SIZE, flip=flip))
    placed = np.empty((21, 3), np.float32)
    placed[:, :2] = cut[:, :2] @ back[:2, :2].T + back[:2, 2]
    placed[:, 2] = cut[:, 2] * (square.side / SIZE)
    hand = float(right[0, 0])
    return Look(placed, float(presence[0, 0]), 1 - hand if flip else hand)


def square_of(points: Array) -> Square:
    """The square round a known hand, after `hand_landmarks_to_rect` of mediapipe 0.10.21.

    The angle is that from the wrist to the middle of the knuckles of index, middle and ring finger.
    """
    knuckles = (points[6, :2] + points[14, :2]) / 2
    top = (knuckles + points[10, :2]) / 2
    angle = pi / 2 - atan2(float(points[0, 1] - top[1]), float(top[0] - points[0, 0]))
    c, s = cos(angle), sin(angle)
    turn = np.array([[c, s], [-s, c]], np.float32)
    turned = points[list(STEADY), :2] @ turn.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    side = float((high - low).max())
    centre = (low + high) / 2 - np.array([0.0, SHIFT * float(high[1] - low[1])], np.float32)
    x, y = turn.T @ centre
    return Square(float(x), float(y), side * GROW, angle)
