"""A self-check that a person may bring along to a question: checked again, never taken on trust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.elections import BadMoment
from jaganetral.portal.door import checker, spoken, today

__all__ = ["Brought", "brought"]

LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Brought:
    """The conduct as JSON, and what the door says of it today."""

    conduct: str
    decision: str
    summary: str
    rules: tuple[str, ...]


def brought(conduct: str) -> Brought | None:
    """The self-check of a conduct in JSON; None where it can't be read."""
    if not conduct or len(conduct) > LIMIT:
        return None
    try:
        row: Any = msgspec.json.decode(conduct)
        found, _notes = conduct_from_row(row, language=spoken())
        verdict = checker().check(found, lang=spoken(), today=today())
    except (msgspec.DecodeError, BadConduct, BadMoment):
        return None
    return Brought(conduct, verdict.decision_id, verdict.summary, verdict.rules)
