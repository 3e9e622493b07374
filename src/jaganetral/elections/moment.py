"""When a conduct was: an ISO moment, or only a month or a year, as a span of days."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from ..model import Period
from .errors import BadMoment

_YEAR = re.compile(r"(\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def period_of(at: str | None, today: date) -> Period:
    """The days that `at` may mean: one for a date, all of a month or a year, today for None.

    A date and time keeps the day that was written: the clock and offset of where it happened
    say which day it was there. Raises BadMoment.
    """
    if at is None or not at.strip():
        return Period(today, today)
    text = at.strip()
    try:
        if found := _YEAR.fullmatch(text):
            year = int(found[1])
            return Period(date(year, 1, 1), date(year, 12, 31))
        if found := _MONTH.fullmatch(text):
            year, month = int(found[1]), int(found[2])
            if not 1 <= month <= 12:
                raise BadMoment(at, "a month is 1 to 12")
            last = calendar.monthrange(year, month)[1]
            return Period(date(year, month, 1), date(year, month, last))
        if found := _DAY.fullmatch(text):
            day = date(int(found[1]), int(found[2]), int(found[3]))
        else:
            day = datetime.fromisoformat(text).date()
    except ValueError as error:
        raise BadMoment(at, str(error)) from None
    return Period(day, day)
