"""Palm detection: MediaPipe's single-shot detector, its anchors, decoding and weighted suppression.

After "MediaPipe Hands" (Zhang et al. 2020) and the graph `palm_detection_cpu` of mediapipe 0.10.21:
input 192 px; strides 8, 16, 16, 16; two anchors of fixed size at each cell and layer; a detection
is a box and seven points (wrist, index, middle, ring and little knuckle, two of the thumb).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, pi, sin

import numpy as np

from jaganetral.perception.photo.hands.networks import Array, palm_network
from jaganetral.perception.photo.hands.pixels import Photo, Square

SIZE = 192
POINTS = 7
CELLS = ((24, 2), (12, 6))  # cells per side, anchors per cell
OVERLAP = 0.3  # intersection over union from which two detections are one palm
WRIST, MIDDLE = 0, 2
GROW = 2.6  # the crop of the landmark network, in sides of the palm box
SHIFT = 0.5  # and moved so many sides towards the fingers


@dataclass(frozen=True, slots=True)
class Palm:
    """A palm in photo pixels: box (x0, y0, x1, y1), seven points, score in 0–1."""

    box: tuple[float, float, float, float]
    points: tuple[tuple[float, float], ...]
    score: float

    def square(self) -> Square:
        """The square, turned so that the fingers point up, that the landmark network is shown."""
        wrist, middle = self.points[WRIST], self.points[MIDDLE]
        angle = pi / 2 - atan2(wrist[1] - middle[1], middle[0] - wrist[0])
        x0, y0, x1, y1 = self.box
        side = max(x1 - x0, y1 - y0)
        x = (x0 + x1) / 2 + SHIFT * side * sin(angle)
        y = (y0 + y1) / 2 - SHIFT * side * cos(angle)
        return Square(x, y, side * GROW, angle)


@lru_cache(maxsize=1)
def anchors() -> Array:
    """Centres of the anchors [2016, 2] in 0–1."""
    rows = []
    for cells, per_cell in CELLS:
        y, x = np.mgrid[0:cells, 0:cells]
        centres = (np.stack([x, y], axis=-1).reshape(-1, 2) + 0.5) / cells
        rows.append(np.repeat(centres, per_cell, axis=0))
    return np.concatenate(rows).astype(np.float32)


def decode(boxes: Array, logits: Array, threshold: float) -> tuple[Array, Array]:
    """The detections that score `threshold` or more.

    Args:
        boxes: [2016, 18]: centre, width, height and seven points as offsets in input pixels.
        logits: [2016].

    Returns:
        [K, 18]: x0, y0, x1, y1 and the points, in 0–1 of the input; and the scores [K].
    """
    scores = 1 / (1 + np.exp(-np.clip(logits, -100, 100)))
    keep = scores >= threshold
    raw, base = boxes[keep] / SIZE, anchors()[keep]
    centre = raw[:, :2] + base
    half = raw[:, 2:4] / 2
    points = raw[:, 4:].reshape(-1, POINTS, 2) + base[:, None]
    found = np.concatenate([centre - half, centre + half, points.reshape(-1, 14)], axis=1)
    return found.astype(np.float32), scores[keep].astype(np.float32)


def overlap(box: Array, boxes: Array) -> Array:
    """Intersection over union of one box [4] with many [N, 4]."""
    low, high = np.maximum(box[:2], boxes[:, :2]), np.minimum(box[2:], boxes[:, 2:])
    common = np.prod(np.clip(high - low, 0, None), axis=1)
    sizes = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    union = np.prod(box[2:] - box[:2]) + sizes - common
    return np.asarray(common / np.maximum(union, 1e-9), np.float32)


def suppress(found: Array, scores: Array) -> tuple[Array, Array]:
    """Weighted non-maximum suppression: what overlaps the best becomes its weighted mean."""
    order = np.argsort(-scores, kind="stable")
    rows, best = [], []
    while order.size:
        near = overlap(found[order[0], :4], found[order, :4]) > OVERLAP
        near[0] = True
        group = order[near]
        weights = scores[group][:, None]
        rows.append((found[group] * weights).sum(axis=0) / weights.sum())
        best.append(scores[group[0]])
        order = order[~near]
    return np.array(rows, np.float32).reshape(-1, 18), np.array(best, np.float32)


def palms_in(photo: Photo, region: Square, threshold: float) -> list[Palm]:
    """The palms in an upright square of a photo."""
    boxes, logits = palm_network()(photo.cut(region, SIZE))
    found, scores = suppress(*decode(boxes[0], logits[0, :, 0], threshold))
    offset = np.array([region.x - region.side / 2, region.y - region.side / 2] * 9, np.float32)
    return [_palm(row * region.side + offset, float(score))
            for row, score in zip(found, scores, strict=True)]  # fmt: skip


def merged(palms: list[Palm]) -> list[Palm]:
    """The palms of many regions, each once."""
    if not palms:
        return []
    rows = np.array(
        [[*palm.box, *(value for point in palm.points for value in point)] for palm in palms],
        np.float32,
    )
    found, scores = suppress(rows, np.array([palm.score for palm in palms], np.float32))
    return [_palm(row, float(score)) for row, score in zip(found, scores, strict=True)]


def _palm(row: Array, score: float) -> Palm:
    x0, y0, x1, y1, *rest = (float(value) for value in row)
    points = tuple(zip(rest[0::2], rest[1::2], strict=True))
    return Palm((x0, y0, x1, y1), points, score)
