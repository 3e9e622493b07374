"""Dates as people write them in a history: a day, a month, a year, a stretch, or nothing.

What is understood: `2024-01-02`, `2024-01-02T10:30`, `2024-01`, `2024`, `2024-10/11` (October or
November), `2023-12/2024-01`, `2024-01-02/2024-01-05`, `02/01/2024` and `2-1-2024` (day first, as in
Indonesia), `2 Januari 2024`, `Jan 2, 2024`, `Januari 2024`, with `awal`, `pertengahan` or `akhir`
before a month.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime

_FIRST_YEAR, _LAST_YEAR = 1998, 2100
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february pebruari feb", "maret march mar",
            "april apr", "mei may", "juni june jun", "juli july jul", "agustus august agu agt aug",
            "september sept sep", "oktober october okt oct", "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_PARTS = {"awal": (1, 10), "pertengahan": (10, 21), "akhir": (20, 31)}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(\d{4})")
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2}) )?([a-z]+) (?:(\d{1,2}) )?(\d{4})")


@dataclass(frozen=True, slots=True)
class Span:
    """From the earliest to the latest day that is meant; `at` is a moment where one is told."""

    first: date
    last: date
    at: datetime | None = None

    @property
    def exact(self) -> bool:
        return self.first == self.last


def span_of(text: object) -> Span | None:
    """The span that a date means, or None where it cannot be read."""
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str):
        return None
    words = " ".join(text.lower().replace(",", " ").split()).strip(" .~±?")
    for lead in ("sekitar ", "kira-kira ", "sebelum ", "circa ", "tanggal ", "tgl "):
        words = words.removeprefix(lead)
    words = re.sub(r"^(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu) ", "", words)
    try:
        return _moment(words) or _one(words) or _stretch(words)
    except ValueError:  # a day that no calendar has
        return None


def _moment(words: str) -> Span | None:
    if not re.match(r"\d{4}-\d\d-\d\d[t ]\d\d", words):
        return None
    at = datetime.fromisoformat(words.upper())
    return Span(at.date(), at.date(), at)


def _one(words: str) -> Span | None:
    return _in_digits(words) or _in_words(words)


def _in_digits(words: str) -> Span | None:
    if found := _DAY.fullmatch(words):
        year, month, day = map(int, found.groups())
        return _span(date(year, month, day))
    if found := _LOCAL.fullmatch(words):
        day, month, year = map(int, found.groups())
        return _span(date(year, month, day))
    if found := _MONTH.fullmatch(words):
        return _month(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(words):
        year = int(found[1])
        return _span(date(year, 1, 1), date(year, 12, 31))
    return None


def _in_words(words: str) -> Span | None:
    part, _, rest = words.partition(" ")
    if part in _PARTS and (whole := _one(rest.removeprefix("bulan "))) is not None:
        low, high = _PARTS[part]
        last = min(high, whole.last.day)
        return _span(whole.first.replace(day=low), whole.last.replace(day=last))
    if (found := _WORDS.fullmatch(words)) and found[2] in _MONTHS:
        year, month = int(found[4]), _MONTHS[found[2]]
        day_text = found[1] or found[3]
        return _span(date(year, month, int(day_text))) if day_text else _month(year, month)
    return None


def _stretch(words: str) -> Span | None:
    """Two dates with a stroke or a dash between; the second may leave out what they share."""
    for sign in ("/", " - ", "–", " s/d ", " sampai ", " hingga "):
        left, found, right = words.partition(sign)
        if not found:
            continue
        start = _one(left.strip())
        end = _one(right.strip()) or _short(left.strip(), right.strip())
        if start is not None and end is not None and start.first <= end.last:
            return Span(start.first, end.last)
    return None


def _short(left: str, right: str) -> Span | None:
    """`10/11` after `2024-10`: the year is shared; `05` after `2024-10-02`: year and month are."""
    if not re.fullmatch(r"\d{1,2}", right):
        return None
    head, _, _tail = left.rpartition("-")
    return _one(f"{head}-{right}") if head else None


def _month(year: int, month: int) -> Span:
    return _span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _span(first: date, last: date | None = None) -> Span:
    last = last or first
    if first.year >= _FIRST_YEAR and last.year <= _LAST_YEAR:
        return Span(first, last)
    raise ValueError(first)
