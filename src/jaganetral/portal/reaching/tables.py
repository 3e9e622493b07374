"""Files with rows, from people nobody vouches for: CSV in what encoding it comes, and XLSX.

Refused before anything is unpacked: what is too large, what grows out of proportion when it is
unpacked, XML with a document type. Formulas are never computed: such a cell is given on as a
formula, and its row is then given back.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from jaganetral.portal.reaching.errors import BadFile
from jaganetral.portal.reaching.sealed import Sheet

__all__ = ["FORMULA", "LARGEST", "LOST", "csv_bytes", "read_table"]

LARGEST = 10_000_000
"""Bytes of a file; 50,000 rows have about 7 million."""
ROWS, COLUMNS, CELL = 50_000, 60, 400
UNPACKED, TIMES = 150_000_000, 120
"""Bytes that an XLSX may unpack to, and how many times its own size one part may grow."""
FORMULA = "\u0192="
"""Before what a formula cell says: no text of a person begins so."""
LOST = "\u2248"
"""Before a number of more digits than Excel keeps (15): the last ones are zeros by now."""


def read_table(content: bytes) -> Sheet:
    """The first row with two or more cells is the header, the rest are rows. Raises BadFile."""
    if len(content) > LARGEST:
        raise BadFile(_("The file is larger than 10 MB. Take out pictures, or split it."))
    if content[:4] == b"PK\x03\x04":
        return _table(_xlsx(content))
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise BadFile(_("This is an old Excel file (.xls). Save it as .xlsx or CSV."))
    return _table(_csv(content))


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as CSV that Excel opens right (UTF-8 with its mark). A cell that a spreadsheet would
    take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out).writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _table(rows: Iterator[tuple[int, list[str]]]) -> Sheet:
    header: list[str] | None = None
    kept: list[tuple[int, list[str]]] = []
    for number, cells in rows:
        filled = sum(bool(cell) for cell in cells)
        if header is None:
            if filled >= 2:
                header = cells
            continue
        if filled:
            if len(kept) == ROWS:
                raise BadFile(_("The file has more than 50,000 rows. Split it."))
            kept.append((number, cells[: len(header)] + [""] * (len(header) - len(cells))))
    if header is None:
        raise BadFile(_("No row of this file has two columns. Is it a table?"))
    if len(header) > COLUMNS:
        raise BadFile(_("The file has more than 60 columns. Keep those that are needed."))
    return Sheet(header, kept)


def _csv(content: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _text(content)
    head = text[:20_000]
    parted = max(",;\t|", key=lambda sign: _columns(head, sign))
    try:
        for row in (reader := csv.reader(io.StringIO(text, newline=""), delimiter=parted)):
            yield reader.line_num, [_clean(cell) for cell in row]
    except csv.Error as wrong:
        raise BadFile(_("This is no CSV that can be read: {why}.").format(why=wrong)) from None


def _columns(head: str, sign: str) -> int:
    """How often a sign stands in the line of the first twenty that has it most often in common
    with another line: what parts columns does so in every line."""
    found = [line.count(sign) for line in head.splitlines()[:20]]
    return max((many for many in found if found.count(many) > 1 or len(found) < 3), default=0)


def _text(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        tries: tuple[str, ...] = ("utf-16",)
    else:
        tries = ("utf-8-sig", "cp1252")
    for encoding in tries:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadFile(_("This is neither CSV nor XLSX. Save the table as one of them."))


def _xlsx(content: bytes) -> Iterator[tuple[int, list[str]]]:
    _unpacks_to_little(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may say it has a million columns
        for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS + 1), 1):
            if number > ROWS + 1000:
                raise BadFile(_("The file has more than 50,000 rows. Split it."))
            yield number, _stripped([_cell(one) for one in row])
    except BadFile:
        raise
    except Exception as wrong:
        # openpyxl answers a broken file with whatever broke first: KeyError, ValueError, ParseError
        raise BadFile(_("This Excel file cannot be read. Save it anew, or as CSV.")) from wrong


def _unpacks_to_little(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            infos = parts.infolist()
            large = sum(one.file_size for one in infos) > UNPACKED or any(
                one.file_size > 1_000_000 and one.file_size > TIMES * max(1, one.compress_size)
                for one in infos
            )
            if large or len(infos) > 400:
                raise BadFile(_("This Excel file unpacks to far more than a table needs."))
            for one in infos:
                if one.filename.endswith((".xml", ".rels")):
                    with parts.open(one) as part:
                        if b"<!DOCTYPE" in part.read(2_000).upper():
                            raise BadFile(_("This Excel file holds what no Excel file holds."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise BadFile(_("This Excel file cannot be read. Save it anew, or as CSV.")) from None


def _cell(one: Any) -> str:
    value = one.value
    if value is None:
        return ""
    if one.data_type == "f":
        return FORMULA
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float) and not isinstance(value, bool):
        whole = int(value)
        return f"{LOST}{whole}" if abs(whole) >= 10**15 else str(whole if value == whole else value)
    return _clean(str(value))


def _clean(cell: str) -> str:
    text = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    if text.startswith("="):
        return FORMULA
    return text[:CELL].removeprefix("'") if text.startswith("'") else text[:CELL]


def _stripped(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
