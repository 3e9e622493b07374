"""Which reader an input asks for: by its suffix, and by the mapping that says what it is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jaganetral.language import N_
from jaganetral.scan.errors import BadInput
from jaganetral.scan.reading.chat import open_chat
from jaganetral.scan.reading.columns import open_columnar
from jaganetral.scan.reading.delimited import open_delimited
from jaganetral.scan.reading.document import Document
from jaganetral.scan.reading.errors import UnknownInput
from jaganetral.scan.reading.json_lines import JsonLines, json_row
from jaganetral.scan.reading.mapping import Mapping
from jaganetral.scan.reading.packing import SUFFIXES, member_of, packing_of
from jaganetral.scan.reading.places import find
from jaganetral.scan.reading.sheet import open_sheet
from jaganetral.scan.reading.source import Source
from jaganetral.scan.reading.text import BOM, Text, text_of

_TEXTS = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv"})
_AS_A_WHOLE = frozenset({".parquet", ".xlsx"})
_UNPACK = N_("this format cannot be compressed as a whole; unpack it first")


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
    chat = mapping is not None and mapping.spec.layout == "whatsapp"
    if mapping is not None:
        columns, any_of = columns | mapping.columns, mapping.any_of
    readable = _TEXTS | ({".txt"} if chat else frozenset())
    suffixes = [suffix.lower() for suffix in PurePosixPath(str(location)).suffixes]
    packed = SUFFIXES.get(suffixes[-1], "") if suffixes else ""
    suffix = (suffixes[-2] if packed and len(suffixes) > 1 else suffixes[-1]) if suffixes else ""
    if packed != "zip" and suffix not in readable | _AS_A_WHOLE:
        raise UnknownInput(path=location)
    place = find(location)
    if suffix in _AS_A_WHOLE:
        if packed:
            raise BadInput(path=location, field=packed, why=_UNPACK)
        return (open_columnar if suffix == ".parquet" else open_sheet)(place, columns, any_of)
    packing = packing_of(suffixes, place.head(8))
    member = member_of(place, frozenset(readable)) if packing == "zip" else ""
    suffix = PurePosixPath(member).suffix.lower() if member else suffix
    text = text_of(place, packing, member)
    if chat:
        return open_chat(text)
    if suffix in (".csv", ".tsv"):
        return open_delimited(text, columns, any_of)
    if suffix == ".json" and not _is_lines(text):
        spec = mapping.spec if mapping is not None else None
        paths, within = (spec.rows, spec.within) if spec else (((),), ())
        return Document(text, (*paths, ()), within, around=spec is not None)
    return JsonLines(text)


def _is_lines(text: Text) -> bool:
    """Whether a .json file is JSON Lines after all: a whole object, then another one."""
    with text.open() as lines:
        first = lines.line().removeprefix(BOM).strip()
        second = lines.line().strip()
    return second.startswith(b"{") and json_row(1, 0, first).fields is not None
