"""When a photo was first seen: an index of short hashes, each with its earliest day and place.

Old footage cut anew and spread in campaign time is a known trick; whoever shared it is asked about
a day on which nothing happened. What was seen before a day cannot have been made on it. That is a
doubt, as everything about dates here: a look-alike is no proof, and the file that was seen first
may itself have been dated wrongly.

It holds hashes, days and places, and no picture: nothing that was made from a face, and nothing
from which a photo could be drawn again (`perception.sightings`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from jaganetral.perception.sightings import ENVIRONMENT, FirstSeenError, Sightings

from .material import hashes

__all__ = ["CLEAR", "ENVIRONMENT", "NEAR", "FirstSeen", "FirstSeenError", "Seen", "asked"]

NEAR: Final = 31
"""Bits of 256 within which PDQ's authors call two pictures the same (Facebook 2019, section 4)."""
CLEAR: Final = 50
"""PDQ's measure of quality below which its authors let a picture not be matched at all."""


class Seen(msgspec.Struct, frozen=True):
    """A picture that was seen before: when, where, and in how many bits of 256 it differs."""

    day: date
    place: str
    distance: int

    @property
    def confidence(self) -> float:
        """1 for the same hash, falling to 0.7 at the limit.

        The slope is a choice, not a measurement; it ranks matches for people.
        """
        return round(1 - 0.3 * self.distance / NEAR, 3)


class FirstSeen(Sightings):
    """The pictures of an index. Of the same picture the earliest day stays."""

    def __init__(self, path: Path, *, new: bool = False, frozen: bool = False) -> None:
        """Open a file; with `new`, make it where it is not there; `frozen`: nobody writes to it.

        Raises FirstSeenError.
        """
        super().__init__(path, new=new, frozen=frozen)
        self._searched: tuple[int, hashes.HashIndex, list[tuple[str, str]]] | None = None

    @classmethod
    def configured(cls) -> FirstSeen | None:
        """The index that JAGANETRAL_FIRST_SEEN names; None where it names none.

        A name that leads nowhere raises: a slip must not pass for "never seen before". Inside
        `asked` it is the index that is asked there.
        """
        if (chosen := _ASKED.get()) is not None:
            return chosen
        named = os.environ.get(ENVIRONMENT)
        return _open_once(Path(named)) if named else None

    def __len__(self) -> int:
        with self.connected() as base:
            return int(base.execute("SELECT count(*) FROM seen").fetchone()[0])

    def remember(self, picture: NDArray[np.uint8], day: date, place: str) -> bool:
        """Keep that a picture (H×W×3, RGB, uint8) was seen on a day. False where it is too plain.

        Of the same picture the earliest day stays, whatever comes later. Raises FirstSeenError.
        """
        bits, quality = hashes.pdq(picture)
        if quality < CLEAR:
            return False
        try:
            with self.connected() as base:
                base.execute(
                    "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (pdq) DO UPDATE"
                    " SET day = excluded.day, place = excluded.place WHERE excluded.day < day",
                    (bits.tobytes(), day.isoformat(), place),
                )
        except sqlite3.Error as error:
            raise self.written(error) from None
        return True

    def find(self, picture: NDArray[np.uint8]) -> Seen | None:
        """The earliest sight of a picture, turned or mirrored too; None where there is none."""
        turned, quality = hashes.pdq_turned(picture)
        if quality < CLEAR:
            return None
        searched, known = self._index()
        if not known:
            return None
        _, places, distances = searched.within(turned, NEAR + 1)
        sights = [
            Seen(date.fromisoformat(known[place][0]), known[place][1], int(bits))
            for place, bits in zip(places.tolist(), distances.tolist(), strict=True)
        ]
        return min(sights, key=lambda one: (one.day, one.distance, one.place), default=None)

    def _index(self) -> tuple[hashes.HashIndex, list[tuple[str, str]]]:
        """All hashes in memory (32 bytes each), read again once somebody has written."""
        with self.connected() as base:
            state = self.state()
            if self._searched is None or self._searched[0] != state:
                rows = base.execute("SELECT pdq, day, place FROM seen ORDER BY pdq").fetchall()
                bits = np.frombuffer(b"".join(row[0] for row in rows), np.uint8).reshape(-1, 32)
                self._searched = (
                    state, hashes.HashIndex(bits), [(row[1], row[2]) for row in rows]
                )  # fmt: skip
        return self._searched[1], self._searched[2]


@contextmanager
def asked(index: FirstSeen) -> Iterator[None]:
    """Ask this index, whatever is configured: a scan asks one that nobody writes to."""
    before = _ASKED.set(index)
    try:
        yield
    finally:
        _ASKED.reset(before)


_ASKED: Final[ContextVar[FirstSeen | None]] = ContextVar("first_seen", default=None)


@lru_cache(maxsize=1)
def _open_once(path: Path) -> FirstSeen:
    return FirstSeen(path)
