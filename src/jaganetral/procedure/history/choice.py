"""Which flow a history followed, and why it is thought so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jaganetral.language import N_
from jaganetral.law.records import Confidence
from jaganetral.procedure.calendar import voting_days
from jaganetral.procedure.choosing import flow_for, overseer
from jaganetral.procedure.errors import UnknownFlow
from jaganetral.procedure.events import Event
from jaganetral.procedure.flows import Flow, procedures
from jaganetral.procedure.history.rows import History
from jaganetral.procedure.trace import Line

_REGIONAL = re.compile(
    r"\b(?:pilkada|pilgub|pilbup|pilwali\w*|pilwalkot|pemilihan (?:gubernur|bupati|wali)|"
    r"paslon (?:gubernur|bupati|wali)|cagub|cawagub|cabup|cawabup|cawali|"
    r"calon (?:wakil )?(?:gubernur|bupati|wali ?kota)|bacawali|pilkades serentak)\b"
)
_GENERAL = re.compile(
    r"\b(?:pemilu|pileg|pilpres|capres|cawapres|caleg|calon (?:presiden|legislatif|anggota dpr\w*)|"
    r"dprd?|dpd)\b"
)
_AHEAD = 500  # days before a voting day in which a case is thought to be about it


@dataclass(frozen=True, slots=True)
class Choice:
    """The flow of the report, the grounds, and how surely."""

    flow: Flow
    why: Line
    confidence: Confidence


def choose(history: History, events: Sequence[Event]) -> Choice:
    """By the election that the row names; else by its words; else by the next voting day."""
    day = events[0].first_day if events else None
    if history.election:
        try:
            flow = flow_for(history.election, day or date.today())
            why = N_("The row names the election {election}.")
            return Choice(flow, Line(why, {"election": history.election}), "high")
        except UnknownFlow:
            pass  # some other word; the text may tell
    text = " ".join([history.election, history.about, *(w for _d, w in history.steps)]).lower()
    for words, flow_id in ((_REGIONAL, "pilkada_report"), (_GENERAL, "pemilu_report")):
        if found := words.search(text):
            why = N_("The row names no election; its words say “{word}”.")
            return Choice(procedures().flow(flow_id), Line(why, {"word": found[0]}), "medium")
    return _by_day(day)


def _by_day(day: date | None) -> Choice:
    if day is not None:
        for election, vote in voting_days():
            if day <= vote and (vote - day).days <= _AHEAD:
                flow = flow_for(election, day)
                why = N_("The row names no election; the next voting day was that of {election}.")
                return Choice(flow, Line(why, {"election": election}), "low")
    body = overseer(day if day is not None and day >= date(2014, 9, 30) else date.today())
    why = N_("No election is named and none was near: {body} oversaw on that day.")
    return Choice(procedures().flow(body.flow), Line(why, {"body": body.title}), "low")
