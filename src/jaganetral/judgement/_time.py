"""Which contest a conduct concerns, and at which stage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jaganetral.judgement import _content
from jaganetral.law import Value
from jaganetral.model import Conduct, Contest, Setting, Signal

Moments = tuple[tuple[Value, Value], ...]

BEFORE = frozenset({"before", "registration"})
NO_NUMBERS = BEFORE | {"after"}
"""Stages at which nobody stands under a number."""
_OPEN_WORLD: tuple[Value, ...] = ("before", "determined", "campaign")
"""The stages of a contest that somebody names but no calendar knows."""
_NOTHING: Moments = (("none", "none"),)


def moments(
    conduct: Conduct, setting: Setting, signals: Sequence[Signal], content: _content.Content
) -> tuple[Moments, tuple[Contest, ...]]:
    """The (contest, stage) pairs that the conduct may concern, and the contests shown for it.

    A contestant who was recognised names the contest; then the kind that was told; else every
    contest that concerns the place and the time.
    """
    contests = concerned(conduct, setting, signals)
    pairs: list[tuple[Value, Value]] = [
        (contest.kind, stage) for contest in contests for stage in contest.stages
    ]
    if conduct.stage is not None:
        early = conduct.stage == "before"
        told = [(kind, stage) for kind, stage in pairs if (stage in BEFORE) == early]
        # An account may be dated by its report: what it tells of the stage stands beside the
        # calendar's answer where the two do not meet.
        kinds: list[Value] = list(dict.fromkeys(kind for kind, _ in pairs))
        added: Value = "before" if early else "determined"
        kinds = kinds or [conduct.contest or "none"]
        pairs = told or [*pairs, *((kind, added) for kind in kinds)]
    elif not pairs and (content.partisan or conduct.contest is not None):
        if content.object == ("party",):
            return _NOTHING, contests
        pairs = [(conduct.contest or "none", stage) for stage in _OPEN_WORLD]
    running = [pair for pair in pairs if pair[1] != "after"] if content.partisan else pairs
    return tuple(dict.fromkeys(running or pairs)) or _NOTHING, contests


def concerned(conduct: Conduct, setting: Setting, signals: Sequence[Signal]) -> tuple[Contest, ...]:
    """The contests that the conduct may be about: of whom is named, else all that run there."""
    here, around = setting.contests, (*setting.contests, *setting.elsewhere)
    if conduct.contest is not None:
        here = tuple(c for c in here if c.kind == conduct.contest)
        around = tuple(c for c in around if c.kind == conduct.contest)
    for kind, contests in (("mention", here), ("number", tuple(filter(_numbered, here)))):
        named = {
            s.target.id for s in signals if s.kind == kind and s.target is not None and s.target.id
        }
        meant = tuple(c for c in contests if any(one.id in named for one in c.contestants))
        if meant:
            return meant
    return _running(here) or _running(around)


def _numbered(contest: Contest) -> bool:
    """Whether a number alone can mean a contest: numbers are drawn, and it is not over."""
    return not NO_NUMBERS.issuperset(contest.stages)


def _running(contests: tuple[Contest, ...]) -> tuple[Contest, ...]:
    """Without those that are over, as long as others run: a contestant is who stands now."""
    return tuple(c for c in contests if c.stages != ("after",)) or contests


def doubted(signals: Sequence[Signal]) -> tuple[str, ...]:
    """Whose date does not fit what was told: of a `photo`, of the `text`."""
    doubts = [s.source for s in signals if s.kind == "time" and s.value == "doubt"]
    return tuple(sorted({"text" if source == "text" else "photo" for source in doubts}))


_YEAR_MONTH = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def old_photo(conduct: Conduct, contests: Sequence[Contest]) -> bool:
    """Made before the conduct's own time, and not put up again.

    Ground: the chair of Bawaslu on 5 January 2023: photos from before the determination are left
    out, but putting an old photo up again is at one's own risk.
    """
    if conduct.published is False:
        return conduct.taken_at is not None
    if conduct.taken_at is None or conduct.at is None:
        return False
    taken, at = (_YEAR_MONTH.match(text) for text in (conduct.taken_at, conduct.at))
    if not taken or not at:
        return False
    size = min(len(taken[0]), len(at[0]))
    return (
        taken[0][:size] < at[0][:size]
        and _content.action(conduct) == "photo"
        and all(not BEFORE.isdisjoint(contest.stages) for contest in contests)
    )
