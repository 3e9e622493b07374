"""Where a case stands, in steps that can be drawn, with its clocks and who opened the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jaganetral.portal.casework import following
from jaganetral.portal.casework.models import Case
from jaganetral.portal.door import spoken
from jaganetral.portal.people.models import Membership, Person
from jaganetral.portal.people.roles import CASEWORK, Role
from jaganetral.portal.trail import selectors as trail
from jaganetral.portal.trail.words import said

__all__ = ["Limit", "Looked", "Past", "Stand", "limits", "looked", "stand"]

WHO = {
    "reported": _("You"),
    "reporter": _("Who reported it"),
    "supervisor": _("The supervisor"),
    "intake_officer": _("The supervisor"),
    "reviewer": _("Who studies the case"),
    "decision_maker": _("Who decides"),
    "ppk": _("Your agency (PPK)"),
    "bkn": _("BKN"),
    "bpasn": _("The appeals board (BPASN)"),
}
"""Who acts, in words that a reported person understands. No names: they are in the letters."""

HIDDEN = frozenset({"file_report", "complete_report", "withdraw", "ask_reporter"})
"""Steps of the reporter, or towards them: that they happened says something of a person."""

_SAID = {
    "running": _("running"),
    "extended": _("lawfully extended"),
    "suspended": _("suspended"),
    "broken": _("past its limit"),
    "unknown": _("cannot be told"),
}
_LINES = 30


@dataclass(frozen=True, slots=True)
class Past:
    """A step that was taken."""

    title: str
    at: datetime
    who: str | Promise


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the case is: what was done, what it is now, whose word is next, how it ended."""

    past: Sequence[Past]
    now: str
    next: str | Promise
    final: bool
    outcome: str
    on_you: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit that runs: whose, until when, and how the days were counted."""

    title: str
    who: str | Promise
    on_you: bool
    due: date
    status: str
    said: str | Promise
    counted: str
    basis: str
    ends: tuple[str, ...]
    """The steps that end it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Something that was done with the file, by whom in role words."""

    at: datetime
    who: str | Promise
    what: str


def stand(case: Case) -> Stand:
    """The drawn steps."""
    language = spoken()
    flows = {flow.id: flow for flow, _events in following.counted(case)}
    past = []
    for event in following.history(case):
        flow = flows.get(event.flow)
        if flow is None or event.move.startswith(following.NOTE) or event.move in HIDDEN:
            continue
        title = next((one.title for one in flow.moves if one.id == event.move), None)
        if title is not None:
            who = (
                WHO.get(event.role, "") if event.by_id is not None else _without_account(event.move)
            )
            past.append(Past(title.say(language), event.at, who))
    state = following.state_of(case)
    return Stand(
        past=past,
        now=state.title.say(language),
        next=WHO.get(state.owner, ""),
        final=state.final or not case.is_open,
        outcome=case.outcome,
        on_you=state.owner == "reported" and case.is_open,
    )


def limits(case: Case, now: datetime | None = None) -> list[Limit]:
    """The clocks that still run or ran out without an end; those of the reported first."""
    language = spoken()
    found = [
        Limit(
            title=clock.title.say(language),
            who=WHO.get(clock.actor, clock.actor),
            on_you=clock.actor == "reported",
            due=clock.due,
            status=clock.status,
            said=_SAID[clock.status],
            counted=clock.arithmetic.say(language),
            basis=clock.basis,
            ends=clock.rule.ends,
        )
        for clock in following.clocks(case, now)
        if clock.ended is None and clock.status in _SAID and clock.actor != "reporter"
    ]
    return sorted(found, key=lambda limit: (not limit.on_you, limit.due))


def looked(case: Case) -> list[Looked]:
    """What the trail tells of this file, the newest first; names stay with the auditor."""
    entries = list(trail.entries(f"case:{case.pk}").order_by("-pk")[:_LINES])
    roles = _roles({entry.by for entry in entries if entry.by is not None})
    return [
        Looked(
            at=entry.at,
            who=roles.get(entry.by_id, "")
            if entry.by_id is not None
            else WHO["reported"]
            if entry.what.startswith("reported.")
            else "",
            what=said(entry.what),
        )
        for entry in entries
    ]


def _without_account(move: str) -> str | Promise:
    """A step without an account: of the reported, or of time."""
    return WHO["reported"] if move in ("defend", "file_objection", "file_appeal") else ""


def _roles(people: set[Person]) -> dict[int, str | Promise]:
    """Each person's role in cases, in words."""
    found: dict[int, str | Promise] = {}
    wanted = (*CASEWORK, Role.AUDITOR, Role.AGENCY_OFFICER)
    for one in Membership.objects.filter(person__in=people, role__in=wanted).order_by("begins"):
        found[one.person_id] = WHO.get(one.role, Role(one.role).label)
    return found
