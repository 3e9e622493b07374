"""A verdict as one flat row, for CSV and Parquet: what is a list or an object stands as JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

COLUMNS = (
    "id", "verdict", "confidence", "category", "sanction_level", "summary", "rules", "reasons",
    "missing", "advice", "contests", "signals", "shadow", "notes", "decision_id", "rulebook",
)  # fmt: skip


def flat_rows(verdicts: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file of verdicts; what a brief verdict lacks is None."""
    with verdicts.open("rb") as file:
        for line in file:
            verdict = msgspec.json.decode(line)
            yield {name: _cell(verdict.get(name)) for name in COLUMNS}


def _cell(value: Any) -> Any:
    return msgspec.json.encode(value).decode() if isinstance(value, list | dict) else value


def write_csv(verdicts: Path, target: Path) -> None:
    """The verdict lines of `verdicts` as CSV with a header, lines ending in LF."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(flat_rows(verdicts))
