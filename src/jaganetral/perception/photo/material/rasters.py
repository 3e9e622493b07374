"""Pictures in memory: their types, and the few OpenCV calls that all rooms of this package make.

OpenCV's own stubs say that a uint8 picture may come back as any number; here it stays what it was.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Rgb = NDArray[np.uint8]  # height × width × 3
Grey = NDArray[np.uint8]  # height × width
Mask = NDArray[np.uint8]  # 255 where it counts
Floats = NDArray[np.float32]
Matrix = NDArray[np.float64]  # 3 × 3, or n × 2 for corners
Size = tuple[int, int]  # width, height


def grey(picture: Rgb) -> Grey:
    """Its brightness."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def resized(picture: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    """Averaged when it gets smaller, smooth when it gets larger."""
    smaller = size[0] <= picture.shape[1]
    way = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def scaled_size(picture: NDArray[np.uint8], longer: float, least: int = 1) -> Size:
    """Width and height with `longer` as the longer side, and the same shape."""
    scale = longer / max(picture.shape[:2])
    return (
        max(least, round(picture.shape[1] * scale)),
        max(least, round(picture.shape[0] * scale)),
    )


def shrink(picture: Rgb, side: int) -> Rgb:
    """The picture with its longer side at most `side` pixels."""
    if max(picture.shape[:2]) <= side:
        return np.ascontiguousarray(picture)
    return resized(picture, scaled_size(picture, side))
