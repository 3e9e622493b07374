"""A random sample of what was not flagged, so that people can tell how much is missed.

Strata are verdict and platform. Within one, every row has the same chance, which stands on its item
as `inclusion`; an estimate weighs each row with one over it (Horvitz and Thompson 1952). Rows are
shared out by the square root of a stratum's size (power allocation, Bankier 1988): a small platform
is still seen, a large one not drowned. The draw hangs on the scan's own hash: anybody can repeat
it, nobody can choose it.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final, Generic, TypeVar

LEAST: Final = 2
"""Rows of a stratum at least, where it has them: with one nothing is known of how they differ."""

Stratum = tuple[str, str]
Kept = TypeVar("Kept")


class Sample(Generic[Kept]):
    """Keeps, of every stratum, the rows with the least random numbers; memory does not grow."""

    def __init__(self, size: int, seed: str) -> None:
        """`size`: rows in all; `seed` makes the draw."""
        self.size = size
        self._seed = bytes.fromhex(seed)[:64]
        self.seen: dict[Stratum, int] = {}
        self._heaps: dict[Stratum, list[tuple[int, int, Kept]]] = {}

    def asks_for(self, stratum: Stratum, identity: bytes) -> int | None:
        """The random number of a row that is drawn so far, None where it is not. Counts the row."""
        self.seen[stratum] = self.seen.get(stratum, 0) + 1
        number = int.from_bytes(blake2b(identity, digest_size=16, key=self._seed).digest())
        heap = self._heaps.setdefault(stratum, [])
        if len(heap) < self.size or (heap and number < -heap[0][0]):
            return number
        return None

    def keep(self, stratum: Stratum, number: int, row: int, kept: Kept) -> None:
        """Keep a row that was asked for."""
        heap = self._heaps[stratum]
        heapq.heappush(heap, (-number, -row, kept))
        if len(heap) > self.size:
            heapq.heappop(heap)

    def drawn(self) -> Iterator[tuple[Stratum, float, Kept]]:
        """What was drawn, each with the chance that it had."""
        shares = allocation(self.seen, self.size)
        for stratum in sorted(self._heaps):
            least = sorted(self._heaps[stratum], key=lambda entry: (-entry[0], -entry[1]))
            for _number, _row, kept in least[: shares[stratum]]:
                yield stratum, shares[stratum] / self.seen[stratum], kept


def allocation(sizes: Mapping[Stratum, int], size: int) -> dict[Stratum, int]:
    """How many rows of each stratum, about `size` in all (at least `LEAST` of each)."""
    left = {stratum: count for stratum, count in sorted(sizes.items()) if count}
    shares = dict.fromkeys(sizes, 0)
    rest = size
    while left and rest > 0:
        # What a stratum cannot fill goes to the others.
        weights = {stratum: math.sqrt(count) for stratum, count in left.items()}
        whole = sum(weights.values())
        full = [s for s, count in left.items() if rest * weights[s] / whole >= count]
        if not full:
            for stratum, weight in weights.items():
                fair = round(rest * weight / whole)
                shares[stratum] = max(min(LEAST, left[stratum], size), fair)
            break
        for stratum in full:
            shares[stratum] = left.pop(stratum)
            rest -= shares[stratum]
    return shares
