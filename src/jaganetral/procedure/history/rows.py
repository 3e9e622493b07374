"""Rows of a file become histories: JSON Lines, one JSON list, or one history alone.

A history is an object with `steps` (also `events`, `history`, `riwayat`, `kronologi`), or the bare
list of steps; a step is `[date, words]` or an object with `date` and `event` (also in Indonesian).
A row that is none is told with its place, and the others go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jaganetral.language import N_
from jaganetral.procedure.errors import BadHistory

_STEPS = ("steps", "events", "history", "riwayat", "kronologi", "langkah", "timeline")
_DATE = ("date", "at", "tanggal", "when", "waktu", "tgl")
_WORDS = ("event", "words", "text", "peristiwa", "uraian", "keterangan", "what", "kejadian", "step")
LIMIT = 2_000
"""Characters that are read of one step; what is longer is no step but an article."""


@dataclass(frozen=True, slots=True)
class History:
    """One case as somebody told it: dates and words untouched."""

    id: str
    row: int
    steps: tuple[tuple[object, str], ...]
    election: str = ""
    region: str = ""
    about: str = ""
    """Whatever else tells which election it was about: the subject, the role."""


def histories(path: Path) -> Iterator[History | BadHistory]:
    """The histories of a file in its order, and what is wrong with a row in its place.

    Raises OSError where the file cannot be read, and BadHistory where it is no text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadHistory(path.name, "-", N_("the file is not UTF-8 text")) from error
    for row, value in _rows(text):
        where = f"{path.name}:{row}"
        if isinstance(value, BadHistory):
            yield BadHistory(where, value.field, value.problem, value.got)
            continue
        try:
            yield _history(value, row, where)
        except BadHistory as wrong:
            yield wrong


def _rows(text: str) -> Iterator[tuple[int, Any]]:
    whole = _whole(text)
    if whole is not None:
        yield from enumerate(whole, 1)
        return
    for row, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield row, json.loads(line)
        except (ValueError, RecursionError):
            yield row, BadHistory("", "-", N_("the line is no valid JSON"))


def _whole(text: str) -> list[Any] | None:
    """A file that is one JSON value over several lines, or one list of histories."""
    start = text.lstrip()[:1]
    if start not in ("[", "{"):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict):
        inner = value.get("cases") or value.get("histories")
        return inner if isinstance(inner, list) else [value]
    return [value] if _is_steps(value) else value


def _is_steps(value: Any) -> bool:
    """Whether a list is one history (`[[date, words], …]`) and not a list of histories."""
    return bool(value) and all(
        isinstance(one, list) and len(one) == 2 and not any(isinstance(x, list | dict) for x in one)
        for one in value
    )


def _history(value: Any, row: int, where: str) -> History:
    if isinstance(value, list):
        value = {"steps": value}
    if not isinstance(value, dict):
        raise BadHistory(
            where, "-", N_("expected an object with steps, or a list of steps"), _kind(value)
        )
    name = _text(value.get("id")) or str(row)
    field = next((key for key in _STEPS if value.get(key) is not None), None)
    if field is None:
        raise BadHistory(f"{where} ({name})", "steps", N_("expected a list of [date, event]"))
    steps = value[field]
    if not isinstance(steps, list) or not steps:
        problem = N_("expected a list of [date, event]")
        raise BadHistory(f"{where} ({name})", field, problem, _kind(steps))
    read = tuple(
        _step(step, f"{where} ({name})", f"{field}[{place}]") for place, step in enumerate(steps)
    )
    about = " ".join(
        _text(value.get(key)) for key in ("subject", "actor_role", "forwarded_to", "title", "about")
    )
    return History(
        id=name,
        row=row,
        steps=read,
        election=_text(value.get("election") or value.get("pemilihan")),
        region=_text(value.get("region") or value.get("wilayah") or value.get("daerah")),
        about=about,
    )


def _step(step: Any, where: str, field: str) -> tuple[object, str]:
    if isinstance(step, Mapping):
        when = next((step[key] for key in _DATE if key in step), None)
        words = next((step[key] for key in _WORDS if key in step), None)
    elif isinstance(step, list) and len(step) == 2:
        when, words = step
    else:
        raise BadHistory(where, field, N_("expected [date, event]"), _kind(step))
    if not isinstance(words, str) or not words.strip():
        raise BadHistory(where, field, N_("expected [date, event] with words"), _kind(words))
    return when, words.strip()[:LIMIT]


def _text(value: Any) -> str:
    return (
        str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    )


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, str | int | float | bool):
        return repr(value)[:60]
    return f"{type(value).__name__} ({len(value)})"
