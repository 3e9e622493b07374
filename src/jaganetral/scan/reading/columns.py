"""Parquet, where pyarrow is installed (`pip install jaganetral[scan]`).

It is cut by rows: a group of a million rows is more than one unit should hold. A process keeps the
place where it stopped reading, so that pieces read one after the other are read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from typing import Any

import msgspec

from jaganetral.language import N_
from jaganetral.scan.errors import BadInput, MissingExtra
from jaganetral.scan.reading.encoding import mended
from jaganetral.scan.reading.places import Place
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.rows import Row

UNREADABLE = N_("the file cannot be read")
NO_COLUMN = N_("the file has no such column")
_BATCH = 1_000
_CUTS = 64
"""Pieces of one row group at most: each may have to read over the rows before it."""


class Columnar(msgspec.Struct, frozen=True):
    """A Parquet file. Rows are numbered from 1; there are no byte offsets."""

    place: Place

    @property
    def location(self) -> str:
        """Its path or URL."""
        return self.place.location

    def pieces(self, size: int) -> list[Piece]:
        """Runs of rows of about `size` bytes, none over the border of a row group."""
        pieces = []
        row = 0
        with _opened(self.place) as file:
            for number in range(file.metadata.num_row_groups):
                group = file.metadata.row_group(number)
                cuts = max(1, min(_CUTS, group.total_byte_size // max(size, 1), group.num_rows))
                step = -(-group.num_rows // cuts) or 1
                for start in range(row, row + group.num_rows, step):
                    stop = min(start + step, row + group.num_rows)
                    pieces.append(Piece(start, stop, start + 1))
                row += group.num_rows
        return pieces or [Piece(0, 0, 1)]

    def digest(self, piece: Piece) -> str:
        """SHA-256 of its row group's bytes and of the schema."""
        if piece.stop == piece.start:
            return sha256(b"").hexdigest()
        with _opened(self.place) as file:
            group = file.metadata.row_group(_group_of(file, piece.start)[0])
            start, stop = _span(group)
            return _digest(
                self.place, start, stop, file.schema_arrow.to_string().encode(), self.place.seal()
            )

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows, in order."""
        with _opened(self.place) as file:
            total = file.metadata.num_rows
        start, stop = (piece.start, min(piece.stop, total)) if piece else (0, total)
        key = (self.place, self.place.seal())
        with _told(self.place):
            reading = _STOPPED.pop(key, None)
            if reading is None or reading.first > start:
                reading = _Reading(self.place, start)
            for number, fields in enumerate(reading.rows(start, stop), start + 1):
                yield Row(number=number, offset=None, fields=fields, notes=mended(fields))
        _STOPPED.clear()
        if stop < total:
            _STOPPED[key] = reading


def open_columnar(
    place: Place, columns: frozenset[str], any_of: frozenset[str] = frozenset()
) -> Columnar:
    """A Parquet file; all of `columns` and one of `any_of` must be in it. Raises `BadInput`."""
    with _opened(place) as file:
        names = set(file.schema_arrow.names)
    for name in sorted(columns - names):
        raise BadInput(path=place.location, field=name, why=NO_COLUMN)
    if any_of and not any_of.intersection(names):
        raise BadInput(path=place.location, field=" / ".join(sorted(any_of)), why=NO_COLUMN)
    return Columnar(place)


class _Reading:
    """A Parquet file that is being read: the batch at hand, and where its rows begin."""

    def __init__(self, place: Place, start: int) -> None:
        self._file = _file(place)
        group, before = _group_of(self._file, start)
        groups = list(range(group, self._file.metadata.num_row_groups))
        self._batches = self._file.iter_batches(_BATCH, row_groups=groups)
        self.first = start - before
        self._batch: Any = None

    def rows(self, start: int, stop: int) -> Iterator[dict[str, Any]]:
        """The rows from `start`, which is not before `first`, to `stop`."""
        while start < stop:
            while self._batch is None or self.first + self._batch.num_rows <= start:
                self.first += self._batch.num_rows if self._batch is not None else 0
                self._batch = next(self._batches)
            found = self._batch.slice(start - self.first, stop - start)
            yield from found.to_pylist()
            start += found.num_rows


_STOPPED: dict[tuple[Place, str], _Reading] = {}
"""At most one file that was read up to some row, by its place and seal."""


@contextmanager
def _told(place: Place) -> Iterator[None]:
    try:
        import pyarrow  # noqa: PLC0415 - heavy, and only here
    except ImportError:
        raise MissingExtra(path=place.location, extra="jaganetral[scan]") from None
    try:
        yield
    except (pyarrow.ArrowException, OSError, ValueError, StopIteration):
        raise BadInput(path=place.location, field="parquet", why=UNREADABLE) from None


@contextmanager
def _opened(place: Place) -> Iterator[Any]:
    with _told(place), _file(place) as file:
        yield file


def _file(place: Place) -> Any:
    import pyarrow.parquet  # noqa: PLC0415 - heavy, and only here

    where = place.remote_file() if place.remote else pyarrow.OSFile(place.location)
    return pyarrow.parquet.ParquetFile(where, buffer_size=1 << 20)


def _group_of(file: Any, row: int) -> tuple[int, int]:
    """The row group that holds a row, and how many of its rows come before."""
    for number in range(file.metadata.num_row_groups):
        length = file.metadata.row_group(number).num_rows
        if row < length:
            return number, row
        row -= length
    return file.metadata.num_row_groups, 0


def _span(group: Any) -> tuple[int, int]:
    chunks = [group.column(number) for number in range(group.num_columns)]
    starts = [chunk.dictionary_page_offset or chunk.data_page_offset for chunk in chunks]
    ends = [s + chunk.total_compressed_size for s, chunk in zip(starts, chunks, strict=True)]
    return min(starts), max(ends)


@lru_cache(maxsize=4)
def _digest(place: Place, start: int, stop: int, schema: bytes, seal: str) -> str:
    return place.digest(start, stop, schema)
