"""Days that count: weekends, national holidays, joint leave and voting days of Indonesia.

The `holidays` library knows how a year came out. Holidays are decreed by three ministers (SKB) and
amended afterwards; `holidays.yaml` holds the decrees with their dates, so that a calendar can say
what was known on a day: `Calendar(known_on=date(2023, 3, 1))` has not yet the change of 29 March.
The day of the event itself is not counted: one day after Monday is Tuesday (so PerBKN 6/2022
Pasal 50 for the day of receipt).
"""

from __future__ import annotations

import calendar as _months
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from jaganetral.procedure.arithmetic import Arithmetic, Skipped
from jaganetral.procedure.editions import Change, Decree, LocalDay
from jaganetral.procedure.errors import BadUnit
from jaganetral.procedure.events import moment
from jaganetral.procedure.reading import records
from jaganetral.procedure.records import Both, Unit

_MOST = {
    "working_day": 2000,
    "calendar_day": 4000,
    "day_as_written": 2000,
    "hour": 24 * 4000,
    "month": 120,
}


@dataclass(frozen=True)
class Calendar:
    """Working days as they were known on a day (default: all that is known now).

    `region` is a Kemendagri code (`73.71`): days off of that place alone (a re-vote) count as well.
    `extra` adds days that no decree here has.
    """

    known_on: date | None = None
    region: str = ""
    extra: tuple[tuple[date, str], ...] = ()

    def holiday(self, day: date) -> Both | None:
        """Why a day is no working day although it is none of a weekend, or None."""
        for when, why in self.extra:
            if when == day:
                return Both(id=why, en=why)
        for local in local_days():
            known = self.known_on is None or local.decreed <= self.known_on
            if known and local.day == day and any(self.region.startswith(r) for r in local.regions):
                return local.title
        return _year(day.year, self.known_on).get(day)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and self.holiday(day) is None

    def uncertain(self, year: int) -> bool:
        """Whether the year's days off were not decreed yet: moving feasts are then estimates."""
        first = min((d.decreed for d in decrees() if d.year == year and d.founding), default=None)
        if first is None:
            return year > max((d.year for d in decrees()), default=date.max.year)
        return self.known_on is not None and self.known_on < first

    def add(self, start: date, n: int, unit: Unit) -> tuple[date, Arithmetic]:
        """The last moment within `n` units after `start`, and how it was counted.

        A day for days and months; a `datetime` of Jakarta for hours. `day_as_written` is counted
        in working days. Raises BadUnit.
        """
        if unit not in _MOST or not 0 <= n <= _MOST[unit]:
            raise BadUnit(unit, n)
        if unit == "hour":
            due = moment(start) + timedelta(hours=n)
            return due, Arithmetic(start, n, unit, due, (), ())
        day = moment(start).date() if isinstance(start, datetime) else start
        if unit == "month":
            due_day = _months_later(day, n)
            return due_day, Arithmetic(day, n, unit, due_day, (), ())
        if unit == "calendar_day":
            due_day = day + timedelta(days=n)
            return due_day, Arithmetic(day, n, unit, due_day, (), ())
        counted: list[date] = []
        skipped: list[Skipped] = []
        due_day = day
        while len(counted) < n:
            due_day += timedelta(days=1)
            if self.is_working_day(due_day):
                counted.append(due_day)
            else:
                skipped.append(Skipped(due_day, self.holiday(due_day)))
        unsure = tuple(y for y in range(day.year, due_day.year + 1) if self.uncertain(y))
        return due_day, Arithmetic(day, n, unit, due_day, tuple(skipped), unsure)

    def between(self, start: date, end: date, unit: Unit) -> int:
        """How many units lie after `start` up to `end`; 0 where `end` is not later."""
        if unit == "hour":
            return max(0, int((moment(end) - moment(start)).total_seconds() // 3600))
        first, last = moment(start).date(), moment(end).date()
        if last <= first:
            return 0
        if unit == "month":
            months = (last.year - first.year) * 12 + last.month - first.month
            return months - (last < _months_later(first, months))
        days = (last - first).days
        if unit == "calendar_day":
            return days
        return sum(self.is_working_day(first + timedelta(days=k)) for k in range(1, days + 1))


def _months_later(day: date, n: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, _months.monthrange(year, month + 1)[1]))


@cache
def decrees() -> tuple[Decree, ...]:
    """Every decree on days off, in the order of the file."""
    return tuple(one for one in records("holidays", Decree) if one.year)


def voting_days() -> tuple[tuple[str, date], ...]:
    """The elections whose voting day was decreed a day off, the earliest first."""
    found = [(d.election, d.changes[0].day) for d in decrees() if d.election]
    return tuple(sorted(found, key=lambda one: one[1]))


@cache
def local_days() -> tuple[LocalDay, ...]:
    """Days off in some places alone."""
    return records("local_days", LocalDay)


@cache
def _year(year: int, known_on: date | None) -> Mapping[date, Both]:
    """The days off of a year as known on a day: the library's, less what was decreed later."""
    import holidays as _holidays  # noqa: PLC0415 - it takes longer than all the rest

    holidays: Any = _holidays  # its country classes are made at run time
    kinds: tuple[str, ...] = ("public", "government")
    founding = [d for d in decrees() if d.year == year and d.founding]
    if known_on is not None and any(known_on < d.decreed for d in founding):
        kinds = ("public",)  # joint leave is only what a decree says
    found = {
        language: dict(holidays.ID(years=year, categories=kinds, language=code))
        for language, code in (("id", "id"), ("en", "en_US"))
    }
    days = {
        day: Both(id=found["id"][day], en=found["en"][day])
        for day in found["id"]
        if day.year == year
    }
    changes: list[tuple[Decree, Change]] = [
        (decree, change) for decree in decrees() if decree.year == year for change in decree.changes
    ]
    for _decree, change in changes:  # decreed in this order
        if change.free:
            days[change.day] = change.title
        else:
            days.pop(change.day, None)
    if known_on is not None:
        decreed = all(decree.decreed <= known_on for decree in founding)
        for decree, change in reversed(changes):
            if decree.decreed <= known_on:
                continue
            if change.free:
                days.pop(change.day, None)
            elif change.before and decreed:  # before the founding decree nothing had been off
                days[change.day] = change.title
    return days
