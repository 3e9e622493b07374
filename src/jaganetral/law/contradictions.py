"""Two rules that contradict each other: what one prohibits another allows, and neither gives way.

For each such pair a conduct is searched for in which both hold. The search fills in one element at
a time and turns back as soon as either condition has become false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jaganetral.law.conditions import ANY_OF_MANY, AllOf, Condition, In
from jaganetral.law.elements import ELEMENTS, MANY, Value
from jaganetral.law.rulebook import Rule, Rulebook

MOST_STEPS = 20_000
"""Steps of the search per pair, after which the pair counts as not shown to contradict."""

_Filled = dict[str, tuple[Value, ...]]


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
            f"name {self.allows} as an exception, or narrow one of the two"
        )


def find(rulebook: Rulebook) -> Iterator[Contradiction]:
    """Every pair of live rules of which one prohibits what the other, unnamed, allows."""
    live = [rule for rule in rulebook.rules if rule.record.status == "live"]
    allowing = [rule for rule in live if rule.record.effect == "allow"]
    for rule in live:
        if rule.record.effect != "prohibit":
            continue
        for other in allowing:
            if other.id in rule.record.exceptions or not _same_time(rule, other):
                continue
            both = AllOf((rule.condition, other.condition))
            conduct = satisfy(both)
            if conduct is not None:
                yield Contradiction(rule.id, other.id, rulebook.files[rule.id], conduct)


def _same_time(one: Rule, other: Rule) -> bool:
    start = max(one.record.effective_from, other.record.effective_from)
    ends = (one.record.effective_to or date.max, other.record.effective_to or date.max)
    return start <= min(ends)


def satisfy(condition: Condition) -> _Filled | None:
    """Elements in which a condition holds, or None where the search finds none."""
    leaves = list(condition.leaves())
    names = list(dict.fromkeys(leaf.element for leaf in leaves))
    choices = {name: _choices(name, [x for x in leaves if x.element == name]) for name in names}
    everything: _Filled = dict(ELEMENTS.items())
    everything.update(dict.fromkeys(MANY, ANY_OF_MANY))
    order = sorted(names, key=lambda name: (name in MANY, len(choices[name])))
    steps = 0

    def search(position: int, filled: _Filled) -> _Filled | None:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS:
            return None
        held = condition.holds({**everything, **filled})
        if held is False:
            return None
        if held is True:
            return filled
        if position == len(order):
            return None
        name = order[position]
        for values in choices[name]:
            found = search(position + 1, {**filled, name: values})
            if found is not None:
                return found
        return None

    return search(0, {})


def _choices(name: str, leaves: list[In]) -> list[tuple[Value, ...]]:
    """The values worth trying: one of each class that the leaves tell apart.

    For acts and topics: none, each value named, and each pair of values from different leaves.
    """
    if name in MANY:
        named = list(dict.fromkeys(v for leaf in leaves for v in sorted(leaf.values, key=str)))
        pairs = [(a, b) for a in named for b in named if str(a) < str(b)]
        return [(), *((value,) for value in named), *pairs]
    classes: dict[tuple[bool, ...], Value] = {}
    for value in ELEMENTS[name]:
        classes.setdefault(tuple(value in leaf.values for leaf in leaves), value)
    return [(value,) for value in classes.values()]


def _shown(values: tuple[Value, ...]) -> str:
    return "+".join(str(value).lower() for value in values) or "(nothing)"
