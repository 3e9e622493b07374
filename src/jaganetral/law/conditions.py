"""Conditions: what a rule asks of the elements, in three-valued logic.

A `when` is a mapping; every key must hold. A key is an element with one value or a list of them
(one is enough), or one of

    all: [when, …]    any: [when, …]    not: when    is: NAME or [NAME, …]

where `is` names a condition of conditions.yaml. Truth is strong Kleene: True, False, or None where
the elements leave it open (Kleene 1952, §64).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from jaganetral.law.elements import ELEMENTS, MANY, Value
from jaganetral.law.errors import BadRulebook

Elements = Mapping[str, tuple[Value, ...]]
"""For each element the values that it may have; one value where it is known."""

ANY_OF_MANY: Final[tuple[Value, ...]] = ("?",)
"""Stands for acts or topics that nobody has filled in yet (see contradictions.py)."""


class Condition(ABC):
    """Base of the four forms of a condition."""

    __slots__ = ()

    @abstractmethod
    def holds(self, elements: Elements) -> bool | None:
        """Whether it is true of the elements; None where they leave it open."""

    @abstractmethod
    def leaves(self) -> Iterator[In]:
        """The single elements that it asks about."""


class In(Condition):
    """One element is among some values (for acts and topics: has one of them)."""

    __slots__ = ("element", "many", "values")

    def __init__(self, element: str, values: frozenset[Value]) -> None:
        self.element, self.values, self.many = element, values, element in MANY

    def holds(self, elements: Elements) -> bool | None:
        possible = elements[self.element]
        if self.many:
            return None if possible is ANY_OF_MANY else not self.values.isdisjoint(possible)
        values = self.values
        if len(possible) == 1:
            return possible[0] in values
        some = False
        every = True
        for value in possible:
            if value in values:
                some = True
            else:
                every = False
        return True if every else (None if some else False)

    def leaves(self) -> Iterator[In]:
        yield self


class _Several(Condition):
    """Conditions under one head; one part with the answer `settled_by` settles them all."""

    __slots__ = ("_leaves", "_quick", "parts")
    settled_by: ClassVar[bool]

    def __init__(self, parts: tuple[Condition, ...]) -> None:
        self.parts = parts
        self._leaves = tuple(leaf for part in parts for leaf in part.leaves())
        # Which part is asked first changes no answer; what asks about least is asked first.
        self._quick = tuple(sorted(parts, key=lambda part: len(tuple(part.leaves()))))

    def holds(self, elements: Elements) -> bool | None:
        settled_by = self.settled_by
        answer: bool | None = not settled_by
        for part in self._quick:
            held = part.holds(elements)
            if held is settled_by:
                return held
            if held is None:
                answer = None
        return answer

    def leaves(self) -> Iterator[In]:
        return iter(self._leaves)


class AllOf(_Several):
    """Every part holds: one that fails settles it."""

    __slots__ = ()
    settled_by = False


class AnyOf(_Several):
    """One part at least holds: one that does settles it."""

    __slots__ = ()
    settled_by = True


class Not(Condition):
    __slots__ = ("part",)

    def __init__(self, part: Condition) -> None:
        self.part = part

    def holds(self, elements: Elements) -> bool | None:
        held = self.part.holds(elements)
        return None if held is None else not held

    def leaves(self) -> Iterator[In]:
        yield from self.part.leaves()


_FORMS: Final = frozenset({"all", "any", "not", "is"})


class Compiler:
    """Turns the YAML of a `when` into a Condition, with the shared conditions at hand."""

    def __init__(self, shared: Mapping[str, Any], file: str) -> None:
        self._raw, self._file = shared, file
        self._done: dict[str, Condition] = {}
        self._open: list[str] = []

    def shared(self, name: str, file: str, record: str) -> Condition:
        """A condition of conditions.yaml by its name."""
        if name in self._done:
            return self._done[name]
        if name not in self._raw:
            raise BadRulebook(file, record, "is", f"no condition {name!r} in conditions.yaml")
        if name in self._open:
            circle = " → ".join([*self._open, name])
            raise BadRulebook(self._file, name, "is", f"conditions run in a circle: {circle}")
        self._open.append(name)
        built = self.compile(self._raw[name], self._file, name)
        self._open.pop()
        self._done[name] = built
        return built

    def compile(self, raw: object, file: str, record: str) -> Condition:
        """The condition of one `when`.

        Raises BadRulebook with the file, the record and the key that is wrong.
        """
        if not isinstance(raw, dict) or not raw:
            raise BadRulebook(file, record, "when", f"expected a mapping, got {raw!r}")
        parts = [self._part(str(key), value, file, record) for key, value in raw.items()]
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _part(self, key: str, value: object, file: str, record: str) -> Condition:
        if key in ("all", "any"):
            if not isinstance(value, list) or not value:
                raise BadRulebook(file, record, key, "expected a list of conditions")
            parts = tuple(self.compile(item, file, record) for item in value)
            return AllOf(parts) if key == "all" else AnyOf(parts)
        if key == "not":
            return Not(self.compile(value, file, record))
        if key == "is":
            names = value if isinstance(value, list) else [value]
            parts = tuple(self.shared(str(name), file, record) for name in names)
            return parts[0] if len(parts) == 1 else AllOf(parts)
        return self._leaf(key, value, file, record)

    @staticmethod
    def _leaf(key: str, value: object, file: str, record: str) -> In:
        domain = ELEMENTS.get(key) or MANY.get(key)
        if domain is None:
            known = ", ".join([*ELEMENTS, *MANY, *sorted(_FORMS)])
            raise BadRulebook(file, record, key, f"no such element; expected one of {known}")
        values: list[Any] = value if isinstance(value, list) else [value]
        for one in values:
            if one not in domain:
                expected = ", ".join(str(v) for v in domain)
                raise BadRulebook(file, record, key, f"got {one!r}, expected one of {expected}")
        return In(key, frozenset(values))
