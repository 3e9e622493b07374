"""The file that keeps when pictures and texts were first seen (JAGANETRAL_FIRST_SEEN).

One SQLite file: hashes, days and places. It holds no picture, no word and no account: nothing from
which somebody could be read, and nothing that was made from a face. Pictures are read and written
by `photo.first_seen`, texts by `text.first_seen`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Final

from jaganetral.perception.errors import PerceptionError

ENVIRONMENT: Final = "JAGANETRAL_FIRST_SEEN"
_LAYOUT: Final = 2
_OLDER: Final = frozenset({1})
"""Layouts that are read as they are: they lack the tables of texts, which are added on writing."""
_MAGIC: Final = 0x4A4E4653  # "JNFS", in SQLite's place for the kind of file
_TABLES: Final = """
    CREATE TABLE IF NOT EXISTS seen (pdq BLOB PRIMARY KEY CHECK (length(pdq) = 32),
        day TEXT NOT NULL, place TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS texts (number INTEGER PRIMARY KEY,
        exact BLOB NOT NULL UNIQUE CHECK (length(exact) = 16), weighty BLOB NOT NULL,
        sketch BLOB NOT NULL, day TEXT NOT NULL, place TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS bands (band INTEGER NOT NULL, text INTEGER NOT NULL,
        PRIMARY KEY (band, text)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS months (text INTEGER NOT NULL, month INTEGER NOT NULL,
        PRIMARY KEY (text, month)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS made (what TEXT PRIMARY KEY, how TEXT NOT NULL) WITHOUT ROWID;
"""


class FirstSeenError(PerceptionError):
    """The file at `path` cannot be used, and why."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path}: {why}")


class Sightings:
    """The file, opened. Days only ever move back: the earliest sight stays."""

    def __init__(self, path: Path, *, new: bool = False, frozen: bool = False) -> None:
        """Open a file; with `new`, make it where it is not there; `frozen`: nobody writes to it.

        Raises FirstSeenError.
        """
        if not new and not path.is_file():
            raise FirstSeenError(
                path, "no index here; make one with: jaganetral seen add PHOTO --on DAY"
            )
        self.path, self.frozen = path, frozen
        try:
            if new:
                path.parent.mkdir(parents=True, exist_ok=True)
            with self.connected() as base:
                self._checked(base)
        except (sqlite3.Error, OSError) as error:
            raise FirstSeenError(path, f"not an index of first sights ({error})") from None

    def _checked(self, base: sqlite3.Connection) -> None:
        kind, layout = (base.execute(f"PRAGMA {name}").fetchone()[0]
                        for name in ("application_id", "user_version"))  # fmt: skip
        fresh = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if not fresh and (kind != _MAGIC or layout not in {_LAYOUT, *_OLDER}):
            raise FirstSeenError(self.path, "not an index of first sights that this release reads")
        if not self.frozen and (fresh or layout in _OLDER):
            base.execute(f"PRAGMA application_id = {_MAGIC}")
            base.execute(f"PRAGMA user_version = {_LAYOUT}")
            base.executescript(_TABLES)
        self.tables = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
        """A frozen file of an older layout lacks some."""

    @contextmanager
    def connected(self) -> Iterator[sqlite3.Connection]:
        """A connection for one transaction, committed where nothing is raised."""
        if self.frozen:
            name = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            base = sqlite3.connect(name, uri=True)
        else:
            base = sqlite3.connect(self.path, timeout=20)
        try:
            with base:
                yield base
        finally:
            base.close()

    def state(self) -> int:
        """What changes when somebody writes."""
        state = self.path.stat()
        return hash((state.st_mtime_ns, state.st_size, state.st_ino))

    def written(self, error: sqlite3.Error) -> FirstSeenError:
        """What a failed write says."""
        return FirstSeenError(self.path, f"could not be written ({error})")


def digest(path: Path) -> str:
    """SHA-256 of an index: what a verdict rests on that asked it. Raises FirstSeenError."""
    try:
        state = path.stat()
        return _digest(path, state.st_size, state.st_mtime_ns)
    except OSError as error:
        raise FirstSeenError(path, error.strerror or "cannot be read") from None


@lru_cache(maxsize=4)
def _digest(path: Path, size: int, changed: int) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
