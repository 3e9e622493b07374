"""A wording that is allowed, where one exists: what remains without the partisan sentences, or a
call to vote that names nobody. Each is judged through the same door before it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jaganetral.checker import Checker
from jaganetral.model import Conduct, Language, Verdict

__all__ = ["neutral_wordings"]

_UTTERANCES = frozenset({"post", "comment", "share", "message", "story", "live", None})
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*|\n+")
_FEWEST_WORDS = 3
_PARTISAN = frozenset({"mention", "number", "stance", "call_to_vote", "gesture"})
_BALLOT = re.compile(r"\b(?:coblos|pilih|tps|suara|memilih|vote)\w*", re.IGNORECASE)


def neutral_wordings(
    conduct: Conduct, verdict: Verdict, checker: Checker, language: Language, today: date
) -> tuple[str, ...]:
    """At most two wordings that are allowed; none where the act itself is the breach."""
    if verdict.verdict not in ("prohibited", "caution") or not conduct.text:
        return ()
    if conduct.action not in _UTTERANCES:
        return ()
    allowed = []
    for wording in _candidates(conduct.text, verdict):
        told = msgspec.structs.replace(
            conduct, text=wording, narrative=None, shows=(), acts=(), quoted_text=None, target=None,
            target_kind=None, action="post", photos=(), gesture=None, gesture_meaning=None,
        )  # fmt: skip
        if checker.check(told, lang=language, today=today).verdict == "allowed":
            allowed.append(wording)
    return tuple(dict.fromkeys(allowed))


def _candidates(text: str, verdict: Verdict) -> Iterator[str]:
    spans = [
        signal.span
        for signal in verdict.signals
        if signal.source == "text" and signal.span and signal.kind in _PARTISAN
    ]
    kept = [
        sentence[0]
        for sentence in _SENTENCE.finditer(text)
        if not any(start < sentence.end() and sentence.start() < end for start, end in spans)
    ]
    rest = "".join(kept).strip()
    if rest and rest != text.strip() and len(rest.split()) >= _FEWEST_WORDS:
        yield rest
    if _BALLOT.search(text):
        yield _call_to_vote(verdict)


def _call_to_vote(verdict: Verdict) -> str:
    day = _voting_day(verdict)
    if day is None:
        return _("Let us come to the polling station and use our right to vote.")
    return _("Let us come to the polling station on {day} and use our right to vote.").format(
        day=date_format(day, "j F Y")
    )


_DAY_IN_ID = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def _voting_day(verdict: Verdict) -> date | None:
    for contest in verdict.contests:
        if found := _DAY_IN_ID.search(contest.id):
            return date(*map(int, found.groups()))
    return None
