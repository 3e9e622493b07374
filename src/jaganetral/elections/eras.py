"""Stretches of days between which nothing in the registry changes.

Whom a setting names depends on the day only through what begins and ends: a stage, an alias, the
province that a regency belonged to. Two days between the same turns therefore have the same
contests and the same names, and what was worked out for one serves the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ..model import Period


class Era(NamedTuple):
    """The stretch that the first day of a period falls in, and that of its last day."""

    first: int
    last: int


class Eras:
    """The days on which something begins, in order."""

    __slots__ = ("_turns",)

    def __init__(self, spans: Iterable[tuple[date | None, date | None]]) -> None:
        """`spans` are the first and the last day, both included, of everything that is dated."""
        turns: set[date] = set()
        for start, end in spans:
            if start is not None:
                turns.add(start)
            if end is not None and end < date.max:
                turns.add(end + timedelta(days=1))
        self._turns = sorted(turns)

    def of(self, period: Period) -> Era:
        """The era of a period."""
        first = bisect_right(self._turns, period.start)
        if period.end == period.start:
            return Era(first, first)
        return Era(first, bisect_right(self._turns, period.end))
