"""The reader's last step (perception/text/model/reader.py) on many rows at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from jaganetral.perception.confidence import STANCE_THRESHOLD
from jaganetral.perception.text.model.reader import NEVER_SIDES, heard, listed
from training.text.pool import KINDS, SIDES, Floats, Mask

_NEVER = [KINDS.index(name) for name in NEVER_SIDES]
_NEITHER = SIDES.index("neither")


class Lists(NamedTuple):
    """What the word lists alone say of rows: their sums, and where a text is brief."""

    scores: Floats
    brief: Mask


def settled(stance: Floats, kind: Floats, lists: Lists, power: float) -> Floats:
    """The chances of the sides once the lists and the kind of text are heard."""
    stance = stance.copy()
    for row, score in enumerate(lists.scores):
        if abs(score) >= STANCE_THRESHOLD:
            side, least = SIDES.index("support" if score > 0 else "oppose"), listed(float(score))
            if stance[row, side] < least:
                stance[row] *= (1 - least) / (1 - stance[row, side])
                stance[row, side] = least
    left = np.array([heard(float(none), power) for none in kind[:, _NEVER].sum(axis=1)])
    left[lists.brief] = 1.0
    found = stance * left[:, None]
    found[:, _NEITHER] = 0.0
    found[:, _NEITHER] = 1 - found.sum(axis=1)
    return np.asarray(found)
