"""XLSX, where openpyxl is installed (`pip install jaganetral[scan]`): the first sheet.

Row 1 is the header. The rows are read as a stream; what Excel keeps beside them (all different
texts of the workbook) is held in memory, so a workbook with more than `TEXTS` of it is refused.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

import msgspec

from jaganetral.language import N_
from jaganetral.scan.errors import BadInput, MissingExtra
from jaganetral.scan.reading.delimited import NO_COLUMN, TOO_MANY, TWICE
from jaganetral.scan.reading.encoding import mended
from jaganetral.scan.reading.places import Place
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.rows import Row

TEXTS = 256 * 1024 * 1024
"""Bytes, unpacked, of what is not the rows."""
UNREADABLE = N_("the workbook cannot be read; save it again as .xlsx, or as CSV UTF-8")
TOO_LARGE = N_("the workbook holds too much text; save it as CSV UTF-8")
BROKEN_SHEET = N_("the workbook is broken here; nothing after this could be read")


class Sheet(msgspec.Struct, frozen=True):
    """The first sheet of a workbook whose header was read. Rows are numbered as Excel shows."""

    place: Place
    header: tuple[str, ...]

    @property
    def location(self) -> str:
        """Its path or URL."""
        return self.place.location

    def pieces(self, size: int) -> list[Piece]:
        """The whole: a packed file has no places inside."""
        return [Piece(0, self.place.size, 1)]

    def digest(self, piece: Piece) -> str:
        """SHA-256 of its bytes."""
        return self.place.digest(0, self.place.size)

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows, in order, without the header."""
        number = 1
        with _opened(self.place) as cells:
            lines = iter(cells)
            next(lines, None)
            while True:
                number += 1
                try:
                    found = next(lines, None)
                except Exception:  # noqa: BLE001 - whatever the XML parser says of broken bytes
                    yield Row(number=number, offset=None, problem=BROKEN_SHEET)
                    return
                if found is None:
                    return
                if any(cell is not None and cell != "" for cell in found):
                    yield self._row(number, found)

    def _row(self, number: int, cells: tuple[Any, ...]) -> Row:
        if any(cell not in (None, "") for cell in cells[len(self.header) :]):
            return Row(number=number, offset=None, problem=TOO_MANY)
        fields = {
            name: _plain(cell)
            for name, cell in zip(self.header, cells, strict=False)
            if name and cell is not None and cell != ""
        }
        return Row(number=number, offset=None, fields=fields, notes=mended(fields))


def open_sheet(
    place: Place, columns: frozenset[str], any_of: frozenset[str] = frozenset()
) -> Sheet:
    """The first sheet of a workbook. Raises `BadInput` for it or for its header."""
    with _opened(place) as cells:
        try:
            first = next(iter(cells), ())
        except Exception:  # noqa: BLE001 - whatever the XML parser says of broken bytes
            raise BadInput(path=place.location, field="xlsx", why=UNREADABLE) from None
    header = ["" if cell is None else str(cell).strip() for cell in first]
    for name in sorted(columns - set(header)):
        raise BadInput(path=place.location, field=name, why=NO_COLUMN)
    if any_of and not any_of.intersection(header):
        raise BadInput(path=place.location, field=" / ".join(sorted(any_of)), why=NO_COLUMN)
    for name in header:
        if name and header.count(name) > 1:
            raise BadInput(path=place.location, field=name, why=TWICE)
    return Sheet(place, tuple(header))


@contextmanager
def _opened(place: Place) -> Iterator[Any]:
    """The rows of the first sheet, as tuples."""
    try:
        import openpyxl  # noqa: PLC0415 - heavy, and only here
    except ImportError:
        raise MissingExtra(path=place.location, extra="jaganetral[scan]") from None
    with place.open() as file:
        try:
            with zipfile.ZipFile(file) as archive:
                beside = [
                    entry.file_size
                    for entry in archive.infolist()
                    if not entry.filename.startswith("xl/worksheets/")
                    and entry.filename.endswith((".xml", ".rels"))
                ]
            file.seek(0)
            if sum(beside) > TEXTS:
                raise BadInput(path=place.location, field="xlsx", why=TOO_LARGE)
            with warnings.catch_warnings():  # of styles and charts that nobody asked for
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
        except BadInput:
            raise
        except Exception:  # noqa: BLE001 - a broken workbook breaks openpyxl in many ways
            raise BadInput(path=place.location, field="xlsx", why=UNREADABLE) from None
        try:
            yield sheet.iter_rows(values_only=True)
        finally:
            book.close()


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return cell if isinstance(cell, str | int | float | bool) else str(cell)
