"""Files of every format with the same rows, and a shelf to put files on."""

import bz2
import gzip
import json
import lzma
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jaganetral.scan.reading import Mapping, Source, open_source, read_mapping
from jaganetral.scan.rows import Row

ROWS = [
    {"id": "1", "text": "Coblos nomor 2\nbesok"},
    {"id": "2", "text": 'koma, "kutip" dan 😀'},
    {"id": "3", "text": "; akhir"},
]


class Shelf:
    """A folder of its own for the files of a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, content: bytes | str | list[Any] | dict[str, Any]) -> Path:
        path = self.folder / name
        if isinstance(content, list | dict):
            content = json.dumps(content)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def rows(self, name: str, content: Any, mapping: str | Mapping | None = None) -> list[Row]:
        path = self.put(name, content)
        if isinstance(mapping, str):
            mapping = read_mapping(mapping)
        return list(open_source(path, mapping=mapping).rows())

    def mapping(self, text: str) -> Mapping:
        return read_mapping(self.put("map.yaml", text))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def jsonl(rows: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def write_csv(path: Path) -> None:
    lines = [
        ",".join('"' + str(cell).replace('"', '""') + '"' for cell in row.values()) for row in ROWS
    ]
    path.write_text("id,text\n" + "\n".join(lines) + "\n")


def write_jsonl(path: Path) -> None:
    path.write_bytes(jsonl(ROWS))


def write_json(path: Path) -> None:
    path.write_text(json.dumps(ROWS))


def write_parquet(path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), path)


def write_xlsx(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in [("id", "text"), *(tuple(row.values()) for row in ROWS)]:
        book.active.append(row)
    book.save(path)


WRITE: dict[str, Callable[[Path], None]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".json": write_json,
    ".parquet": write_parquet,
    ".xlsx": write_xlsx,
}


def _zstandard(data: bytes) -> bytes:
    import zstandard

    return zstandard.compress(data)


PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": _zstandard,
}


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return path


def by_pieces(source: Source, size: int) -> list[Row]:
    return [row for piece in source.pieces(size) for row in source.rows(piece)]
