"""The format of an election's YAML file, and the check that a file keeps it.

The format is described for people in docs/elections.md.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from ..model import ContestKind, StageName
from .errors import BadElectionFile
from .stages import ORDER, Confidence

AliasKind = Literal[
    "full", "person", "short", "nickname", "acronym", "slogan", "hashtag", "account", "party"
]


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The election's name in both languages."""

    id: str
    en: str


class StageStart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A stage and its first day; it lasts until the next one begins."""

    stage: StageName
    start: date = msgspec.field(name="from")
    confidence: Confidence
    source: str | None = None
    note: str | None = None


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The stages of a contest in order, and the last day of the last one."""

    stages: tuple[StageStart, ...]
    ends: date
    ends_confidence: Confidence
    source: str | None = None
    note: str | None = None


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Another way to name a contestant. `cue`: alone it proves nothing ("amin" is a prayer)."""

    text: str
    kind: AliasKind
    cue: bool = False
    start: date | None = msgspec.field(name="from", default=None)
    end: date | None = msgspec.field(name="to", default=None)
    confidence: Confidence = "medium"
    source: str | None = None


class Gesture(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sign of the hand that stands for a contestant."""

    value: str
    start: date | None = msgspec.field(name="from", default=None)
    end: date | None = msgspec.field(name="to", default=None)
    confidence: Confidence = "medium"
    source: str | None = None


class ListedContestant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A contestant written in the file itself: a presidential pair."""

    people: tuple[str, ...]
    number: int | None = None
    region: str | None = None
    parties: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    gestures: tuple[Gesture, ...] = ()


class ContestGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Contests that share one calendar: all of one kind, or those of the regions listed.

    `regions` is `all`, or codes. `complete: false` says that other regions may have voted too.
    """

    kinds: tuple[ContestKind, ...]
    calendar: str
    regions: tuple[str, ...] | Literal["all"] = "all"
    except_regions: tuple[str, ...] = ()
    complete: bool = True
    confidence: Confidence = "high"
    source: str | None = None
    note: str | None = None
    candidates: str | None = None
    contestants: tuple[ListedContestant, ...] = ()
    parties: bool = False


class ElectionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One election: its title, calendars and contests."""

    id: str
    title: Title
    basis: str
    calendars: dict[str, Calendar]
    contests: tuple[ContestGroup, ...]
    note: str | None = None


def read_election(path: Path) -> ElectionFile:
    """Read and check one file. Raises BadElectionFile naming the file and the key."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise BadElectionFile(path, "the file", f"is not YAML ({error})") from None
    election = check_election(raw, path)
    for place, group in enumerate(election.contests):
        if group.candidates and not (path.parent / group.candidates).is_file():
            raise BadElectionFile(
                path,
                f"contests[{place}].candidates",
                f"no file {group.candidates!r}",
                "put the table beside the YAML file",
            )
    return msgspec.structs.replace(
        election,
        contests=tuple(
            msgspec.structs.replace(group, candidates=str(path.parent / group.candidates))
            if group.candidates
            else group
            for group in election.contests
        ),
    )


def check_election(raw: Any, path: Path) -> ElectionFile:
    """Check what a YAML file says against the format and against itself."""
    try:
        election = msgspec.convert(raw, ElectionFile)
    except msgspec.ValidationError as error:
        why, _, where = str(error).partition(" - at ")
        key = re.sub(r"^\$\.?|`", "", where.strip("`")) or "the file"
        raise BadElectionFile(path, key, why, "see docs/elections.md") from None
    if election.id != path.stem:
        raise BadElectionFile(path, "id", f"{election.id!r} is not the file's name {path.stem!r}")
    for name, calendar in election.calendars.items():
        _check_calendar(calendar, f"calendars.{name}", path)
    for place, group in enumerate(election.contests):
        key = f"contests[{place}]"
        if group.calendar not in election.calendars:
            raise BadElectionFile(
                path, f"{key}.calendar", f"no calendar {group.calendar!r}",
                f"use one of {', '.join(sorted(election.calendars))}",
            )  # fmt: skip
        for alias in (alias for one in group.contestants for alias in one.aliases):
            if alias.start and alias.end and alias.start > alias.end:
                raise BadElectionFile(
                    path, f"{key}.contestants", f"alias {alias.text!r} ends before it begins"
                )
    return election


def _check_calendar(calendar: Calendar, key: str, path: Path) -> None:
    """Stages in their order, each beginning after the one before, the end after them all."""
    if not calendar.stages:
        raise BadElectionFile(path, f"{key}.stages", "is empty", "give at least one stage")
    places = [ORDER.index(stage.stage) for stage in calendar.stages]
    starts = [stage.start for stage in calendar.stages]
    for at in range(1, len(places)):
        if places[at] <= places[at - 1]:
            raise BadElectionFile(
                path, f"{key}.stages[{at}].stage",
                f"{calendar.stages[at].stage!r} cannot follow {calendar.stages[at - 1].stage!r}",
                f"keep the order {', '.join(ORDER)}",
            )  # fmt: skip
        if starts[at] <= starts[at - 1]:
            raise BadElectionFile(
                path, f"{key}.stages[{at}].from", f"{starts[at]} is not after {starts[at - 1]}"
            )
    if calendar.ends < starts[-1]:
        raise BadElectionFile(path, f"{key}.ends", f"{calendar.ends} is before {starts[-1]}")
