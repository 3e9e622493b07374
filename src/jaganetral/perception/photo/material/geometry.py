"""From paired points to where a flat picture lies in a photo, and whether that can be.

Each pair of SIFT points tells scale, turn and place by itself, so every pair is tried as a
hypothesis and the others vote (Lowe 2004, section 7.3); what agrees is then fitted exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from .features import Pairs
from .rasters import Floats, Matrix

# A vote agrees with a hypothesis within these bounds.
VOTE_DISTANCE: Final = 0.14  # of the picture's diagonal: leaves room for perspective
VOTE_SCALE: Final = 1.6  # times larger or smaller
VOTE_TURN: Final = 30.0  # degrees
FIT_DISTANCE: Final = 0.03  # of the diagonal in the photo, once fitted …
FIT_PIXELS: Final = 2.0  # … and never less than this
FOR_HOMOGRAPHY: Final = 8  # pairs from which eight parameters are fitted rather than four
LEAST: Final = 4  # pairs below which nothing is tried: a similarity is told by two
_TRIED: Final = 6  # hypotheses with the most votes, looked at closely
_SINGULAR: Final = 1e-9

# What a flat thing in front of a camera can look like.
SMALLEST_SIDE: Final = 20.0  # pixels
WIDEST_STRETCH: Final = 3.0  # one direction against the other, beyond the picture's own shape
OPPOSITE_SIDES: Final = 2.5  # two opposite sides, the longer against the shorter
SHOWN: Final = 0.35  # of it inside the photo


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs (by their place in the list) that tell the same place, scale and turn; their weight."""

    members: NDArray[np.intp]
    weight: float


def groups(pairs: Pairs, diagonal: float, *, most: int, least: int = LEAST) -> list[Group]:
    """The `most` heaviest groups that share no pair, each of `least` points or more.

    In a group no point counts twice, neither of the picture nor of the photo. `diagonal` of the
    picture in pixels.
    """
    agree = _agreement(pairs, diagonal)
    our_place = _places(pairs.ours, 3.0)
    their_place = _places(pairs.theirs, 2.0)
    free = np.ones(len(pairs.weight), bool)
    found: list[Group] = []
    for _ in range(most):
        votes = agree & free[None, :] & free[:, None]
        best: Group | None = None
        for row in np.argsort(-(votes @ pairs.weight), kind="stable")[:_TRIED]:
            one = _once_each(np.flatnonzero(votes[row]), pairs.weight, our_place, their_place)
            if len(one.members) >= least and (best is None or one.weight > best.weight):
                best, taken = one, votes[row]
        if best is None:
            break
        found.append(best)
        free &= ~taken
    return found


def _agreement(pairs: Pairs, diagonal: float) -> NDArray[np.bool_]:
    """n×n: whether pair j lies where the similarity told by pair i puts it."""
    ours, theirs = pairs.ours, pairs.theirs
    scale = theirs[:, 2] / ours[:, 2]
    turn = np.deg2rad(theirs[:, 3] - ours[:, 3])
    cos, sin = scale * np.cos(turn), scale * np.sin(turn)
    dx = ours[None, :, 0] - ours[:, None, 0]
    dy = ours[None, :, 1] - ours[:, None, 1]
    x = theirs[:, None, 0] + cos[:, None] * dx - sin[:, None] * dy
    y = theirs[:, None, 1] + sin[:, None] * dx + cos[:, None] * dy
    far = np.hypot(x - theirs[None, :, 0], y - theirs[None, :, 1])
    agree: NDArray[np.bool_] = far < VOTE_DISTANCE * diagonal * scale[:, None]
    agree &= np.abs(np.log(scale[None, :] / scale[:, None])) < np.log(VOTE_SCALE)
    spin = np.abs((turn[None, :] - turn[:, None] + np.pi) % (2 * np.pi) - np.pi)
    agree &= spin < np.deg2rad(VOTE_TURN)
    return agree


def _places(spots: Floats, grain: float) -> list[int]:
    """Points of one place (SIFT gives a place several directions) get one number."""
    _, place = np.unique(np.rint(spots[:, :2] / grain), axis=0, return_inverse=True)
    numbers: list[int] = place.ravel().tolist()
    return numbers


def _once_each(
    members: NDArray[np.intp], weight: Floats, ours: list[int], theirs: list[int]
) -> Group:
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    kept: list[int] = []
    for pair in members[np.argsort(-weight[members], kind="stable")].tolist():
        if ours[pair] not in used_ours and theirs[pair] not in used_theirs:
            used_ours.add(ours[pair])
            used_theirs.add(theirs[pair])
            kept.append(pair)
    return Group(np.array(kept, np.intp), float(weight[kept].sum()))


def fit(ours: Floats, theirs: Floats, diagonal: float) -> tuple[Matrix, int] | None:
    """The 3×3 matrix from the picture to the photo that explains most pairs, and how many."""
    a, b = ours[:, :2].astype(np.float64), theirs[:, :2].astype(np.float64)
    scale = float(np.median(theirs[:, 2] / ours[:, 2]))
    within = max(FIT_PIXELS, FIT_DISTANCE * diagonal * scale)
    found: Matrix | None
    if len(a) >= FOR_HOMOGRAPHY:
        fitted, _ = cv2.findHomography(a, b, cv2.USAC_MAGSAC, within, maxIters=1000)
        found = None if fitted is None else np.asarray(fitted, np.float64)
    else:
        partial, _ = cv2.estimateAffinePartial2D(a, b, ransacReprojThreshold=within, maxIters=500)
        found = None if partial is None else np.vstack([partial, [0.0, 0.0, 1.0]])
    if found is None or not np.all(np.isfinite(found)) or abs(np.linalg.det(found)) < _SINGULAR:
        return None
    moved = cv2.perspectiveTransform(a[None], found)[0]
    return found, int((np.linalg.norm(moved - b, axis=1) < within).sum())


def corners(matrix: Matrix, width: float, height: float) -> Matrix:
    """Where the four corners of the picture lie in the photo: top left, then clockwise."""
    square = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    return np.asarray(cv2.perspectiveTransform(square, matrix)[0], np.float64)


def possible(quad: Matrix, width: float, height: float, photo: tuple[int, int]) -> bool:
    """Whether a camera can see a picture of this shape as this quadrilateral.

    It must be convex, seen from its front (not mirrored), not a sliver, no smaller than points can
    tell, and at least a third of it inside the photo (`photo`: height, width).
    """
    if not np.all(np.isfinite(quad)) or np.abs(quad).max() > 20 * max(photo):
        return False
    sides = np.roll(quad, -1, axis=0) - quad
    turns = sides[:, 0] * np.roll(sides[:, 1], -1) - sides[:, 1] * np.roll(sides[:, 0], -1)
    if not np.all(turns > 0):  # clockwise on screen, as the picture's own corners are
        return False
    lengths = np.linalg.norm(sides, axis=1)
    across, down = (lengths[0] + lengths[2]) / 2, (lengths[1] + lengths[3]) / 2
    if min(across, down) < SMALLEST_SIDE:
        return False
    for one, other in ((lengths[0], lengths[2]), (lengths[1], lengths[3])):
        if max(one, other) > OPPOSITE_SIDES * min(one, other):
            return False
    stretch = (across / width) / (down / height)
    if not 1 / WIDEST_STRETCH < stretch < WIDEST_STRETCH:
        return False
    return inside(quad, photo) >= SHOWN


def inside(quad: Matrix, photo: tuple[int, int]) -> float:
    """The share of a convex quadrilateral that lies inside the photo (height, width)."""
    height, width = photo
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    whole = abs(float(cv2.contourArea(quad.astype(np.float32))))
    common, _ = cv2.intersectConvexConvex(quad.astype(np.float32), frame)
    return float(common) / whole if whole > 0 else 0.0
