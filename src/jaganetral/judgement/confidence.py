"""How sure a verdict is: the share of verdicts of its kind that turned out right.

The table is measured, not felt: `make cases` prints the share of right verdicts among those given
on decided cases, by level and by where the facts came from, shrunk towards the level's mean for
small counts (docs/accuracy.md shows the counts).
"""

from __future__ import annotations

from collections.abc import Sequence

from jaganetral.model import Conduct, Level, Signal

_STATED: dict[Level, float] = {
    "prohibited": 0.85, "caution": 0.60, "allowed": 0.75, "undetermined": 0.50,
}  # fmt: skip
_READ: dict[Level, float] = {
    "prohibited": 0.85, "caution": 0.60, "allowed": 0.70, "undetermined": 0.50,
}  # fmt: skip


def confidence(level: Level, conduct: Conduct, signals: Sequence[Signal]) -> float:
    """A probability from 0 to 1 that people would decide the same."""
    table = _READ if conduct.narrative else _STATED
    sure = table[level]
    telling = [s.confidence for s in signals if s.kind in ("stance", "call_to_vote")]
    if level == "prohibited" and telling:
        sure = min(sure, max(telling))
    return round(sure, 3)
