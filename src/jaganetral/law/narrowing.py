"""Which rules some elements leave possible, told without asking each rule.

Most rules fail on one element alone: they ask about a photo and this was a comment. What one
element rules out is worked out once and remembered, so that of many conducts only the few rules
that may hold are asked in full. A condition that is False with one element known and all others
open is False however the others are filled in (strong Kleene is monotone: Kleene 1952, §64), so
that nothing is left out that could hold or be open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from jaganetral.law.conditions import ANY_OF_MANY
from jaganetral.law.elements import ELEMENTS, MANY, Value

if TYPE_CHECKING:
    from jaganetral.law.rulebook import Rule

_OPEN: Final[dict[str, tuple[Value, ...]]] = {**ELEMENTS, **dict.fromkeys(MANY, ANY_OF_MANY)}
REMEMBERED: Final = 8_192
"""Values of elements that are remembered; the table starts anew beyond."""


class Narrowing:
    """The rules of one stretch of time, by what rules them out."""

    __slots__ = ("_asking", "_out", "_rules")

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._asking: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            for element in dict.fromkeys(leaf.element for leaf in rule.condition.leaves()):
                self._asking.setdefault(element, []).append(place)
        self._out: dict[tuple[str, tuple[Value, ...]], int] = {}

    def possible(self, elements: Mapping[str, tuple[Value, ...]]) -> list[Rule]:
        """The rules that no single element rules out, in order."""
        out, known = 0, self._out
        for item in elements.items():
            mask = known.get(item)
            out |= self._ruled_out(item) if mask is None else mask
        return [rule for place, rule in enumerate(self._rules) if not out >> place & 1]

    def _ruled_out(self, item: tuple[str, tuple[Value, ...]]) -> int:
        """The rules that are False whatever the other elements are, as bits."""
        element, values = item
        told = {**_OPEN, element: values}
        mask = 0
        for place in self._asking.get(element, ()):
            if self._rules[place].condition.holds(told) is False:
                mask |= 1 << place
        if len(self._out) >= REMEMBERED:
            self._out.clear()
        self._out[item] = mask
        return mask
