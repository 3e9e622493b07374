"""Points of a picture that are known again elsewhere: SIFT, and how two sets of points pair up.

Lowe, "Distinctive image features from scale-invariant keypoints" (IJCV 2004); the square root of
Arandjelović & Zisserman, "Three things everyone should know to improve object retrieval" (CVPR
2012). The patent on SIFT ended in 2020.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from .hashes import HashIndex
from .rasters import Floats, Grey

CONTRAST: Final = 0.02
"""Half of OpenCV's default: print on cloth and in shade is flat."""
CELLS: Final = 128
"""Numbers in one descriptor: 4 × 4 places, 8 directions."""
UNIT: Final = 512.0
"""A root descriptor has unit length; times 512 it fits a byte, as SIFT's own does."""
CODE_BITS: Final = 30
"""Pairs are looked for among those that differ in fewer of 128 signs; nine in ten of the pairs
that are alike enough differ in no more."""
ALIKE: Final = 0.87
"""Cosine from which two points may be the same."""
_SMALLEST: Final = 8  # pixels


@dataclass(frozen=True, slots=True)
class Points:
    """`spots` n×4: x, y, size in pixels, angle in degrees. `looks` n×128 bytes (root, × 512)."""

    spots: Floats
    looks: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.spots)

    def mirrored(self, width: int) -> Points:
        """The points of the same picture seen in a mirror, without looking at it again.

        Under a mirror the rows of a descriptor change places and its directions turn round.
        """
        spots = self.spots.copy()
        spots[:, 0] = width - 1 - spots[:, 0]
        spots[:, 3] = (180.0 - spots[:, 3]) % 360.0
        grid = self.looks.reshape(-1, 4, 4, 8)[:, ::-1][..., (-np.arange(8)) % 8]
        return Points(spots, grid.reshape(-1, CELLS))

    def scaled(self, factor: float) -> Points:
        """The points in a picture that is `factor` times as large."""
        return Points(self.spots * np.array([factor, factor, factor, 1], np.float32), self.looks)


NONE: Final = Points(np.zeros((0, 4), np.float32), np.zeros((0, CELLS), np.uint8))


def points(grey: Grey, *, most: int, mask: Grey | None = None) -> Points:
    """The `most` strongest points of a grey picture, those under `mask` if one is given."""
    if min(grey.shape) < _SMALLEST:
        return NONE
    sift = cv2.SIFT.create(nfeatures=most, contrastThreshold=CONTRAST)
    found, looks = sift.detectAndCompute(grey, mask)
    if looks is None or not found:
        return NONE
    spots = np.array([(*p.pt, p.size, p.angle) for p in found], np.float32)
    sums = np.maximum(looks.sum(axis=1, keepdims=True), 1e-6)
    rooted = np.clip(np.rint(np.sqrt(looks / sums) * UNIT), 0, 255).astype(np.uint8)
    return Points(spots[:most], rooted[:most])


def together(parts: Sequence[Points]) -> Points:
    """The points of several looks at one picture."""
    if not parts:
        return NONE
    return Points(np.vstack([p.spots for p in parts]), np.vstack([p.looks for p in parts]))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Points of one known picture (`ours`) and of a photo (`theirs`) that look alike: n×4 each, and
    `weight` n: how surely they are the same."""

    ours: Floats
    theirs: Floats
    weight: Floats


class PointIndex:
    """The points of many pictures. A photo's points are paired with those of all at once.

    The sign of each number of a descriptor against its median makes a code of 128 bits; codes are
    searched first, and only near ones are compared in full.
    """

    def __init__(self, pictures: Sequence[Points]) -> None:
        every = together(pictures)
        self._spots, self._looks = every.spots, every.looks
        self._owner = np.repeat(np.arange(len(pictures)), [len(one) for one in pictures])
        self._middle = np.median(self._looks, axis=0) if len(every) else np.zeros(CELLS, np.float32)
        self._codes = HashIndex(self._code(self._looks), bits=CELLS)
        self._count = len(pictures)

    def _code(self, looks: NDArray[np.uint8]) -> NDArray[np.uint8]:
        return np.packbits(looks > self._middle, axis=1)

    def pairs(self, photo: Points, *, most: int) -> dict[int, Pairs]:
        """For each picture that shares at least three looks with the photo its best pairs."""
        if not len(photo) or not len(self._codes):
            return {}
        query, place, _ = self._codes.within(self._code(photo.looks), CODE_BITS)
        alike = np.einsum(
            "ij,ij->i",
            photo.looks[query].astype(np.float32),
            self._looks[place].astype(np.float32),
        ) / (UNIT * UNIT)
        near = alike > ALIKE
        query, place, alike = query[near], place[near], alike[near]
        order = np.lexsort((place, query, -alike, self._owner[place]))
        query, place, alike = query[order], place[order], alike[order]
        owners = self._owner[place]
        limits = np.searchsorted(owners, np.arange(self._count + 1))
        found: dict[int, Pairs] = {}
        for owner in np.unique(owners):
            begin, end = int(limits[owner]), int(limits[owner + 1])
            if end - begin < 3:
                continue
            here = slice(begin, min(end, begin + most))
            weight = np.clip((alike[here] - ALIKE + 0.05) / (1.05 - ALIKE), 0, 1)
            found[int(owner)] = Pairs(
                self._spots[place[here]], photo.spots[query[here]], weight.astype(np.float32)
            )
        return found
