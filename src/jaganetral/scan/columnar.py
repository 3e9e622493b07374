"""Parquet out (needs pyarrow, of the extra [scan]): the verdicts of a unit, and of all units."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import pyarrow as arrow
from pyarrow import parquet

from jaganetral.scan.flat import COLUMNS, flat_row

GROUP = 16_384
"""Rows of one group in the whole: what is held in memory at once while it is put together."""

_SCHEMA = arrow.schema(
    [(name, arrow.float64() if name == "confidence" else arrow.string()) for name in COLUMNS]
)


def parquet_part(lines: Sequence[bytes]) -> bytes:
    """Verdict lines as a Parquet file of their own; complex columns hold JSON."""
    rows: list[dict[str, Any]] = [dict(flat_row(line)) for line in lines]
    for row in rows:
        row["confidence"] = None if row["confidence"] is None else float(row["confidence"])
    target = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(rows, _SCHEMA), target, compression="zstd")
    return target.getvalue()


def join_parquet(parts: Iterable[bytes], target: BinaryIO) -> None:
    """The parts in their order as one file, in groups of `GROUP` rows and more."""
    with parquet.ParquetWriter(target, _SCHEMA, compression="zstd") as writer:
        held: list[Any] = []
        for part in parts:
            if part:
                held.append(parquet.read_table(io.BytesIO(part)))
            if sum(table.num_rows for table in held) >= GROUP:
                writer.write_table(arrow.concat_tables(held).combine_chunks())
                held = []
        if held:
            writer.write_table(arrow.concat_tables(held).combine_chunks())
