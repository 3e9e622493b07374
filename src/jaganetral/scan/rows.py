"""What every reader yields: a row as it was found, or why it could not be read."""

from __future__ import annotations

from typing import Any

import msgspec

LINE_LIMIT = 16 * 1024 * 1024
"""Bytes of one row; a longer one is rejected without being held in memory."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of an input.

    `number` counts as an editor or a spreadsheet shows it, from 1; `offset` is in bytes of the
    text, after unpacking (None in Parquet and XLSX, which have none). `fields` is None where the
    row could not be read, and `problem` then says why (an English sentence of the catalogue).
    `repaired`: bytes were not UTF-8 and were replaced. `notes`: what was mended beyond doubt,
    as sentences of the catalogue.
    """

    number: int
    offset: int | None
    fields: dict[str, Any] | None = None
    problem: str | None = None
    repaired: bool = False
    notes: tuple[str, ...] = ()


class Reject(msgspec.Struct, frozen=True, kw_only=True):
    """A row without a verdict, as it stands in OUTPUT.rejected.jsonl."""

    row: int
    offset: int | None
    id: str | None
    field: str | None
    reason: str
