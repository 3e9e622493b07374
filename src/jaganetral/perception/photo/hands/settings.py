"""`gestures.json`: all numbers that the reading of hands rests on, as Python and browsers read it.

The part `model` is written by `training/photo/train_hands.py`; the others are set by hand, each
from what docs/models/hands.md says.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

FILE: Final = Path(__file__).with_name("gestures.json")


class Tiles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where palms are looked for. Lengths are in photo pixels, factors in face (hand) heights."""

    palm_threshold: float
    face_threshold: float
    face_side: int
    """The long side of the copy in which faces are looked for."""
    least_face: float
    """Smaller faces do not size tiles: their hands are too small to be told."""
    factors: tuple[float, ...]
    reach: float
    step: float
    pad: float
    coarse: float
    """Without faces: the side of the first grid, in long sides of the photo."""
    fine: float
    """And of the second one, where the first found no palm."""
    repeats: float
    """A tile of this share of the long side would only repeat the whole photo."""
    least_side: float
    most: int
    """So many tiles at most, and `more` for each face, or, without faces, for each palm found."""
    more: float
    wide_pad: float
    """A wider margin, for fingers whose palm leaves the frame, where no palm is sure."""
    sure: float
    crowd: int
    """From so many sure palms, and more than two for each face, the whole photo is tiled."""
    most_crowded: int
    close_up: float
    """Without faces, a hand of this share of the long side makes a close-up: no tiles."""


class Looks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a hand is looked at again."""

    crops: tuple[tuple[float, float, bool], ...]
    """Scale of the crop, degrees it is turned by, whether it is mirrored; in this order."""
    presence: float
    """Below it the first look shows no hand."""
    early: int
    """After so many looks that all agree, with a mean of `early_sure` or more, no more are made."""
    early_calm: int
    """The same for shapes that never alarm."""
    early_sure: float


class Net(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One hidden layer: softmax(W₂ relu(W₁ x + b₁) + b₂). `w1` [H, F], `w2` [C, H]."""

    w1: tuple[tuple[float, ...], ...]
    b1: tuple[float, ...]
    w2: tuple[tuple[float, ...], ...]
    b2: tuple[float, ...]


class Calibration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Chance that the winning shape is right: σ(bias + logit·ln(p/(1−p)) + agree·a + size·s)."""

    bias: float
    logit: float
    agree: float
    size: float


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The trained part: shapes from features, fingers from features, and how sure it may be."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    clip: float
    shapes: tuple[str, ...]
    nets: tuple[Net, ...]
    finger_weights: tuple[tuple[float, ...], ...]
    finger_bias: tuple[float, ...]
    calibration: Calibration


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a shape is called a gesture. Angles are degrees from upright, sizes photo pixels."""

    least_size: float
    agree: float
    confidence: dict[str, float]
    """Least calibrated confidence, by shape."""
    doubt: float
    """From this mean chance of all signs together, a hand that was not decided is `unsure`."""
    tilt: dict[str, float]
    thumb_up: float
    thumb_down: float
    lips: tuple[float, float, float, float]
    """Part of a face box, as shares (x0, y0, x1, y1), in which a fingertip hushes or touches."""


class Pairs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When two hands are one sign. Lengths are shares of the mean size of both hands."""

    reach: float
    """A hand belongs to a face within so many face heights."""
    heart_tips: float
    heart_open: float
    together: float
    crossed_tilt: float
    crowd: int


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    version: int
    tiles: Tiles
    looks: Looks
    rules: Rules
    pairs: Pairs
    model: Model | None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The file as it ships."""
    return msgspec.json.decode(FILE.read_bytes(), type=Settings)
