"""The reader's last step (perception/text/model/reader.py) on many rows at once."""

from __future__ import annotations

import numpy as np

from jaganetral.perception.text.model.reader import NEVER_SIDES
from training.text.pool import KINDS, SIDES, Floats

_NEVER = [KINDS.index(name) for name in NEVER_SIDES]
_NEITHER = SIDES.index("neither")


def settled(stance: Floats, kind: Floats, power: float) -> Floats:
    """The chances of the sides once the kind of text has been heard."""
    left = (1 - kind[:, _NEVER].sum(axis=1)) ** power
    found = stance * left[:, None]
    found[:, _NEITHER] = 0.0
    found[:, _NEITHER] = 1 - found.sum(axis=1)
    return np.asarray(found)
