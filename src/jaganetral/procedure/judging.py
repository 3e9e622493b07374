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


def judge(instance: Instance, counted: Counted, now: date | None, calendar: Calendar) -> Finding:
    """The finding for one clock. A due day counts to its last moment."""
    rule, start, end = instance.rule, instance.start, instance.end
    unit: Unit = rule.read_as if counted.unit == "day_as_written" else counted.unit
    if instance.stopped is not None:
        return Finding(None, _used(calendar, start, instance.stopped, unit), False, None)
    if rule.kind == "takes_effect":
        return _effect(instance, counted, now, calendar, unit)
    opened = [step for step in instance.steps if _shows_open(instance, step)]
    still = max(opened, key=lambda step: step.first, default=None)
    over = next((s for s in instance.steps if s.move in rule.over_by), None)
    earliest = latest = None
    if end is not None:
        earliest, latest = end.first, end.last
    else:
        if still is not None:
            earliest = still.first
        if over is not None:
            earliest, latest = earliest or start.first, over.last
    if rule.kind == "at_least":
        return _at_least(instance, counted, earliest if end else None, latest, calendar, unit)
    kept: bool | None = None
    if latest is not None and latest <= _last(counted.due_early, unit):
        kept = True
    elif earliest is not None and earliest > _last(counted.due, unit):
        kept = False
    elif latest is None and now is not None and not counted.suspended:
        kept = False if _late(now, counted.due, unit) else None
    if end is not None:
        used = _used(calendar, start, end, unit)
        return Finding(kept, used, False, end.at, still, over)
    if latest is None and now is not None:
        return Finding(kept, _units(calendar, start.at, now, unit), False, None, still, over)
    if kept is False and earliest is not None:
        used = _units(calendar, start.last, earliest, unit)
        return Finding(kept, used, True, None, still, over)
    return Finding(kept, None, False, None, still, over)


def _shows_open(instance: Instance, step: Event) -> bool:
    rule = instance.rule
    if step.move == "observe":
        return step.facts.get("not_yet") in rule.ends
    return step.move in rule.open_at


def _effect(
    instance: Instance, counted: Counted, now: date | None, calendar: Calendar, unit: Unit
) -> Finding:
    if now is None or counted.suspended or not _late(now, counted.due, unit):
        return Finding(None, None, False, None)
    return Finding(True, counted.limit, False, counted.due)


def _at_least(
    instance: Instance, counted: Counted, earliest: datetime | None, latest: datetime | None,
    calendar: Calendar, unit: Unit,
) -> Finding:  # fmt: skip
    """The end may not come before the due day."""
    end = instance.end
    kept: bool | None = None
    if end is not None and earliest is not None and latest is not None:
        if earliest >= moment(counted.due):
            kept = True
        elif latest < moment(counted.due_early):
            kept = False
        return Finding(kept, _used(calendar, instance.start, end, unit), False, end.at)
    return Finding(None, None, False, None)


def _used(calendar: Calendar, start: Event, end: Event, unit: Unit) -> int | None:
    """Units from start to end where both are exact."""
    if start.until is not None or end.until is not None:
        return None
    exact = isinstance(start.at, datetime) and isinstance(end.at, datetime)
    return _units(calendar, start.at, end.at, unit) if unit != "hour" or exact else None


def _units(calendar: Calendar, start: date, end: date, unit: Unit) -> int:
    return calendar.between(start, end, unit)


def _last(due: date, unit: Unit) -> datetime:
    return moment(due) if unit == "hour" else end_of(due)


def _late(now: date, due: date, unit: Unit) -> bool:
    return moment(now) > _last(due, unit)
