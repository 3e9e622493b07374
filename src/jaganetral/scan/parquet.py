"""Parquet in and out, where pyarrow is installed (`pip install jaganetral[scan]`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jaganetral.language import N_
from jaganetral.scan.errors import BadInput, MissingExtra
from jaganetral.scan.flat import COLUMNS, flat_rows
from jaganetral.scan.rows import Row

_BATCH = 1_000


def _arrow(path: Path) -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415 - heavy, and only here
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise MissingExtra(path=path, extra="jaganetral[scan]") from None
    return pyarrow, pyarrow.parquet


def count_rows(path: Path) -> int:
    """How many rows the file says it has."""
    arrow, parquet = _arrow(path)
    try:
        return int(parquet.read_metadata(path).num_rows)
    except (arrow.ArrowException, OSError):
        raise BadInput(path=path, field="parquet", why=N_("the file cannot be read")) from None


def read_parquet(path: Path, names: frozenset[str] = frozenset()) -> Iterator[Row]:
    """The rows of a Parquet file; numbers count from 1, there are no byte offsets."""
    arrow, parquet = _arrow(path)
    try:
        with parquet.ParquetFile(path) as file:
            columns = set(file.schema_arrow.names)
            for name in sorted((names or {"id"}) - columns):
                raise BadInput(path=path, field=name, why=N_("the file has no such column"))
            number = 0
            for batch in file.iter_batches(_BATCH):
                for fields in batch.to_pylist():
                    number += 1
                    yield Row(number=number, offset=None, fields=fields)
    except (arrow.ArrowException, OSError):
        raise BadInput(path=path, field="parquet", why=N_("the file cannot be read")) from None


def write_parquet(verdicts: Path, target: Path) -> None:
    """The verdict lines of `verdicts` as Parquet; complex columns hold JSON."""
    arrow, parquet = _arrow(target)
    kinds = {"confidence": arrow.float64()}
    schema = arrow.schema([(name, kinds.get(name, arrow.string())) for name in COLUMNS])
    with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        batch: list[dict[str, Any]] = []
        for row in flat_rows(verdicts):
            batch.append(row)
            if len(batch) == 10 * _BATCH:
                writer.write_table(arrow.Table.from_pylist(batch, schema))
                batch = []
        if batch:
            writer.write_table(arrow.Table.from_pylist(batch, schema))
