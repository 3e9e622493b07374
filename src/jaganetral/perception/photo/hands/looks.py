"""Looking at a hand again: other crops, mirrored ones, and hands that were found twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot, radians

import numpy as np

from jaganetral.perception.photo.hands.landmarks import Look, look, square_of
from jaganetral.perception.photo.hands.palm import Palm
from jaganetral.perception.photo.hands.pixels import Photo, Square

SAME_PLACE = 0.3  # hands whose centres are closer than this share of the greater side are one
SAME_SIZE = 0.5
LEAST_SIDE = 8.0  # pixels; the network sees nothing in less


def first_looks(photo: Photo, palms: Sequence[Palm], presence: float) -> list[Look]:
    """One look at each palm; those where the network sees no hand are left out, as are doubles."""
    found: list[tuple[Look, Square]] = []
    for palm in palms:
        seen = look(photo, palm.square())
        square = square_of(seen.points)
        if seen.presence >= presence and square.side >= LEAST_SIDE:
            found.append((seen, square))
    found.sort(key=lambda pair: -pair[0].presence)
    kept: list[tuple[Look, Square]] = []
    for seen, square in found:
        if not any(_same(square, other) for _, other in kept):
            kept.append((seen, square))
    return [seen for seen, _ in kept]


def _same(one: Square, two: Square) -> bool:
    big, small = max(one.side, two.side), min(one.side, two.side)
    return small > SAME_SIZE * big and hypot(one.x - two.x, one.y - two.y) < SAME_PLACE * big / 2


def again(photo: Photo, first: Look, crop: tuple[float, float, bool]) -> Look:
    """The same hand in a crop of other size and turn: (scale, degrees, mirrored)."""
    scale, degrees, flip = crop
    square = square_of(first.points)
    turned = replace(square, side=square.side * scale, angle=square.angle + radians(degrees))
    return look(photo, turned, flip=flip)


def extent(look: Look) -> tuple[float, float, float, float]:
    """x, y, width, height of the points, in photo pixels."""
    low, high = look.points[:, :2].min(axis=0), look.points[:, :2].max(axis=0)
    return float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1])


def size_of(look: Look) -> float:
    """How big a hand is in the photo: twice its palm, in pixels, so that a fist counts as much."""
    p = look.points[:, :2]
    spokes = [float(np.hypot(*(p[k] - p[0]))) for k in (5, 9, 13, 17)]
    return 2 * max(*spokes, 1.3 * float(np.hypot(*(p[5] - p[17]))))
