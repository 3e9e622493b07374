"""Which election a report concerns, which procedure follows, and by when it has to be filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jaganetral.elections import BadMoment
from jaganetral.model import Conduct
from jaganetral.portal import door
from jaganetral.procedure import (
    JAKARTA,
    Calendar,
    Clock,
    Event,
    Flow,
    ProcedureError,
    clocks,
    flow_for,
    procedures,
)

__all__ = ["Countdown", "countdown", "election_on", "flow_on", "requirements_flow"]

SHORTER = "pilkada_report"
"""Where it isn't known which election it is (or none is under way), the countdown shown is that of
the shorter of the two laws: seven calendar days. Who keeps it is in time by either."""


@dataclass(frozen=True, slots=True)
class Countdown:
    """The time in which a report has to be filed.

    `left` are units until the last day (0: today is the last day, negative: past); `binding` tells
    whether the law sets this limit here, or only would if an election were under way.
    """

    clock: Clock
    left: int
    binding: bool

    @property
    def due(self) -> date:
        return self.clock.due

    @property
    def late(self) -> bool:
        return self.left < 0


def election_on(region: str, day: date) -> str:
    """The election whose stages run on a day in a region (`pilkada_2024`), or ""."""
    told = Conduct(id="1", at=day.isoformat(), region=region or None)
    try:
        found = door.checker().registry.setting(told, today=day)
    except BadMoment:
        return ""
    running = [
        contest
        for contest in found.contests
        if contest.stages and not set(contest.stages) <= {"before", "after"}
    ]
    return running[0].election if running else ""


def flow_on(election: str, day: date) -> Flow:
    """The flow of a report on that day. Without an election it is that of who oversees ASN."""
    try:
        return flow_for(election, day)
    except ProcedureError:  # before 2014 nobody oversaw; the steps of a general election remain
        return procedures().flow("pemilu_report")


def requirements_flow(flow_id: str) -> str:
    """The flow whose requirements are asked for: its own, or, where it states none (the overseers'
    flows take what supervisors send), those of a report in a general election."""
    return flow_id if procedures().requirements(flow_id) else "pemilu_report"


def countdown(known_on: date, flow_id: str = "", now: datetime | None = None) -> Countdown:
    """The clock of filing, from the day on which the reporter learnt of it."""
    moment = (now or timezone.now()).astimezone(JAKARTA)
    every = procedures()
    learnt = [Event("learn", known_on)]
    calendar = Calendar()
    for name, binding in ((flow_id, True), (SHORTER, False)):
        if name not in every.ids:
            continue
        found = [c for c in clocks(every.flow(name), learnt, moment, calendar) if _files(c)]
        if found:
            return Countdown(found[0], _left(found[0], moment.date(), calendar), binding)
    raise LookupError(SHORTER)  # the flow of the shorter law has this clock


def _files(clock: Clock) -> bool:
    return "file_report" in clock.rule.ends and "learn" in clock.rule.starts


def _left(clock: Clock, today: date, calendar: Calendar) -> int:
    if today > clock.due:
        return -calendar.between(clock.due, today, clock.unit) or -1
    return calendar.between(today, clock.due, clock.unit)
