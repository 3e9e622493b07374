"""Figures about groups in which nobody can be found: for heads of offices.

Three things together (argued in docs/decisions/0012-reaching-without-watching.md):

1. A tree of offices is cut into *atoms*: groups of at least FEWEST people, each an office, or
   offices that stand together under one of them. Smaller offices are merged until that is so.
   Everything that is shown of the tree is a sum of atoms, so that a parent less its children is
   again a sum of atoms, and never a handful of people.
2. Of an atom not the number that is reached is shown but a *range* of at least FEWEST possible
   numbers, out of a fixed ladder. A total is the sum of its atoms' ranges and tells nothing more
   than these: there is nothing to subtract.
3. A second table over the same people (kinds of employment, positions) is looked at together with
   what is shown already: a group that differs from a shown one by a handful of people is merged
   into "others", and so is one whose range the total and the other rows would narrow.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["FEWEST", "Group", "Range", "atoms", "beside", "ladder", "summed"]

Key = TypeVar("Key", bound=Hashable)

FEWEST = 5
"""The fewest people of a group that is shown, and the fewest numbers in a range."""


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high` people, both possible."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Group(Generic[Key]):
    """People who are shown together: their keys (the offices they come from), and who they are."""

    names: tuple[Key, ...]
    people: frozenset[Hashable]

    def __len__(self) -> int:
        return len(self.people)


def ladder(reached: int, people: int) -> Range:
    """The step of the ladder 0-4, 5-9, 10-14 … people in which a number lies.

    The last step takes what is left over, so that each has at least FEWEST numbers; a group of
    fewer than nine people has one step: everything is possible.
    """
    steps = max(1, (people + 1) // FEWEST)
    step = min(reached // FEWEST, steps - 1)
    return Range(step * FEWEST, people if step == steps - 1 else step * FEWEST + FEWEST - 1)


def summed(ranges: Iterable[Range]) -> Range:
    """The range of a sum of which only the parts' ranges are known."""
    found = list(ranges)
    return Range(sum(one.low for one in found), sum(one.high for one in found))


def atoms(
    children: Mapping[Key, Sequence[Key]], top: Key, people: Mapping[Key, frozenset[Hashable]]
) -> list[Group[Key]]:
    """The atoms below `top`, in the order of the tree.

    children: the offices right below each; people: who serves in each office itself. One group of
    fewer than FEWEST people is given back only where the whole has no more.
    """
    groups, rest = _cut(children, top, people)
    if len(rest) and (len(rest) >= FEWEST or not groups):
        return [*groups, rest]
    if not len(rest):
        return groups
    # A handful is left over at the top: it joins the smallest atom, which is shown as both.
    smallest = min(range(len(groups)), key=lambda at: (len(groups[at]), at))
    joined = _join(groups[smallest], rest)
    return [*groups[:smallest], joined, *groups[smallest + 1 :]]


def beside(
    groups: Mapping[Key, frozenset[Hashable]],
    shown: Iterable[frozenset[Hashable]],
    measures: Sequence[tuple[frozenset[Hashable], Range]],
) -> list[Group[Key]]:
    """The groups of another table over people of whom something is shown already (3. above).

    shown: the groups that are shown elsewhere; measures: for each who is reached, and what is known
    of the whole. The largest come first, and what had to be merged last. Empty where nothing can
    be shown.
    """
    order = sorted(groups, key=lambda key: (-len(groups[key]), str(key)))
    known = list(shown)
    kept = [Group((key,), groups[key]) for key in order if _apart(groups[key], known)]
    merged = _all([Group((key,), groups[key]) for key in order if not _apart(groups[key], known)])
    while kept and merged is not None and not _apart(merged.people, known):
        merged = _join(merged, kept.pop())
    table = [*kept, *([merged] if merged is not None else [])]
    while len(table) > 1 and any(
        _narrowed(table, reached, total) for reached, total in measures
    ):  # fmt: skip
        table = [*table[:-2], _join(table[-2], table[-1])]
        while len(table) > 1 and not _apart(table[-1].people, known):
            table = [*table[:-2], _join(table[-2], table[-1])]
    return table if len(table) > 1 else []


def _apart(one: frozenset[Hashable], known: Iterable[frozenset[Hashable]]) -> bool:
    """Whether a group is large enough and no difference from a shown group is a handful."""
    return len(one) >= FEWEST and not any(0 < len(one ^ other) < FEWEST for other in known)


def _narrowed(table: Sequence[Group[Key]], reached: frozenset[Hashable], total: Range) -> bool:
    """Whether the total less the other rows says more of a row than its own range does, so that
    fewer than FEWEST numbers are left."""
    ranges = [ladder(len(one.people & reached), len(one)) for one in table]
    whole = summed(ranges)
    for one, own in zip(table, ranges, strict=True):
        low = max(own.low, total.low - (whole.high - own.high))
        high = min(own.high, total.high - (whole.low - own.low))
        if high - low + 1 < min(FEWEST, len(one) + 1):
            return True
    return False


def _cut(
    children: Mapping[Key, Sequence[Key]], here: Key, people: Mapping[Key, frozenset[Hashable]]
) -> tuple[list[Group[Key]], Group[Key]]:
    """The atoms at and below an office, and the handful that is left over for what is above it."""
    groups: list[Group[Key]] = []
    own = people.get(here, frozenset())
    rest: Group[Key] = Group((here,) if own else (), own)
    if len(rest) >= FEWEST:
        groups.append(rest)
        rest = Group((), frozenset())
    for child in children.get(here, ()):
        below, left = _cut(children, child, people)
        groups += below
        rest = _join(rest, left)
        if len(rest) >= FEWEST:
            groups.append(rest)
            rest = Group((), frozenset())
    return groups, rest


def _join(one: Group[Key], other: Group[Key]) -> Group[Key]:
    return Group(one.names + other.names, one.people | other.people)


def _all(groups: Sequence[Group[Key]]) -> Group[Key] | None:
    found: Group[Key] | None = None
    for one in groups:
        found = one if found is None else _join(found, one)
    return found
