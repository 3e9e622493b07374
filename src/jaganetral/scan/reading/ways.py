"""How a value comes out of a row: the columns it stands in, and what becomes of what they hold.

A column is named as the file names it. Where a row has objects inside, a path leads into them:

    author.username                        a name inside a name
    attachments.0.url                      the first of a list (0 is the first)
    referenced_tweets[type=replied_to].id  the first of a list whose `type` is `replied_to`
    text_entities[].text                   that of every one of a list
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from jaganetral.scan.reading.dates import as_iso

Fields = dict[str, Any]
Get = Callable[[Fields], Any]
_STEP = re.compile(r"([^.\[\]]*)(?:\[([^\[\]]*)\])?(?:\.|$)")


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way to come by a value."""

    columns: tuple[str, ...] = ()
    """The columns; several are taken together where `join` is given (each must hold something),
    else the first that holds something."""
    value: str | None = None
    """What it is in every row."""
    join: str | None = None
    """What stands between the parts of a list, or of several columns."""
    table: dict[str, str] | None = None
    """What words of the file mean; case does not matter."""
    otherwise: str | None = None
    """For words that the table does not have; without it they mean nothing."""
    date: tuple[str, ...] = ()
    zone: str = ""
    when: str | None = None
    unless: str | None = None
    """The way counts only where this column holds something, or holds nothing."""

    def getter(self) -> Get:
        """A function that takes the value out of a row, None where there is none."""
        get = self._getter()
        for column, wanted in ((self.when, True), (self.unless, False)):
            if column is not None:
                get = _where(column_getter(column), wanted, get)
        return get

    def _getter(self) -> Get:
        if self.value is not None:
            value = self.value
            return lambda fields: value
        gets = [(column, column_getter(column)) for column in self.columns]
        if self.join is not None and len(gets) > 1:
            return self._together([get for _column, get in gets])
        if len(gets) == 1 and self.plain:
            return gets[0][1]

        def first(fields: Fields) -> Any:
            for _column, get in gets:
                if holds(found := get(fields)):
                    return self._made(found)
            return None

        return first

    def _together(self, gets: list[Get]) -> Get:
        def join(fields: Fields) -> Any:
            parts = [get(fields) for get in gets]
            return None if not all(map(holds, parts)) else self._made(parts)

        return join

    def origin(self, fields: Fields) -> str | None:
        """Which columns of a row the value comes from, "" for a constant; None: it gives none."""
        if not holds(self.getter()(fields)):
            return None
        if self.value is not None:
            return ""
        if self.join is not None and len(self.columns) > 1:
            return " + ".join(self.columns)
        held = (name for name in self.columns if holds(column_getter(name)(fields)))
        return next(held, "")

    @property
    def plain(self) -> bool:
        """Whether the value is what the column holds."""
        return self.join is None and self.table is None and not self.date

    def _made(self, found: Any) -> Any:
        if self.join is not None and isinstance(found, list):
            parts = [_words(part) for part in found]
            found = self.join.join(part for part in parts if part) or None
        if found is None:
            return None
        if self.table is not None:
            found = self.table.get(str(found).strip().casefold(), self.otherwise)
        return as_iso(found, self.date, self.zone) if self.date and found is not None else found


def _where(given: Get, wanted: bool, get: Get) -> Get:
    return lambda fields: get(fields) if holds(given(fields)) is wanted else None


def first_of(ways: tuple[Way, ...]) -> Get:
    """A function that takes the value by the first way that gives one."""
    gets = [way.getter() for way in ways]
    if len(gets) == 1:
        return gets[0]

    def find(fields: Fields) -> Any:
        for get in gets:
            if holds(found := get(fields)):
                return found
        return None

    return find


_EMPTY = (str, list, dict, tuple)


def holds(value: Any) -> bool:
    """Whether a column holds something: 0 and false are something, "" and [] are nothing."""
    return bool(value) or (value is not None and value.__class__ not in _EMPTY)


def column_getter(column: str) -> Get:
    """A function that takes what stands in a column, or where a path leads."""
    if "." not in column and "[" not in column:
        return lambda fields: fields.get(column)
    try:
        steps = parse_path(column)
    except ValueError:  # "No." is a column's name, and no path
        return lambda fields: fields.get(column)
    go = _way_along(steps)

    def get(fields: Fields) -> Any:
        # A column that bears the whole name goes before a path.
        found = fields.get(column)
        return go(fields) if found is None else found

    return get


Step = tuple[str, str | None]


def parse_path(path: str) -> tuple[Step, ...]:
    """The steps of a path: a name, and what stands in brackets. Raises `ValueError`."""
    steps: list[Step] = []
    at = 0
    while at < len(path):
        found = _STEP.match(path, at)
        if found is None or found.end() == at or not (found[1] or found[2] is not None):
            raise ValueError(path)
        steps.append((found[1], found[2]))
        at = found.end()
    if not steps or path.endswith("."):
        raise ValueError(path)
    return tuple(steps)


Go = Callable[[Any], Any]


def _way_along(steps: tuple[Step, ...]) -> Go:
    """A function that goes along the steps, from a row to what stands at their end."""
    go: Go | None = None
    for name, chosen in reversed(steps):
        if chosen is not None:
            go = _every(go) if chosen == "" else _one(*chosen.partition("=")[::2], go)
        if name:
            go = _into(name, go)
    assert go is not None
    return go


def _into(name: str, go: Go | None) -> Go:
    place = int(name) if name.isdecimal() and len(name) < 6 else None

    def step(value: Any) -> Any:
        if value.__class__ is dict:
            value = value.get(name)
        elif place is not None and value.__class__ is list:
            value = value[place] if place < len(value) else None
        else:
            return None
        return value if go is None or value is None else go(value)

    return step


def _one(key: str, wanted: str, go: Go | None) -> Go:
    def step(value: Any) -> Any:
        if value.__class__ is list:
            for part in value:
                if part.__class__ is dict and str(part.get(key)) == wanted:
                    return part if go is None else go(part)
        return None

    return step


def _every(go: Go | None) -> Go:
    def step(value: Any) -> Any:
        if value.__class__ is not list:
            return value if go is None else None
        found = value if go is None else map(go, value)
        return [part for part in found if part is not None]

    return step


def _words(part: Any) -> str:
    """A part of a list as text; of an object its own text."""
    if isinstance(part, dict):
        part = part.get("text")
    return "" if part is None else str(part)
