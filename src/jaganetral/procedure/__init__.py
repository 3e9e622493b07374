"""What happens after a report: flows, requirements and clocks, over the law as data.

    from jaganetral.procedure import Calendar, Event, clocks, flow_for, state_after

    flow = flow_for("pemilu_2024", on=date(2024, 1, 2))
    done = [Event("file_report", date(2024, 1, 2)), Event("register", date(2024, 1, 4))]
    for clock in clocks(flow, done, now=date(2024, 1, 5), calendar=Calendar()):
        print(clock.title.id, clock.due, clock.status, clock.arithmetic.say("id"))

Pure: no database, no network, no clock of the machine. Days are days of Asia/Jakarta.
"""

from jaganetral.procedure.arithmetic import Arithmetic
from jaganetral.procedure.calendar import Calendar
from jaganetral.procedure.choosing import flow_for, overseer
from jaganetral.procedure.clocks import Clock, Status, clocks
from jaganetral.procedure.errors import (
    BadHistory,
    BadUnit,
    NotAllowedNow,
    ProcedureError,
    UnknownFlow,
)
from jaganetral.procedure.events import JAKARTA, OCCURRENCES, Event
from jaganetral.procedure.flows import (
    Flow,
    Procedures,
    moves_from,
    next_flows,
    procedures,
    state_after,
)
from jaganetral.procedure.records import Body, Both, ClockRule, Move, Requirement, State
from jaganetral.procedure.requirements import missing
from jaganetral.procedure.silence import Silence, Silences, silences

__all__ = [
    "JAKARTA", "OCCURRENCES", "Arithmetic", "BadHistory", "BadUnit", "Body", "Both", "Calendar",
    "Clock", "ClockRule", "Event", "Flow", "Move", "NotAllowedNow", "ProcedureError",
    "Procedures", "Requirement", "Silence", "Silences", "State", "Status", "UnknownFlow", "clocks",
    "flow_for", "missing", "moves_from", "next_flows", "overseer", "procedures", "silences",
    "state_after",
]  # fmt: skip
