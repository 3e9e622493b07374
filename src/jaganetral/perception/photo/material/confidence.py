"""How sure a match is: every weight and threshold of the matcher, in one table.

The weights were fitted by `benchmarks/photo_material.py --fit --quick` on one half of the artwork,
pasted into one half of the scenes, and on other artwork of the same make;
docs/accuracy-photos-material.md reports on the other halves.
"""

from __future__ import annotations

import math
from typing import Final

from .likeness import Likeness

WORTH_ALIGNING: Final = 0.2
"""Correlation of a first fit below which no fine alignment is tried: strangers lie below it."""
SURE: Final = 0.5
"""A match below this confidence is none."""
MOST_SURE: Final = 0.99
SHOWN: Final = 0.35
"""Share of the material that must be seen in the photo."""

MIRROR_LEAST: Final = 6
"""Points for a match in the mirror: nobody's print is mirrored but in a front camera's photo."""
ENOUGH_POINTS: Final = 12
"""More of them add nothing. A hash or a frame that led here counts as half of that."""

UNCOLOURED: Final = 0.7
"""What a photo in grey says of the colours: little."""

WEIGHTS: Final = {"one": -20.06, "whole": 7.75, "tiles": 6.19, "points": 3.82, "colour": 6.74}


def features(found: Likeness, inliers: int) -> dict[str, float]:
    """What the confidence rests on, each from 0 to 1."""
    return {
        "one": 1.0,
        "whole": max(0.0, found.whole),
        "tiles": found.tiles,
        "points": min(inliers, ENOUGH_POINTS) / ENOUGH_POINTS if inliers else 0.5,
        "colour": UNCOLOURED if found.colour is None else max(0.0, found.colour),
    }


def confidence(found: Likeness, inliers: int) -> float:
    """The chance (0 to 0.99) that the material really is there."""
    if found.seen < SHOWN:
        return 0.0
    weight = sum(WEIGHTS[name] * value for name, value in features(found, inliers).items())
    return round(min(MOST_SURE, 1.0 / (1.0 + math.exp(-weight))), 2)
