"""What a step needs before it can be taken, as the flow's data names it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.casework import following
from jaganetral.portal.casework.bringing import requirement_facts
from jaganetral.portal.casework.errors import Needed
from jaganetral.portal.casework.following import Step
from jaganetral.portal.casework.models import Case, OwnView
from jaganetral.portal.door import checker, spoken
from jaganetral.portal.people.models import Person
from jaganetral.procedure import missing

__all__ = ["check", "lacking", "sanctions"]

Check = Callable[[Person | None, Case, Step, str, Mapping[str, Any]], None]


def check(
    person: Person | None, case: Case, step: Step, reason: str, facts: Mapping[str, Any]
) -> None:
    """Raises Needed for the first thing that is missing; its `field` names where to put it."""
    for need in step.needs:
        if need in following.MEETING:
            continue  # the meeting itself is the proof (see deciding.py)
        _CHECKS[need](person, case, step, reason, facts)
    if step.id == "impose_sanction":
        _sanction(person, case, step, reason, facts)


def lacking(case: Case) -> tuple[str, ...]:
    """The requirements that a report still lacks to be registered, in words."""
    if case.flow not in following.SUPERVISING:
        return ()
    language = spoken()
    return tuple(
        f"{one.title.say(language)}: {one.how.say(language)}"
        for one in missing(case.flow, requirement_facts(case))
    )


def sanctions(case: Case) -> list[tuple[str, str]]:
    """The sanctions that the law knows for the case's flow, with their names."""
    language = spoken()
    moral_only = case.flow == "code_of_ethics"
    discipline = case.flow == "discipline"
    return [
        (one.id, one.title.say(language))
        for one in checker().rulebook.sanctions.values()
        if not (moral_only and one.level != "moral") and not (discipline and one.level == "moral")
    ]


def _reason(p: Person | None, c: Case, s: Step, reason: str, f: Mapping[str, Any]) -> None:
    if not reason.strip():
        raise Needed(_("Write down the reason."), "reason")


def _minutes(p: Person | None, c: Case, s: Step, r: str, facts: Mapping[str, Any]) -> None:
    if not str(facts.get("minutes") or "").strip():
        raise Needed(_("Write down what was said: the minutes."), "minutes")


def _summons(p: Person | None, c: Case, s: Step, r: str, facts: Mapping[str, Any]) -> None:
    if not facts.get("meeting_at"):
        raise Needed(_("Give the day and hour at which the person is heard."), "meeting_at")
    if not str(facts.get("meeting_place") or "").strip():
        raise Needed(_("Say where the person is heard."), "meeting_place")
    if _day(facts["meeting_at"]) <= timezone.localdate():
        raise Needed(_("The hearing lies in the future."), "meeting_at")


def _window(p: Person | None, c: Case, s: Step, r: str, facts: Mapping[str, Any]) -> None:
    until = facts.get("answer_until")
    if not until:
        raise Needed(_("Say until which day the person can answer in writing."), "answer_until")
    if _day(until) <= timezone.localdate():
        raise Needed(_("The last day to answer lies in the future."), "answer_until")


def _own_view(person: Person | None, case: Case, s: Step, r: str, f: Mapping[str, Any]) -> None:
    if not OwnView.objects.filter(case=case, by=person).exists():
        raise Needed(_("Write down your own view first; then the aid is shown."), "own_view")


def _requirements(p: Person | None, case: Case, step: Step, r: str, f: Mapping[str, Any]) -> None:
    finding = step.id == "record_finding"
    left = missing(case.flow, requirement_facts(case, finding=finding))
    if left:
        one = left[0]
        language = spoken()
        raise Needed(
            _("Still missing: {what}. {how}").format(
                what=one.title.say(language), how=one.how.say(language)
            ),
            "requirements",
        )


def _sanction(p: Person | None, case: Case, s: Step, r: str, facts: Mapping[str, Any]) -> None:
    if facts.get("sanction") not in {name for name, _title in sanctions(case)}:
        raise Needed(_("Choose the sanction."), "sanction")


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        raise Needed(_("Give the day as year-month-day.")) from None


_CHECKS: dict[str, Check] = {
    "reason": _reason,
    "minutes": _minutes,
    "summons_letter": _summons,
    "defence_window": _window,
    "own_view": _own_view,
    "requirements_met": _requirements,
}
"""By the ids that `law/data/procedures` uses; a test holds that none is unknown here."""
