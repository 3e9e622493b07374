"""A replay as the contract has it: one JSON object for each history."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.procedure.clocks import Clock
from jaganetral.procedure.flows import procedures
from jaganetral.procedure.history.replay import Missing, Replay, Step
from jaganetral.procedure.history.understanding import Understood
from jaganetral.procedure.history.vocabulary import vocabulary
from jaganetral.procedure.records import Both, ClockRule
from jaganetral.procedure.trace import Line

KINDS = {
    "event": N_("what happened"), "intake": N_("intake"), "study": N_("study"),
    "clarification": N_("clarification"), "decision": N_("decision"),
    "forwarding": N_("forwarding"), "recommendation": N_("recommendation"),
    "examination": N_("examination"), "sanction": N_("sanction"),
    "escalation": N_("escalation"), "report_back": N_("report back"), "remedy": N_("remedy"),
    "clearing": N_("clearing"), "court": N_("a court or another body"),
}  # fmt: skip
OCCURRENCE_TITLES = {
    "happen": N_("It happened"),
    "learn": N_("The reporter learnt of it"),
    "observe_breach": N_("A supervisor saw it"),
    "decide": N_("Decided; the result is not told"),
    "forward": N_("Passed on; to whom is not told"),
}


def as_json(found: Replay, language: Language = "id") -> dict[str, Any]:
    """Dates are ISO days; `kept` is true, false or null (it cannot be told)."""
    flow = found.choice.flow
    return {
        "id": found.history.id,
        "row": found.history.row,
        "election": found.history.election or None,
        "region": found.history.region or None,
        "flow": {
            "id": flow.id,
            "title": flow.title.say(language),
            "why": found.choice.why.say(language),
            "confidence": found.choice.confidence,
        },
        "overseer": _overseer(found, language),
        "steps": [_step(step, language) for step in found.steps],
        "clocks": [
            *(_clock(clock, language) for clock in found.clocks),
            *(_missing(one, language) for one in found.unstarted),
        ],
    }


def _overseer(found: Replay, language: Language) -> dict[str, Any] | None:
    if found.overseer is None:
        return None
    why = Line(
        N_("By the day {day}: {why}."), {"day": found.overseen_on, "why": found.overseer.why}
    )
    return {
        "id": found.overseer.id,
        "title": found.overseer.title.say(language),
        "flow": found.overseer.flow,
        "why": why.say(language),
    }


def _step(step: Step, language: Language) -> dict[str, Any]:
    _ = translator(language)
    done = [one for one in step.understood if one.standing == "done"]
    main = max(done or step.understood, key=lambda one: one.rank, default=None)
    shown: dict[str, Any] = {
        "date": step.date if isinstance(step.date, str | int | float | None) else str(step.date),
        "from": step.span.first.isoformat() if step.span else None,
        "to": step.span.last.isoformat() if step.span else None,
        "words": step.words,
        "understood": bool(step.understood),
        "move": main.move if main else None,
        "kind": main.kind if main else None,
        "confidence": main.confidence if main else None,
        "moves": [_understood(one, language) for one in step.understood],
    }
    if not step.understood:
        shown["note"] = _("not understood")
    if step.span is None:
        shown["note"] = _("the date cannot be read; the step starts and ends no clock")
    return shown


def _understood(one: Understood, language: Language) -> dict[str, Any]:
    return {
        "move": one.move,
        "kind": one.kind,
        "title": title_of(one, language),
        "standing": one.standing,
        "confidence": one.confidence,
        "by": one.words,
    }


def title_of(one: Understood, language: Language) -> str:
    """What a move is called."""
    _ = translator(language)
    if one.move is None:
        return _(KINDS["court"])
    if one.move in OCCURRENCE_TITLES:
        return _(OCCURRENCE_TITLES[one.move])
    return _titles()[one.move].say(language)


@cache
def _titles() -> dict[str, Both]:
    return {move.id: move.title for flow in reversed(procedures().flows) for move in flow.moves}


def known_moves() -> frozenset[str]:
    """Every move that the vocabulary can tell of."""
    return frozenset(p.entry.move for p in vocabulary().phrases if p.entry.move is not None)


def _clock(clock: Clock, language: Language) -> dict[str, Any]:
    shown = _rule(clock.rule, language) | {
        "limit": clock.limit,
        "unit": clock.unit,
        "started": _day(clock.started),
        "started_latest": _day(clock.started_latest),
        "due": _day(clock.due),
        "due_earliest": _day(clock.due_earliest),
        "ended": _day(clock.ended),
        "used": clock.used,
        "used_at_least": clock.used_at_least,
        "used_range": list(clock.used_range) if clock.used_range else None,
        "kept": clock.kept,
        "status": clock.status,
        "arithmetic": clock.arithmetic.say(language),
    }
    if clock.if_extended is not None:
        limit, longer, last, held = clock.if_extended
        shown["if_extended"] = {"limit": limit, "unit": longer, "due": _day(last), "kept": held}
    if clock.other_reading is not None:
        unit, due, kept = clock.other_reading
        shown["other_reading"] = {"unit": unit, "due": _day(due), "kept": kept}
    return shown


def _missing(one: Missing, language: Language) -> dict[str, Any]:
    line = Line(
        N_("Cannot be told: no date of the step that starts it ({steps})."),
        {"steps": ", ".join(_name(move, language) for move in one.rule.starts)},
    )
    return _rule(one.rule, language) | {
        "limit": one.rule.limit,
        "unit": one.rule.unit,
        "started": None,
        "started_latest": None,
        "due": None,
        "due_earliest": None,
        "ended": _day(one.end.at),
        "used": None,
        "used_at_least": False,
        "used_range": None,
        "kept": None,
        "status": "unknown",
        "arithmetic": line.say(language),
    }


def _name(move: str, language: Language) -> str:
    if move in OCCURRENCE_TITLES:
        return translator(language)(OCCURRENCE_TITLES[move])
    return _titles()[move].say(language)


def _rule(rule: ClockRule, language: Language) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title.say(language),
        "actor": rule.actor,
        "basis": rule.basis,
        "confidence": rule.confidence,
        "verified": rule.verified,
    }


def _day(at: date | None) -> str | None:
    return at.isoformat() if at is not None else None
