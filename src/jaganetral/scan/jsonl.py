"""JSON Lines, read byte by byte so that one bad line costs one row.

Blank lines and a byte order mark are skipped, bytes that are not UTF-8 are replaced, lone
surrogates and NUL are left to the contract, a line that is no JSON object is a problem row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from jaganetral.language import N_
from jaganetral.scan.rows import LINE_LIMIT, Row

_BOM = b"\xef\xbb\xbf"
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def read_jsonl(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file, in order."""
    with path.open("rb") as file:
        offset = 0
        number = 0
        while line := file.readline(LINE_LIMIT):
            number += 1
            start, offset = offset, offset + len(line)
            if len(line) >= LINE_LIMIT and not line.endswith(b"\n"):
                offset += _skip_line(file)
                yield Row(number=number, offset=start, problem=N_("the line is too long"))
                continue
            line = (line.removeprefix(_BOM) if number == 1 else line).strip(b" \t\r\n\0")
            if line:
                yield _row(number, start, line)


def _skip_line(file: BinaryIO) -> int:
    skipped = 0
    while piece := file.readline(LINE_LIMIT):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _row(number: int, offset: int, line: bytes) -> Row:
    try:
        return Row(number=number, offset=offset, fields=_decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _second_look(number, offset, line)


def _second_look(number: int, offset: int, line: bytes) -> Row:
    """The slow way, for what a strict reader refuses: not UTF-8, surrogates, NaN, huge numbers."""
    text = line.decode("utf-8", "replace")
    repaired = text.encode("utf-8", "surrogatepass") != line
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return Row(number=number, offset=offset, problem=N_("the line is no valid JSON"))
    if not isinstance(fields, dict):
        return Row(number=number, offset=offset, problem=N_("the line is no JSON object"))
    return Row(number=number, offset=offset, fields=fields, repaired=repaired)
