"""Which flow is followed for an election on a day, and who oversees ASN on that day."""

from __future__ import annotations

from datetime import date

from jaganetral.procedure.errors import ProcedureError, UnknownFlow
from jaganetral.procedure.flows import FLOWS, Flow, procedures
from jaganetral.procedure.reading import records
from jaganetral.procedure.records import Body


def overseer(on: date) -> Body:
    """Who oversaw the neutrality of ASN on a day: KASN, since 2024-08-23 BKN.

    Raises ProcedureError for a day before there was one (2014-09-30).
    """
    bodies: tuple[Body, ...] = records("bodies", Body)
    for body in bodies:
        if body.valid_from <= on and (body.valid_to is None or on <= body.valid_to):
            return body
    raise ProcedureError(f"{on}: nobody oversaw the neutrality of ASN on this day")


def flow_for(election: str, on: date) -> Flow:
    """The flow of a report: by the kind of the election, and without one by who oversees.

    `election` is an id as the elections have them (`pemilu_2024`, `pilkada_2020`), or any text
    that begins so. Between elections ("" or anything else) a report goes to the overseer of the
    day. Raises UnknownFlow where the text begins with neither and is no flow's id.
    """
    name = election.strip().lower()
    if name in FLOWS:
        return procedures().flow(name)
    if name.startswith(("pemilu", "pileg", "pilpres")):
        return procedures().flow("pemilu_report")
    if name.startswith(("pilkada", "pilgub", "pilbup", "pilwali", "pilwalkot", "pemilihan")):
        return procedures().flow("pilkada_report")
    if name in ("", "none", "-"):
        return procedures().flow(overseer(on).flow)
    raise UnknownFlow(election, FLOWS)
