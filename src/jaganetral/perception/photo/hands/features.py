"""What a hand's 21 points say about its shape, whatever its size, place, turn or side.

Every feature is a ratio of lengths or the cosine of an angle, so that it does not change when the
hand is moved, turned in the image, enlarged or mirrored. Nothing rests on which hand it is: selfies
are mirrored. All maths is in double precision, with + − × ÷ √ only, so that a browser gets the same
numbers.

Notation: P0…P20 the points (x, y, z in one unit), |AB| a length in three dimensions, |AB|₂ one in
the image, ∠ABC the angle at B; ``cos(U, V)`` = U·V / (|U||V| + 1e-9). S, the size of the palm, is
the mean of |P0P5|, |P0P9|, |P0P13|, |P0P17| and 1.5·|P5P17|; S₂ the same in the image.

For each finger f of index, middle, ring, little, with points M (knuckle), P, D, T (tip), C the
middle of P0, P5 and P17:

====================  =============================================================================
f.knuckle             cos(M−P0, P−M): 1 where the finger goes on straight
f.middle              cos(P−M, D−P)
f.end                 cos(D−P, T−D)
f.middle_flat         cos(P−M, D−P) in the image
f.reach               |P0T| / |P0P|
f.reach_flat          |P0T|₂ / |P0P|₂
f.out                 |CT| / S
f.straight            |MT| / (|MP| + |PD| + |DT|)
====================  =============================================================================

For the thumb (A = P1, B = P2, E = P3, T = P4), u the unit vector from P17 to P5 and v that from P0
to P9:

====================  =============================================================================
thumb.root            cos(A−P0, B−A)
thumb.knuckle         cos(B−A, E−B)
thumb.end             cos(E−B, T−E)
thumb.straight        |BT| / (|BE| + |ET|)
thumb.to_5 …          |T P| / S for P5, P6, P9, P10, P13, P17
thumb.to_5_flat …     |T P|₂ / S₂ for P5, P9, P17
thumb.across          (T−P5)·u / S; thumb.across_end the same of E
thumb.along           (T−P5)·v / S; thumb.along_end the same of E
thumb.index           cos(T−B, P8−P5)
thumb.palm            cos(T−B, P9−P0)
thumb.tips_8 …        |T P| / S for the tips P8, P12, P16, P20
thumb.tips_8_flat …   |T P|₂ / S₂ for P8 and P12
thumb.end_8           |T P7| / S
====================  =============================================================================

Between fingers: ``gap.8_12``, ``gap.12_16``, ``gap.16_20`` the distances of neighbouring tips / S;
``spread.5_9`` … the cosines between their directions M→T. Of the view: ``view.tilt`` the share of
the palm's normal (P5−P0)×(P17−P0) that points along z, without its sign; ``view.wide``
|P5P17|₂ / (|P0P9|₂ + 1e-9).
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

Rows = np.ndarray[Any, np.dtype[np.float64]]

FINGERS: Final = {"index": 5, "middle": 9, "ring": 13, "little": 17}
_TINY: Final = 1e-9
_NEAR_THUMB: Final = (5, 6, 9, 10, 13, 17)
_NEAR_THUMB_FLAT: Final = (5, 9, 17)
_TIPS: Final = (8, 12, 16, 20)


def _length(vectors: Rows) -> Rows:
    return np.asarray(np.sqrt((vectors * vectors).sum(axis=-1)), np.float64)


def _cos(one: Rows, two: Rows) -> Rows:
    return np.asarray((one * two).sum(axis=-1) / (_length(one) * _length(two) + _TINY), np.float64)


def palm_size(points: Rows) -> Rows:
    """S of each hand, for points [N, 21, 2 or 3]."""
    spokes = sum(_length(points[:, k] - points[:, 0]) for k in (5, 9, 13, 17))
    across = 1.5 * _length(points[:, 5] - points[:, 17])
    return np.asarray((spokes + across) / 5 + _TINY, np.float64)


def features(points: Rows) -> dict[str, Rows]:
    """The features by name, in a fixed order, each [N], for points [N, 21, 3]."""
    p = np.asarray(points, np.float64)
    flat = p[..., :2]
    size, size_flat = palm_size(p), palm_size(flat)
    made: dict[str, Rows] = {}
    palm = (p[:, 0] + p[:, 5] + p[:, 17]) / 3
    for name, m in FINGERS.items():
        knuckle, pip, dip, tip = (p[:, m + k] for k in range(4))
        made[f"{name}.knuckle"] = _cos(knuckle - p[:, 0], pip - knuckle)
        made[f"{name}.middle"] = _cos(pip - knuckle, dip - pip)
        made[f"{name}.end"] = _cos(dip - pip, tip - dip)
        made[f"{name}.middle_flat"] = _cos((pip - knuckle)[:, :2], (dip - pip)[:, :2])
        made[f"{name}.reach"] = _length(tip - p[:, 0]) / (_length(pip - p[:, 0]) + _TINY)
        made[f"{name}.reach_flat"] = _length((tip - p[:, 0])[:, :2]) / (
            _length((pip - p[:, 0])[:, :2]) + _TINY
        )
        made[f"{name}.out"] = _length(tip - palm) / size
        bones = _length(pip - knuckle) + _length(dip - pip) + _length(tip - dip)
        made[f"{name}.straight"] = _length(tip - knuckle) / (bones + _TINY)
    made |= _thumb(p, flat, size, size_flat)
    for one, two in ((8, 12), (12, 16), (16, 20)):
        made[f"gap.{one}_{two}"] = _length(p[:, one] - p[:, two]) / size
    for one, two in ((5, 9), (9, 13), (13, 17)):
        made[f"spread.{one}_{two}"] = _cos(p[:, one + 3] - p[:, one], p[:, two + 3] - p[:, two])
    normal = np.cross(p[:, 5] - p[:, 0], p[:, 17] - p[:, 0])
    made["view.tilt"] = np.abs(normal[:, 2]) / (_length(normal) + _TINY)
    made["view.wide"] = _length(flat[:, 5] - flat[:, 17]) / (
        _length(flat[:, 9] - flat[:, 0]) + _TINY
    )
    return made


def _thumb(p: Rows, flat: Rows, size: Rows, size_flat: Rows) -> dict[str, Rows]:
    root, knuckle, end, tip = (p[:, k] for k in (1, 2, 3, 4))
    made = {
        "thumb.root": _cos(root - p[:, 0], knuckle - root),
        "thumb.knuckle": _cos(knuckle - root, end - knuckle),
        "thumb.end": _cos(end - knuckle, tip - end),
        "thumb.straight": _length(tip - knuckle)
        / (_length(end - knuckle) + _length(tip - end) + _TINY),
    }
    for k in _NEAR_THUMB:
        made[f"thumb.to_{k}"] = _length(tip - p[:, k]) / size
    for k in _NEAR_THUMB_FLAT:
        made[f"thumb.to_{k}_flat"] = _length(flat[:, 4] - flat[:, k]) / size_flat
    across = p[:, 5] - p[:, 17]
    across = across / (_length(across)[:, None] + _TINY)
    along = p[:, 9] - p[:, 0]
    along = along / (_length(along)[:, None] + _TINY)
    for name, axis in (("across", across), ("along", along)):
        made[f"thumb.{name}"] = ((tip - p[:, 5]) * axis).sum(axis=1) / size
        made[f"thumb.{name}_end"] = ((end - p[:, 5]) * axis).sum(axis=1) / size
    made["thumb.index"] = _cos(tip - knuckle, p[:, 8] - p[:, 5])
    made["thumb.palm"] = _cos(tip - knuckle, p[:, 9] - p[:, 0])
    for k in _TIPS:
        made[f"thumb.tips_{k}"] = _length(tip - p[:, k]) / size
    for k in _TIPS[:2]:
        made[f"thumb.tips_{k}_flat"] = _length(flat[:, 4] - flat[:, k]) / size_flat
    made["thumb.end_8"] = _length(tip - p[:, 7]) / size
    return made


NAMES: Final = tuple(features(np.zeros((1, 21, 3))))
"""The names of all features, in their order."""


def matrix(points: Rows, names: tuple[str, ...] = NAMES) -> Rows:
    """The named features of points [N, 21, 3] as a matrix [N, len(names)]."""
    made = features(points)
    return np.stack([made[name] for name in names], axis=1)
