"""Candidates as contestants, read from a table when a contest is asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from ..model import Contestant
from .errors import BadElectionFile
from .person_names import Person, parse_person
from .schema import ListedContestant

EMPTY_BOX = "KOLOM KOSONG"


class Row(msgspec.Struct, frozen=True):
    """One line of a candidates table: names as the KPU prints them."""

    number: int
    candidate: str
    running_mate: str

    @property
    def empty_box(self) -> bool:
        return self.candidate.upper() == EMPTY_BOX


@cache
def table(file: str) -> dict[str, tuple[Row, ...]]:
    """A candidates table, by region code. Raises BadElectionFile."""
    regions: dict[str, list[Row]] = {}
    with Path(file).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows, None)
        for line, row in enumerate(rows, 2):
            try:
                region, number, candidate, mate = row
                regions.setdefault(region, []).append(Row(int(number), candidate, mate))
            except ValueError:
                raise BadElectionFile(
                    file, f"row {line}", f"{row} is not region,number,candidate,running_mate"
                ) from None
    return {region: tuple(found) for region, found in regions.items()}


def people_of(row: Row) -> Iterator[Person]:
    """The people of a row, without titles; none for the empty box."""
    if not row.empty_box:
        yield person(row.candidate)
        if row.running_mate:
            yield person(row.running_mate)


@cache
def person(official: str) -> Person:
    return parse_person(official)


def from_row(contest: str, row: Row) -> Contestant:
    """A contestant of a candidates table. The empty box has a number and no people."""
    if row.empty_box:
        return Contestant(f"{contest}:{row.number}", "Kolom Kosong", row.number)
    people = tuple(someone.name for someone in people_of(row))
    kind = "pair" if len(people) > 1 else "candidate"
    return Contestant(
        f"{contest}:{row.number}", " - ".join(people), row.number, kind, people  # type: ignore[arg-type]
    )  # fmt: skip


def from_listed(contest: str, place: int, listed: ListedContestant) -> Contestant:
    """A contestant written in the election's file; without a number it goes by its place."""
    mark = str(listed.number) if listed.number is not None else f"n{place}"
    kind = "pair" if len(listed.people) > 1 else "candidate"
    return Contestant(
        f"{contest}:{mark}", " - ".join(listed.people), listed.number,
        kind, listed.people, listed.parties,  # type: ignore[arg-type]
    )  # fmt: skip
