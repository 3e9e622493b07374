"""Which texts are copies of one another, among very many: MinHash, LSH, and then a real look.

The text that was copied most leads. Every other one joins the first leader that it is really a copy
of (`perception.text.copies.alike`), or leads itself. So each text is near its leader, and no chain
of small steps glues different texts together; and which texts lead hangs on what there is, never on
the order in which it came.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from jaganetral.perception.text.copies import LEAST_ALIKE, Said, alike, shingles
from jaganetral.scan.errors import MissingExtra

PERMUTATIONS: Final = 125
BANDS: Final = 25
"""Five values each: a pair at Jaccard 0.6 is met with 87 %, at 0.7 with 99 %, at 0.3 with 6 %
(1 − (1 − s⁵)²⁵; Leskovec, Rajaraman and Ullman, 3.4)."""
SLACK: Final = 0.2
"""What the estimate of 125 values may be below the truth (4.5 times its standard error)."""
LEADERS: Final = 100_000
"""Different texts of one context that others are compared with; more are only taken together where
they are equal. Nobody reads so many; the bound keeps the memory."""
_SEED: Final = 42
_BATCH: Final = 512


class Script(msgspec.Struct, frozen=True, array_like=True):
    """All words of a conduct as they are compared: own, answered, told."""

    own: Said = Said()
    answered: Said = Said()
    told: Said = Said()

    def fields(self) -> tuple[Said, Said, Said]:
        """The three texts."""
        return self.own, self.answered, self.told

    @property
    def exact(self) -> str:
        """Equal for copies that need no closer look."""
        return "\1".join(text.exact for text in self.fields())

    @property
    def block(self) -> str:
        """Equal for all that may be copies at all: short texts must be the same."""
        return "\1".join("\2" if text.long else text.exact for text in self.fields())

    @property
    def long(self) -> bool:
        """Whether any of its texts may be copied with edits."""
        return any(text.long for text in self.fields())


def copied(one: Script, other: Script) -> bool:
    """Whether each text of one is a copy of the same text of the other."""
    return all(map(alike, one.fields(), other.fields()))


def leaders(count: int, script: Callable[[int], Script]) -> Sequence[int]:
    """For each text of one block, in the order of precedence, the place of its leader."""
    led = array("q", range(count))
    if count < 2 or not script(0).long:
        return led
    index = _Index()
    for start in range(0, count, _BATCH):
        batch = [script(place) for place in range(start, min(start + _BATCH, count))]
        sketches = index.sketches(batch)
        for place, (one, sketch) in enumerate(zip(batch, sketches, strict=True), start):
            for leader in index.near(sketch):
                if copied(script(leader), one):
                    led[place] = leader
                    break
            else:
                index.add(place, sketch)
    return led


class _Index:
    """Leaders, found again by their sketches."""

    def __init__(self) -> None:
        try:
            import rensa  # noqa: PLC0415 - of the extra [scan]
        except ImportError:
            raise MissingExtra(path="triage", extra="jaganetral[scan]") from None
        self._minhash = rensa.RMinHash
        self._lsh = rensa.RMinHashLSH(LEAST_ALIKE, PERMUTATIONS, BANDS)
        self._places = array("q")
        self._digests = np.empty((1_024, PERMUTATIONS), np.uint32)

    def sketches(self, batch: Sequence[Script]) -> Iterator[object]:
        """The MinHash of each."""
        tokens = [
            [piece for text in one.fields() if text.long for piece in shingles(text.line)]
            for one in batch
        ]
        found: list[object] = self._minhash.from_token_sets(tokens, PERMUTATIONS, _SEED)
        return iter(found)

    def near(self, sketch: object) -> list[int]:
        """Leaders that may be alike, the first one first."""
        met = np.fromiter(self._lsh.query(sketch), np.int64)
        if not len(met):
            return []
        met.sort()
        same = (self._digests[met] == self._digest(sketch)).mean(axis=1)
        return [self._places[key] for key in met[same >= LEAST_ALIKE - SLACK]]

    def add(self, place: int, sketch: object) -> None:
        """One more leader, as long as there is room."""
        key = len(self._places)
        if key == LEADERS:
            return
        if key == len(self._digests):
            self._digests = np.concatenate([self._digests, np.empty_like(self._digests)])
        self._digests[key] = self._digest(sketch)
        self._places.append(place)
        self._lsh.insert(key, sketch)

    @staticmethod
    def _digest(sketch: object) -> NDArray[np.uint32]:
        return np.array(sketch.digest(), np.uint32)  # type: ignore[attr-defined]
