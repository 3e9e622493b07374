"""The forms of an output: JSON Lines, CSV, Parquet; the first two also compressed.

A part is in the form of the output already, so that the whole is put together by copying. Members
of gzip and frames of Zstandard may stand one after the other: so may compressed parts.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any

import msgspec

from jaganetral.scan.errors import MissingExtra, UnknownFormat
from jaganetral.scan.flat import COLUMNS, flat_row

_COMPRESSED = {".gz", ".zst"}
_LEVEL = 3  # of compression: verdicts repeat themselves, and time counts


class Form(msgspec.Struct, frozen=True):
    """One form of an output; `compressed` is "", ".gz" or ".zst"."""

    suffix: str
    compressed: str = ""

    def head(self) -> bytes:
        """What stands before the first part."""
        return self._packed(csv_lines([COLUMNS])) if self.suffix == ".csv" else b""

    def part(self, lines: Sequence[bytes]) -> bytes:
        """The verdict lines of one unit, in this form. Nothing at all where there are none."""
        if not lines:
            return b""
        if self.suffix == ".parquet":
            from jaganetral.scan.columnar import parquet_part  # noqa: PLC0415 - needs pyarrow

            return parquet_part(lines)
        if self.suffix == ".csv":
            return self._packed(csv_lines([list(flat_row(line).values()) for line in lines]))
        return self._packed(b"\n".join(lines) + b"\n")

    def _packed(self, data: bytes) -> bytes:
        return _PACK[self.compressed](data)


def form_of(output: str) -> Form:
    """The form that a name asks for. Raises `UnknownFormat`; `MissingExtra` where it needs one."""
    suffixes = [suffix.lower() for suffix in PurePath(output).suffixes]
    compressed = suffixes.pop() if suffixes and suffixes[-1] in _COMPRESSED else ""
    suffix = suffixes[-1] if suffixes else ""
    if suffix not in (".jsonl", ".csv", ".parquet") or (compressed and suffix == ".parquet"):
        raise UnknownFormat(path=output)
    try:
        if compressed == ".zst":
            import zstandard  # noqa: F401, PLC0415
        if suffix == ".parquet":
            import pyarrow  # noqa: F401, PLC0415
    except ImportError:
        raise MissingExtra(path=output, extra="jaganetral[scan]") from None
    return Form(suffix, compressed)


def csv_lines(rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as CSV, lines ending in LF."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _plain(data: bytes) -> bytes:
    return data


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, _LEVEL, mtime=0)


def _zstandard(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 - of the extra [scan]

    return zstandard.compress(data, _LEVEL)


_PACK: dict[str, Callable[[bytes], bytes]] = {"": _plain, ".gz": _gzip, ".zst": _zstandard}
