"""From a start to a due day: the limit, its lawful extension, and the days of a suspension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from jaganetral.procedure.arithmetic import Arithmetic
from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.events import Event, moment
from jaganetral.procedure.records import ClockRule, Unit


@dataclass(frozen=True, slots=True)
class Counted:
    """The limit in force, and when it is due counted from the earliest and the latest start."""

    limit: int
    unit: Unit
    due_early: date
    due: date
    how: Arithmetic
    base_due: date
    extension: Event | None = None
    possible_due: date | None = None
    """Due if it was extended, where a finished history does not tell whether it was."""
    late_extension: Event | None = None
    """An extension made when the limit had passed: it counts for nothing."""
    pauses: tuple[tuple[Event, Event | None], ...] = ()
    due_as_then_known: date | None = None
    """What was due by the days off known when the clock started, where that differs."""

    @property
    def extended(self) -> bool:
        return self.extension is not None

    @property
    def suspended(self) -> bool:
        return any(end is None for _start, end in self.pauses)


def count(
    rule: ClockRule,
    start: Event,
    steps: Sequence[Event],
    end: Event | None,
    now: date | None,
    calendar: Calendar,
) -> Counted:
    """How far a rule's limit reaches from `start`, by what happened on the way.

    An extension by decision (`extended.by`) reaches further at once; one that lies in the facts
    (`extended.implied_by`: further statements were taken) only where the first limit is passed.
    """
    counted = _reach(rule, start, steps, rule.limit, _unit(rule), calendar)
    extension = late = None
    if rule.extended is not None:
        asked = [step for step in steps if step.move in rule.extended.by]
        extension = next((step for step in asked if _day(step.at) <= _day(counted.due)), None)
        late = asked[0] if asked and extension is None else None
        passed = _passed(counted.due, end, now)
        implied = [s for s in steps if s.move in rule.extended.implied_by]
        if extension is None and passed and implied:
            extension = implied[0]
        if extension is not None:
            longer = _reach(rule, start, steps, rule.extended.to, rule.extended.unit, calendar)
            if _day(longer.due) > _day(counted.due):
                counted = replace(longer, base_due=counted.due, extension=extension)
        elif passed and now is None and late is None:
            longer = _reach(rule, start, steps, rule.extended.to, rule.extended.unit, calendar)
            counted = replace(counted, possible_due=longer.due)
    return replace(counted, late_extension=late)


def _unit(rule: ClockRule) -> Unit:
    return rule.read_as if rule.unit == "day_as_written" else rule.unit


def _passed(due: date, end: Event | None, now: date | None) -> bool:
    if end is not None:
        return end.last_day > _day(due)
    return now is None or _day(now) > _day(due)


def _reach(
    rule: ClockRule,
    start: Event,
    steps: Sequence[Event],
    limit: int,
    unit: Unit,
    calendar: Calendar,
) -> Counted:
    early, _how = calendar.add(_at(start.first, unit), limit, unit)
    due, how = calendar.add(_at(start.last, unit), limit, unit)
    shown: Unit = rule.unit if limit == rule.limit else unit
    then = replace(calendar, known_on=start.last_day).add(_at(start.last, unit), limit, unit)[0]
    pauses = tuple(_pauses(rule, steps, due))
    base = due
    for pause, resumed in pauses:
        if resumed is None:
            continue
        left = limit - min(
            limit, calendar.between(_at(start.last, unit), _at(pause.at, unit), unit)
        )
        due = max(due, calendar.add(_at(resumed.at, unit), left, unit)[0])
        early = max(early, due) if start.until is None else early
    return Counted(
        limit=limit,
        unit=shown,
        due_early=early,
        due=due,
        how=how,
        base_due=base,
        pauses=pauses,
        due_as_then_known=then if then != base else None,
    )


def _pauses(rule: ClockRule, steps: Sequence[Event], due: date) -> list[tuple[Event, Event | None]]:
    """Suspensions that began in time, each with what ended it."""
    found: list[tuple[Event, Event | None]] = []
    for step in steps:
        if step.move in rule.suspended_by and (not found or found[-1][1] is not None):
            if found or _day(step.at) <= _day(due):
                found.append((step, None))
        elif step.move in rule.resumed_by and found and found[-1][1] is None:
            found[-1] = (found[-1][0], step)
    return found


def _at(at: date, unit: Unit) -> date:
    return moment(at) if unit == "hour" else _day(at)


def _day(at: date) -> date:
    return moment(at).date() if isinstance(at, datetime) else at
