"""Where a report stands, in words for the one who filed it, and the clocks that run for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.casework.selectors import clocks as case_clocks
from jaganetral.portal.door import spoken
from jaganetral.portal.intake.models import Kind, Report
from jaganetral.portal.intake.selectors import clocks_of
from jaganetral.procedure import Clock, UnknownFlow, procedures

__all__ = ["ShownClock", "Status", "shown_clocks", "state_title", "status_of"]

_NOW = {
    "received": gettext_lazy("It arrived. An officer reads it and looks whether it is complete."),
    "new": gettext_lazy("It arrived. An officer reads it."),
    "studied": gettext_lazy("An officer has read it and decides what to do next."),
    "awaiting_completion": gettext_lazy("Something is missing. Read the message, and answer here."),
    "completed": gettext_lazy("You completed it. An officer decides whether it is registered."),
    "not_registered": gettext_lazy("It cannot be registered. The message says why."),
    "closed_not_registered": gettext_lazy("It was not registered. The message says why."),
    "tracing": gettext_lazy(
        "It is kept as initial information: a supervisor may trace it, without a name of yours."
    ),
    "closed_initial_information": gettext_lazy("It was traced and did not become a case."),
    "withdrawn_report": gettext_lazy("You took it back."),
    "withdrawn": gettext_lazy("You took it back."),
    "handed_over": gettext_lazy("It was handed over to the body that may handle it."),
}


@dataclass(frozen=True, slots=True)
class Status:
    """In a sentence, and in the procedure's own words."""

    sentence: str
    title: str


@dataclass(frozen=True, slots=True)
class ShownClock:
    """A clock as people read it."""

    title: str
    due: date
    status: str
    words: str
    basis: str
    how: str


_WORDS = {
    "running": gettext_lazy("until"),
    "extended": gettext_lazy("extended, until"),
    "suspended": gettext_lazy("suspended; was until"),
    "kept": gettext_lazy("kept; was until"),
    "broken": gettext_lazy("passed; was until"),
    "stopped": gettext_lazy("no longer needed; was until"),
    "unknown": gettext_lazy("cannot be told; was until"),
}


def status_of(report: Report) -> Status:
    """The report's own state, or that of the case which it became."""
    if report.case_id is not None:
        case = report.case
        assert case is not None
        title = state_title(case.flow, case.state)
        if case.closed_at is not None:
            return Status(_("It became a case, and the case is closed."), title)
        return Status(_("It is registered and handled as a case."), title)
    said = _NOW.get(report.state)
    title = state_title(report.flow, report.state)
    if report.kind == Kind.INFORMATION and report.state == "new":
        said = _NOW["tracing"]
    if report.state == "new":
        title = ""  # "not in the register yet" is an officer's matter
    return Status(str(said) if said else title, title)


def state_title(flow_id: str, state_id: str) -> str:
    """The name of a state; for what was taken back between elections, that of a general one's."""
    for name in (flow_id, "pemilu_report"):
        try:
            return procedures().flow(name).state(state_id).title.say(spoken())
        except (KeyError, UnknownFlow):
            continue
    return state_id


def shown_clocks(report: Report) -> list[ShownClock]:
    """The clocks of the report until it is a case; of the case, those that casework counts."""
    now = timezone.now()
    if report.case is not None:
        return [_shown(clock) for clock in case_clocks(report.case, now)]
    return [_shown(clock) for clock in clocks_of(report, now)]


def _shown(clock: Clock) -> ShownClock:
    language = spoken()
    return ShownClock(
        clock.title.say(language),
        clock.due,
        clock.status,
        str(_WORDS[clock.status]),
        clock.basis,
        clock.arithmetic.say(language),
    )
