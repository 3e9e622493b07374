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
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from jaganetral import narrative
from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.elections.errors import ElectionsError
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
_NAMES = {
    "facebook": "Facebook", "instagram": "Instagram", "x": "X", "tiktok": "TikTok",
    "youtube": "YouTube", "whatsapp": "WhatsApp", "telegram": "Telegram",
}  # fmt: skip
_RIGHTS = frozenset(
    {"allow-vote", "allow-turnout", "seek-information", "official-page-of-organizer"}
)
_FREE = _RIGHTS | {
    "neutral-information", "electoral-duty", "work-complaint", "government-work",
    "community-event",
}  # fmt: skip
"""The rules by which an act is free by its nature. Exceptions that rest on a fact which may be
disputed (not one's own act, on duty, an old photo) are for officers to find, never told here."""
_PARTISAN = frozenset({"support", "opposition", "campaign_material"})


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
    found = {
        span.field: Line(
            span.field, str(_LABELS[span.field]), _said(span.field, span.value), span.text
        )
        for span in narrative.read(Conduct(id="1", narrative=text)).spans
        if span.field in _LABELS and not (span.field == "action" and span.value == "other")
    }
    for field, value in mended.items():
        found[field] = Line(field, str(_LABELS[field]), _said(field, value), "")
    return list(found.values())


def options(text: str, mended: Mapping[str, str]) -> list[tuple[str, str, str, list[Any]]]:
    """The fields to set right by picking: field, name, value now, and (value, words) of each."""
    read = narrative.read(Conduct(id="1", narrative=text)).conduct
    return [
        (
            field,
            str(_LABELS[field]),
            mended.get(field) or str(getattr(read, field) or ""),
            [(value, _said(field, value)) for value in values],
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
    read = narrative.read(told).conduct
    reason = next((one for one in verdict.reasons if one.rule in _FREE), None)
    if verdict.verdict != "allowed" or reason is None or _PARTISAN & set(read.shows):
        return None
    return Free(reason.title, reason.rule in _RIGHTS)


def _said(field: str, value: str) -> str:
    """A value in words; a day as people write it."""
    if field == "platform" and value in _NAMES:
        return _NAMES[value]
    if field == "at" and (day := _day(value)) is not None:
        return date_format(day, "j F Y")
    return words_for(field, value, translator(door.spoken()))


def _day(at: str | None) -> date | None:
    """A whole day; a month or a year alone is none."""
    if at is None or len(at) < 10:
        return None
    try:
        return parse_date(at[:10])
    except ValueError:
        return None
