"""The little language the cue tables are written in, and its matcher.

A pattern is read over units: `word` is a plain spelling, `~root` any form of a root,
`~root:passive` one voice of it, `@class` a class of the lexicon; `a|b` is a choice, a trailing
`?` makes an element optional, `*` is a gap of up to four units and `*2` of up to two; a gap
never crosses the end of a sentence, nor a wide one a comma.
`!a|b` looks ahead: the next unit must not be one of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jaganetral.narrative.units import Unit


class Element(NamedTuple):
    """One place of a pattern: keys to find, or a gap of at most `gap` units."""

    keys: frozenset[str]
    gap: int = 0
    never: bool = False


_WITHIN_A_CLAUSE = 6
"""A wider gap would run from one clause into another, so it stops at a comma."""

Pattern = tuple[Element, ...]


def _element(word: str) -> Element:
    if word.startswith("*"):
        return Element(frozenset(), int(word[1:] or 4))
    if word.startswith("!"):
        return Element(frozenset(word[1:].split("|")), never=True)
    return Element(frozenset(word.split("|")))


def compile_pattern(source: str) -> list[Pattern]:
    """All readings of `source`, one for each choice of its optional elements."""
    readings: list[list[Element]] = [[]]
    for word in source.split():
        if word.endswith("?") and len(word) > 1:
            element = _element(word[:-1])
            readings = [*([*r, element] for r in readings), *readings]
        else:
            element = _element(word)
            readings = [[*r, element] for r in readings]
    return [tuple(reading) for reading in readings]


def match(units: Sequence[Unit], at: int, pattern: Pattern, place: int = 0) -> int:
    """Where `pattern[place:]` ends when it begins at unit `at`, or -1."""
    size = len(units)
    for step in range(place, len(pattern)):
        element = pattern[step]
        if element.gap:
            return _over_gap(units, at, pattern, step)
        found = at < size and not element.keys.isdisjoint(units[at].keys)
        if found == element.never:
            return -1
        at += not element.never
    return at


def _over_gap(units: Sequence[Unit], at: int, pattern: Pattern, place: int) -> int:
    wide = pattern[place].gap > _WITHIN_A_CLAUSE
    for here in range(at, min(at + pattern[place].gap, len(units)) + 1):
        end = match(units, here, pattern, place + 1)
        if end >= 0:
            return end
        if here < len(units) and (units[here].stop or (wide and units[here].norm == ",")):
            return -1
    return -1
