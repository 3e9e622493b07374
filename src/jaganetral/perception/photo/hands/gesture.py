"""When the shape of a hand is called a gesture: its size, the votes, its direction, its setting.

A raised finger is a number, one that points, hushes or touches a face is not; a thumb says yes only
upwards. Sizes and thresholds stand in `gestures.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, degrees, hypot

from jaganetral.perception.photo.hands.classify import CALM, Vote
from jaganetral.perception.photo.hands.seen import NUMBERS, Box, Point, Verdict
from jaganetral.perception.photo.hands.settings import Rules

FINGERS = (5, 9, 13, 17)
INDEX_TIP = 8


def tilt_of(shape: str, points: Sequence[Point], fingers: Sequence[float]) -> float:
    """Degrees (0–180) from upright of the raised fingers' sum M→T, in the image.

    Of a `thumb` it is the direction P2→P4; where no finger is up, that of the palm, P0→P9.
    """
    if shape == "thumb":
        x, y = points[4][0] - points[2][0], points[4][1] - points[2][1]
    else:
        up = [m for m, chance in zip(FINGERS, fingers[1:], strict=True) if chance > 0.5]
        x = sum(points[m + 3][0] - points[m][0] for m in up)
        y = sum(points[m + 3][1] - points[m][1] for m in up)
        if not up:
            x, y = points[9][0] - points[0][0], points[9][1] - points[0][1]
    return abs(degrees(atan2(x, -y))) if hypot(x, y) > 0 else 0.0


def at_face(points: Sequence[Point], faces: Sequence[Box], rules: Rules) -> bool:
    """Whether the tip of the index finger lies on somebody's mouth, nose or chin."""
    x, y, _ = points[INDEX_TIP]
    x0, y0, x1, y1 = rules.lips
    return any(
        left + x0 * width <= x <= left + x1 * width and top + y0 * high <= y <= top + y1 * high
        for left, top, width, high in faces
    )


def decide(
    vote: Vote, size: float, tilt: float, hushed: bool, rules: Rules
) -> tuple[Verdict, str | None, str]:
    """Verdict, value, and why. `hushed`: the fingertip is on a face (`at_face`)."""
    shape = vote.shape
    plausible = 1 - sum(vote.chances.get(name, 0.0) for name in CALM) >= rules.doubt
    sure = vote.confidence >= rules.confidence.get(shape, 1.0) and vote.agree >= rules.agree
    if size < rules.least_size:
        return ("too_small" if plausible else "neutral"), None, "size"
    if shape != "other" and (neutral := _neutral(shape, tilt, hushed, rules)):
        return "neutral", None, neutral
    if shape == "other" or not sure:
        return ("unsure" if plausible else "neutral"), None, "votes"
    if tilt > (rules.thumb_up if shape == "thumb" else rules.tilt.get(shape, 180.0)):
        return "unsure", None, "tilt"
    return "seen", value_of(shape), "votes"


def _neutral(shape: str, tilt: float, hushed: bool, rules: Rules) -> str:
    """Why a raised finger or a thumb says nothing here; empty where it does."""
    if shape == "one" and hushed:
        return "face"
    if shape == "one" and tilt > rules.tilt["one"]:
        return "pointing"
    return "thumb down" if shape == "thumb" and tilt >= rules.thumb_down else ""


def value_of(shape: str) -> str:
    """The name of a shape as a signal's value."""
    if shape in NUMBERS:
        return f"number:{NUMBERS[shape]}"
    return {"thumb": "thumb_up"}.get(shape, shape)
