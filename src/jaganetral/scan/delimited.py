"""CSV as people save it: comma, semicolon (Indonesian Excel) or tab, with or without BOM.

Row 1 is the header. A quote that is never closed would swallow the rest of the file; here it
costs its own line: reading goes on with the next one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jaganetral.contract import FIELDS
from jaganetral.language import N_
from jaganetral.scan.errors import BadInput
from jaganetral.scan.rows import LINE_LIMIT, Row

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_RECORD_LINES = 2_000
"""Lines that one quoted cell may run over; a post has fewer, a forgotten quote has more."""


class _Lines:
    """The lines of a file as text, with the byte offset reached."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.offset = 0
        self.taken = 0
        self.repaired = False
        self.whole = True

    def seek(self, offset: int) -> None:
        self.file.seek(offset)
        self.offset = offset

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.file.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        if self.offset == 0:
            self.offset += len(_BOM) if line.startswith(_BOM) else 0
            line = line.removeprefix(_BOM)
        self.offset += len(line)
        self.taken += 1
        self.whole = self.whole and len(line) < LINE_LIMIT and self.taken <= _RECORD_LINES
        if not self.whole:
            raise csv.Error("record too long")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.repaired = True
            return line.decode("utf-8", "replace")


def read_delimited(path: Path, names: frozenset[str] = frozenset()) -> Iterator[Row]:
    """The rows of a CSV file; `names` are columns that must be there, besides `id`.

    Raises `BadInput` for a header that cannot serve.
    """
    csv.field_size_limit(LINE_LIMIT)
    with path.open("rb") as file:
        lines = _Lines(file)
        delimiter, header = _header(path, lines, names)
        number = 1
        while True:
            start, lines.taken, lines.repaired, lines.whole = lines.offset, 0, False, True
            number += 1
            try:
                cells = next(csv.reader(lines, delimiter=delimiter))
                if lines.taken > 1 and _open_quote(file, lines, start, delimiter):
                    raise csv.Error("quote never closed")
            except StopIteration:
                return
            except csv.Error:
                lines.seek(start)
                file.readline()
                lines.seek(file.tell())
                yield Row(
                    number=number, offset=start, problem=N_("the row is no valid CSV (a quote?)")
                )
                continue
            if any(cells):
                yield _row(number, start, header, cells, lines.repaired)


def _header(path: Path, lines: _Lines, names: frozenset[str]) -> tuple[str, list[str]]:
    with path.open("rb") as file:
        first = file.readline(LINE_LIMIT)
    if first.startswith(_UTF16):
        raise BadInput(path=path, field="UTF-16", why=N_("save the file as CSV UTF-8"))
    wanted = names or frozenset({"id"})
    text = first.removeprefix(_BOM).decode("utf-8", "replace")
    known = wanted | FIELDS.keys()

    def cut(delimiter: str) -> list[str]:
        return [name.strip() for name in next(csv.reader([text], delimiter=delimiter), [])]

    try:
        delimiter = max(",;\t", key=lambda mark: len(known.intersection(cut(mark))))
    except csv.Error:
        raise BadInput(path=path, field="CSV", why=N_("save the file as CSV UTF-8")) from None
    next(lines, None)
    header = cut(delimiter)
    for name in sorted(wanted - set(header)):
        raise BadInput(path=path, field=name, why=N_("the header has no such column"))
    for name in header:
        if name and header.count(name) > 1:
            raise BadInput(path=path, field=name, why=N_("the header has this column twice"))
    return delimiter, header


def _open_quote(file: BinaryIO, lines: _Lines, start: int, delimiter: str) -> bool:
    """Whether the record that ran to the end of the file did so for want of a quote."""
    if file.read(1):
        lines.seek(lines.offset)
        return False
    file.seek(start)
    try:
        next(csv.reader([file.read().decode("utf-8", "replace")], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _row(number: int, offset: int, header: list[str], cells: list[str], repaired: bool) -> Row:
    if any(cells[len(header) :]):
        return Row(number=number, offset=offset, problem=N_("more cells than the header has"))
    fields = {name: cell for name, cell in zip(header, cells, strict=False) if name and cell}
    return Row(number=number, offset=offset, fields=dict(fields), repaired=repaired)
