"""Dates as other programs write them → ISO 8601, as the contract reads it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
"""Hours ahead of UTC (Keppres 41/1987)."""
_NAMES = {
    "januari": "January", "februari": "February", "pebruari": "February", "maret": "March",
    "april": "April", "mei": "May", "juni": "June", "juli": "July", "agustus": "August",
    "september": "September", "oktober": "October", "november": "November", "nopember": "November",
    "desember": "December", "agt": "Aug", "agu": "Aug", "ags": "Aug", "okt": "Oct", "des": "Dec",
    "nop": "Nov", "peb": "Feb", "senin": "Monday", "selasa": "Tuesday", "rabu": "Wednesday",
    "kamis": "Thursday", "jumat": "Friday", "jum'at": "Friday", "sabtu": "Saturday",
    "minggu": "Sunday", "ahad": "Sunday",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z']+")
_SHORT_ZONE = re.compile(r"\b(WIB|WITA|WIT)\b")
FORMS = ("iso", "epoch", "epoch_ms")
"""Forms that are no patterns of strptime."""


def as_iso(value: Any, forms: tuple[str, ...], zone: str = "") -> Any:
    """`value` as ISO 8601 by the first of `forms` that fits; as it is where none does.

    A form is `iso`, `epoch` (seconds), `epoch_ms`, or a pattern of strptime, in which months and
    days may be named in Indonesian or English. `zone` is that of a moment that tells none.
    """
    for form in forms:
        try:
            moment = _moment(value, form)
        except (ValueError, OverflowError, OSError, TypeError):
            continue
        if moment is None:
            continue
        if moment.tzinfo is None and zone:
            moment = moment.replace(tzinfo=zone_of(zone))
        return moment.isoformat()
    return value


def _moment(value: Any, form: str) -> datetime | None:
    if form in ("epoch", "epoch_ms"):
        seconds = float(value) / (1000 if form == "epoch_ms" else 1)
        return datetime.fromtimestamp(seconds, UTC)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if form == "iso":
        # A day, a month or a year alone stays what it is.
        return datetime.fromisoformat(text) if len(text) > 10 else None
    if any(mark in form for mark in ("%B", "%b", "%A", "%a")):
        text = _WORD.sub(lambda word: _NAMES.get(word[0].lower(), word[0]), text)
    if "%z" in form:
        text = _SHORT_ZONE.sub(lambda name: f"+{ZONES[name[0]]:02}00", text)
    return datetime.strptime(text, form)


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """A time zone by its IANA name, as WIB, WITA or WIT, or as +07:00. Raises `ValueError`."""
    if name.upper() in ZONES:
        return timezone(timedelta(hours=ZONES[name.upper()]))
    if name[:1] in "+-":
        found = datetime.strptime(name, "%z").tzinfo
        assert found is not None
        return found
    try:
        return ZoneInfo(name)
    except (OSError, LookupError) as error:
        raise ValueError(name) from error
