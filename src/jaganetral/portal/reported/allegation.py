"""What is alleged, told to the reported without giving away who reported it.

First what an officer wrote into the summons, for them. Where there is none, the summary of the
case: sentences in which somebody speaks of themselves or of people near them are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.intake.coach import hints
from jaganetral.portal.letters import selectors as letters
from jaganetral.portal.letters.errors import Gone
from jaganetral.portal.letters.models import To

__all__ = ["Alleged", "alleged", "without_the_teller"]

_TELLER = re.compile(
    r"\b(saya|aku|gue|gua|kami|kita|beta|awak|pelapor|i|me|my|we|our|us)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_SHOWING = frozenset({"gives_away", "contact", "child"})


@dataclass(frozen=True, slots=True)
class Alleged:
    """Words, the rules named, when and where; `shortened` where something was left out."""

    words: str
    rules: tuple[str, ...]
    happened_on: str
    place: str
    shortened: bool


def alleged(case: Case) -> Alleged:
    """What the reported is told of the allegation."""
    told = open_told(case.sealed)
    words, rules = _from_summons(case)
    kept = without_the_teller(words or told.allegation)
    return Alleged(
        words=kept,
        rules=rules,
        happened_on=_day(told.happened_on),
        place=told.place,
        shortened=kept != (words or told.allegation).strip(),
    )


def without_the_teller(words: str) -> str:
    """The words without sentences in which the teller shows, or a way to reach somebody.

    What shows a teller is what the coach of the intake warns of (intake/coach.py), and any
    sentence in the first person.
    """
    found = hints(words)
    kept = []
    for sentence in _SENTENCE.finditer(words):
        begins, ends = sentence.span()
        shows = any(
            hint.kind in _SHOWING and hint.start < ends and hint.end > begins for hint in found
        )
        said = sentence.group().strip()
        if said and not shows and not _TELLER.search(said):
            kept.append(said)
    return " ".join(kept)


def _day(said: str) -> str:
    """A day in words where it is one; else what was written."""
    try:
        return date_format(date.fromisoformat(said), "l, j F Y")
    except ValueError:
        return said


def _from_summons(case: Case) -> tuple[str, tuple[str, ...]]:
    for letter in letters.for_case(case).filter(to=To.REPORTED):
        try:
            values = letters.words_of(letter)
        except Gone:
            continue
        if values.get("allegation"):
            return str(values["allegation"]), tuple(values.get("rules", ()))
    return "", ()
