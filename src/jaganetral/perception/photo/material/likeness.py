"""Whether the picture really is there: it is laid over the photo and compared tile by tile.

Points alone say that details agree; letters and stars agree among strangers too. Here the whole
picture must agree, wherever it has something to see and is not cut off by the photo's edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from .rasters import Floats, Mask, Matrix, Rgb, grey, resized

LARGEST: Final = 160  # the longer side of the picture as compared, in pixels
TILES: Final = 5  # along the longer side
FLAT: Final = 6.0  # standard deviation of grey below which a tile has nothing to see
ALIKE: Final = 0.55  # correlation from which a tile agrees
STEPS: Final = 30  # of the fine alignment
SHARPNESS: Final = 0.8  # blur in pixels at which both are compared


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far picture and photo agree.

    `whole` correlation of grey (−1 … 1), `tiles` share of the tiles that agree, `colour`
    correlation of the colours (null where one of both is grey), `seen` share of the picture that
    lies in the photo, `matrix` from the picture to the photo, finely aligned.
    """

    whole: float
    tiles: float
    colour: float | None
    seen: float
    matrix: Matrix


def compare(
    picture: Rgb, mask: Mask, photo: Rgb, matrix: Matrix, *, align: bool, least: float = -1.0
) -> Likeness | None:
    """Lay `picture` (and its mask) over `photo` by `matrix`.

    None where nothing can be compared, or where both correlate less than `least`.
    """
    height, width = picture.shape[:2]
    quad = cv2.perspectiveTransform(
        np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64), matrix
    )[0]
    side = float(np.max(np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)))
    scale = min(LARGEST, max(48.0, side)) / max(width, height)
    size = (max(8, round(width * scale)), max(8, round(height * scale)))
    shrink = np.diag([size[0] / width, size[1] / height, 1.0])
    ours = resized(picture, size)
    solid = resized(mask, size) > 200
    # The photo's part is shrunk as it is cut out, so that it is not jagged.
    zoom = max(1.0, side / max(size))
    part, move = _cut(photo, quad, zoom)
    if part is None:
        return None
    to_part = move @ matrix @ np.linalg.inv(shrink)
    theirs, there = _over(part, to_part, size)
    solid_there = solid & there
    if align and solid_there.sum() > 0.25 * solid.sum():
        finer = _aligned(ours, theirs, solid_there)
        if finer is not None:
            to_part = to_part @ finer
            theirs, there = _over(part, to_part, size)
            solid_there = solid & there
    seen = float(solid_there.sum()) / max(1, int(solid.sum()))
    if seen < 0.1:
        return None
    grey_ours, grey_theirs = _grey(ours), _grey(theirs)
    whole = _correlation(grey_ours[solid_there], grey_theirs[solid_there])
    if whole < least:
        return None
    tiles = _tiles(grey_ours, grey_theirs, solid_there, max(size) / TILES)
    colour = _colour(ours, theirs, solid_there)
    back = np.linalg.inv(move) @ to_part @ shrink
    return Likeness(whole, tiles, colour, seen, back / back[2, 2])


def _cut(photo: Rgb, quad: Matrix, zoom: float) -> tuple[Rgb | None, Matrix]:
    """The box of the photo round a quadrilateral, shrunk by `zoom`, and the way into it."""
    high, wide = photo.shape[:2]
    left, top = np.floor(quad.min(axis=0) - 4).clip(0).astype(int)
    right, bottom = np.ceil(quad.max(axis=0) + 5).astype(int)
    right, bottom = min(int(right), wide), min(int(bottom), high)
    if right - left < 8 or bottom - top < 8:
        return None, np.eye(3)
    part = photo[top:bottom, left:right]
    size = (max(4, round((right - left) / zoom)), max(4, round((bottom - top) / zoom)))
    x, y = size[0] / (right - left), size[1] / (bottom - top)
    if zoom > 1.0:
        part = resized(part, size)
    else:
        x = y = 1.0
    return part, np.array([[x, 0, -left * x], [0, y, -top * y], [0, 0, 1.0]])


def _over(part: Rgb, matrix: Matrix, size: tuple[int, int]) -> tuple[Rgb, NDArray[np.bool_]]:
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpPerspective(part, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    full = np.full(part.shape[:2], 255, np.uint8)
    there = cv2.warpPerspective(full, matrix, size, flags=flags) > 250
    return np.asarray(laid, np.uint8), there


def _grey(picture: Rgb) -> Floats:
    soft = cv2.GaussianBlur(grey(picture).astype(np.float32), (0, 0), SHARPNESS)
    return np.asarray(soft, np.float32)


def _aligned(ours: Rgb, theirs: Rgb, mask: NDArray[np.bool_]) -> Matrix | None:
    """The small warp that brings both together best (Evangelidis & Psarakis 2008)."""
    begin = np.eye(3, dtype=np.float32)
    stop = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, STEPS, 1e-3)
    try:
        _, step = cv2.findTransformECC(
            _grey(ours), _grey(theirs), begin, cv2.MOTION_HOMOGRAPHY, stop,
            mask.astype(np.uint8) * 255, 3,
        )  # fmt: skip
    except cv2.error:  # it does not converge: the first alignment stands
        return None
    return np.asarray(step, np.float64) if np.all(np.isfinite(step)) else None


def _correlation(a: Floats, b: Floats) -> float:
    a, b = a - a.mean(), b - b.mean()
    power = float(np.sqrt((a * a).mean() * (b * b).mean()))
    return float((a * b).mean()) / power if power > 1.0 else 0.0


def _tiles(a: Floats, b: Floats, mask: NDArray[np.bool_], side: float) -> float:
    """The share of tiles with something to see that agree."""
    high, wide = a.shape
    agree = count = 0.0
    rows, columns = max(1, round(high / side)), max(1, round(wide / side))
    for row in range(rows):
        for column in range(columns):
            y = slice(round(row * high / rows), round((row + 1) * high / rows))
            x = slice(round(column * wide / columns), round((column + 1) * wide / columns))
            here = mask[y, x]
            if here.sum() < 0.4 * here.size:
                continue
            one, other = a[y, x][here], b[y, x][here]
            if one.std() < FLAT:
                continue
            count += 1
            agree += _correlation(one, other) > ALIKE
    return agree / count if count else 0.0


def _colour(ours: Rgb, theirs: Rgb, mask: NDArray[np.bool_]) -> float | None:
    """How far the colours agree, once each is freed of its cast; null where there are none."""
    a = cv2.cvtColor(ours, cv2.COLOR_RGB2LAB)[mask][:, 1:].astype(np.float32)
    b = cv2.cvtColor(theirs, cv2.COLOR_RGB2LAB)[mask][:, 1:].astype(np.float32)
    if a.std() < 3 or b.std() < 3:
        return None
    return _correlation(a.ravel(), b.ravel())
