"""The clocks of a case: when each began, when it is due, how that was counted, what became of it.

A step whose day is only roughly known is an interval, and so is everything that is counted from
it: a clock is kept where its latest end lies within the earliest limit, broken where its earliest
end lies beyond the latest limit, and otherwise it cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.counting import Counted, count
from jaganetral.procedure.events import Event, end_of, moment
from jaganetral.procedure.flows import Flow
from jaganetral.procedure.instances import Instance, instances
from jaganetral.procedure.judging import Finding, judge
from jaganetral.procedure.reading import replaced
from jaganetral.procedure.records import Both, ClockRule, Unit
from jaganetral.procedure.telling import lines
from jaganetral.procedure.trace import Trace

Status = Literal["running", "kept", "broken", "suspended", "extended", "stopped", "unknown"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit of one case.

    `due` is the last day (for hours: the last moment of Jakarta); `due_at` its last moment.
    `used` counts units from the start to the end, or to now while it runs; None where it cannot
    be told, and with `used_at_least` a lower bound. `kept` is None while it runs, and where it
    cannot be told; `arithmetic.say(language)` tells why.
    """

    rule: ClockRule
    started: date
    ended: date | None
    due: date
    limit: int
    unit: Unit
    used: int | None
    used_at_least: bool
    kept: bool | None
    status: Status
    arithmetic: Trace
    turn: int = 1
    due_earliest: date | None = None
    """With a start that is only roughly known: due if it was the earliest day."""
    started_latest: date | None = None
    used_range: tuple[int, int] | None = None
    """With days that are only roughly known: the least and the most that was used."""
    if_extended: tuple[int, Unit, date, bool | None] | None = None
    """In a finished history that tells of no extension: the longest limit of the law, its due day,
    and whether that was kept."""
    other_reading: tuple[Unit, date, bool | None] | None = None
    """For `day_as_written`: the reading not applied, its due day, and what it would say."""

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def title(self) -> Both:
        return self.rule.title

    @property
    def actor(self) -> str:
        return self.rule.actor

    @property
    def basis(self) -> str:
        return self.rule.basis

    @property
    def confidence(self) -> str:
        return self.rule.confidence

    @property
    def due_at(self) -> date:
        return moment(self.due) if self.unit == "hour" else end_of(self.due)


def clocks(
    flow: Flow, events: Iterable[Event], now: date | None, calendar: Calendar
) -> tuple[Clock, ...]:
    """The clocks that these events started, in the order of the flow's rules.

    `now` None asks what a finished history shows: a clock without an end is then unknown, unless a
    later step shows what became of it. The same events, `now` and calendar give the same clocks.
    """
    return clocks_of(flow.clocks, events, now, calendar)


def clocks_of(
    rules: Sequence[ClockRule], events: Iterable[Event], now: date | None, calendar: Calendar
) -> tuple[Clock, ...]:
    """The same for rules of several flows: a case that went through one after another."""
    ordered = sorted(events, key=lambda event: event.order)
    return tuple(
        _clock(instance, now, calendar)
        for rule in rules
        for instance in instances(rule, ordered, calendar, rules)
    )


def _clock(instance: Instance, now: date | None, calendar: Calendar) -> Clock:
    rule = instance.rule
    counted = count(rule, instance.start, instance.steps, instance.end, now, calendar)
    finding = judge(instance, counted, now, calendar)
    other = None
    if rule.unit == "day_as_written" and not counted.extended:
        unit: Unit = "calendar_day" if rule.read_as == "working_day" else "working_day"
        reread = replaced(rule, unit=unit)
        again = count(reread, instance.start, instance.steps, instance.end, now, calendar)
        found = judge(replace(instance, rule=reread), again, now, calendar)
        other = (unit, again.base_due, found.kept)
    return Clock(
        rule=rule,
        started=instance.start.at,
        ended=finding.ended,
        due=counted.due,
        due_earliest=counted.due_early,
        started_latest=instance.start.until or instance.start.at,
        limit=counted.limit,
        unit=counted.unit,
        used=finding.used,
        used_at_least=finding.at_least,
        used_range=finding.used_range,
        kept=finding.kept,
        status=_status(instance, counted, finding, now),
        arithmetic=_trace(instance, counted, finding, other),
        turn=instance.turn,
        if_extended=_if_extended(instance, counted, calendar),
        other_reading=other,
    )


def _if_extended(
    instance: Instance, counted: Counted, calendar: Calendar
) -> tuple[int, Unit, date, bool | None] | None:
    longer = instance.rule.extended
    if longer is None or counted.possible_due is None:
        return None
    reread = replaced(instance.rule, limit=longer.to, unit=longer.unit, extended=None)
    again = count(reread, instance.start, instance.steps, instance.end, None, calendar)
    found = judge(replace(instance, rule=reread), again, None, calendar)
    return longer.to, longer.unit, again.due, found.kept


def _status(instance: Instance, counted: Counted, found: Finding, now: date | None) -> Status:
    if instance.stopped is not None:
        return "stopped"
    if found.kept is not None:
        return "kept" if found.kept else "broken"
    if counted.suspended and instance.end is None:
        return "suspended"
    if now is None or found.ended is not None:
        return "unknown"
    return "extended" if counted.extended else "running"


def _trace(
    instance: Instance,
    counted: Counted,
    found: Finding,
    other: tuple[Unit, date, bool | None] | None,
) -> Trace:
    return Trace(tuple(lines(instance, counted, found, other)))
