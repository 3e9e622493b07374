"""When a photo was first seen: an index of short hashes, each with its earliest day and place.

Old footage cut anew and spread in campaign time is a known trick; whoever shared it is asked about
a day on which nothing happened. What was seen before a day cannot have been made on it. That is a
doubt, as everything about dates here: a look-alike is no proof, and the file that was seen first
may itself have been dated wrongly.

One SQLite file (JAGANETRAL_FIRST_SEEN). It holds hashes, days and places, and no picture: nothing
that was made from a face, and nothing from which a photo could be drawn again.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from jaganetral.perception.errors import PerceptionError

from .material import hashes

ENVIRONMENT: Final = "JAGANETRAL_FIRST_SEEN"
NEAR: Final = 31
"""Bits of 256 within which PDQ's authors call two pictures the same (Facebook 2019, section 4)."""
CLEAR: Final = 50
"""PDQ's measure of quality below which its authors let a picture not be matched at all."""
_LAYOUT: Final = 1
_MAGIC: Final = 0x4A4E4653  # "JNFS", in SQLite's place for the kind of file
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS seen (pdq BLOB PRIMARY KEY CHECK (length(pdq) = 32),"
    " day TEXT NOT NULL, place TEXT NOT NULL) WITHOUT ROWID"
)


class FirstSeenError(PerceptionError):
    """The file at `path` cannot be used, and why."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        super().__init__(f"{path}: {why}")


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


class FirstSeen:
    """The index in one file. Days only ever move back: the earliest sight of a picture stays."""

    def __init__(self, path: Path, *, new: bool = False) -> None:
        """Open a file; with `new`, make it where it is not there. Raises FirstSeenError."""
        if not new and not path.is_file():
            raise FirstSeenError(
                path, "no index here; make one with: jaganetral seen add PHOTO --on DAY"
            )
        self.path = path
        self._searched: tuple[int, hashes.HashIndex, list[tuple[str, str]]] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._connected() as base:
                kind, layout = (base.execute(f"PRAGMA {name}").fetchone()[0]
                                for name in ("application_id", "user_version"))  # fmt: skip
                fresh = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
                if not fresh and (kind, layout) != (_MAGIC, _LAYOUT):
                    raise FirstSeenError(
                        path, "not an index of first sights that this release reads"
                    )
                if fresh:
                    base.execute(f"PRAGMA application_id = {_MAGIC}")
                    base.execute(f"PRAGMA user_version = {_LAYOUT}")
                    base.execute(_TABLE)
        except (sqlite3.Error, OSError) as error:
            raise FirstSeenError(path, f"not an index of first sights ({error})") from None

    @classmethod
    def configured(cls) -> FirstSeen | None:
        """The index that JAGANETRAL_FIRST_SEEN names; None where it names none.

        A name that leads nowhere raises: a slip must not pass for "never seen before".
        """
        named = os.environ.get(ENVIRONMENT)
        return _open_once(Path(named)) if named else None

    def __len__(self) -> int:
        with self._connected() as base:
            return int(base.execute("SELECT count(*) FROM seen").fetchone()[0])

    def remember(self, picture: NDArray[np.uint8], day: date, place: str) -> bool:
        """Keep that a picture (H×W×3, RGB, uint8) was seen on a day. False where it is too plain.

        Of the same picture the earliest day stays, whatever comes later. Raises FirstSeenError.
        """
        bits, quality = hashes.pdq(picture)
        if quality < CLEAR:
            return False
        try:
            with self._connected() as base:
                base.execute(
                    "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT (pdq) DO UPDATE"
                    " SET day = excluded.day, place = excluded.place WHERE excluded.day < day",
                    (bits.tobytes(), day.isoformat(), place),
                )
        except sqlite3.Error as error:
            raise FirstSeenError(self.path, f"could not be written ({error})") from None
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
        with self._connected() as base:
            state = _state(self.path)
            if self._searched is None or self._searched[0] != state:
                rows = base.execute("SELECT pdq, day, place FROM seen ORDER BY pdq").fetchall()
                bits = np.frombuffer(b"".join(row[0] for row in rows), np.uint8).reshape(-1, 32)
                self._searched = (
                    state, hashes.HashIndex(bits), [(row[1], row[2]) for row in rows]
                )  # fmt: skip
        return self._searched[1], self._searched[2]

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        base = sqlite3.connect(self.path, timeout=20)
        try:
            with base:
                yield base
        finally:
            base.close()


def _state(path: Path) -> int:
    state = path.stat()
    return hash((state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(maxsize=1)
def _open_once(path: Path) -> FirstSeen:
    return FirstSeen(path)
