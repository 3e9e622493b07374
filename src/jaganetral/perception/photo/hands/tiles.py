"""Where to look for palms: the whole photo, the photo with a margin, and tiles the size of people.

The palm network sees 192 px. A hand that fills less than about a fifth of what it is shown is
missed, and one that fills all of it as well. A hand is about as high as a face, so tiles are sized
by the faces of the photo, in two sizes; where no face is seen, by the palms that a first, coarse
grid finds. A padded pass takes close-ups whose fingers leave the frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, hypot

import cv2
import numpy as np

from jaganetral.perception.photo.hands.networks import face_detector
from jaganetral.perception.photo.hands.palm import Palm, merged, palms_in
from jaganetral.perception.photo.hands.pixels import Photo, Square
from jaganetral.perception.photo.hands.settings import Tiles

Box = tuple[float, float, float, float]  # x, y, width, height in photo pixels


@dataclass(frozen=True, slots=True)
class Face:
    """Where a face is, and nothing else about it."""

    box: Box

    @property
    def centre(self) -> tuple[float, float]:
        x, y, width, height = self.box
        return x + width / 2, y + height / 2


def faces_in(photo: Photo, plan: Tiles) -> tuple[Face, ...]:
    """The faces of a photo, by their boxes alone; it is shrunk to `plan.face_side` first."""
    scale = min(1.0, plan.face_side / max(photo.width, photo.height))
    wide, high = max(1, round(photo.width * scale)), max(1, round(photo.height * scale))
    image, _ = photo.level(1 / scale)
    small = cv2.resize(image, (wide, high), interpolation=cv2.INTER_AREA)
    # A margin, since YuNet misses faces that touch the frame.
    margin = max(16, round(0.1 * max(wide, high)))
    small = cv2.copyMakeBorder(small, margin, margin, margin, margin, cv2.BORDER_CONSTANT)
    detector = face_detector()
    detector.setInputSize((small.shape[1], small.shape[0]))
    _, rows = detector.detect(cv2.cvtColor(small, cv2.COLOR_RGB2BGR))
    found = []
    for row in rows if rows is not None else ():
        x, y, width, height = (float(value) for value in row[:4])
        if row[14] >= plan.face_threshold:
            found.append(Face(((x - margin) / scale, (y - margin) / scale,
                               width / scale, height / scale)))  # fmt: skip
    return tuple(found)


def grid(photo: Photo, side: float, step: float) -> Iterator[Square]:
    """Upright squares that cover the photo, neighbours `step` sides apart or closer."""

    def centres(length: int) -> list[float]:
        if length <= side:
            return [length / 2]
        count = ceil((length - side) / (side * step)) + 1
        return [float(value) for value in np.linspace(side / 2, length - side / 2, count)]

    for y in centres(photo.height):
        for x in centres(photo.width):
            yield Square(x, y, side)


def near_people(tiles: list[Square], faces: Sequence[Face], reach: float) -> list[Square]:
    """The tiles that a hand of somebody seen may be in, nearest first.

    Hands are within `reach` face heights of the face they belong to.
    """

    def distance(tile: Square) -> float:
        return min(
            max(0.0, hypot(tile.x - x, tile.y - y) - tile.side / 2) / face.box[3]
            for face in faces
            for x, y in [face.centre]
        )

    order = sorted((distance(tile), index) for index, tile in enumerate(tiles))
    return [tiles[index] for far, index in order if far <= reach]


def find_palms(
    photo: Photo, faces: Sequence[Face], plan: Tiles, visited: list[Square] | None = None
) -> list[Palm]:
    """All palms, each once, in the order of their scores; `visited` collects where it looked."""
    long = max(photo.width, photo.height)
    centre = (photo.width / 2, photo.height / 2)
    palms: list[Palm] = []

    def visit(squares: Sequence[Square]) -> None:
        for square in squares:
            palms.extend(palms_in(photo, square, plan.palm_threshold))
        if visited is not None:
            visited.extend(squares)

    visit([Square(*centre, long), Square(*centre, long * plan.pad)])
    palms[:] = merged(palms)
    big = [face for face in faces if face.box[3] >= plan.least_face]
    hand = hand_size(palms)
    if not big and hand and hand >= plan.close_up * long:
        return palms
    if big:
        unit = float(np.median([face.box[3] for face in big]))
        tiles = [
            near_people(sized(photo, unit * factor, plan), big, plan.reach)
            for factor in plan.factors
        ]
        if not any(tiles) and not surely(palms, plan):
            tiles = [sized(photo, long * plan.coarse, plan)]
        left = plan.most + round(plan.more * len(big))
    else:
        visit(sized(photo, long * plan.coarse, plan))
        palms[:] = merged(palms)
        hand = hand_size(palms)
        sides = [hand * factor for factor in plan.factors] if hand else [plan.fine * long]
        tiles = [sized(photo, side, plan) for side in sides]
        left = plan.most + round(plan.more * len(palms))
    short = bool(big)
    for squares in tiles:
        visit(squares[:left])
        short = short or len(squares) > left
        left = max(0, left - len(squares))
    if not surely(palms, plan):
        visit([Square(*centre, long * plan.wide_pad)])
    palms[:] = merged(palms)
    hand = hand_size(palms)
    if hand and short and crowded(palms, big, plan):
        visit(sized(photo, hand * plan.factors[-1], plan)[: plan.most_crowded])
        palms[:] = merged(palms)
    return palms


def crowded(palms: Sequence[Palm], faces: Sequence[Face], plan: Tiles) -> bool:
    """Whether there are more hands than the faces account for, so that all of the photo counts."""
    sure = sum(palm.score >= plan.sure for palm in palms)
    return sure >= max(plan.crowd, 2 * len(faces) + 1)


def surely(palms: Sequence[Palm], plan: Tiles) -> bool:
    """Whether a palm was found that hardly needs another look."""
    return any(palm.score >= plan.sure for palm in palms)


def sized(photo: Photo, side: float, plan: Tiles) -> list[Square]:
    """A grid of this size, or nothing where it would only repeat the whole photo."""
    side = max(side, plan.least_side)
    if side >= plan.repeats * max(photo.width, photo.height):
        return []
    return list(grid(photo, side, plan.step))


def hand_size(palms: Sequence[Palm]) -> float | None:
    """The median height of the hands of palms already found; None where there are none."""
    sides = [2.0 * max(palm.box[2] - palm.box[0], palm.box[3] - palm.box[1]) for palm in palms]
    return float(np.median(sides)) if sides else None
