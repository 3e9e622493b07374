"""What was found in an account: values of fields, each with the words it was read from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jaganetral.narrative.matching import Hit
from jaganetral.narrative.units import Unit


class Finding(NamedTuple):
    """One field, its value, and where it stands: `text[start:end]`."""

    field: str
    value: str | bool | int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the field readers see it."""

    text: str
    units: Sequence[Unit]
    """In the order of active sentences (see `voices`)."""
    hits: Sequence[Hit]
    told: Sequence[Unit] = ()
    """The units in the order in which they were written."""

    by_field: Mapping[str, list[Hit]] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        by_field: dict[str, list[Hit]] = {}
        for hit in self.hits:
            by_field.setdefault(hit.field, []).append(hit)
        object.__setattr__(self, "by_field", by_field)

    def of(self, field: str) -> Sequence[Hit]:
        """The hits of `field`, in the order of the account."""
        return self.by_field.get(field, ())

    def best(self, field: str) -> Hit | None:
        """The hit of the highest row of the field's table; of equals the first told."""
        return min(self.of(field), key=lambda hit: (hit.rank, hit.first), default=None)

    def finding(self, hit: Hit, value: str | bool | int | None = None) -> Finding:
        """`hit` as a finding; truth values are read from `true` and `false`."""
        read: str | bool | int = hit.value if value is None else value
        if read in ("true", "false"):
            read = read == "true"
        field = hit.field.split(".", 1)[0]
        return self.at(field, read, hit.first, hit.last)

    def at(self, field: str, value: str | bool | int, first: int, last: int) -> Finding:
        """A finding over `units[first:last]`."""
        return Finding(field, value, *self.span(first, last))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of `units[first:last]`; a passive turned round keeps its own words."""
        told = self.units[first:last]
        return min(unit.start for unit in told), max(unit.end for unit in told)

    def words(self, first: int, last: int) -> str:
        """What was written from the first to the last of `units[first:last]`."""
        start, end = self.span(first, last)
        return self.text[start:end]
