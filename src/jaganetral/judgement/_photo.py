"""What a photo shows by law: a gesture and what it may mean there, whom it is with, who saw it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jaganetral.judgement import _content
from jaganetral.judgement._time import NO_NUMBERS
from jaganetral.law import Value
from jaganetral.law.rulebook import Rulebook
from jaganetral.model import Conduct, Contest, Contestant, Signal

_PAIRS = frozenset({"president", "governor", "regent", "mayor"})
"""Contests of few pairs. Parties and candidates for parliament have numbers up to two dozen, so
that a count of fingers says nothing about them unless a report names the number."""


def gesture(
    conduct: Conduct,
    signals: Sequence[Signal],
    contests: Sequence[Contest],
    rulebook: Rulebook,
    content: _content.Content,
) -> Value:
    """The weightiest meaning that the gestures seen have in this setting."""
    seen = [s for s in signals if s.kind == "gesture"]
    if not seen:
        return "none"
    numbers = _numbers(contests)
    if conduct.candidate_number is not None:
        numbers.add(conduct.candidate_number)
    beside = conduct.with_contestant is True or content.material
    meanings = {_meaning(signal, numbers, rulebook, beside) for signal in seen}
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


def _meaning(signal: Signal, numbers: set[int], rulebook: Rulebook, beside: bool) -> Value:
    pictured = signal.source.startswith(PHOTO)
    if pictured and signal.confidence < _content.SURE:
        return "unsure"
    if pictured and signal.value in _OPEN_HAND and not (beside and 5 in numbers):
        return "harmless"
    if signal.target is not None and signal.target.kind in ("contestant", "party"):
        return "registered"
    kind, _, digits = signal.value.partition(":")
    if kind == "number" and digits.isdigit() and int(digits) in numbers:
        return "number"
    status = rulebook.poses.get("status", {}).get(signal.value, "unsure")
    return str(status)


PHOTO = "photo:"
"""How the source of what was seen in a photo begins."""
_OPEN_HAND = frozenset({"palm", "number:5"})
"""What a reader of photos sees where people wave, greet or hold a hand up. It alarms nobody by
itself: only beside a contestant or campaign material, where five is a contestant's number."""


def meant(signals: Sequence[Signal], contests: Sequence[Contest]) -> tuple[Meant, ...]:
    """For each number that hands show, the contestants who have it here."""
    shown = dict.fromkeys(s.value for s in signals if s.kind == "gesture")
    return tuple(
        Meant(pose, one, contest)
        for pose in shown
        for contest in contests
        if contest.kind in _PAIRS and not NO_NUMBERS.issuperset(contest.stages)
        for one in contest.contestants
        if pose == f"number:{one.number}"
    )


class Meant(NamedTuple):
    """A pose that shows the number of a contestant in a contest that is running there."""

    pose: str
    contestant: Contestant
    contest: Contest


def telling(signals: Sequence[Signal]) -> tuple[Signal, ...]:
    """The hands in photos that may be read as a sign, each with its box."""
    return tuple(
        s
        for s in signals
        if s.kind == "gesture"
        and s.source.startswith(PHOTO)
        and s.box is not None
        and s.value not in _OPEN_HAND
        and s.value not in _CLOSED
    )


_CLOSED = frozenset({"fist", "palms_together", "arms_crossed", "heart"})


def too_small(signals: Sequence[Signal]) -> bool:
    """Whether hands were seen that are too small to tell what they show."""
    return any(s.kind == "hand" and s.value == "too_small" for s in signals)


def campaigning(signals: Sequence[Signal]) -> bool:
    """Whether the words in a photo are campaign material: one contestant's number, or a call.

    A screenshot of news or of the organizers' information is none, nor is a list of all numbers.
    """
    seen = [s for s in signals if s.source.startswith(PHOTO) and s.confidence >= _content.SURE]
    for source in dict.fromkeys(s.source for s in seen):
        here = [s for s in seen if s.source == source]
        if any(s.kind == "call_to_vote" for s in here):
            return True
        if any(s.kind == "topic" and s.value in ("news", "election_info") for s in here):
            continue
        numbers = {s.value for s in here if s.kind == "number"}
        sided = any(s.kind == "stance" and s.value != "neither" for s in here)
        if len(numbers) == 1 or sided or any(_of_a_campaign(s) for s in here):
            return True
    return False


def _of_a_campaign(signal: Signal) -> bool:
    return signal.kind == "topic" and signal.value == "campaign"


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
