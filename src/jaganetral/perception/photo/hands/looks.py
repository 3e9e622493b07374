"""Looking at a hand again: other crops, mirrored ones, and hands that were found twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import radians

import numpy as np

from jaganetral.perception.photo.hands.landmarks import Look, look, square_of
from jaganetral.perception.photo.hands.palm import Palm
from jaganetral.perception.photo.hands.pixels import Photo

INSIDE = 0.7  # a hand of which this share lies within a surer one is the same, seen worse
LEAST_SIDE = 8.0  # pixels; the network sees nothing in less


def first_looks(photo: Photo, palms: Sequence[Palm], presence: float) -> list[Look]:
    """One look at each palm; those where the network sees no hand are left out, as are doubles."""
    found: list[Look] = []
    for palm in palms:
        seen = look(photo, palm.square())
        if seen.presence >= presence and square_of(seen.points).side >= LEAST_SIDE:
            found.append(seen)
    found.sort(key=lambda seen: -seen.presence * size_of(seen) ** 0.5)
    kept: list[Look] = []
    for seen in found:
        if not any(_same(seen, other) for other in kept):
            kept.append(seen)
    return kept


def _same(one: Look, two: Look) -> bool:
    """Whether the smaller of the boxes lies in the other one for the most part."""
    x0, y0, w0, h0 = extent(one)
    x1, y1, w1, h1 = extent(two)
    wide = min(x0 + w0, x1 + w1) - max(x0, x1)
    high = min(y0 + h0, y1 + h1) - max(y0, y1)
    return wide > 0 and high > 0 and wide * high > INSIDE * min(w0 * h0, w1 * h1)


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
