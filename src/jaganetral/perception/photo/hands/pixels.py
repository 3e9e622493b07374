"""Cutting regions out of a photo for the networks, without aliasing.

A photo is kept as a pyramid of halves (area means), and each cut is made from the level that is at
most twice as fine as needed: bilinear sampling alone would alias on big photos.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, sin

import cv2
import numpy as np

from jaganetral.perception.photo.hands.networks import Array, Image


@dataclass(frozen=True, slots=True)
class Square:
    """A square in a photo: its centre and side in pixels, turned by `angle` radians (clockwise)."""

    x: float
    y: float
    side: float
    angle: float = 0.0


@dataclass(slots=True)
class Photo:
    """An RGB photo [H, W, 3] uint8 with its halves, made when they are first needed."""

    image: Image
    _levels: list[Image] = field(default_factory=list)

    @property
    def width(self) -> int:
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        return int(self.image.shape[0])

    def level(self, wanted: float) -> tuple[Image, float]:
        """The coarsest level that is still finer than `wanted` pixels per pixel, and its scale."""
        if not self._levels:
            self._levels.append(self.image)
        index = 0
        while wanted >= 2 ** (index + 1) and min(self._levels[index].shape[:2]) > 2:
            if len(self._levels) == index + 1:
                last = self._levels[index]
                half = (max(1, last.shape[1] // 2), max(1, last.shape[0] // 2))
                small = cv2.resize(last, half, interpolation=cv2.INTER_AREA)
                self._levels.append(np.asarray(small, np.uint8))
            index += 1
        return self._levels[index], self._levels[index].shape[1] / self.width

    def cut(self, square: Square, size: int, *, flip: bool = False) -> Array:
        """The square, upright, as [1, size, size, 3] in 0–1; black where it leaves the photo."""
        image, scale = self.level(square.side / size)
        matrix = matrix_of(square, size, flip=flip)[:2]
        inverse = cv2.invertAffineTransform(matrix)
        inverse = inverse * scale
        inverse[:, 2] += (scale - 1) / 2  # pixel centres lie at halves
        cut = cv2.warpAffine(
            image, inverse, (size, size), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        )
        return np.asarray(cut[None], np.float32) / np.float32(255)


def matrix_of(square: Square, size: int, *, flip: bool = False) -> np.ndarray:
    """The matrix [3, 3] from photo pixels to pixels of the cut."""
    k = size / square.side
    c, s = cos(square.angle) * k, sin(square.angle) * k
    turn = np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]])
    turn[:2, 2] = size / 2 - turn[:2, :2] @ (square.x, square.y)
    if flip:
        turn = np.array([[-1.0, 0, size], [0, 1, 0], [0, 0, 1]]) @ turn
    return turn
