"""What rows answer, wherever in the input it stands: an index on the disk, in level memory.

The input is read twice before it is judged: once for the ids that are answered, once for the words
of the rows that bear them. Both lie in a small SQLite file that goes away with the scan; memory
does not grow with the input, and any piece can be given the words its rows need.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

import msgspec

from jaganetral.contract import TEXT_LIMIT, BadConduct, conduct_from_row
from jaganetral.scan.reading.errors import NoIndex
from jaganetral.scan.reading.mapping import Mapping
from jaganetral.scan.reading.source import Piece, Source

PIECE = 4 << 20
A = TypeVar("A")
B = TypeVar("B")


class Stream(Protocol):
    """Does the same work on many things, in their order."""

    def __call__(self, work: Callable[[A], B], given: Iterable[A], /) -> Iterator[B]: ...


class Reader(msgspec.Struct, frozen=True):
    """What a worker needs to look at a piece."""

    source: Source
    mapping: Mapping | None
    piece: Piece | None
    index: str = ""


Find = Callable[[Reader], Iterator[tuple[str, str]]]
"""Pairs of an id and words that are found in a piece."""


class Parents:
    """The words that rows answer, by the number of the row."""

    def __init__(self, source: Source, mapping: Mapping | None, stream: Stream | None) -> None:
        self._source, self._mapping = source, mapping
        self._folder = tempfile.TemporaryDirectory(prefix="jaganetral-parents-")
        self._words = Path(self._folder.name) / "words.sqlite3"
        readers = [Reader(source, mapping, piece) for piece in source.pieces(PIECE)]
        wanted = Path(self._folder.name) / "wanted.sqlite3"
        try:
            if not self._note(wanted, _found(_wanted, readers, stream)):
                readers = []
            readers = [msgspec.structs.replace(reader, index=str(wanted)) for reader in readers]
            self._note(self._words, _found(_texts, readers, stream))
        except sqlite3.Error as error:  # mostly a disk that is full
            self.close()
            raise NoIndex(path=self._folder.name, why=str(error)) from None

    def words_for(self, piece: Piece | None = None) -> dict[int, tuple[str, str]]:
        """For each row of a piece that answers another: that one's id, and its words."""
        found = {}
        with closing(_open(self._words)) as index:
            for number, parent in _answers(Reader(self._source, self._mapping, piece)):
                words = _look_up(index, parent)
                if words is not None:
                    found[number] = (parent, words)
        return found

    def words(self, names: Iterable[str]) -> dict[str, str]:
        """The words of the rows that bear these ids, of those that were found."""
        with closing(_open(self._words)) as index:
            found = ((name, _look_up(index, name)) for name in set(names))
            return {name: words for name, words in found if words is not None}

    def __len__(self) -> int:
        """How many rows that are answered were found."""
        with closing(_open(self._words)) as index:
            return int(index.execute("SELECT count(*) FROM row").fetchone()[0])

    def close(self) -> None:
        """Take the index away."""
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def _note(self, path: Path, found: Iterable[Iterable[tuple[str, str]]]) -> bool:
        """Write pairs into an index, the first of each id; whether there was any."""
        with closing(_open(path)) as index:
            index.execute("CREATE TABLE row (id TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID")
            for pairs in found:
                index.executemany("INSERT OR IGNORE INTO row VALUES (?, ?)", pairs)
            index.commit()
            return index.execute("SELECT 1 FROM row LIMIT 1").fetchone() is not None


def parents(
    source: Source, mapping: Mapping | None = None, *, stream: Stream | None = None
) -> Parents:
    """The index of what the rows of `source` answer; a context manager, for its file.

    `stream` may do the reading in other processes of this machine.
    """
    return Parents(source, mapping, stream)


def _found(
    find: Find, readers: list[Reader], stream: Stream | None
) -> Iterator[Iterable[tuple[str, str]]]:
    """What is found in each piece: here one row after the other, elsewhere piece by piece."""
    if stream is None:
        return map(find, readers)
    return stream(_listed, [(find, reader) for reader in readers])


def _rows(reader: Reader) -> Iterator[tuple[int, dict[str, Any]]]:
    for row in reader.source.rows(reader.piece):
        if row.fields is not None:
            mapping = reader.mapping
            yield row.number, mapping.conduct_row(row.fields) if mapping else row.fields


def _answers(reader: Reader) -> Iterator[tuple[int, str]]:
    """The rows that answer another and do not quote it, with its id."""
    for number, fields in _rows(reader):
        if fields.get("in_reply_to") is not None and not words_of(fields.get("quoted_text")):
            parent = identity_of(fields["in_reply_to"])
            if parent is not None:
                yield number, parent


def _wanted(reader: Reader) -> Iterator[tuple[str, str]]:
    return ((parent, "") for _row, parent in _answers(reader))


def _texts(reader: Reader) -> Iterator[tuple[str, str]]:
    """The rows of a piece whose ids are wanted, with their words."""
    with closing(_open(Path(reader.index))) as index:
        for _number, fields in _rows(reader):
            text, name = words_of(fields.get("text")), identity_of(fields.get("id"))
            if text and name is not None and _look_up(index, name) is not None:
                yield name, text


def _listed(work: tuple[Find, Reader]) -> list[tuple[str, str]]:
    """What is found in a piece, as it comes back from another process."""
    find, reader = work
    return list(find(reader))


def _open(path: Path) -> sqlite3.Connection:
    index = sqlite3.connect(path)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-16384"):  # KiB
        index.execute(f"PRAGMA {pragma}")
    return index


def _look_up(index: sqlite3.Connection, name: str) -> str | None:
    row = index.execute("SELECT words FROM row WHERE id = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def identity_of(value: Any) -> str | None:
    """An id as the contract reads it; None for what is none."""
    if type(value) is str and value.isascii() and value.isprintable() and 0 < len(value) < 100:
        return value
    try:
        return conduct_from_row({"id": value})[0].id
    except BadConduct:
        return None


def words_of(value: Any) -> str | None:
    """The words of a row as its answers get them; None where there are none."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value[:TEXT_LIMIT].encode("utf-8", "replace").decode("utf-8")
