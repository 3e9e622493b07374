"""The sentences of a clock: from which step it was counted, how, and why it reads as it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jaganetral.language import N_
from jaganetral.procedure.counting import Counted
from jaganetral.procedure.instances import Instance
from jaganetral.procedure.judging import Finding
from jaganetral.procedure.records import Unit
from jaganetral.procedure.trace import Line


def lines(
    instance: Instance,
    counted: Counted,
    found: Finding,
    other: tuple[Unit, date, bool | None] | None,
) -> Iterator[Line]:
    """The reasoning, one sentence a line."""
    yield from _start(instance)
    yield Line(N_("{how}"), {"how": counted.how})
    yield from _changes(instance, counted)
    if other is not None:
        unit, due, _kept = other
        reading = Line(
            N_("The law says “days”; counted here as {unit}. As {other} it would be due {due}."),
            {"unit": instance.rule.read_as, "other": unit, "due": due},
        )
        yield reading
        if other[2] != found.kept and None not in (other[2], found.kept):
            yield Line(N_("The two readings lead to different results here."))
    yield from _end(instance, counted, found)


def _start(instance: Instance) -> Iterator[Line]:
    start = instance.start
    if instance.assumed_start:
        yield Line(
            N_(
                "The day of the step that starts it is not told; it lay between {first} and {last}."
            ),
            {"first": start.first_day, "last": start.last_day},
        )
    elif start.until is not None:
        yield Line(
            N_("The starting day is only roughly known: between {first} and {last}."),
            {"first": start.first_day, "last": start.last_day},
        )


def _changes(instance: Instance, counted: Counted) -> Iterator[Line]:
    if counted.due_as_then_known is not None:
        yield Line(
            N_("By the days off known when it began it was due {then}; a later decree moved it."),
            {"then": counted.due_as_then_known},
        )
    if counted.extension is not None and instance.rule.extended is not None:
        event = counted.extension
        sentence = (
            N_("Extended on {day}: {limit} {unit} in all ({basis}) instead of {base}.")
            if event.move in instance.rule.extended.by
            else N_(
                "Further statements ({day}): {limit} {unit} in all ({basis}) instead of {base}."
            )
        )
        values = {
            "day": event.last_day if event.until else event.at,
            "limit": counted.limit,
            "unit": counted.unit,
            "basis": instance.rule.extended.basis,
            "base": counted.base_due,
        }
        yield Line(sentence, values)
        if event.reason:
            yield Line(N_("Reason: {reason}."), {"reason": event.reason.rstrip(".")})
    if counted.late_extension is not None:
        yield Line(
            N_("An extension of {day} came after the limit and does not count."),
            {"day": counted.late_extension.at},
        )
    for pause, resumed in counted.pauses:
        if resumed is None:
            yield Line(N_("Suspended since {day}."), {"day": pause.at})
        else:
            yield Line(
                N_("Suspended from {day} to {end}; these days do not count: due {due}."),
                {"day": pause.at, "end": resumed.at, "due": counted.due},
            )
        if pause.reason:
            yield Line(N_("Reason: {reason}."), {"reason": pause.reason.rstrip(".")})


def _end(instance: Instance, counted: Counted, found: Finding) -> Iterator[Line]:
    if instance.rule.kind == "takes_effect":
        return
    if instance.stopped is not None:
        yield Line(N_("It stopped on {day}: not needed any more."), {"day": instance.stopped.at})
    elif instance.end is not None:
        if instance.end.until is not None:
            yield Line(
                N_("The end is only roughly known: between {first} and {last}."),
                {"first": instance.end.first_day, "last": instance.end.last_day},
            )
        else:
            yield Line(N_("Ended {day}."), {"day": instance.end.at})
        longer = instance.rule.extended
        if found.kept is False and longer is not None and counted.possible_due is not None:
            yield Line(
                N_("Even if it was extended ({basis}) it would have been due {due}."),
                {"basis": longer.basis, "due": counted.possible_due},
            )
        if found.kept is None and instance.rule.extended and counted.possible_due:
            yield Line(
                N_("Kept only if it was extended to {limit} {unit} in all ({basis}): not told."),
                {
                    "limit": instance.rule.extended.to,
                    "unit": instance.rule.extended.unit,
                    "basis": instance.rule.extended.basis,
                },
            )
        elif found.kept is None:
            yield Line(N_("Whether it was kept cannot be told from these days."))
    elif found.over is not None and found.kept is True:
        yield Line(
            N_("Its end has no day of its own, but had come by {day}."),
            {"day": found.over.last_day},
        )
    elif found.still_open is not None and found.kept is False:
        yield Line(
            N_("Its end had not come by {day}, after the limit."),
            {"day": found.still_open.first_day},
        )
    elif found.kept is None:
        yield Line(N_("No day of an end is told."))
