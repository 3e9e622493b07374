"""From the YAML of `law/data/procedures/` to checked records; each file is read when asked for."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import msgspec

from jaganetral.law.errors import BadRulebook
from jaganetral.law.reading import parse_yaml, record_of
from jaganetral.law.rulebook import DATA

FOLDER = DATA / "procedures"
T = TypeVar("T")


@cache
def raw(name: str) -> Any:
    """The YAML of one file. Raises BadRulebook with the line that is wrong."""
    path = FOLDER / f"{name}.yaml"
    return parse_yaml(path.name, path.read_bytes())


@cache
def records(name: str, kind: type[T]) -> tuple[T, ...]:
    """The records of a file that holds a list. Raises BadRulebook naming record and field."""
    found = raw(name)
    if not isinstance(found, list):
        raise BadRulebook(f"{name}.yaml", "-", "-", "expected a list of records")
    return tuple(record_of(kind, item, f"{name}.yaml") for item in found)


@cache
def record(name: str, kind: type[T]) -> T:
    """The one record of a file. Raises BadRulebook."""
    return record_of(kind, raw(name), f"{name}.yaml")


def replaced(item: T, **fields: Any) -> T:
    """A record with some fields changed."""
    return msgspec.structs.replace(item, **fields)  # type: ignore[type-var]
