"""The letters that a step issues, and what of them is known already.

The flow names forms; at an agency its own form takes the place of the supervisor's. A form is
filled from the case, from what the step was told, and from who signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from jaganetral.portal.casework import following
from jaganetral.portal.casework.errors import Needed
from jaganetral.portal.casework.following import Step
from jaganetral.portal.casework.models import Case, Decision
from jaganetral.portal.casework.sealed import open_told, opened
from jaganetral.portal.letters import actions as letters
from jaganetral.portal.letters.errors import BadValues
from jaganetral.portal.letters.forms import Form, form
from jaganetral.portal.letters.models import Letter
from jaganetral.portal.people.models import Organisation, Person

__all__ = ["asked_for", "forms_of", "known", "write_all"]

_AT_AGENCY = {
    "summons": "discipline_summons",
    "minutes_clarification": "examination_minutes",
    "decision_minutes": "ethics_recommendation",
}
_INSTEAD = {
    ("code_of_ethics", "sanction_decision"): "ethics_statement",
    ("remedies", "status_notice"): "objection_decision",
}
_RESULT = {"uphold": "upheld", "alter": "changed", "annul": "annulled"}
_STATUS = {
    "do_not_register": "not_registered", "close_withdrawn": "withdrawn",
    "hand_over_elsewhere": "forwarded", "notify_status": "registered",
    "announce_not_proven": "not_proven", "announce_not_a_violation": "not_a_violation",
    "decline_recommendation": "not_proven", "forward_to_overseer": "recommended",
}  # fmt: skip
_OUTCOME = {
    "decide_violation": "violation", "decide_not_proven": "not_proven",
    "decide_not_a_violation": "not_a_violation", "advise": "violation", "clear": "not_proven",
    "clear_no_violation": "not_a_violation",
}  # fmt: skip

ASKED = ("meeting_at", "meeting_place", "answer_until", "sanction")
"""What of a letter is asked for at the step, where its form has it."""


def forms_of(case: Case, step: Step) -> list[Form]:
    """The forms of a step, as the case's flow has them."""
    at_agency = case.flow not in following.SUPERVISING
    found = []
    for name in step.letters:
        chosen = _INSTEAD.get((case.flow, name), name)
        if at_agency:
            chosen = _AT_AGENCY.get(chosen, chosen)
        found.append(form(chosen))
    return found


def asked_for(case: Case, step: Step) -> list[str]:
    """Which of ASKED the step's letters and needs ask for, in this order."""
    has = {field.id for one in forms_of(case, step) for field in one.fields}
    wanted = {name for name in ASKED if name in has}
    if "defence_window" not in step.needs:
        wanted -= {"answer_until"}
    if following.decides(step):
        wanted -= {"meeting_at", "meeting_place"}
    if step.id == "impose_sanction":
        wanted |= {"sanction"}
    return [name for name in ASKED if name in wanted]


def known(
    case: Case,
    step: Step,
    by: Person | None,
    words: Mapping[str, str],
    facts: Mapping[str, Any],
    decision: Decision | None = None,
) -> dict[str, Any]:
    """What the case, the step and the meeting tell, under the names that forms use."""
    told = open_told(case.sealed)
    values: dict[str, Any] = {
        "recipient": told.name,
        "reported_name": told.name or told.position,
        "reported_nip": told.nip,
        "reported_office": told.position,
        "reported_agency": str(case.office or ""),
        "allegation": told.allegation,
        "event": told.allegation,
        "breach": told.allegation,
        "breach_words": told.allegation,
        "event_place": told.place,
        "happened_on": told.happened_on,
        "register_number": case.number,
        "supervisor_name": str(by or ""),
        "signer": str(by or ""),
        "heard_name": told.name,
        "heard_as": "reported",
        "examiners": [str(by)] if by else [],
        "declared_at": _at(case, "declare_crime"),
        "decided_on": _at(case, *_OUTCOME, "impose_sanction"),
        "result": _RESULT.get(step.id),
        "status": _STATUS.get(step.id),
        "outcome": _OUTCOME.get(step.id) or _outcome(case),
        "advised": facts.get("sanction"),
        "done": words.get("reason") or step.title.id,
        "conclusion": words.get("reason", ""),
        "facts": words.get("reason", ""),
        "detail": words.get("reason", ""),
        "wanted": words.get("reason", ""),
        "decision": step.title.id,
        "meeting_at": timezone.now(),
        "filed_at": timezone.now(),
        **words,
    }
    if minutes := words.get("minutes"):
        values["answers"] = [line for line in minutes.splitlines() if line.strip()]
        values["agenda"] = minutes
    values |= {name: value for name, value in facts.items() if value not in (None, "")}
    if decision is not None:
        values |= _meeting(decision)
    return values


def write_all(
    case: Case,
    step: Step,
    by: Person | None,
    place: Organisation,
    values: Mapping[str, Any],
) -> list[Letter]:
    """Issue the letters of a step. Raises Needed for what a form lacks."""
    issued = []
    for one in forms_of(case, step):
        try:
            issued.append(
                letters.write(one.id, by=by, case=case, values=values, organisation=place)
            )
        except BadValues as wrong:
            name, said = next(iter(wrong.problems.items()))
            raise Needed(f"{one.field(name).label.say('id')}: {said}", name) from None
    return issued


def _meeting(decision: Decision) -> dict[str, Any]:
    votes = list(decision.votes.select_related("by"))
    counts: dict[str, int] = {}
    titles = {step.id: step.title.id for step in following.steps(decision.case)}
    for vote in votes:
        counts[vote.choice] = counts.get(vote.choice, 0) + 1
    out = decision.case.recusals.select_related("person")
    return {
        "meeting_at": decision.called_at,
        "seats": str(decision.seats),
        "quorum": str(decision.quorum),
        "present": [str(vote.by) for vote in votes],
        "board": [str(vote.by) for vote in votes],
        "kept_out": [str(one.person) for one in out],
        "votes": [f"{titles.get(name, 'abstain')}: {count}" for name, count in counts.items()],
        "dissent": "\n".join(
            f"{vote.by}: {opened(vote.sealed)}"
            for vote in votes
            if vote.choice != decision.move and vote.sealed
        ),
    }


def _at(case: Case, *moves: str) -> date | datetime | None:
    found = [event.at for event in following.history(case) if event.move in moves]
    return timezone.localtime(found[-1]) if found else None


def _outcome(case: Case) -> str | None:
    state = following.state_of(case)
    return state.outcome if state.outcome in set(_OUTCOME.values()) else None
