"""Which reader an input asks for: by its suffix, and by the mapping that says what it is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jaganetral.scan.errors import UnknownFormat
from jaganetral.scan.reading.columns import open_columnar
from jaganetral.scan.reading.delimited import open_delimited
from jaganetral.scan.reading.json_lines import JsonLines
from jaganetral.scan.reading.mapping import Mapping
from jaganetral.scan.reading.packing import SUFFIXES, member_of, packing_of
from jaganetral.scan.reading.places import find
from jaganetral.scan.reading.source import Source
from jaganetral.scan.reading.text import text_of

_LINES = frozenset({".jsonl", ".ndjson"})
_DELIMITED = frozenset({".csv", ".tsv"})


def open_source(
    location: str | Path,
    *,
    columns: frozenset[str] = frozenset(),
    mapping: Mapping | None = None,
) -> Source:
    """The input at a path or URL, ready to be read.

    `columns` must be there (CSV, XLSX, Parquet: they have a header); a `mapping` says itself what
    it needs, and how a JSON document or a chat is built. Raises `ScanError`.
    """
    any_of: frozenset[str] = frozenset()
    if mapping is not None:
        columns, any_of = columns | mapping.columns, mapping.any_of
    suffixes = [suffix.lower() for suffix in PurePosixPath(str(location)).suffixes]
    packed = bool(suffixes) and suffixes[-1] in SUFFIXES
    kind = (suffixes[-2:-1] if packed else suffixes[-1:]) or [""]
    archive = packed and suffixes[-1] == ".zip"
    if not archive and kind[0] not in _LINES | _DELIMITED | {".parquet"}:
        raise UnknownFormat(path=location)
    place = find(location)
    if kind[0] == ".parquet":
        return open_columnar(place, columns, any_of)
    packing = packing_of(suffixes, place.head(8))
    member = member_of(place, _LINES | _DELIMITED) if packing == "zip" else ""
    suffix = PurePosixPath(member).suffix.lower() if member else kind[0]
    text = text_of(place, packing, member)
    if suffix in _DELIMITED:
        return open_delimited(text, columns, any_of)
    return JsonLines(text)
