"""How a case moves: one event, its letters, the work that follows, a line of the trail.

Called by the actions of this room alone, inside their transaction, with the case locked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from jaganetral.portal.casework import following, papers, tasks
from jaganetral.portal.casework.errors import MovedMeanwhile
from jaganetral.portal.casework.following import NOTE, Step
from jaganetral.portal.casework.models import (
    CLEARED,
    Case,
    CaseEvent,
    Clearing,
    Decision,
    Outcome,
)
from jaganetral.portal.casework.sealed import opened, sealed
from jaganetral.portal.door import spoken
from jaganetral.portal.evidence import actions as evidence
from jaganetral.portal.evidence.models import Origin
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role
from jaganetral.portal.trail.actions import record

__all__ = ["Hand", "Said", "append", "carry_out", "locked", "save", "words_of"]

OPEN_FACTS = frozenset(
    {"sanction", "answer_until", "meeting_at", "decision", "seats", "quorum", "votes", "flow"}
)
"""What may stand open in an event; all else is sealed with the reason."""


def locked(case: Case, turn: int | None = None) -> Case:
    """The case as it stands now, held until the end of the transaction.

    `turn` is what the person saw. Raises MovedMeanwhile where it is another one.
    """
    now = (
        Case.objects.select_for_update(of=("self",))
        .select_related("organisation", "agency", "office", "folder")
        .get(pk=case.pk)
    )
    if turn is not None and turn != now.turn:
        last = now.events.select_related("by").order_by("-turn").first()
        raise MovedMeanwhile(
            _(
                "Somebody else moved this case while you looked at it ({who}, {when}). It stands "
                "at “{state}” now: look at it again before you go on. Nothing of yours was kept."
            ).format(
                who=(last.by if last and last.by else _("somebody without an account")),
                when=timezone.localtime(last.at).strftime("%H:%M") if last else "",
                state=following.state_of(now).title.say(spoken()),
            )
        )
    return now


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, in which role and for which organisation; nobody where time or a code acts."""

    person: Person | None = None
    role: str = ""
    place: Organisation | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What an event says: words (sealed), open facts, letters, and what it corrects."""

    words: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    letters: Sequence[str] = ()
    corrects: CaseEvent | None = None


def carry_out(
    case: Case,
    step: Step,
    hand: Hand,
    *,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    files: Sequence[UploadedFile[Any]] = (),
    decision: Decision | None = None,
) -> CaseEvent:
    """Take a step that was found permitted and complete."""
    at = timezone.now()
    facts, person = dict(facts or {}), hand.person
    words = {"reason": reason.strip()} | {
        name: str(value) for name, value in facts.items() if name not in OPEN_FACTS and value
    }
    told = {name: _plain(value) for name, value in facts.items() if name in OPEN_FACTS and value}
    origin = Origin.OFFICER if person is not None else Origin.REPORTED
    for file in files:
        evidence.receive(case.folder, file, origin=origin, by=person, said_name=file.name or "")
    if step.flow:
        return _follow(case, step, hand, at)
    issued = []
    if step.letters and hand.place is not None:
        values = papers.known(case, step, person, words, facts, decision)
        issued = papers.write_all(case, step, person, hand.place, values)
    said = Said(words, told, [str(letter.pk) for letter in issued])
    event = append(case, step.id, hand, said, after=step.to, at=at)
    _arrive(case, event, person)
    return event


def append(
    case: Case,
    move: str,
    hand: Hand,
    said: Said | None = None,
    *,
    after: str = "",
    at: datetime | None = None,
) -> CaseEvent:
    """Write an event and its line of the trail; the case goes to `after`. Not yet the work."""
    said = said or Said()
    kept = {name: words for name, words in said.words.items() if words}
    before, case.state = case.state, after or case.state
    case.turn += 1
    event = CaseEvent.objects.create(
        case=case, turn=case.turn, flow=case.flow, move=move, before=before, after=case.state,
        at=at or timezone.now(), by=hand.person, role=hand.role, facts=dict(said.facts),
        sealed=sealed(msgspec.json.encode(kept).decode()) if kept else "",
        letters=list(said.letters), corrects=said.corrects,
    )  # fmt: skip
    record(
        "case.moved",
        by=hand.person,
        about=f"case:{case.pk}",
        organisation=case.organisation,
        details={
            "turn": case.turn, "flow": case.flow, "move": move, "from": before, "to": case.state,
            "role": hand.role, "letters": list(said.letters), "facts": dict(said.facts),
        },
        private=kept or None,
    )  # fmt: skip
    return event


def words_of(event: CaseEvent) -> dict[str, str]:
    """The words of an event, opened for somebody who may read the case. Raises Unsealed."""
    told: dict[str, str] = msgspec.json.decode(opened(event.sealed)) if event.sealed else {}
    return told


def _follow(case: Case, step: Step, hand: Hand, at: datetime) -> CaseEvent:
    """Enter the next flow; what the reported began there already is carried over."""
    last = following.history(case)[-1:]
    case.flow = step.flow
    event = append(
        case, NOTE + "follow", hand, Said(facts={"flow": step.flow}), after=step.to, at=at
    )
    carried = {move.id: move for move in following.flow_of(case).moves_from(case.state)}
    if last and last[0].move in carried:
        move = carried[last[0].move]
        again = Hand(last[0].by, last[0].role)
        append(case, move.id, again, after=move.to or "", at=at)
    _arrive(case, event, hand.person)
    return event


def _arrive(case: Case, event: CaseEvent, person: Person | None) -> None:
    """The end of the way, or the work that the new state asks for."""
    state = following.state_of(case)
    outside = state.owner in ("reported", "reporter")
    flows = following.next_flows(case)
    if not state.final and outside and len(flows) == 1:
        save(case)
        step = following.find_step(case, following.FOLLOW + flows[0].id)
        assert step is not None
        _follow(case, step, Hand(), event.at)
        return
    if state.final:
        case.outcome = state.outcome or Outcome.NOT_REGISTERED
        case.closed_at = event.at
    save(case)
    if _to_be_cleared(case):
        clearing, _made = Clearing.objects.get_or_create(case=case, defaults={"asked_at": event.at})
        if event.letters and event.move.startswith("clear"):
            clearing.letter, clearing.cleared_at = event.letters[-1], event.at
            clearing.save(update_fields=["letter", "cleared_at"])
        tasks.renew_publication(case, clearing, event.at)
    for meeting in case.decisions.filter(closed_at=None):
        meeting.closed_at = event.at  # the case went on without it
        meeting.save(update_fields=["closed_at"])
    agency = case.agency if state.owner == Role.PPK.value else None
    if agency is not None and not case.folder.also.filter(pk=agency.pk).exists():
        evidence.open_to(case.folder, agency, by=person)
    tasks.renew(case, person, event.at)


def _to_be_cleared(case: Case) -> bool:
    if case.outcome in CLEARED:
        return True
    return any(
        step.id.startswith("clear") and "clearing" in step.letters for step in following.steps(case)
    )


def save(case: Case) -> None:
    case.save(update_fields=["flow", "state", "turn", "closed_at", "outcome"])


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
