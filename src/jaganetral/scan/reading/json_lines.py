"""JSON Lines, read byte by byte so that one bad line costs one row.

Blank lines and a byte order mark are skipped, lone surrogates and NUL are left to the contract, a
line that is no JSON object is a problem row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from jaganetral.language import N_
from jaganetral.scan.reading.encoding import mended, told
from jaganetral.scan.reading.packing import BROKEN
from jaganetral.scan.reading.places import BLOCK
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.reading.text import BOM, Lines, Text, too_long
from jaganetral.scan.rows import Row

NO_JSON = N_("the line is no valid JSON")
NO_OBJECT = N_("the line is no JSON object")
TOO_LONG = N_("the line is too long")

_decode = msgspec.json.Decoder(dict[str, Any]).decode


class JsonLines(msgspec.Struct, frozen=True):
    """A file of JSON Lines. Rows are numbered by their lines."""

    text: Text

    @property
    def location(self) -> str:
        """Its path or URL."""
        return self.text.place.location

    def pieces(self, size: int) -> list[Piece]:
        """Cut after the first line end that lies `size` bytes or more from the last cut."""
        if not self.text.plain:
            return [Piece(0, self.text.place.size, 1)]
        with self.text.open() as lines:
            return list(_cut(lines, size)) or [Piece(0, 0, 1)]

    def digest(self, piece: Piece) -> str:
        """SHA-256 of its bytes."""
        return self.text.place.digest(piece.start, piece.stop)

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows, in order."""
        start, stop, number = (piece.start, piece.stop, piece.first_row) if piece else (0, None, 1)
        with self.text.open(start, stop if self.text.plain else None) as lines:
            while True:
                offset = lines.offset
                line = lines.line()
                if not line:
                    break
                if too_long(line):
                    lines.skip()
                    yield Row(number=number, offset=offset, problem=TOO_LONG)
                else:
                    line = (line.removeprefix(BOM) if not offset else line).strip(b" \t\r\n\0")
                    if line:
                        yield json_row(number, offset, line)
                number += 1
            if lines.broken:
                yield Row(number=number, offset=lines.offset, problem=BROKEN)


def _cut(lines: Lines, size: int) -> Iterator[Piece]:
    """The pieces, from one pass that only looks for line ends."""
    start = first = 0
    count = 0
    while block := lines.take(BLOCK):
        place = lines.offset - len(block)
        at = 0
        while (end := block.find(b"\n", max(at, start + size - 1 - place))) >= 0:
            count += block.count(b"\n", at, end + 1)
            at = end + 1
            yield Piece(start, place + at, first + 1)
            start, first = place + at, count
        count += block.count(b"\n", at)
    if lines.offset > start:
        yield Piece(start, lines.offset, first + 1)


def json_row(number: int, offset: int, line: bytes) -> Row:
    """One JSON object as a row."""
    try:
        fields = _decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _second_look(number, offset, line)
    if line.isascii() and b"\\" not in line:
        return Row(number=number, offset=offset, fields=fields)
    return Row(number=number, offset=offset, fields=fields, notes=mended(fields))


def _second_look(number: int, offset: int, line: bytes) -> Row:
    """The slow way, for what a strict reader refuses: not UTF-8, surrogates, NaN, huge numbers."""
    text, repaired, notes = told(line)
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return Row(number=number, offset=offset, problem=NO_JSON)
    if not isinstance(fields, dict):
        return Row(number=number, offset=offset, problem=NO_OBJECT)
    return Row(
        number=number,
        offset=offset,
        fields=fields,
        repaired=repaired,
        notes=notes + mended(fields),
    )
