"""What the narrative reader takes from an account, told back to the person; and where the law finds
nothing to suspect, so that nobody reports a right in the belief that it is a breach.

No verdict is shown but that one: whether something is a breach is for officers to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy

from jaganetral import narrative
from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.elections.errors import ElectionsError
from jaganetral.judgement.wording import ELEMENT_NAMES, FIELD_OF
from jaganetral.language import translator
from jaganetral.model import Action, ActorKind, Conduct, Platform, TargetKind
from jaganetral.portal import door
from jaganetral.portal.selfcheck.questions import words_for

__all__ = ["MENDABLE", "Free", "Line", "conduct_of", "first_reading", "free", "lines", "options"]

MENDABLE: Mapping[str, tuple[str, ...]] = {
    "actor_kind": get_args(ActorKind),
    "action": get_args(Action),
    "platform": get_args(Platform),
    "target_kind": get_args(TargetKind),
}
"""What the person may set right by picking; words are mended in the account itself."""

_LABELS = {
    "actor_kind": gettext_lazy("Status of the one who did it"),
    "actor_role": gettext_lazy("Work"),
    "action": gettext_lazy("What was done"),
    "platform": gettext_lazy("Where: which medium"),
    "target_kind": gettext_lazy("Whose account, post or event"),
    "target": gettext_lazy("Account or page"),
    "at": gettext_lazy("Day"),
    "region": gettext_lazy("Place"),
    "candidate_number": gettext_lazy("Ballot number"),
    "gesture": gettext_lazy("Gesture"),
    "event": gettext_lazy("Event"),
}
_NAMES = {FIELD_OF.get(element, element): name for element, name in ELEMENT_NAMES.items()}
_UNTOLD = frozenset({"acts", "shows", "stage", "contest", "quoted_text", "text"})
_RIGHTS = frozenset({"vote", "turnout", "seek_information"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was understood: its name, its value in words, and the words it was read in."""

    field: str
    name: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class First:
    """What an account itself says of the day (ISO) and of the place."""

    day: str = ""
    region: str = ""
    region_name: str = ""


@dataclass(frozen=True, slots=True)
class Free:
    """The law of the day finds no suspicion in what was told: by which rule, and whether it is a
    right (to vote, to urge people to vote, to follow the organizers)."""

    title: str
    right: bool


def lines(text: str, mended: Mapping[str, str]) -> list[Line]:
    """What was understood of an account, with what the person set right."""
    translate = translator(door.spoken())
    found = {
        span.field: Line(
            span.field, _name(span.field), words_for(span.field, span.value, translate), span.text
        )
        for span in narrative.read(Conduct(id="1", narrative=text)).spans
        if span.field not in _UNTOLD and not (span.field == "action" and span.value == "other")
    }
    for field, value in mended.items():
        found[field] = Line(field, _name(field), words_for(field, value, translate), "")
    return list(found.values())


def options(text: str, mended: Mapping[str, str]) -> list[tuple[str, str, str, list[Any]]]:
    """The fields to set right by picking: field, name, value now, and (value, words) of each."""
    translate = translator(door.spoken())
    read = narrative.read(Conduct(id="1", narrative=text)).conduct
    return [
        (
            field,
            _name(field),
            mended.get(field) or str(getattr(read, field) or ""),
            [(value, words_for(field, value, translate)) for value in values],
        )
        for field, values in MENDABLE.items()
    ]


def first_reading(text: str) -> First:
    """Day and place, where the account says both beyond doubt."""
    read = narrative.read(Conduct(id="1", narrative=text)).conduct
    day = _day(read.at)
    place = door.checker().registry.find_region(read.region) if read.region else None
    return First(
        day.isoformat() if day is not None and day <= door.today() else "",
        place.code if place else "",
        place.name if place else "",
    )


def conduct_of(
    text: str, mended: Mapping[str, str], happened_on: str = "", region: str = ""
) -> dict[str, Any]:
    """The conduct of a report, in the contract's shape: its words and what is known beside them."""
    told = {"id": "1", "narrative": text.strip(), **mended}
    told |= {name: value for name, value in (("at", happened_on), ("region", region)) if value}
    return told


def free(conduct: Mapping[str, Any]) -> Free | None:
    """Where the law finds nothing to suspect in a conduct; None where it may, or can't be told.

    What is unknown is never taken for guilt, nor is it here taken for innocence: only the answer
    `allowed` is told, and only with a rule that says so.
    """
    language = door.spoken()
    try:
        told, _notes = conduct_from_row(dict(conduct), language=language)
        verdict = door.checker().check(told, lang=language, today=door.today())
    except (BadConduct, ElectionsError):
        return None
    reason = next((one for one in verdict.reasons if one.effect == "allow"), None)
    if verdict.verdict != "allowed" or reason is None:
        return None
    read = narrative.read(told).conduct
    right = bool(_RIGHTS & set(read.acts)) or read.target_kind == "organizer"
    return Free(reason.title, right)


def _name(field: str) -> str:
    if field in _LABELS:
        return str(_LABELS[field])
    said = translator(door.spoken())(_NAMES.get(field, field))
    return said[:1].upper() + said[1:]


def _day(at: str | None) -> date | None:
    """A whole day; a month or a year alone is none."""
    if at is None or len(at) < 10:
        return None
    try:
        return parse_date(at[:10])
    except ValueError:
        return None
