"""Which step started a rule's clock, which one ended it, and what came between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.events import Event, moment
from jaganetral.procedure.records import ClockRule, Unit


@dataclass(frozen=True, slots=True)
class Instance:
    """A rule with the step that started it and what followed, up to the step that ended it."""

    rule: ClockRule
    start: Event
    steps: tuple[Event, ...]
    end: Event | None
    stopped: Event | None
    turn: int
    assumed_start: bool = False


def instances(
    rule: ClockRule, events: Sequence[Event], calendar: Calendar, rules: Sequence[ClockRule]
) -> Iterator[Instance]:
    """Each time that a rule began to run; `events` in the order of time."""
    start: Event | None = None
    steps: list[Event] = []
    turn = 0
    for event in events:
        if start is None and event.move in rule.starts:
            turn += 1
            start, steps = event, []
        elif start is not None and event.move in rule.better_start:
            if start.move not in rule.better_start:
                start, steps = event, []
        elif start is not None and event.move in (*rule.ends, *rule.stops):
            ended = event if event.move in rule.ends else None
            if _in_force(rule, start):
                stopped = None if ended else event
                yield Instance(rule, start, tuple(steps), ended, stopped, turn)
            start = None
        elif start is not None:
            steps.append(event)
    if start is not None and _in_force(rule, start):
        yield Instance(rule, start, tuple(steps), None, None, turn)
    if turn == 0 and rule.open_start is not None:
        yield from _open_start(rule, events, calendar, rules)


def _open_start(
    rule: ClockRule, events: Sequence[Event], calendar: Calendar, rules: Sequence[ClockRule]
) -> Iterator[Instance]:
    """Where the starting step has no day: it lies within the limit of the clock before it."""
    opening = rule.open_start
    assert opening is not None
    closing = next((event for event in events if event.move in rule.ends), None)
    early = [event for event in events if closing is None or event.order <= closing.order]
    before = next((event for event in reversed(early) if event.move in opening.after), None)
    if before is None or any(event.move in opening.unless for event in events):
        return
    after = [event for event in events if event.order >= before.order and event is not before]
    known = [e for e in after if e.move in (*rule.ends, *rule.open_at, *rule.over_by)]
    bounds = [event.last_day for event in known]
    within = next((one for one in rules if one.id == opening.within), None)
    if within is not None:
        unit: Unit = within.read_as if within.unit == "day_as_written" else within.unit
        bounds.append(moment(calendar.add(before.last_day, within.limit, unit)[0]).date())
    if not bounds:
        return
    latest = min(bounds)
    start = Event(rule.starts[0], before.first_day, until=max(latest, before.first_day))
    end = next((event for event in after if event.move in rule.ends), None)
    stopped = next((event for event in after if event.move in rule.stops), None)
    if _in_force(rule, start):
        steps = tuple(event for event in after if event not in (end, stopped))
        yield Instance(rule, start, steps, end, stopped, 1, assumed_start=True)


def _in_force(rule: ClockRule, start: Event) -> bool:
    ends = rule.effective_to
    return rule.effective_from <= start.last_day and (ends is None or start.first_day <= ends)
