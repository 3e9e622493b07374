"""Authorities that stay silent past a limit, as a figure that outsiders can see.

No case, no name of a person: how many authorities, how many cases, for how long.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.clocks import Clock
from jaganetral.procedure.records import Unit


@dataclass(frozen=True, slots=True)
class Silence:
    """One authority that has not answered: in how many cases, and how long past the limit."""

    authority: str
    cases: int
    longest: int
    """Working days past the limit, in the case that has waited longest."""


@dataclass(frozen=True, slots=True)
class Silences:
    """The figure: who is silent, the longest first."""

    by_authority: tuple[Silence, ...]
    cases: int
    median_days: float | None
    """Working days past the limit, over the cases."""

    @property
    def authorities(self) -> int:
        return len(self.by_authority)


def silences(clocks: Iterable[tuple[str, Clock]], now: date, calendar: Calendar) -> Silences:
    """The figure over pairs of an authority and a clock of one of its cases.

    Only clocks that escalate (`escalates: true` in clocks.yaml), are past their limit and have no
    end count. One that is extended, suspended or stopped never does.
    """
    unit: Unit = "working_day"
    waits: dict[str, list[int]] = {}
    for authority, clock in clocks:
        if clock.rule.escalates and clock.status == "broken" and clock.ended is None:
            days = calendar.between(clock.due, now, unit)
            waits.setdefault(authority, []).append(days)
    found = [Silence(name, len(days), max(days)) for name, days in waits.items()]
    every = [day for days in waits.values() for day in days]
    return Silences(
        by_authority=tuple(sorted(found, key=lambda one: (-one.longest, one.authority))),
        cases=len(every),
        median_days=float(median(every)) if every else None,
    )
