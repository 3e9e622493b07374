"""What was seen of hands in a photo. Pure data: no picture library is needed to hold it."""

from __future__ import annotations

from typing import Literal

import msgspec

Box = tuple[float, float, float, float]  # x, y, width, height in photo pixels
Point = tuple[float, float, float]

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
Verdict = Literal["seen", "neutral", "unsure", "too_small"]


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """One hand.

    Attributes:
        box: round its points.
        size: twice its palm in pixels, so that a fist is as big as an open hand.
        verdict: `seen` (a gesture), `neutral` (no sign: relaxed, pointing, hushing, thumb down),
            `unsure` (a sign is plausible, and which one could not be told), `too_small`.
        value: the gesture as signals name it, or None.
        shape: what the looks take the hand for, whatever was made of it.
        confidence: calibrated chance that the shape is right.
        looks: how many looks were made, `agree` the share of them that took it for the shape.
        fingers: the chance that thumb, index, middle, ring and little finger are up.
        tilt: degrees between the raised fingers (the thumb of a `thumb`) and upright.
        face: number of the face it belongs to, or None.
        points: 21 points, the mean of all looks.
        why: for people who look into it: what decided.
    """

    box: Box
    size: float
    verdict: Verdict
    value: str | None
    shape: str
    confidence: float
    looks: int
    agree: float
    fingers: tuple[float, ...]
    tilt: float
    face: int | None
    points: tuple[Point, ...]
    why: str = ""


class Together(msgspec.Struct, frozen=True, kw_only=True):
    """Two hands that are one sign, or a sum: `value`, the numbers of its hands, `kind`."""

    kind: Literal["pair", "sum", "crowd"]
    value: str
    hands: tuple[int, ...]
    box: Box
    confidence: float


class HandsSeen(msgspec.Struct, frozen=True, kw_only=True):
    """All hands of a photo of `width` × `height` pixels, and where faces are (boxes alone)."""

    width: int
    height: int
    hands: tuple[Hand, ...]
    together: tuple[Together, ...]
    faces: tuple[Box, ...]


def around(boxes: list[Box]) -> Box:
    """The smallest box round boxes."""
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1 = max(box[0] + box[2] for box in boxes)
    y1 = max(box[1] + box[3] for box in boxes)
    return (x0, y0, x1 - x0, y1 - y0)
