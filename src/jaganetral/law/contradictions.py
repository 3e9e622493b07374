"""Two rules that contradict each other: what one prohibits another allows, and neither gives way.

For each such pair a conduct is searched for in which both hold, one element at a time, turning
back as soon as either condition has become false. People do several things at once: whoever votes
and leaks a secret is allowed the one and not the other. So a conduct counts only if the permission
still holds when all is taken away from the deed that the prohibition does not need.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jaganetral.law.conditions import ANY_OF_MANY, Condition, In
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
    names = list(dict.fromkeys(leaf.element for leaf in leaves))
    choices = {name: _choices(name, [x for x in leaves if x.element == name]) for name in names}
    everything: _Filled = {**ELEMENTS, **dict.fromkeys(MANY, ANY_OF_MANY)}
    shared = {leaf.element for leaf in allows.leaves()}
    order = sorted(names, key=lambda name: (name in MANY, name not in shared, len(choices[name])))
    steps = 0

    def search(position: int, filled: _Filled) -> _Filled | None:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS:
            return None
        elements = {**everything, **filled}
        if allows.holds(elements) is False or prohibits.holds(elements) is False:
            return None
        if position == len(order):
            return filled if _same_deed(prohibits, allows, elements) else None
        name = order[position]
        for values in choices[name]:
            found = search(position + 1, {**filled, name: values})
            if found is not None:
                return found
        return None

    return search(0, {})


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
