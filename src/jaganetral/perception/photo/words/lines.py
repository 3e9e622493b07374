"""Lines of Latin text by PP-OCRv6, whose networks ship inside the rapidocr wheel (Apache-2.0)."""

from __future__ import annotations

import math
import os
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from jaganetral.perception.photo.written import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[Any]

THRESHOLDS: Final = {
    "box": 0.3,    # a stretch of the picture is text at all (the package's own 0.5 loses digits)
    "line": 0.5,   # a line of letters counts from this mean chance per letter (the package's own)
    "latin": 0.6,  # share of a line's letters that are Latin; below, it was no text of ours
}  # fmt: skip
LONGEST: Final = 2000
"""Pixels of the longer side that are read; the detector finds no more in larger ones."""

_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=1)
def engine() -> Any:
    """The reader, loaded once in a process (1 s, 250 MB). Threads by OMP_NUM_THREADS, else 2."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - only where words are asked for

    threads = int(os.environ.get("OMP_NUM_THREADS") or 2)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST,
            "Global.text_score": THRESHOLDS["line"],
            "Det.box_thresh": THRESHOLDS["box"],
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def find_lines(image: Picture) -> list[tuple[Line, float]]:
    """The lines of an RGB picture, each with its slant in degrees (anticlockwise, 0 is level)."""
    found = engine()(image[:, :, ::-1])
    if found.txts is None or found.boxes is None:
        return []
    lines: list[tuple[Line, float]] = []
    for text, sure, corners in zip(found.txts, found.scores, found.boxes, strict=True):
        latin = latin_only(text)
        if not latin:
            continue
        xs, ys = corners[:, 0], corners[:, 1]
        left, top = float(xs.min()), float(ys.min())
        box = (left, top, float(xs.max()) - left, float(ys.max()) - top)
        (ax, ay), (bx, by) = corners[0], corners[1]
        slant = math.degrees(math.atan2(float(ay - by), float(bx - ax)))
        lines.append((Line(latin, box, round(float(sure), 3)), slant))
    return lines


def latin_only(text: str) -> str:
    """A line without the glyphs of other scripts; empty where too little of it is Latin.

    The reader knows 18,000 glyphs and sees some of them in folds, leaves and logos.
    """
    text = unicodedata.normalize("NFKC", text)
    letters = [c for c in text if c.isalpha()]
    latin = [c for c in letters if _latin(c)]
    if letters and len(latin) < THRESHOLDS["latin"] * len(letters):
        return ""
    kept = "".join(c if _ours(c) else " " for c in text)
    kept = _SPACES.sub(" ", kept).strip()
    return kept if any(c.isalnum() for c in kept) else ""


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _ours(c: str) -> bool:
    if c.isalpha():
        return _latin(c)
    return c.isascii() or c in "–—’‘“”•…·°№€£×" or unicodedata.category(c) == "So"
