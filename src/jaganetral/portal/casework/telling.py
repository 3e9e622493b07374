"""What a page tells of a case, made ready for its template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jaganetral.portal.casework import actions, deciding, following, moving
from jaganetral.portal.casework.following import NOTE, Step
from jaganetral.portal.casework.models import NO_LIMIT, Case, CaseEvent, OwnView, Task, TaskKind
from jaganetral.portal.casework.sealed import open_told, opened
from jaganetral.portal.door import spoken
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.privacy.nip import mask
from jaganetral.procedure import procedures

__all__ = ["Choice", "Line", "Past", "View", "lines", "next_steps", "past", "role_words", "views"]

_NOTES = {
    "happen": gettext_lazy("It happened"),
    "learn": gettext_lazy("The reporter learnt of it"),
    NOTE + "undo": gettext_lazy("A step was taken back"),
    NOTE + "correct": gettext_lazy("Correction"),
    NOTE + "office": gettext_lazy("The office of the reported was named"),
    NOTE + "above": gettext_lazy("Handed to the organisation above"),
    NOTE + "join": gettext_lazy("Another report was joined"),
}


_ASIDE = ("return_", "miss_", "withdraw", "close_", "hand_over_")
"""Steps that are not the usual way on: they stand among the others, never as what to do next."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a desk."""

    task: Task
    title: str
    why: str
    who: str
    due_at: datetime | None
    late: bool
    soon: bool


@dataclass(frozen=True, slots=True)
class Past:
    """Something that happened, as the timeline shows it."""

    event: CaseEvent
    title: str
    words: dict[str, str]
    undone: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A step that the person can take; `primary` is the one to do next."""

    step: Step
    title: str
    meeting: bool
    missing: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """An own view with the aid that was shown after it."""

    view: OwnView
    words: str
    aid_level: str
    aid_summary: str
    agrees: bool


def lines(tasks: Iterable[Task], now: datetime | None = None) -> list[Line]:
    """The lines of a page of a desk; of the person only a hidden number is told."""
    now, language = now or timezone.now(), spoken()
    found = []
    for task in tasks:
        limit = task.due_at if task.due_at < NO_LIMIT else None
        title = (
            following.state_of(task.case).title.say(language)
            if task.kind in (TaskKind.STATE, TaskKind.ROUTE)
            else str(TaskKind(task.kind).label)
        )
        why = following.clock_title(task.case.flow, task.why) if task.why else None
        late = limit is not None and limit < now
        found.append(
            Line(
                task=task,
                title=title,
                why=why.say(language) if why else "",
                who=mask(open_told(task.case.sealed).nip),
                due_at=limit,
                late=late,
                soon=limit is not None and not late and (limit - now).total_seconds() < 86_400,
            )
        )
    return found


def past(case: Case) -> list[Past]:
    """Everything that happened, the latest first, with its words opened."""
    language = spoken()
    every = list(case.events.select_related("by", "corrects").order_by("-turn"))
    undone = {event.corrects_id for event in every if event.move == NOTE + "undo"}
    return [
        Past(event, _title(event, language), moving.words_of(event), event.pk in undone)
        for event in every
    ]


def next_steps(person: Person, case: Case) -> list[Choice]:
    """What the person can do now: the main way first, then what else there is."""
    language = spoken()
    has_view = OwnView.objects.filter(case=case, by=person).exists()
    votes = {step.id for step in deciding.may_vote(person, case)}
    found: list[Choice] = []
    for step in following.steps(case):
        meeting = following.decides(step)
        try:
            if not meeting:
                actions.hand_of(person, case, step)
            elif step.id not in votes:
                continue
        except Refused:
            continue
        missing = "own_view" if "own_view" in step.needs and not has_view else ""
        found.append(Choice(step, step.title.say(language), meeting, missing))
    onward = [one for one in found if one.step.to != case.state or one.step.flow]
    onward.sort(key=lambda one: (not one.meeting, one.step.id.startswith(_ASIDE)))
    first = next(iter(onward or found), None)
    rest = [one for one in found if one is not first]
    if first is None:
        return []
    return [Choice(first.step, first.title, first.meeting, first.missing, primary=True), *rest]


def views(case: Case) -> list[View]:
    """The own views with what the aid said after each."""
    found = []
    for view in case.views.select_related("by", "aid"):
        aid = getattr(view, "aid", None)
        found.append(
            View(
                view=view,
                words=opened(view.sealed),
                aid_level=aid.get_level_display() if aid else "",
                aid_summary=_summary(opened(aid.sealed)) if aid else "",
                agrees=aid is not None and aid.level == view.level,
            )
        )
    return found


def role_words(name: str) -> str:
    """A role, or somebody without an account, in words."""
    if name in Role.values:
        return str(Role(name).label)
    return {"reported": _("the person who was reported"), "reporter": _("the reporter")}.get(
        name, name
    )


def _title(event: CaseEvent, language: Any) -> str:
    if event.move == NOTE + "follow":
        return procedures().flow(event.flow).title.say(language)
    if event.move in _NOTES:
        return str(_NOTES[event.move])
    found = next(
        (one.title for one in procedures().flow(event.flow).moves if one.id == event.move), None
    )
    return found.say(language) if found else event.move


def _summary(verdict: str) -> str:
    import msgspec  # noqa: PLC0415 - only where an aid is shown

    told: dict[str, Any] = msgspec.json.decode(verdict)
    titles: Sequence[str] = [str(one.get("title", "")) for one in told.get("reasons", ())]
    return "; ".join(title for title in titles if title)
