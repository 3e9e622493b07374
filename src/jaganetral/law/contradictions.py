"""Two rules that contradict each other: what one prohibits another allows, and neither gives way.

For each such pair a conduct is searched for in which both hold, one element at a time, turning
back as soon as either condition has become false. With each element only what is left to ask of
the conditions is carried on (partial evaluation), so that a step costs little. People do several
things at once: whoever votes and leaks a secret is allowed the one and not the other. So a conduct
counts only if the permission still holds when all is taken away from the deed that the prohibition
does not need; what it never asks about is left out from the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jaganetral.law.conditions import ANY_OF_MANY, AnyOf, Condition, In, Not, _Several
from jaganetral.law.elements import ELEMENTS, MANY, Value
from jaganetral.law.rulebook import Rule, Rulebook

MOST_STEPS = 1_500
"""Steps of the search per pair, after which the pair counts as not shown to contradict."""

_Filled = dict[str, tuple[Value, ...]]

_NO_DEED: _Filled = {
    "action": ("other",),
    "acts": (),
    "topics": (),
    "event": ("none",),
    "gesture": ("none",),
    "object": ("none",),
    "stance": ("neither",),
    "material": (False,),
    "with_contestant": (False,),
    "published": (False,),
}
"""What was done, taken away. Circumstances (duty, leave, spouse, whose act) are no part of it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two rules, and the elements of a conduct in which both hold."""

    prohibits: str
    allows: str
    file: str
    conduct: _Filled

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={_shown(values)}" for name, values in self.conduct.items())
        return (
            f"{self.file}: {self.prohibits}: exceptions: contradicts {self.allows} when {shown}; "
            f"name {self.allows} under exceptions or prevails_over, or narrow one of the two"
        )


def find(rulebook: Rulebook) -> Iterator[Contradiction]:
    """Every pair of live rules of which one prohibits what the other, unnamed, allows."""
    live = [rule for rule in rulebook.rules if rule.record.status == "live"]
    allowing = [rule for rule in live if rule.record.effect == "allow"]
    for rule in live:
        if rule.record.effect != "prohibit":
            continue
        for other in allowing:
            settled = (*rule.record.exceptions, *rule.record.prevails_over)
            if other.id in settled or not _same_time(rule, other):
                continue
            conduct = satisfy(rule.condition, other.condition)
            if conduct is not None:
                yield Contradiction(rule.id, other.id, rulebook.files[rule.id], conduct)


def _same_time(one: Rule, other: Rule) -> bool:
    start = max(one.record.effective_from, other.record.effective_from)
    ends = (one.record.effective_to or date.max, other.record.effective_to or date.max)
    return start <= min(ends)


def satisfy(prohibits: Condition, allows: Condition) -> _Filled | None:
    """A conduct that one condition prohibits and the other allows for the very same deed."""
    leaves = [*prohibits.leaves(), *allows.leaves()]
    needed = {leaf.element for leaf in prohibits.leaves()}
    # What the prohibition does not ask about is no part of its deed, whatever the permission asks.
    nothing = {name: values for name, values in _NO_DEED.items() if name not in needed}
    names = dict.fromkeys(leaf.element for leaf in leaves if leaf.element not in nothing)
    choices = {name: _choices(name, [x for x in leaves if x.element == name]) for name in names}
    everything: _Filled = {**ELEMENTS, **dict.fromkeys(MANY, ANY_OF_MANY), **nothing}
    shared = {leaf.element for leaf in allows.leaves()}
    order = sorted(names, key=lambda name: (name in MANY, name not in shared, len(choices[name])))
    steps = 0

    def search(position: int, filled: _Filled, asks: _Rest, grants: _Rest) -> _Filled | None:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS or asks is False or grants is False:
            return None
        if position == len(order):
            elements = {**everything, **filled}
            return filled if _same_deed(prohibits, allows, elements) else None
        name = order[position]
        for values in choices[name]:
            left = _left(asks, name, values), _left(grants, name, values)
            found = search(position + 1, {**filled, name: values}, *left)
            if found is not None:
                return found
        return None

    return search(0, {}, _whole(prohibits, everything), _whole(allows, everything))


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is left of several conditions under one head; `names` are the elements they ask about.

    A part that answers `settled_by` settles them all; `negated` turns the answer round.
    """

    parts: tuple[In | _Parts, ...]
    names: frozenset[str]
    settled_by: bool
    negated: bool


_Rest = bool | In | _Parts
"""A condition as far as it is still open, or its truth."""


def _whole(condition: Condition, elements: _Filled, *, negated: bool = False) -> _Rest:
    """A condition before anything is known but what each element can be at all."""
    if isinstance(condition, Not):
        return _whole(condition.part, elements, negated=not negated)
    if isinstance(condition, In):
        held = condition.holds(elements)
        if held is not None:
            return held is not negated
        return _joined([condition], settled_by=False, negated=True) if negated else condition
    assert isinstance(condition, _Several)
    parts = [_whole(part, elements) for part in condition.parts]
    return _joined(parts, settled_by=isinstance(condition, AnyOf), negated=negated)


def _left(rest: _Rest, name: str, values: tuple[Value, ...]) -> _Rest:
    """What is left to ask once one element is known."""
    if isinstance(rest, bool):
        return rest
    if isinstance(rest, In):
        return rest.holds({name: values}) is True if rest.element == name else rest
    if name not in rest.names:
        return rest
    parts = [_left(part, name, values) for part in rest.parts]
    return _joined(parts, settled_by=rest.settled_by, negated=rest.negated)


def _names(rest: _Rest) -> frozenset[str]:
    if isinstance(rest, bool):
        return frozenset()
    return rest.names if isinstance(rest, _Parts) else frozenset((rest.element,))


def _joined(parts: list[_Rest], *, settled_by: bool, negated: bool) -> _Rest:
    left: list[In | _Parts] = []
    names: set[str] = set()
    for part in parts:
        if isinstance(part, bool):
            if part is settled_by:
                return settled_by is not negated
        else:
            left.append(part)
            names |= _names(part)
    if not left:
        return settled_by is negated
    return (
        left[0]
        if len(left) == 1 and not negated
        else _Parts(tuple(left), frozenset(names), settled_by, negated)
    )


def _same_deed(prohibits: Condition, allows: Condition, elements: _Filled) -> bool:
    """Whether the permission outlasts the taking away of what the prohibition does not need."""
    bare = dict(elements)
    for name, nothing in _NO_DEED.items():
        without = {**bare, name: nothing}
        if prohibits.holds(without) is True:
            bare = without
    return allows.holds(bare) is True


def _choices(name: str, leaves: list[In]) -> list[tuple[Value, ...]]:
    """The values worth trying: one of each class that the leaves tell apart.

    For acts and topics: none, or one of each class. More at once are several deeds.
    """
    if name in MANY:
        kinds: dict[tuple[bool, ...], Value] = {}
        for value in MANY[name]:
            kinds.setdefault(tuple(value in leaf.values for leaf in leaves), value)
        return [(), *((value,) for value in kinds.values())]
    classes: dict[tuple[bool, ...], Value] = {}
    for value in ELEMENTS[name]:
        classes.setdefault(tuple(value in leaf.values for leaf in leaves), value)
    return [(value,) for value in classes.values()]


def _shown(values: tuple[Value, ...]) -> str:
    return "+".join(str(value).lower() for value in values) or "(nothing)"
