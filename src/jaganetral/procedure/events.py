"""What was done in a case, and when; days and hours are those of Asia/Jakarta."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

JAKARTA = ZoneInfo("Asia/Jakarta")

OCCURRENCES = frozenset({"happen", "learn", "observe_breach", "observe", "decide", "forward"})
"""What moves no case: the conduct happened; the reporter learnt of it; a supervisor saw it; it was
seen that something had not been done yet (`observe`, `facts={"not_yet": "impose_sanction"}`); and,
in a history that others wrote, a decision whose result is not told, or a forwarding of which is
not told to whom."""


@dataclass(frozen=True, slots=True)
class Event:
    """A move that was made, or an occurrence.

    `at` is a day, or a moment (one without a zone is Jakarta's). Where the day is only roughly
    known (a month), `at` is the earliest and `until` the latest day that it may have been.
    """

    move: str
    at: date
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    until: date | None = None
    told_later: bool = False
    """Whether only its latest day is told: it stands in order of that day."""

    @property
    def order(self) -> datetime:
        """Where it stands among the events of a case."""
        return moment(self.last_day) if self.told_later else self.first

    @property
    def first(self) -> datetime:
        """The earliest moment that it may have been."""
        return moment(self.at)

    @property
    def last(self) -> datetime:
        """The latest moment that it may have been."""
        latest = self.until or self.at
        return moment(latest) if isinstance(latest, datetime) else end_of(latest)

    @property
    def first_day(self) -> date:
        return self.first.date()

    @property
    def last_day(self) -> date:
        latest = self.until or self.at
        return moment(latest).date() if isinstance(latest, datetime) else latest


def moment(at: date) -> datetime:
    """A day's first moment, or the moment itself, in Jakarta's zone."""
    if isinstance(at, datetime):
        return at.replace(tzinfo=JAKARTA) if at.tzinfo is None else at.astimezone(JAKARTA)
    return datetime.combine(at, time(), JAKARTA)


def end_of(day: date) -> datetime:
    """The last second of a day in Jakarta."""
    return moment(day) + timedelta(days=1) - timedelta(seconds=1)
