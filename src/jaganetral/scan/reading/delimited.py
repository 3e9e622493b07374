"""CSV as people save it: comma, semicolon (Indonesian Excel) or tab, with or without BOM.

Row 1 is the header. A quote that is never closed would swallow the rest of the file; here it
costs its own line: reading goes on with the next one. The file is cut between records, by the same
reading that finds the rows, so that pieces give exactly the rows of the whole.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Self

import msgspec

from jaganetral.contract import FIELDS
from jaganetral.language import N_
from jaganetral.scan import rows
from jaganetral.scan.errors import BadInput
from jaganetral.scan.reading.encoding import put_right, told
from jaganetral.scan.reading.packing import BROKEN
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.reading.text import BOM, Lines, Text, too_long
from jaganetral.scan.rows import Row

NO_COLUMN = N_("the header has no such column")
TWICE = N_("the header has this column twice")
AS_CSV = N_("save the file as CSV UTF-8")
NO_CSV = N_("the row is no valid CSV (a quote?)")
TOO_MANY = N_("more cells than the header has")
_RECORD_LINES = 2_000
"""Lines that one quoted cell may run over; a post has fewer, a forgotten quote has more."""


class Delimited(msgspec.Struct, frozen=True):
    """A CSV file whose header was read. Rows are numbered by records, the header being 1."""

    text: Text
    delimiter: str
    header: tuple[str, ...]

    @property
    def location(self) -> str:
        """Its path or URL."""
        return self.text.place.location

    def pieces(self, size: int) -> list[Piece]:
        """Cut after the first record that ends `size` bytes or more from the last cut."""
        if not self.text.plain:
            return [Piece(0, self.text.place.size, 1)]
        pieces = []
        start = 0
        first = number = 1
        with self.text.open() as lines:
            lines.line_only()
            for _start, _cells, _raw in _Records(lines, self.delimiter):
                number += 1
                if lines.offset - start >= size:
                    pieces.append(Piece(start, lines.offset, first))
                    start, first = lines.offset, number + 1
            if lines.offset > start or not pieces:
                pieces.append(Piece(start, lines.offset, first))
        return pieces

    def digest(self, piece: Piece) -> str:
        """SHA-256 of the header and of its bytes."""
        return self.text.place.digest(
            piece.start, piece.stop, self.delimiter.encode(), "\0".join(self.header).encode()
        )

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows, in order, without the header."""
        start, stop, number = (piece.start, piece.stop, piece.first_row) if piece else (0, None, 1)
        with self.text.open(start, stop if self.text.plain else None) as lines:
            if number == 1:
                lines.line_only()
                number = 2
            for offset, cells, raw in _Records(lines, self.delimiter):
                if cells is None:
                    yield Row(number=number, offset=offset, problem=NO_CSV)
                elif any(cells):
                    yield self._row(number, offset, cells, raw)
                number += 1
            if lines.broken:
                yield Row(number=number, offset=lines.offset, problem=BROKEN)

    def _row(self, number: int, offset: int, cells: list[str], raw: _Raw) -> Row:
        if any(cells[len(self.header) :]):
            return Row(number=number, offset=offset, problem=TOO_MANY)
        notes = set(raw.notes)
        fields = {
            name: cell if cell.isascii() else put_right(cell, notes)
            for name, cell in zip(self.header, cells, strict=False)
            if name and cell
        }
        return Row(
            number=number,
            offset=offset,
            fields=dict(fields),
            repaired=raw.repaired,
            notes=tuple(sorted(notes)),
        )


def open_delimited(
    text: Text, columns: frozenset[str], any_of: frozenset[str] = frozenset()
) -> Delimited:
    """A CSV file; all of `columns` and one of `any_of` must be in its header.

    Raises `BadInput` for a header that cannot serve.
    """
    csv.field_size_limit(rows.LINE_LIMIT)
    location = text.place.location
    with text.open() as lines:
        first = lines.line()
    line, _repaired, _notes = told(first.removeprefix(BOM))
    known = columns | any_of | FIELDS.keys()

    def cut(delimiter: str) -> list[str]:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]

    try:
        delimiter = max(",;\t", key=lambda mark: len(known.intersection(cut(mark))))
        header = cut(delimiter)
    except csv.Error:
        raise BadInput(path=location, field="CSV", why=AS_CSV) from None
    for name in sorted(columns - set(header)):
        raise BadInput(path=location, field=name, why=NO_COLUMN)
    if any_of and not any_of.intersection(header):
        raise BadInput(path=location, field=" / ".join(sorted(any_of)), why=NO_COLUMN)
    for name in header:
        if name and header.count(name) > 1:
            raise BadInput(path=location, field=name, why=TWICE)
    return Delimited(text, delimiter, tuple(header))


class _Raw:
    """The lines of the record being read: as text, and what was repaired in them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.clear()

    def clear(self) -> None:
        self.taken: list[bytes] = []
        self.ended = False
        self.bytes = 0
        self.repaired = False
        self.notes: tuple[str, ...] = ()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._lines.line()
        if not line:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        self.bytes += len(line)
        if self.bytes >= rows.LINE_LIMIT or len(self.taken) > _RECORD_LINES:
            raise csv.Error("record too long")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            text, repaired, notes = told(line)
            self.repaired |= repaired
            self.notes = self.notes or notes
            return text


class _Records:
    """The records of a CSV file: where each starts, its cells (None: no valid CSV), its lines."""

    def __init__(self, lines: Lines, delimiter: str) -> None:
        self._lines, self._delimiter = lines, delimiter
        self._raw = _Raw(lines)

    def __iter__(self) -> Iterator[tuple[int, list[str] | None, _Raw]]:
        raw, lines = self._raw, self._lines
        csv.field_size_limit(rows.LINE_LIMIT)
        reader = csv.reader(raw, delimiter=self._delimiter)
        while True:
            start = lines.offset
            raw.clear()
            try:
                cells = next(reader)
                if raw.ended:  # it asked for one more line: a quote was open
                    raise csv.Error("quote never closed")
            except StopIteration:
                return
            except csv.Error:
                self._first_line_only()
                reader = csv.reader(raw, delimiter=self._delimiter)
                yield start, None, raw
                continue
            yield start, cells, raw

    def _first_line_only(self) -> None:
        """What is wrong costs the record's first line; the next one is read again."""
        first, *rest = self._raw.taken
        if rest:
            self._lines.give_back(rest)
        if too_long(first):
            self._lines.skip()
