"""What the answer is made of: verdicts by the one door, and the law of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jaganetral.law.records import Authority, Note
from jaganetral.model import ActorKind, Basis, Reason, Verdict
from jaganetral.portal.asked.choices import ASKERS, asking_conduct, deed_conduct
from jaganetral.portal.asked.words import Wording, refusals
from jaganetral.portal.door import checker, spoken, today

__all__ = ["Answer", "Duty", "Office", "answer", "offices_on"]

_OFFICES = ("overseer", "bawaslu", "ppk")


@dataclass(frozen=True, slots=True)
class Office:
    """An authority as it stands on the day."""

    id: str
    title: str
    does: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A note of the rulebook with those of its articles that are in force."""

    title: str
    explanation: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the page shows."""

    verdict: Verdict
    asking: tuple[Reason, ...]
    """What the asker risks: the rules that forbid the asking itself."""
    duties: tuple[Duty, ...]
    wordings: tuple[Wording, ...]
    offices: tuple[Office, ...]
    day: date


def answer(
    *, asker: str, deed: str, way: str, kind: ActorKind, region: str, at: date | None, pressed: bool
) -> Answer:
    """Judge the deed and the asking, and gather words, duties and offices. Keeps nothing."""
    where, when = region or None, at.isoformat() if at else None
    day = at or today()
    language = spoken()
    verdict = checker().check(
        deed_conduct(deed, kind=kind, region=where, at=when), lang=language, today=today()
    )
    asking = asking_conduct(asker, pressed=pressed, region=where, at=when)
    reasons: tuple[Reason, ...] = ()
    if asking is not None:
        judged = checker().check(asking, lang=language, today=today())
        reasons = tuple(reason for reason in judged.reasons if reason.effect == "prohibit")
    return Answer(
        verdict=verdict,
        asking=reasons,
        duties=_duties(ASKERS[asker].duties, day),
        wordings=refusals(asker, deed, way, verdict),
        offices=offices_on(day),
        day=day,
    )


def offices_on(day: date) -> tuple[Office, ...]:
    """Who oversees neutrality, takes reports and sanctions on a day, by the law data."""
    return tuple(
        Office(one.id, one.title.say(spoken()), one.does.say(spoken()))
        for one in checker().rulebook.authorities
        if one.id.startswith(_OFFICES) and _stands(one, day)
    )


def _stands(one: Authority, day: date) -> bool:
    return one.effective_from <= day and (one.effective_to is None or day <= one.effective_to)


def _duties(ids: tuple[str, ...], day: date) -> tuple[Duty, ...]:
    notes = {note.id: note for note in checker().rulebook.notes}
    found = (_duty(notes[name], day) for name in ids if name in notes)
    return tuple(duty for duty in found if duty.basis)


def _duty(note: Note, day: date) -> Duty:
    book = checker().rulebook
    shown = []
    for item in note.basis:
        start, end = book.validity(item)
        if start <= day and (end is None or day <= end):
            shown.append(
                Basis(
                    instrument=item.instrument,
                    article=item.article,
                    effective_from=start.isoformat(),
                    effective_to=end.isoformat() if end else None,
                    title=book.instruments[item.instrument].title.say(spoken()),
                )
            )
    return Duty(note.title.say(spoken()), note.explanation.say(spoken()), tuple(shown))
