"""What a photo shows by law: a gesture and what it may mean there, whom it is with, who saw it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaganetral.judgement import _content
from jaganetral.judgement._time import NO_NUMBERS
from jaganetral.law import Value
from jaganetral.law.rulebook import Rulebook
from jaganetral.model import Conduct, Contest, Signal

_PAIRS = frozenset({"president", "governor", "regent", "mayor"})
"""Contests of few pairs. Parties and candidates for parliament have numbers up to two dozen, so
that a count of fingers says nothing about them unless a report names the number."""


def gesture(
    conduct: Conduct, signals: Sequence[Signal], contests: Sequence[Contest], rulebook: Rulebook
) -> Value:
    """The weightiest meaning that the gestures seen have in this setting."""
    seen = [s for s in signals if s.kind == "gesture"]
    if not seen:
        return "none"
    numbers = _numbers(contests)
    if conduct.candidate_number is not None:
        numbers.add(conduct.candidate_number)
    meanings = {_meaning(signal, numbers, rulebook) for signal in seen}
    if conduct.gesture and _A_CONTESTANTS.search(conduct.gesture.casefold()):
        meanings.add("registered")  # "simbol jari salah satu pasangan calon"
    for weight in ("number", "registered", "listed", "disputed", "unsure", "harmless"):
        if weight in meanings:
            return weight
    return "unsure"


_A_CONTESTANTS = re.compile(
    r"\b(?:simbol|isyarat|tanda|salam|gestur|pose|jari|ciri|khas)\b.*"
    r"\b(?:paslon|pasangan calon|calon|capres|cawapres|caleg|petahana|partai|nomor urut)\b"
)
"""A sign that the account itself calls a contestant's."""


def _numbers(contests: Sequence[Contest]) -> set[int]:
    """The ballot numbers that stand in these contests, once numbers are drawn.

    Where the pairs of a contest are not in the registry, 1 and 2 are taken to stand: every contest
    of pairs has a second column on its ballot, be it an empty one.
    """
    found: set[int] = set()
    for contest in contests:
        if contest.kind in _PAIRS and not NO_NUMBERS.issuperset(contest.stages):
            known = {one.number for one in contest.contestants if one.number is not None}
            found |= known or {1, 2}
    return found


def _meaning(signal: Signal, numbers: set[int], rulebook: Rulebook) -> Value:
    if signal.target is not None and signal.target.kind in ("contestant", "party"):
        return "registered"
    kind, _, digits = signal.value.partition(":")
    if kind == "number" and digits.isdigit() and int(digits) in numbers:
        return "number"
    status = rulebook.poses.get("status", {}).get(signal.value, "unsure")
    return str(status)


def published(conduct: Conduct) -> tuple[Value, ...]:
    """Whether others could see it."""
    if conduct.published is not None:
        return (conduct.published,)
    if conduct.platform in _content.ONLINE:
        return (True,)
    if _content.action(conduct) == "photo":
        return (True, False)
    return (conduct.platform != "offline",)


def with_contestant(conduct: Conduct, content: _content.Content) -> tuple[Value, ...]:
    """Whether a contestant stands beside the actor."""
    if conduct.with_contestant is not None:
        return (conduct.with_contestant,)
    if _content.action(conduct) != "photo":
        return (False,)
    if conduct.target_kind == "contestant":
        return (True,)
    if conduct.narrative or conduct.gesture or content.object != ("none",):
        return (False,)  # an account of a photo that names no contestant
    return (True, False)
