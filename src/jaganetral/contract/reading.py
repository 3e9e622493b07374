"""A row of JSON (typed) or of CSV (all text) becomes a `Conduct`.

Every field but `id` may be absent, null or empty, and all three mean unknown. Nothing but
`BadConduct` is ever raised here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from jaganetral import model
from jaganetral.contract.errors import BadConduct, shown
from jaganetral.language import N_, translator
from jaganetral.model import Conduct, Language

TEXT_LIMIT = 20_000
"""Characters that are read of one text; the longest post of any platform here is Facebook's
63,206, the longest comment 8,000. What is cut is said in a note."""
ID_LIMIT = 1_000
FIRST_YEAR, LAST_YEAR = 1945, 2199

_TRUE = frozenset({"true", "ya", "1", "yes", "y", "benar", "t"})
_FALSE = frozenset({"false", "tidak", "0", "no", "n", "salah", "f", "bukan"})
_UNKNOWN = frozenset({"-", "unknown", "null", "n/a", "na", "nan", "tidak diketahui", "tidak tahu"})
_AT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?P<time>[T ].+)?)?)?", re.ASCII
)
_NUMBER = re.compile(r"(?:no(?:mor)?\.?\s*)?0*(\d{1,3})(?:\.0)?", re.ASCII | re.IGNORECASE)


class _Row:
    """One row being read: its place for errors, its notes so far."""

    __slots__ = ("_", "notes", "where")

    def __init__(self, where: str, language: Language) -> None:
        self.where = where
        self._ = translator(language)
        self.notes: list[str] = []

    def bad(self, field: str, got: object, expected: str, *allowed: str) -> BadConduct:
        return BadConduct(self.where, field, got, expected, allowed)


def conduct_from_row(
    row: Mapping[str, Any], *, where: str = "", language: Language = "id"
) -> tuple[Conduct, tuple[str, ...]]:
    """The conduct that `row` tells of, and notes on what was ignored, repaired or cut.

    Raises `BadConduct` with `where` and the name of the field.
    """
    reading = _Row(where, language)
    if not isinstance(row, Mapping):
        raise reading.bad("", row, N_("an object with fields"))
    given: dict[str, Any] = {"id": _identity(reading, row.get("id"))}
    ignored = []
    for name, value in row.items():
        if name == "id":
            continue
        reader = FIELDS.get(name) if isinstance(name, str) else None
        if reader is None:
            ignored.append(shown(name, quote=False))
        elif value is not None and not _means_unknown(value, free=reader is _text):
            given[name] = reader(reading, name, value)
    if ignored:
        note = reading._("fields that are not known were ignored: {names}")
        reading.notes.append(note.format(names=", ".join(ignored[:20])))
    return Conduct(**given), tuple(reading.notes)


def _means_unknown(value: object, *, free: bool = False) -> bool:
    """Nothing, or a word for it; in free text a "-" may be what somebody wrote."""
    if isinstance(value, str):
        if not value or value.isspace():
            return True
        return not free and len(value) < 20 and value.strip().lower() in _UNKNOWN
    return isinstance(value, float) and math.isnan(value)


def _identity(row: _Row, value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and _written(value):
        return str(int(value) if value == int(value) else value)
    expected = N_("a name for the row, of 1 to 1000 characters")
    if not isinstance(value, str) or not value.strip() or len(value) > ID_LIMIT:
        raise row.bad("id", value, expected)
    return _repaired(row, "id", value)


def _written(value: str | float) -> str:
    """A short word or a plain number as it is written; anything longer is nothing of ours."""
    if isinstance(value, str):
        return value.strip() if len(value) < 100 else ""
    return str(value) if abs(value) < 10**40 else ""


def _text(row: _Row, field: str, value: object) -> str:
    if not isinstance(value, str):
        raise row.bad(field, value, N_("text"))
    if len(value) > TEXT_LIMIT:
        note = row._("{field}: {n} characters, only the first {limit} were read")
        row.notes.append(note.format(field=field, n=len(value), limit=TEXT_LIMIT))
        value = value[:TEXT_LIMIT]
    return _repaired(row, field, value)


def _repaired(row: _Row, field: str, text: str) -> str:
    """`text` with NUL and lone surrogates as U+FFFD: places keep their numbers."""
    if text.isascii() and "\0" not in text:
        return text
    mended = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    mended = mended.replace("\0", "\ufffd")
    if mended != text:
        note = row._("{field}: characters that cannot be read were replaced")
        row.notes.append(note.format(field=field))
    return mended


def _region(row: _Row, field: str, value: object) -> str:
    # A spreadsheet makes a number of the code 13.10: the part after the dot has two digits.
    if isinstance(value, float) and math.isfinite(value) and 0 < value < 100:
        return f"{value:.2f}"
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100:
        return str(value)
    return _text(row, field, value)


def _truth(row: _Row, field: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | str):
        word = _written(value).lower().removesuffix(".0")
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
    raise row.bad(field, value, N_("true or false (ya, tidak, 1, 0)"))


def _number(row: _Row, field: str, value: object) -> int:
    expected = N_("a ballot number from 1 to 999")
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise row.bad(field, value, expected)
    found = _NUMBER.fullmatch(_written(value))
    if found is None or int(found[1]) == 0:
        raise row.bad(field, value, expected)
    return int(found[1])


def _moment(row: _Row, field: str, value: object) -> str:
    """A year, a month, a day or a moment, in the one way the rooms below read it."""
    if isinstance(value, datetime | date):
        value = value.isoformat()
    written = _written(value) if isinstance(value, str | int) else ""
    found = _AT.fullmatch(written)
    expected = N_("a date such as 2024, 2024-11, 2024-11-27 or 2024-11-27T08:30+07:00")
    if isinstance(value, bool) or found is None:
        raise row.bad(field, value, expected)
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        if found["time"]:
            written = datetime.fromisoformat(written).isoformat()
    except ValueError:
        raise row.bad(field, value, expected) from None
    if not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        raise row.bad(field, value, N_("a year from 1945 to 2199"))
    return written


def _word(allowed: tuple[str, ...]) -> Callable[[_Row, str, object], str]:
    known = frozenset(allowed)

    def read(row: _Row, field: str, value: object) -> str:
        if isinstance(value, str):
            word = _written(value).lower().replace(" ", "_").replace("-", "_")
            if word in known:
                return word
        raise row.bad(field, value, N_("one of: {allowed}"), *allowed)

    return read


def _list(item: Callable[[_Row, str, object], str]) -> Callable[[_Row, str, object], Any]:
    def read(row: _Row, field: str, value: object) -> tuple[str, ...]:
        parts: object = value
        if isinstance(value, str):
            if value.lstrip().startswith("["):
                try:
                    parts = msgspec.json.decode(value)
                except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
                    raise row.bad(field, value, N_("a list, its parts parted by ;")) from None
            else:
                parts = [part.strip() for part in value.split(";")]
        if not isinstance(parts, list | tuple) or len(parts) > 1_000:
            raise row.bad(field, value, N_("a list, its parts parted by ;"))
        return tuple(item(row, field, part) for part in parts if not _means_unknown(part))

    return read


def _readers() -> dict[str, Callable[[_Row, str, object], Any]]:
    """For each field of `Conduct` how it is read, from the types the model gives it."""
    readers: dict[str, Callable[[_Row, str, object], Any]] = {}
    for name, hint in get_type_hints(Conduct, vars(model)).items():
        kinds = [kind for kind in get_args(hint) if kind is not type(None)] or [hint]
        kind = kinds[0]
        if name == "id":
            continue
        if getattr(hint, "__origin__", None) is tuple:
            words = get_args(kind)
            readers[name] = _list(_word(words) if words else _text)
        elif getattr(kind, "__origin__", None) is Literal:
            readers[name] = _word(get_args(kind))
        else:
            readers[name] = {bool: _truth, int: _number}.get(kind, _text)
    return readers | {"at": _moment, "taken_at": _moment, "region": _region}


FIELDS = _readers()
"""The names of the fields of a conduct but `id`, each with the function that reads it."""
