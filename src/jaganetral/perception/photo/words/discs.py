"""A ballot number alone in a disc: the mark of a contestant that line readers overlook.

Line readers look for lines, and one big digit is none. Here round patches of one colour are
proposed, whatever stands in them in another colour is cut out, and the recogniser of the line
reader is asked about it. Nothing here knows which numbers run; a disc without one of 1 to 99 in it
is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jaganetral.model import Box
from jaganetral.perception.photo.words.lines import engine
from jaganetral.perception.photo.written import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

LOOKED_AT: Final = 1280
"""Pixels of the longer side in which discs are sought."""
SHAPE: Final = {
    "smallest": 20.0,           # pixels across; below, no digit can be told
    "largest": 0.3,             # of the picture's area
    "longest": 1.9,             # how stretched (a disc seen aslant, or cut by an edge)
    "same": 0.3,                # two outlines that differ less in area are one disc
}  # fmt: skip
ROUND: Final = (0.88, 1.08)
"""Area of an outline over that of its ellipse."""
FIGURE: Final = {
    "inner": 0.88,              # the part of the disc that is looked at: its rim is left out
    "uneven": 45.0,             # grey levels that three quarters of the rim may differ by
    "contrast": 18.0,           # of figure and ground, in Lab units
    "cut": 0.25,                # share of the rim that the figure may cover
    "height": 0.3,              # of the disc's, from which a stroke belongs to the figure
    "crumbs": 0.25,             # share of the other colour that may lie outside the figure
}  # fmt: skip
SHARE: Final = (0.03, 0.55)
"""How much of a disc its figure covers."""
SURE: Final = 0.6
"""The recogniser's chance from which a figure is a number."""
MOST: Final = 60
"""Discs that are looked into; more of them are a pattern, not signs."""

_NUMBER = re.compile(r"0?[1-9][0-9]?")


class Disc(NamedTuple):
    """An ellipse: centre, the two axes across, and the angle of the first, as OpenCV gives it."""

    x: float
    y: float
    across: float
    along: float
    angle: float

    @property
    def box(self) -> Box:
        """The square round it."""
        side = max(self.across, self.along)
        return self.x - side / 2, self.y - side / 2, side, side


def find_numbers(image: Picture, lines: Sequence[tuple[Line, float]]) -> list[Line]:
    """The numbers that stand alone in a disc of an RGB picture, beside the `lines` already read.

    What lies within a line of words is a letter of it.
    """
    found = [disc for disc in propose(image) if not any(_within(disc, ln) for ln, _ in lines)]
    figures = [(disc, cut) for disc in found[:MOST] if (cut := figure(image, disc)) is not None]
    if not figures:
        return []
    slants = [slant for line, slant in lines if len(line.text) > 3 and abs(slant) < 60]
    slant = sorted(slants)[len(slants) // 2] if slants else 0.0
    numbers: list[Line] = []
    for (disc, _), (text, sure) in zip(figures, _recognised(figures, slant), strict=True):
        if _NUMBER.fullmatch(text) and sure >= SURE:
            numbers.append(Line(text, disc.box, round(sure, 3)))
    return [n for at, n in enumerate(numbers) if not any(_same(n, o) for o in numbers[:at])]


def propose(image: Picture) -> list[Disc]:
    """Round outlines, the largest first, each once."""
    import cv2  # noqa: PLC0415 - with the photo extra only

    height, width = image.shape[:2]
    scale = min(1.0, LOOKED_AT / max(height, width))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    found = [
        Disc(d.x / scale, d.y / scale, d.across / scale, d.along / scale, d.angle)
        for channel, steps in enumerate(((60, 150), (40, 100), (40, 100)))
        for d in _round(lab[..., channel], *steps)
    ]
    found.sort(key=lambda d: -d.across * d.along)
    kept: list[Disc] = []
    for disc in found:
        if not any(_one(disc, other) for other in kept):
            kept.append(disc)
    return kept


def _round(channel: Picture, low: int, high: int) -> Iterator[Disc]:
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    edges = cv2.Canny(cv2.GaussianBlur(channel, (3, 3), 0), low, high)
    edges = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    outlines, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    least, most = ROUND
    for outline in outlines:
        if len(outline) < 40:
            continue
        hull = cv2.convexHull(outline)
        area = cv2.contourArea(hull)
        if len(hull) < 5 or not 0 < area <= SHAPE["largest"] * channel.size:
            continue
        (x, y), (across, along), angle = cv2.fitEllipse(hull)
        shorter, longer = sorted((across, along))
        if shorter < SHAPE["smallest"] or longer > SHAPE["longest"] * shorter:
            continue
        if least < area / (np.pi * across * along / 4) < most:
            yield Disc(x, y, across, along, angle)


def _one(disc: Disc, other: Disc) -> bool:
    near = abs(disc.x - other.x) + abs(disc.y - other.y) < 0.15 * other.along
    ratio = disc.across * disc.along / (other.across * other.along)
    return near and abs(ratio - 1) < SHAPE["same"]


def _within(disc: Disc, line: Line) -> bool:
    """Whether a disc is a letter of a line: inside it, and no taller."""
    if len(line.text) < 2 or line.text.isdigit():
        return False
    x, y, width, height = line.box
    inside = x <= disc.x <= x + width and y <= disc.y <= y + height
    return inside and max(disc.across, disc.along) < 1.3 * line.height


def _same(one: Line, other: Line) -> bool:
    (ax, ay, aw, ah), (bx, by, bw, bh) = one.box, other.box
    wide = min(ax + aw, bx + bw) - max(ax, bx)
    high = min(ay + ah, by + bh) - max(ay, by)
    return wide > 0 and high > 0 and wide * high > 0.5 * min(aw * ah, bw * bh)


def figure(image: Picture, disc: Disc) -> Picture | None:
    """What stands in a disc, dark on white, cut to its edges; None where it is no figure."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    height, width = image.shape[:2]
    x, y, side, _ = disc.box
    left, top = max(round(x), 0), max(round(y), 0)
    right, bottom = min(round(x + side), width), min(round(y + side), height)
    crop = image[top:bottom, left:right]
    if min(crop.shape[:2], default=0) < SHAPE["smallest"] * 0.7:
        return None
    scale = 128 / max(crop.shape[:2])
    crop = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    inner = FIGURE["inner"] * scale
    mask = np.zeros(crop.shape[:2], np.uint8)
    centre = ((disc.x - left) * scale, (disc.y - top) * scale)
    cv2.ellipse(mask, (centre, (disc.across * inner, disc.along * inner), disc.angle), 255, -1)
    inside = mask > 0
    rim = inside & (cv2.erode(mask, np.ones((7, 7), np.uint8)) == 0)
    if not rim.any():
        return None
    ground = np.median(crop[rim], axis=0)
    uneven = np.abs(crop[rim].astype(np.float32) - ground).max(axis=1)
    if np.percentile(uneven, 75) > FIGURE["uneven"]:
        return None
    apart = _apart(crop, ground)
    step, _ = cv2.threshold(apart[inside].reshape(-1, 1), 0, 255, cv2.THRESH_OTSU)
    other = (apart > step) & inside
    if step < FIGURE["contrast"] or other[rim].mean() > FIGURE["cut"]:
        return None
    return _strokes(apart, other, int(inside.sum()), step)


def _apart(crop: Picture, ground: Picture) -> Picture:
    """How far each pixel's colour is from the ground's, in Lab units."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    patch = ground.astype(np.uint8).reshape(1, 1, 3)
    lab = cv2.cvtColor(crop, cv2.COLOR_RGB2LAB).astype(np.float32)
    apart = np.linalg.norm(lab - cv2.cvtColor(patch, cv2.COLOR_RGB2LAB), axis=2)
    levels: Picture = np.clip(apart, 0, 255).astype(np.uint8)
    return levels


def _strokes(apart: Picture, other: Picture, disc: int, step: float) -> Picture | None:
    """The one or two tall shapes in a disc of so many pixels, without crumbs."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    side = apart.shape[0]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(other.astype(np.uint8))
    tall = [
        i for i in range(1, count)
        if stats[i, cv2.CC_STAT_HEIGHT] > FIGURE["height"] * side
        and stats[i, cv2.CC_STAT_AREA] > 0.01 * side * side
    ]  # fmt: skip
    if not 1 <= len(tall) <= 2:
        return None
    size = int(stats[tall, cv2.CC_STAT_AREA].sum())
    least, most = SHARE
    crumbs = (int(other.sum()) - size) / max(int(other.sum()), 1)
    if not least < size / disc < most or crumbs > FIGURE["crumbs"]:
        return None
    kept = np.where(np.isin(labels, tall) | ~other, apart, 0).astype(np.float32)
    kept = np.clip(kept * 255 / max(float(np.percentile(apart[other], 98)), 1), 0, 255)
    kept[~(other | (apart <= step))] = 0
    left, top = stats[tall, cv2.CC_STAT_LEFT].min(), stats[tall, cv2.CC_STAT_TOP].min()
    right = (stats[tall, cv2.CC_STAT_LEFT] + stats[tall, cv2.CC_STAT_WIDTH]).max()
    bottom = (stats[tall, cv2.CC_STAT_TOP] + stats[tall, cv2.CC_STAT_HEIGHT]).max()
    if right - left > 1.9 * (bottom - top):
        return None
    strokes: Picture = (255 - kept[top:bottom, left:right]).astype(np.uint8)
    return strokes


def _recognised(
    figures: Sequence[tuple[Disc, Picture]], slant: float
) -> Iterator[tuple[str, float]]:
    """What the recogniser reads: upright, and along the slant of the words around; the surer."""
    from rapidocr.ch_ppocr_rec import TextRecInput  # noqa: PLC0415

    turns = [0.0] if abs(slant) < 8 else [0.0, -slant]
    sheets = [_sheet(cut, turn) for _, cut in figures for turn in turns]
    reader = engine()
    read = reader._load_rec_model()(TextRecInput(img=sheets))
    for at in range(0, len(sheets), len(turns)):
        looks = [
            (str(read.txts[i]).strip(), float(read.scores[i])) for i in range(at, at + len(turns))
        ]
        numbers = [look for look in looks if _NUMBER.fullmatch(look[0])]
        yield max(numbers or looks, key=lambda look: look[1])


def _sheet(cut: Picture, turn: float) -> Picture:
    """A figure on a white line of 48 pixels, as the recogniser takes it."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    height, width = cut.shape
    if turn:
        side = int(np.hypot(height, width)) + 2
        board: Picture = np.full((side, side), 255, np.uint8)
        y, x = (side - height) // 2, (side - width) // 2
        board[y : y + height, x : x + width] = cut
        move = cv2.getRotationMatrix2D((side / 2, side / 2), turn, 1)
        board = cv2.warpAffine(board, move, (side, side), borderValue=255)
        dark = np.argwhere(board < 128)
        if len(dark):
            (y0, x0), (y1, x1) = dark.min(axis=0), dark.max(axis=0)
            cut = board[y0 : y1 + 1, x0 : x1 + 1]
            height, width = cut.shape
    wide = max(4, round(width * 34 / height))
    sheet = np.full((48, max(96, wide + 60)), 255, np.uint8)
    x = (sheet.shape[1] - wide) // 2
    sheet[7:41, x : x + wide] = cv2.resize(cut, (wide, 34), interpolation=cv2.INTER_AREA)
    return cv2.cvtColor(sheet, cv2.COLOR_GRAY2BGR)
