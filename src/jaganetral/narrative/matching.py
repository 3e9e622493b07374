"""Runs the cue tables over the units of an account, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from jaganetral.narrative.cues import (
    Cue,
    action,
    circumstances,
    content,
    deeds,
    gatherings,
    rights,
    setting,
    ties,
    traces,
)
from jaganetral.narrative.lexicon import word_set
from jaganetral.narrative.patterns import Element, Pattern, compile_pattern, match
from jaganetral.narrative.tokens import plain
from jaganetral.narrative.units import Unit

_LEFT_BEHIND = ("@v.post", "@v.share", "@v.delete", "@v.install", "@v.store", "@v.send")
_NOT_THE_ACTOR = frozenset({"other", "contestant", "authority", "kin"})


class Hit(NamedTuple):
    """A cue that was found: `units[first:last]` say that `field` is `value`."""

    field: str
    value: str
    rank: int  # the row of its table; smaller wins
    first: int
    last: int
    negated: bool


class _Compiled(NamedTuple):
    field: str
    rank: int
    cue: Cue
    pattern: Pattern
    needs: tuple[frozenset[str], ...]
    """What must stand somewhere after the first word, so that most accounts are ruled out fast."""


ACTS: Mapping[str, tuple[Cue, ...]] = {
    **deeds.VOICED,
    **gatherings.GATHERED,
    **ties.TIED,
    **rights.FREE,
}
"""One table for each value of `acts`."""
TABLES: Mapping[str, tuple[Cue, ...]] = {
    **circumstances.TABLES,
    **setting.TABLES,
    **traces.TABLES,
    "platform": traces.PLATFORM,
    "authorship": traces.AUTHORSHIP,
    "action": action.ACTION,
    **{f"acts.{name}": rows for name, rows in ACTS.items()},
    **{f"shows.{name}": rows for name, rows in content.SHOWS.items()},
}
"""Field → its cues; `acts.chant` and `shows.party` are one table for each value of a list."""


def _plainly(pattern: Pattern) -> Pattern:
    """The pattern with its plain words spelt as units spell them."""
    return tuple(
        Element(
            frozenset(key if key[:1] in "@~" else plain(key) for key in element.keys),
            element.gap,
            element.never,
        )
        for element in pattern
    )


@cache
def _index() -> dict[str, list[_Compiled]]:
    index: dict[str, list[_Compiled]] = {}
    for field, rows in TABLES.items():
        for rank, cue in enumerate(rows):
            for reading in compile_pattern(cue.pattern):
                plainly = _plainly(reading)
                needs = tuple(e.keys for e in plainly[1:] if e.keys and not e.never)
                compiled = _Compiled(field, rank, cue, plainly, needs)
                for key in sorted(compiled.pattern[0].keys):
                    index.setdefault(key, []).append(compiled)
    return index


def _denied(units: Sequence[Unit], first: int, last: int) -> bool:
    return any(unit.negated for unit in units[first:last])


def _actors_own(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the first verb of the match may be the actor's."""
    for unit in units[first:last]:
        if unit.verb:
            if unit.voice == "passive" and unit.norm.startswith("di"):
                # what is done to the actor is not the actor's deed; a photo posted may be
                return unit.subject in (None, "media") and unit.has(*_LEFT_BEHIND)
            if unit.voice == "passive" and unit.has("@v.share", "@v.show_media"):
                return False  # "rekamannya tersebar": it spread by itself
            return unit.subject not in _NOT_THE_ACTOR
    return True


def _anothers(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether the first verb of the match is that of someone else, beside a known actor.

    What others do because the actor told them to is not theirs alone: "meminta warga memasang".
    """
    for at in range(first, last):
        unit = units[at]
        if unit.verb:
            theirs = unit.subject in ("other", "contestant", "kin") and not _told_to(units, at)
            return theirs and any(u.role is not None or u.has("@i") for u in units)
    return False


def _told_to(units: Sequence[Unit], verb: int) -> bool:
    """Whether somebody was told to do what the verb says, a few words before it."""
    for unit in reversed(units[max(0, verb - _BETWEEN) : verb]):
        if unit.stop or unit.norm == ",":
            return False
        if unit.norm in _DIRECTS:
            return True
    return False


_BETWEEN = 6
"""Units between an order and the verb of what was ordered: "meminta para staf kecamatan itu"."""
_DIRECTS = word_set(
    "meminta minta menyuruh suruh memerintahkan perintahkan mengarahkan arahkan mewajibkan "
    "menginstruksikan mengerahkan memaksa mengajak ajak menugaskan mengimbau menghimbau mendorong"
)


def _live(units: Sequence[Unit]) -> dict[str, list[_Compiled]]:
    """The cues of which every word stands somewhere in the account, by their first word."""
    index = _index()
    present: set[str] = set()
    for unit in units:
        present |= unit.keys
    live: dict[str, list[_Compiled]] = {}
    for key in present:
        cues = index.get(key)
        if cues:
            kept = [cue for cue in cues if not any(need.isdisjoint(present) for need in cue.needs)]
            if kept:
                live[key] = kept
    return live


def hits(units: Sequence[Unit]) -> list[Hit]:
    """Every cue found, in the order of the account."""
    live = _live(units)
    found: dict[Hit, None] = {}
    for at, unit in enumerate(units):
        if unit.stop:
            continue
        for key in unit.keys:
            for field, rank, cue, pattern, _ in live.get(key, ()):
                end = match(units, at + 1, pattern, 1)
                if end < 0:
                    continue
                denied = not cue.raw and _denied(units, at, at + 1 if cue.head else end)
                if denied and cue.negated is None:
                    continue
                if cue.who == "actor" and not _actors_own(units, at, end):
                    continue
                if cue.who == "other" and not _anothers(units, at, end):
                    continue
                value = cue.negated if denied and cue.negated is not None else cue.value
                found[Hit(field, value, rank, at, end, denied)] = None
    return sorted(found, key=lambda hit: (hit.first, hit.field, hit.rank, hit.last))
