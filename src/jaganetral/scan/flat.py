"""A verdict as one flat row, for CSV and Parquet: what is a list or an object stands as JSON."""

from __future__ import annotations

import msgspec

COLUMNS = (
    "id", "verdict", "confidence", "category", "sanction_level", "summary", "rules", "reasons",
    "missing", "advice", "contests", "signals", "shadow", "notes", "decision_id", "rulebook",
)  # fmt: skip

_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_text = msgspec.json.Decoder(str).decode


def flat_row(line: bytes) -> dict[str, str | None]:
    """The cells of one verdict line, by column; what a brief verdict lacks is None."""
    fields = _fields(line)
    return {name: _cell(fields.get(name)) for name in COLUMNS}


def _cell(value: msgspec.Raw | None) -> str | None:
    if value is None or value == b"null":
        return None
    raw = bytes(value)
    return _text(raw) if raw.startswith(b'"') else raw.decode()
