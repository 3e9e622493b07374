"""Rectangles inside a photo that may be pictures of their own: screenshots, collages, prints.

A whole-image hash dies when a picture is framed; the picture inside the frame hashes well.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from .rasters import Floats, Grey, Rgb, grey, resized, scaled_size, shrink

Quad = Floats

SIDE: Final = 640  # rectangles are looked for in a copy of this size
SMALLEST: Final = 0.02  # of the area of the photo
MOST: Final = 16
BORDER: Final = 6.0  # a row that varies less than this, in grey levels, is a margin
_SAME: Final = 0.92  # two rectangles that overlap this much are one


def whole(photo: Rgb) -> Quad:
    """The photo's own corners, top left first, clockwise."""
    height, width = photo.shape[:2]
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)


def rectangles(photo: Rgb) -> list[Quad]:
    """Quadrilaterals in pixels of the photo, the largest first, at most `MOST`."""
    small = grey(shrink(photo, SIDE))
    found = [*_without_margins(small), *_outlined(small)]
    area = small.size
    found = [quad for quad in found if cv2.contourArea(quad) > SMALLEST * area]
    found.sort(key=lambda quad: -cv2.contourArea(quad))
    kept: list[Quad] = []
    for quad in found:
        if all(_overlap(quad, other) < _SAME for other in kept):
            kept.append(quad)
    back = np.array([photo.shape[1] / small.shape[1], photo.shape[0] / small.shape[0]], np.float32)
    return [quad * back for quad in kept[:MOST]]


def cut_out(photo: Rgb, quad: Quad, side: int) -> Rgb:
    """The quadrilateral laid flat, its longer side at most `side` pixels."""
    edges = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    wide, high = max(edges[0], edges[2]), max(edges[1], edges[3])
    scale = min(1.0, side / max(wide, high))
    width, height = max(8, round(wide * scale)), max(8, round(high * scale))
    if scale < 0.7:  # shrink first, so that fine print does not turn into noise
        small = resized(photo, scaled_size(photo, scale * max(photo.shape[:2])))
        quad = quad * np.float32(small.shape[1] / photo.shape[1])
        photo = small
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), flat)
    return np.asarray(cv2.warpPerspective(photo, matrix, (width, height)), np.uint8)


def _without_margins(picture: Grey) -> list[Quad]:
    """What is left when even margins are taken off: above and below, at the sides, or both."""
    height, width = picture.shape
    rows = _longest_run(picture.std(axis=1) > BORDER)
    columns = _longest_run(picture.std(axis=0) > BORDER)
    boxes = [(0, rows[0], width, rows[1]), (columns[0], 0, columns[1], height)]
    inner = picture[rows[0] : rows[1]]
    if inner.size:
        inside = _longest_run(inner.std(axis=0) > BORDER)
        boxes.append((inside[0], rows[0], inside[1], rows[1]))
    return [
        np.array([[x, y], [right, y], [right, bottom], [x, bottom]], np.float32)
        for x, y, right, bottom in boxes
        if (right - x) * (bottom - y) < 0.98 * width * height
    ]


def _longest_run(busy: NDArray[np.bool_]) -> tuple[int, int]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], busy, [False])).astype(np.int8)))
    if not len(edges):
        return 0, 0
    starts, ends = edges[::2], edges[1::2]
    longest = int(np.argmax(ends - starts))
    return int(starts[longest]), int(ends[longest])


def _outlined(picture: Grey) -> list[Quad]:
    """Convex four-cornered outlines."""
    quads: list[Quad] = []
    for low, high in ((20, 60), (60, 160)):
        edges = cv2.Canny(picture, low, high)
        edges = cv2.dilate(edges, np.ones((3, 3), np.uint8))
        outlines, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            if cv2.contourArea(outline) < SMALLEST * picture.size:
                continue
            corners = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, True), True)
            if len(corners) == 4 and cv2.isContourConvex(corners):
                quads.append(_ordered(corners[:, 0].astype(np.float32)))
    return quads


def _ordered(quad: Quad) -> Quad:
    """Clockwise on screen, the corner nearest to the top left first."""
    middle = quad.mean(axis=0)
    turn = np.arctan2(quad[:, 1] - middle[1], quad[:, 0] - middle[0])
    quad = quad[np.argsort(turn)]
    return np.roll(quad, -int(np.argmin(quad.sum(axis=1))), axis=0)


def _overlap(one: Quad, other: Quad) -> float:
    common, _ = cv2.intersectConvexConvex(one, other)
    both = cv2.contourArea(one) + cv2.contourArea(other) - common
    return float(common) / both if both > 0 else 0.0
