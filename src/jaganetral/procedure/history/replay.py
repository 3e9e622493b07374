"""A history becomes events, and the events the clocks of the flows that the case went through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.choosing import overseer
from jaganetral.procedure.clocks import Clock, clocks_of
from jaganetral.procedure.events import Event
from jaganetral.procedure.flows import Flow, procedures
from jaganetral.procedure.history.choice import Choice, choose
from jaganetral.procedure.history.dates import Span, span_of
from jaganetral.procedure.history.rows import History
from jaganetral.procedure.history.understanding import Understood, understand
from jaganetral.procedure.records import Body, ClockRule

_TO_OVERSEER = frozenset({
    "forward_to_overseer", "enter_register", "recommend_sanction", "receive_recommendation",
    "verify", "validate", "return_to_supervisor",
})  # fmt: skip


_AMBIGUOUS = frozenset({"decide", "file_appeal", "file_objection", "uphold", "alter", "annul"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it was told, and as it was understood."""

    date: object
    words: str
    span: Span | None
    understood: tuple[Understood, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A clock whose end is told but not its start."""

    rule: ClockRule
    end: Event


@dataclass(frozen=True, slots=True)
class Replay:
    """A history, replayed."""

    history: History
    steps: tuple[Step, ...]
    choice: Choice
    overseer: Body | None
    overseen_on: date | None
    clocks: tuple[Clock, ...]
    unstarted: tuple[Missing, ...]


def replay(history: History, calendar: Calendar | None = None) -> Replay:
    """Replay one history. Its end is the end of what is known: a clock that is still open then is
    neither kept nor broken, unless a step shows it.
    """
    calendar = calendar or Calendar()
    spans = _narrowed([span_of(when) for when, _words in history.steps])
    steps = tuple(
        Step(when, words, span, understand(words))
        for (when, words), span in zip(history.steps, spans, strict=True)
    )
    steps = _in_court(steps)
    events = events_of(steps)
    choice = choose(history, events)
    when = _overseen_on(events)
    body = overseer(when) if when is not None and when >= date(2014, 9, 30) else None
    flows = _flows(choice.flow, body, when)
    rules = tuple({rule.id: rule for flow in flows for rule in flow.clocks}.values())
    found = clocks_of(rules, events, None, calendar)
    return Replay(
        history=history,
        steps=steps,
        choice=choice,
        overseer=body,
        overseen_on=when,
        clocks=found,
        unstarted=tuple(_unstarted(rules, events, found)),
    )


def _in_court(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Once a case is in court, "putusan" and "banding" are the court's."""
    court = [s.span.first for s in steps if s.span and any(o.move is None for o in s.understood)]
    if not court:
        return tuple(steps)
    since = min(court)
    return tuple(
        replace(step, understood=tuple(map(_of_the_court, step.understood)))
        if step.span is not None and step.span.last >= since
        else step
        for step in steps
    )


def _of_the_court(one: Understood) -> Understood:
    return replace(one, move=None, kind="court") if one.move in _AMBIGUOUS else one


def _flows(first: Flow, body: Body | None, when: date | None) -> tuple[Flow, ...]:
    known = procedures()
    later = [body.flow] if body is not None else []
    later += ["discipline", "code_of_ethics", "remedies"]
    own = [known.flow(name) for name in later if name != first.id]
    day = when or date.max
    return (first, *(flow for flow in own if flow.valid_from <= day))


def events_of(steps: Sequence[Step]) -> list[Event]:
    """The events of the steps in the order of time; steps without a readable date give none."""
    events: list[tuple[date, int, Event]] = []
    begins = min((step.span.first for step in steps if step.span), default=None)
    done = {one.move for step in steps for one in step.understood if one.standing == "done"}
    for step in steps:
        span = step.span
        if span is None or begins is None:
            continue
        at: date = span.at or span.first
        until = None if span.exact else span.last
        for one in step.understood:
            event: Event | None = None
            if one.move is None or one.standing == "planned":
                continue
            if one.standing == "done":
                event = Event(one.move, at, until=until)
            elif one.standing == "not_yet":
                event = Event("observe", at, until=until, facts={"not_yet": one.move})
            elif one.move not in done and begins < span.last:
                event = Event(one.move, begins, until=span.last, told_later=True)
            if event is not None:
                events.append((event.order.date(), one.rank, event))
    events.sort(key=lambda one: one[:2])
    return [event for _day, _rank, event in events]


def _narrowed(spans: Sequence[Span | None]) -> list[Span | None]:
    """Rough dates bounded by their neighbours, where the list tells the steps in order.

    `["2020-02", "2020", "2020-10"]`: the second lies between February and the end of October.
    """
    exact = [span.first for span in spans if span is not None and span.exact]
    if exact != sorted(exact):
        return list(spans)
    narrowed: list[Span | None] = []
    for place, span in enumerate(spans):
        before = [s.first for s in spans[:place] if s is not None]
        after = [s.last for s in spans[place + 1 :] if s is not None]
        low, high = max(before, default=None), min(after, default=None)
        if span is None:
            between = low is not None and high is not None and low <= high
            narrowed.append(Span(low, high) if between and low and high else None)
            continue
        first = max(span.first, low) if low is not None else span.first
        last = min(span.last, high) if high is not None else span.last
        fits = not span.exact and first <= last
        narrowed.append(replace(span, first=first, last=last) if fits else span)
    return narrowed


def _overseen_on(events: Sequence[Event]) -> date | None:
    """The day by which the overseer is chosen: of the forwarding, else of the last step."""
    to = [event.first_day for event in events if event.move in _TO_OVERSEER]
    if to:
        return to[0]
    return max((event.last_day for event in events), default=None)


def _unstarted(
    rules: Sequence[ClockRule], events: Sequence[Event], found: Sequence[Clock]
) -> list[Missing]:
    """Clocks whose end has a day while the day of their start is not told."""
    running = {clock.id for clock in found}
    ended = {clock.ended for clock in found if clock.ended is not None}
    day = max((event.last_day for event in events), default=date.max)
    missing = []
    for rule in rules:
        if rule.id in running or (rule.effective_to and rule.effective_to < day):
            continue
        end = next((event for event in events if event.move in rule.ends), None)
        if end is None or end.at in ended:  # its step is known to have ended another clock
            continue
        if end.last_day >= rule.effective_from:
            missing.append(Missing(rule, end))
    return missing
