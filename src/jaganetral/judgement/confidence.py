"""How sure a verdict is: the share of verdicts of its kind that turned out right.

The counts stand in data/confidence.json: by level, and by how the act was known (`told` in a field,
`read` from an account). They are those of the first look at accounts that nobody had built for
(docs/accuracy.md), measured by training/calibrate.py at the commit of that look; on cases that were
developed on, verdicts are right more often, and saying so would flatter. Few cases make few counts,
so each share is pulled towards the level's share over both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from jaganetral.model import Conduct, Level, Signal

TABLE = Path(__file__).parent / "data" / "confidence.json"
PULL = 4
"""Cases that the level's own share weighs as (an empirical Bayes prior of that size)."""

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]


def pooled(table: Counts, how: str, level: str) -> float:
    """The share of right verdicts in a cell, shrunk towards its level's share.

    An empty level is one half: nothing was measured.
    """
    cells = [levels[level] for levels in table.values() if level in levels]
    everywhere = sum(cell["n"] for cell in cells)
    prior = (sum(cell["right"] for cell in cells) + 0.5) / (everywhere + 1)
    cell = table.get(how, {}).get(level, {"n": 0, "right": 0})
    return (cell["right"] + PULL * prior) / (cell["n"] + PULL)


@cache
def _shares() -> dict[tuple[str, str], float]:
    table = msgspec.json.decode(TABLE.read_bytes(), type=dict[str, dict[str, dict[str, int]]])
    levels = ("prohibited", "caution", "allowed", "undetermined")
    return {(how, level): pooled(table, how, level) for how in ("told", "read") for level in levels}


def confidence(level: Level, asked: Conduct, signals: Sequence[Signal]) -> float:
    """A probability from 0 to 1: for `prohibited` and `allowed` that people would decide the same,
    for `caution` and `undetermined` that they would find a breach.

    `asked` is the conduct as it came in, before its narrative was read. Words are a second doubt: a
    `prohibited` that rests on a text is no surer than the surest stance that was read in it.
    """
    sure = _shares()["read" if asked.action is None and asked.narrative else "told", level]
    if level == "prohibited" and not asked.narrative:
        telling = [s.confidence for s in signals if s.kind in ("stance", "call_to_vote")]
        sure = min([sure, max(telling)] if telling else [sure])
    return round(sure, 3)
