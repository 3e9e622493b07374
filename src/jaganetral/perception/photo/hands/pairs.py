"""Hands that belong together: to a face, to each other, to many people who show the same.

Lengths between hands are shares of the mean of their sizes. Which face a hand belongs to is only
geometry: the nearest face, in face heights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from math import atan2, degrees, hypot

from jaganetral.perception.photo.hands.seen import Box, Hand, Point, Together, around
from jaganetral.perception.photo.hands.settings import Pairs

THUMB_TIP, INDEX_TIP = 4, 8
TIPS = (8, 12, 16, 20)
UPRIGHT = frozenset({"one", "two", "three", "four", "palm", "metal"})
FLAT = frozenset({"four", "palm"})
LEAST_RATIO = 0.55  # two hands of one person are about as big


def face_of(box: Box, size: float, faces: Sequence[Box], pairs: Pairs) -> int | None:
    """The number of the face that a hand belongs to, or None.

    It is the nearest one in face heights, at most `reach` away, and not smaller than a third or
    bigger than thrice the hand.
    """
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    best: tuple[float, int] | None = None
    for number, (left, top, width, high) in enumerate(faces):
        if not high / 3 <= size <= high * 3:
            continue
        far = hypot(x - left - width / 2, y - top - high / 2) / high
        if far <= pairs.reach and (best is None or far < best[0]):
            best = far, number
    return best[1] if best else None


def _far(one: Point, two: Point) -> float:
    return hypot(one[0] - two[0], one[1] - two[1])


def _alike(one: Hand, two: Hand) -> bool:
    return min(one.size, two.size) >= LEAST_RATIO * max(one.size, two.size)


def two_hand_heart(one: Hand, two: Hand, pairs: Pairs) -> bool:
    """Thumb tips meet, index tips meet above them, with space between, and no number is shown."""
    if {one.shape, two.shape} & UPRIGHT:
        return False
    size = (one.size + two.size) / 2
    a, b = one.points, two.points
    if _far(a[THUMB_TIP], b[THUMB_TIP]) > pairs.heart_tips * size:
        return False
    # The fingers of a heart bend: what meets above are tips or the joints before them.
    nearest = min(_far(a[i], b[j]) for i in (6, 7, 8) for j in (6, 7, 8))
    if nearest > pairs.heart_tips * size:
        return False
    thumbs = (a[THUMB_TIP][1] + b[THUMB_TIP][1]) / 2
    tops = (min(p[1] for p in a[5:9]) + min(p[1] for p in b[5:9])) / 2
    return thumbs - tops >= pairs.heart_open * size and _apart(one, two)


def _apart(one: Hand, two: Hand) -> bool:
    """The wrists are farther from each other than the tips: two hands, not one found twice."""
    a, b = one.points, two.points
    return _far(a[0], b[0]) > _far(a[INDEX_TIP], b[INDEX_TIP]) + 0.2 * one.size


def palms_together(one: Hand, two: Hand, pairs: Pairs) -> bool:
    """All four fingertips of both hands meet, and all fingers are straight."""
    size = (one.size + two.size) / 2
    if not {one.shape, two.shape} <= FLAT or min(*one.fingers[1:], *two.fingers[1:]) < 0.5:
        return False
    if _far(one.points[0], two.points[0]) < 0.1 * size:
        return False  # one hand that was found twice
    tips = sum(_far(one.points[k], two.points[k]) for k in TIPS) / 4
    return tips <= pairs.together * size


def arms_crossed(one: Hand, two: Hand, faces: Sequence[Box], pairs: Pairs) -> bool:
    """Two hands of one person, below the chin, level, both pointing away from the other one.

    Folded arms hide the hands' fingers, and crossed wrists point upwards: only the kind where
    either hand lies on the other arm can be told from hands alone.
    """
    if one.face is None or one.face != two.face:
        return False
    left, right = (one, two) if one.box[0] < two.box[0] else (two, one)
    _, top, _, high = faces[one.face]
    chin = top + high
    for hand, side in ((left, -1), (right, 1)):
        x, y = (hand.points[9][k] - hand.points[0][k] for k in (0, 1))
        if abs(degrees(atan2(y, side * x))) > pairs.crossed_tilt:
            return False
        if not chin <= hand.points[9][1] <= chin + 2.2 * high:
            return False
    level = abs(left.points[9][1] - right.points[9][1]) <= high
    apart = right.points[9][0] - left.points[9][0]
    return level and 0.8 * high <= apart <= 2.5 * high


def together(hands: Sequence[Hand], faces: Sequence[Box], pairs: Pairs) -> tuple[Together, ...]:
    """Signs of two hands, sums of one person's numbers, and numbers that many people show."""
    found: list[Together] = []
    used: set[int] = set()
    for a, b in combinations(range(len(hands)), 2):
        one, two = hands[a], hands[b]
        if not _alike(one, two) or used & {a, b}:
            continue
        value = None
        if two_hand_heart(one, two, pairs):
            value = "heart"
        elif palms_together(one, two, pairs):
            value = "palms_together"
        elif arms_crossed(one, two, faces, pairs):
            value = "arms_crossed"
        if value:
            used |= {a, b}
            found.append(_together("pair", value, (a, b), hands))
    numbers = [k for k, hand in enumerate(hands)
               if k not in used and (hand.value or "").startswith("number:")]  # fmt: skip
    of_face: defaultdict[int, list[int]] = defaultdict(list)
    of_number: defaultdict[str, list[int]] = defaultdict(list)
    for k in numbers:
        face = hands[k].face
        if face is not None:
            of_face[face].append(k)
        of_number[str(hands[k].value)].append(k)
    for mine in of_face.values():
        if len(mine) == 2:
            total = sum(int(str(hands[k].value).partition(":")[2]) for k in mine)
            found.append(_together("sum", f"number:{total}", tuple(mine), hands))
    for value, mine in of_number.items():
        people = {(hands[k].face, k if hands[k].face is None else -1) for k in mine}
        if len(people) >= pairs.crowd:
            found.append(_together("crowd", value, tuple(mine), hands))
    return tuple(found)


def _together(kind: str, value: str, mine: tuple[int, ...], hands: Sequence[Hand]) -> Together:
    sure = [hands[k].confidence for k in mine]
    confidence = max(sure) if kind == "crowd" else min(sure)
    if value == "arms_crossed":
        confidence = min(confidence, 0.5)
    box = around([hands[k].box for k in mine])
    return Together(kind=kind, value=value, hands=mine, box=box, confidence=confidence)  # type: ignore[arg-type]
