"""A mapping at work: how a foreign row tells of a conduct, and of what is no part of one."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from jaganetral.scan.reading.ways import Get, Way, first_of

ABOUT = ("account", "page", "place", "public", "url", "reach", "only")
"""What a mapping says of a row beside the fields of a conduct."""


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """A mapping as plain data."""

    name: str
    fields: dict[str, tuple[Way, ...]]
    about: dict[str, tuple[Way, ...]] = {}
    short: bool = False
    """Columns that bear the name of a field and are not mapped are taken too."""
    required: frozenset[str] = frozenset()
    platform: str | None = None
    """Of a platform's export: it is only admitted with a roster, pages or a place."""
    layout: Literal["table", "whatsapp"] = "table"
    rows: tuple[tuple[str, ...], ...] = ((),)
    """Where the posts lie in a JSON document."""
    within: tuple[tuple[str, ...], ...] = ()
    documentation: tuple[str, ...] = ()
    digest: str = ""


class Mapping:
    """A mapping at work. It travels to worker processes as its `spec`."""

    __slots__ = ("_about", "_each", "_gets", "_taken", "spec")

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._gets = [
            (field, _as_name(first_of(ways)) if field == "in_reply_to" else first_of(ways))
            for field, ways in spec.fields.items()
        ]
        self._about: dict[str, Get] = {name: first_of(ways) for name, ways in spec.about.items()}
        self._each = {name: [way.getter() for way in ways] for name, ways in spec.about.items()}
        self._taken = frozenset(spec.fields).union(
            column for ways in spec.fields.values() for way in ways for column in way.columns
        )

    def __reduce__(self) -> tuple[type[Mapping], tuple[Spec]]:
        return Mapping, (self.spec,)

    def __repr__(self) -> str:
        """Short, and another one when anything in the mapping is another."""
        return f"Mapping({self.spec.name}, {self.spec.digest})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self.spec == other.spec

    def __hash__(self) -> int:
        return hash(self.spec.digest)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that must be there."""
        return self.spec.required

    @property
    def any_of(self) -> frozenset[str]:
        """Columns of which one must be there: those that the id may come from."""
        ways = self.spec.fields.get("id", ())
        names = frozenset(column for way in ways for column in way.columns)
        return frozenset() if self.spec.short else names

    def conduct_row(self, fields: dict[str, Any]) -> dict[str, Any]:
        """A row under the names of the contract. Never raises: what cannot be understood is
        passed on, and the contract says what is wrong with it."""
        found = {}
        if self.spec.short:
            taken = self._taken
            found = {name: cell for name, cell in fields.items() if name not in taken}
        for field, get in self._gets:
            value = get(fields)
            if value is not None:
                found[field] = value
        return found

    def origin(self, field: str, fields: dict[str, Any]) -> str | None:
        """The columns that a field of a row comes from, "" for a constant, None: from none."""
        for way in self.spec.fields.get(field, ()):
            if (found := way.origin(fields)) is not None:
                return found
        return field if self.spec.short and field in fields else None

    def tells(self, name: str) -> bool:
        """Whether the mapping knows a row's `account`, `page`, `place` …"""
        return name in self._about

    def told(self, name: str, fields: dict[str, Any]) -> Any:
        """The `account`, `page`, `place` … of a row, None where there is none."""
        get = self._about.get(name)
        return get(fields) if get else None

    def each(self, name: str, fields: dict[str, Any]) -> list[str]:
        """All that may stand for it: a name and a number of the same account."""
        found = [get(fields) for get in self._each.get(name, ())]
        return [str(value) for value in found if isinstance(value, str | int) and value != ""]


def _as_name(get: Get) -> Get:
    """The number of a post as the text that names it."""

    def name(fields: dict[str, Any]) -> Any:
        found = get(fields)
        if isinstance(found, float) and found.is_integer():
            found = int(found)
        return str(found) if type(found) is int else found

    return name
