"""How often a flag is right, how much is flagged, whether a change helps; and how sure that is.

Only the standard library: the core has no scipy.

- **Precision** and **recall** count every row by 1 over its chance to be in the queue (Horvitz &
  Thompson 1952).
- Their intervals of 95 % come from a stratified parametric bootstrap: what was flagged, and the
  sample of what was not, are each drawn from their Dirichlet distribution with Jeffreys' prior (of
  one stratum that is Jeffreys' interval: Brown, Cai & DasGupta 2001). Wilson's interval over
  weighted rows would say “surely nothing missed” where a small sample shows no miss. Unequal
  weights within a stratum count as so many fewer rows (Kish 1965).
- **The change**: McNemar's test (1947) in its exact form, two-sided, over the rows whose side
  changes.

The portal's figures of quality (`portal/review/measuring.py`) know the whole queue, and count the
flags up by bands of their score; a file of labels holds only what was reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from random import Random

import msgspec

FEWEST = 20
"""Decided rows without which nothing is told."""
WIDEST = 0.5
"""An interval wider than this tells too little."""
DRAWS = 2_000
_TAIL = 0.025
_PRIOR = 0.5


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A share from 0 to 1, its interval of 95 %, and the decided rows that it rests on.

    `value` is None where there is nothing to count.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    seen: int = 0

    @property
    def enough(self) -> bool:
        """Whether it can be told."""
        return (
            self.value is not None
            and self.seen >= FEWEST
            and self.low is not None
            and self.high is not None
            and self.high - self.low <= WIDEST
        )


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A decided row: what it stands for, and on which side it lies."""

    drawn: bool
    weight: float
    flagged: bool
    breach: bool


def estimates(rows: Iterable[Seen]) -> tuple[Estimate, Estimate]:
    """Precision and recall.

    Recall needs decided rows of both strata: without a sample of what was not flagged nobody knows
    what was missed; `seen` counts the smaller of the two.
    """
    every = list(rows)
    caught, false, missed = (
        _total(every, flagged, breach)
        for flagged, breach in ((True, True), (True, False), (False, True))
    )
    drawn = sum(one.drawn for one in every)
    flags = sum(one.flagged for one in every)
    precise, complete = _draws(every)
    return (
        _estimate(caught, false, precise, flags),
        _estimate(caught, missed, complete, min(drawn, len(every) - drawn))
        if drawn
        else Estimate(value=None),
    )


def chance(one: int, other: int) -> float:
    """How probable a split at least as uneven as this is, were each side as likely as the other."""
    n = one + other
    if not n:
        return 1.0
    ways = tail = 1
    for k in range(min(one, other)):
        ways = ways * (n - k) // (k + 1)
        tail += ways
    return min(1.0, float(2 * tail / (1 << n)))


def _total(rows: Iterable[Seen], flagged: bool, breach: bool) -> float:
    """The weight of a cell; `fsum` does not depend on the order of the rows."""
    return fsum(one.weight for one in rows if (one.flagged, one.breach) == (flagged, breach))


def _estimate(part: float, rest: float, draws: Sequence[float], seen: int) -> Estimate:
    if not part + rest:
        return Estimate(value=None, seen=seen)
    ordered = sorted(draws)
    place = round(_TAIL * (len(ordered) - 1))
    return Estimate(
        value=part / (part + rest), low=ordered[place], high=ordered[-1 - place], seen=seen
    )


def _draws(rows: Sequence[Seen]) -> tuple[list[float], list[float]]:
    """Precision and recall of worlds that could have given these rows.

    A side (flagged or not) on which none of a stratum lies is taken as not there: the rulebook
    that made the queue flags nothing of what it did not flag.
    """
    strata = [_Stratum([one for one in rows if one.drawn is drawn]) for drawn in (False, True)]
    generator = Random(20241127)
    precise, complete = [], []
    for _ in range(DRAWS):
        world = {(flagged, breach): 0.0 for flagged in (True, False) for breach in (True, False)}
        for stratum in strata:
            stratum.add_to(world, generator)
        caught, false, missed = world[True, True], world[True, False], world[False, True]
        if caught + false:
            precise.append(caught / (caught + false))
        if caught + missed:
            complete.append(caught / (caught + missed))
    return precise, complete


class _Stratum:
    """Rows with one chance to be reviewed, as counts per cell and the size that they stand for."""

    def __init__(self, rows: Sequence[Seen]) -> None:
        self.size = fsum(one.weight for one in rows)
        squares = fsum(one.weight**2 for one in rows)
        share = self.size / squares if squares else 0.0  # Kish: equal weights give the plain count
        sides = sorted({one.flagged for one in rows})
        self.shapes = [
            ((flagged, breach), share * _total(rows, flagged, breach) + _PRIOR)
            for flagged in sides
            for breach in (True, False)
        ]

    def add_to(self, world: dict[tuple[bool, bool], float], generator: Random) -> None:
        """One draw from the Dirichlet, by independent gammas."""
        drawn = [(cell, generator.gammavariate(shape, 1.0)) for cell, shape in self.shapes]
        total = sum(value for _cell, value in drawn)
        for cell, value in drawn:
            world[cell] += self.size * value / total
