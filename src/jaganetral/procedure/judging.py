"""Whether a limit was kept, as far as the known days allow to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.counting import Counted
from jaganetral.procedure.events import Event, end_of, moment
from jaganetral.procedure.instances import Instance
from jaganetral.procedure.records import Unit


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of the end of a clock."""

    kept: bool | None
    used: int | None
    at_least: bool
    ended: date | None
    still_open: Event | None = None
    """The latest step that shows that the end had not come yet."""
    over: Event | None = None
    """The earliest step that shows that the end had come."""
    used_range: tuple[int, int] | None = None


def judge(instance: Instance, counted: Counted, now: date | None, calendar: Calendar) -> Finding:
    """The finding for one clock. A due day counts to its last moment."""
    rule, start, end = instance.rule, instance.start, instance.end
    unit: Unit = rule.read_as if counted.unit == "day_as_written" else counted.unit
    if instance.stopped is not None:
        return Finding(None, _used(calendar, start, instance.stopped, unit), False, None)
    if rule.kind == "takes_effect":
        return _effect(counted, now, unit)
    if rule.kind == "at_least":
        return _at_least(instance, counted, calendar, unit)
    if end is not None:
        used = _used(calendar, start, end, unit)
        around = None if used is not None else _range(calendar, start, end, unit)
        kept = _within(end.first, end.last, counted, unit)
        return Finding(kept, used, False, end.at, used_range=around)
    return _without_end(instance, counted, now, calendar, unit)


def _without_end(
    instance: Instance, counted: Counted, now: date | None, calendar: Calendar, unit: Unit
) -> Finding:
    """What other steps, or the present day, tell of an end that has no day of its own."""
    rule, start = instance.rule, instance.start
    opened = [step for step in instance.steps if _shows_open(instance, step)]
    still = max(opened, key=lambda step: step.first, default=None)
    over = next((step for step in instance.steps if step.move in rule.over_by), None)
    if over is None and now is not None:
        late = not counted.suspended and moment(now) > _last(counted.due, unit)
        used = calendar.between(start.at, now, unit)
        return Finding(False if late else None, used, False, None, still)
    earliest = still.first if still is not None else start.first
    kept = _within(earliest, over.last if over is not None else None, counted, unit)
    at_least = kept is False
    used_then = calendar.between(start.last, earliest, unit) if at_least else None
    return Finding(kept, used_then, at_least, None, still, over)


def _within(
    earliest: datetime, latest: datetime | None, counted: Counted, unit: Unit
) -> bool | None:
    """Whether an end between two moments (None: any later one) lies within the limit."""
    if latest is not None and latest <= _last(counted.due_early, unit):
        return True
    latest_due = counted.possible_due or counted.due
    return False if earliest > _last(latest_due, unit) else None


def _shows_open(instance: Instance, step: Event) -> bool:
    rule = instance.rule
    if step.move == "observe":
        return step.facts.get("not_yet") in rule.ends
    return step.move in rule.open_at


def _effect(counted: Counted, now: date | None, unit: Unit) -> Finding:
    if now is None or counted.suspended or moment(now) <= _last(counted.due, unit):
        return Finding(None, None, False, None)
    return Finding(True, counted.limit, False, counted.due)


def _at_least(instance: Instance, counted: Counted, calendar: Calendar, unit: Unit) -> Finding:
    """The end may not come before the due day."""
    end = instance.end
    if end is None:
        return Finding(None, None, False, None)
    kept: bool | None = None
    if end.first >= moment(counted.due):
        kept = True
    elif end.last < moment(counted.due_early):
        kept = False
    return Finding(kept, _used(calendar, instance.start, end, unit), False, end.at)


def _used(calendar: Calendar, start: Event, end: Event, unit: Unit) -> int | None:
    """Units from start to end where both are exact."""
    if start.until is not None or end.until is not None:
        return None
    exact = isinstance(start.at, datetime) and isinstance(end.at, datetime)
    return calendar.between(start.at, end.at, unit) if unit != "hour" or exact else None


def _range(calendar: Calendar, start: Event, end: Event, unit: Unit) -> tuple[int, int] | None:
    """The least and the most that lies between two steps of which one is only roughly known."""
    if unit == "hour":
        least = calendar.between(start.last, end.first, unit)
        return least, calendar.between(start.first, end.last, unit)
    least = calendar.between(start.last_day, end.first_day, unit)
    return least, calendar.between(start.first_day, end.last_day, unit)


def _last(due: date, unit: Unit) -> datetime:
    return moment(due) if unit == "hour" else end_of(due)
