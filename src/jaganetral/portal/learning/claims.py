"""What a sentence of a module rests on: markers in its text, and whether they hold.

    {rule:skb22-d6-react-join prohibited}   a rule, and what it says of the deed
    {step:discipline/summon_examination}    a step of a procedure
    {limit:dis-summon1 7 working_day}       a time limit, as the text tells it
    {gestures:thumb_up number:2}            drawn hands, alone in their paragraph; no claim
    {plain}                                 this paragraph claims nothing of the law

Every paragraph and every item of a list carries claims or says that it makes none; one that says
so and speaks of what one may, must or suffers all the same is found out by its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jaganetral.law import Rulebook
from jaganetral.portal.guide.hands import DRAWN
from jaganetral.portal.guide.rules import EFFECT_LEVEL
from jaganetral.procedure import ClockRule, Flow, Move, procedures

__all__ = ["MARKER", "Marker", "clock", "problem", "step", "telltale"]

MARKER = re.compile(r"\{(rule|step|limit|gestures|plain)(?::([^{}\n]+))?\}")
_TELLTALES = {
    "id": re.compile(
        r"\b(boleh|dilarang|larangan|terlarang|wajib|harus|sanksi|hukuman|dihukum|melanggar|"
        r"pelanggaran|hak|berhak|pidana|dipidana|diizinkan|dibolehkan)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(allowed|may not|must|forbidden|prohibited|barred|sanctions?|punish\w*|breach\w*|"
        r"violations?|rights?|crimes?|permitted|offences?)\b",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: `says` is the level of a rule, or number and unit of a limit; else empty."""

    kind: str
    name: str = ""
    says: str = ""

    @property
    def is_claim(self) -> bool:
        return self.kind in ("rule", "step", "limit")

    @classmethod
    def read(cls, match: re.Match[str]) -> Marker:
        """From a match of MARKER."""
        kind, rest = match[1], (match[2] or "").strip()
        if kind == "gestures":
            return cls(kind, says=rest)
        name, _space, says = rest.partition(" ")
        return cls(kind, name, says.strip())


def step(marker: Marker) -> tuple[Flow, Move]:
    """The flow and move of a step. Raises LookupError (UnknownFlow among them)."""
    flow_id, _slash, move_id = marker.name.partition("/")
    flow = procedures().flow(flow_id)
    for move in flow.moves:
        if move.id == move_id:
            return flow, move
    raise LookupError(move_id)


def clock(marker: Marker) -> ClockRule:
    """The time limit of a marker. Raises LookupError."""
    for flow in procedures().flows:
        for one in flow.clocks:
            if one.id == marker.name:
                return one
    raise LookupError(marker.name)


def problem(marker: Marker, book: Rulebook, day: date) -> str | None:
    """What is wrong with a marker on a day; None where it holds."""
    check = {"rule": _rule, "step": _step, "limit": _limit, "gestures": _gestures}.get(marker.kind)
    return check(marker, book, day) if check else None


def telltale(text: str, language: str) -> str | None:
    """A word by which a text speaks of what one may, must or suffers; None where it has none."""
    found = _TELLTALES[language].search(text)
    return found[0] if found else None


def _rule(marker: Marker, book: Rulebook, day: date) -> str | None:
    if marker.name not in book:
        return f"there is no rule {marker.name!r}"
    rule = book[marker.name]
    if rule.record.status != "live" or not rule.in_force(day):
        return f"the rule {marker.name} is not in force on {day.isoformat()}"
    level = EFFECT_LEVEL[rule.record.effect]
    if marker.says != level:
        return f"the rule {marker.name} says {level}, the text {marker.says or 'nothing'}"
    return None


def _step(marker: Marker, book: Rulebook, day: date) -> str | None:
    try:
        flow, _move = step(marker)
    except LookupError:
        return f"there is no step {marker.name!r}"
    if not (flow.valid_from <= day and (flow.valid_to is None or day <= flow.valid_to)):
        return f"the procedure {flow.id} does not hold on {day.isoformat()}"
    return None


def _limit(marker: Marker, book: Rulebook, day: date) -> str | None:
    try:
        one = clock(marker)
    except LookupError:
        return f"there is no time limit {marker.name!r}"
    if not (one.effective_from <= day and (one.effective_to is None or day <= one.effective_to)):
        return f"the time limit {one.id} does not hold on {day.isoformat()}"
    if marker.says != f"{one.limit} {one.unit}":
        return f"the time limit {one.id} is {one.limit} {one.unit}, the text says {marker.says}"
    return None


def _gestures(marker: Marker, book: Rulebook, day: date) -> str | None:
    unknown = [value for value in marker.says.split() if value not in DRAWN]
    return f"there is no drawing of {unknown[0]!r}" if unknown else None
