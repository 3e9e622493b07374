"""An agency's own aliases, by CSV: who is called what in its region.

Columns, in any order; the first line names them:

    contest     the contest's id (pilkada_2024:13.71:mayor), or leave it empty and give
    region      a region by code or name, and
    election    the election's id (pilkada_2024)
    number      the contestant's ballot number
    alias       the name, nickname, slogan, hashtag, account or gesture
    kind        full person short nickname acronym slogan hashtag account gesture
    cue         yes if alone it proves nothing, no otherwise (empty: no)
    from, to    the first and the last day it was in use, as 2024-09-22 (empty: open)
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import msgspec

from ..model import Contest
from .errors import BadAliasRow
from .schema import Alias, AliasKind

if TYPE_CHECKING:
    from .registry import Registry

COLUMNS = ("contest", "region", "election", "number", "alias", "kind", "cue", "from", "to")
KINDS: tuple[str, ...] = (*get_args(AliasKind), "gesture")
_NEEDED = ("number", "alias", "kind")
_YES_NO = {
    "": False, "no": False, "tidak": False, "0": False,
    "yes": True, "ya": True, "1": True,
}  # fmt: skip


class AgencyAlias(msgspec.Struct, frozen=True):
    """One good row: an alias of a contestant, or with `gesture` a sign of the hand."""

    contestant_id: str
    alias: Alias
    gesture: str | None = None


def read_agency_csv(path: Path, registry: Registry) -> tuple[list[AgencyAlias], list[BadAliasRow]]:
    """The good rows of a file, and for each bad one what is wrong and how to mend it."""
    good: list[AgencyAlias] = []
    bad: list[BadAliasRow] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = f"a readable CSV in UTF-8 ({type(error).__name__})"
        return [], [BadAliasRow(path, 1, "-", path.name, reason, "check the path and encoding")]
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    table = csv.reader(lines, delimiter=delimiter)
    header = [name.strip().casefold() for name in next(table, [])]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        expected = f"the columns {', '.join(COLUMNS)}"
        fix = f"add the column {missing[0]} to the first line"
        return [], [BadAliasRow(path, 1, missing[0], ",".join(header), expected, fix)]
    for row, cells in enumerate(table, 2):
        if not any(cell.strip() for cell in cells):
            continue
        values = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        try:
            good.append(_Row(path, row, values).read(registry))
        except BadAliasRow as error:
            bad.append(error)
    return good, bad


class _Row:
    """One row being read; every complaint knows where it stands."""

    def __init__(self, path: Path, row: int, values: dict[str, str]) -> None:
        self.path = path
        self.row = row
        self.values = values

    def get(self, column: str) -> str:
        return self.values.get(column, "")

    def bad(self, column: str, expected: str, fix: str) -> BadAliasRow:
        return BadAliasRow(self.path, self.row, column, self.get(column), expected, fix)

    def read(self, registry: Registry) -> AgencyAlias:
        contest = self._contest(registry)
        number = self.get("number")
        marks = {str(one.number): one.id for one in contest.contestants if one.number is not None}
        if number.lstrip("0") not in marks:
            known = ", ".join(marks) or "none is registered there"
            raise self.bad("number", f"a ballot number of {contest.id} ({known})", "correct it")
        text, kind = self.get("alias"), self.get("kind").casefold()
        if len(text.lstrip("#@")) < 2:
            raise self.bad("alias", "a name of at least two letters", "write the alias")
        if kind not in KINDS:
            raise self.bad("kind", f"one of {', '.join(KINDS)}", "choose the one that fits")
        cue = self.get("cue").casefold()
        if cue not in _YES_NO:
            raise self.bad("cue", "yes or no", "leave it empty for no")
        start, end = self._day("from"), self._day("to")
        if start and end and start > end:
            raise self.bad("to", f"a day not before {start}", "exchange or correct the dates")
        # A gesture is no word to look for; its alias carries only the dates.
        word: AliasKind = "short" if kind == "gesture" else kind  # type: ignore[assignment]
        alias = Alias(text=text, kind=word, cue=_YES_NO[cue], start=start, end=end)
        return AgencyAlias(marks[number.lstrip("0")], alias, text if kind == "gesture" else None)

    def _contest(self, registry: Registry) -> Contest:
        if self.get("contest"):
            found = registry.contest(self.get("contest"))
            if found is None:
                raise self.bad(
                    "contest", "an id such as pilkada_2024:13.71:mayor",
                    "see `jaganetral elections show`, or give region and election instead",
                )  # fmt: skip
            return found
        region = registry.find_region(self.get("region")) if self.get("region") else None
        if region is None:
            raise self.bad("region", "a code (13.71) or a name (Kota Padang)", "correct the region")
        for contest in _heads(region.code):
            found = registry.contest(f"{self.get('election')}:{contest}")
            if found is not None:
                return found
        known = ", ".join(info.id for info in registry.elections())
        raise self.bad("election", f"an election held in {region.name} ({known})", "correct it")

    def _day(self, column: str) -> date | None:
        text = self.get(column)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.bad(column, "a day as 2024-09-22", "write year-month-day") from None


def _heads(code: str) -> Iterator[str]:
    for kind in ("governor", "regent", "mayor"):
        yield f"{code}:{kind}"
