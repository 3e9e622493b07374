"""The roster: what the contestants and parties of a setting are called, and their signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import msgspec

from ..model import Contest, Contestant, Period, Setting
from . import names as naming
from .agency import AgencyAlias
from .candidates import from_row, people_of, table
from .contests import HEADED, Election
from .names import NameEntry
from .parties import Party
from .regions import RegionTable


class GestureEntry(msgspec.Struct, frozen=True):
    """A sign of the hand that stands for a contestant, and when."""

    value: str
    contestant_id: str
    contestant: Contestant
    start: date | None = None
    end: date | None = None
    confidence: str = "medium"


class Roster:
    """Names and gestures of the elections that were read, with an agency's own added."""

    def __init__(
        self, regions: RegionTable, parties: dict[str, Party], elections: dict[str, Election]
    ) -> None:
        self._regions = regions
        self._parties = parties
        self._elections = elections
        self._extra: tuple[AgencyAlias, ...] = ()

    def add(self, extra: Iterable[AgencyAlias]) -> None:
        """Take an agency's aliases and gestures."""
        self._extra = (*self._extra, *extra)

    def dated(self) -> Iterator[tuple[date | None, date | None]]:
        """The first and the last day of every name and sign that is in use for a time only."""
        for election in self._elections.values():
            for group in election.file.contests:
                for one in group.contestants:
                    yield from ((name.start, name.end) for name in one.aliases)
                    yield from ((sign.start, sign.end) for sign in one.gestures)
        for extra in self._extra:
            yield extra.alias.start, extra.alias.end

    def names(self, setting: Setting) -> tuple[NameEntry, ...]:
        """Every way to name the contestants of the setting, and the parties always."""
        entries: list[NameEntry] = []
        with_parties = None
        for contest in setting.contests:
            election = self._elections[contest.election]
            if contest.kind == "legislative":
                with_parties = contest.election
            for contestant in contest.contestants:
                if contestant.kind != "party":
                    entries += self._names_of(election, contest, contestant)
        for party in self._parties.values():
            entries += naming.of_party(party, with_parties)
        return tuple(entry for entry in entries if _in_use(entry, setting.period))

    def every_name(self) -> Iterator[NameEntry]:
        """Every way to name anybody whom any setting can name, whenever and wherever."""
        always = Period(date.min, date.max)
        provinces = [region for region in self._regions if region.kind == "province"]
        done: set[Contestant] = set()
        for election in self._elections.values():
            contests = [
                contest
                for place in (None, *provinces)
                for contest in election.national(always, place)
            ]
            contests += [
                contest
                for code in election.groups_at
                for contest in election.each_regional(self._regions.by_code[code])
            ]
            for contest in contests:
                for contestant in contest.contestants:
                    if contestant.kind != "party" and contestant not in done:
                        done.add(contestant)
                        yield from self._names_of(election, contest, contestant)
        for party in self._parties.values():
            yield from naming.of_party(party, None)

    def _names_of(
        self, election: Election, contest: Contest, contestant: Contestant
    ) -> Iterator[NameEntry]:
        aliases = [
            alias
            for listed_id, listed in election.listed(contest.id)
            if listed_id == contestant.id
            for alias in listed.aliases
        ]
        aliases += [
            extra.alias
            for extra in self._extra
            if extra.contestant_id == contestant.id and extra.gesture is None
        ]
        return naming.of_contestant(
            contestant, aliases, self._known_as(election, contest, contestant)
        )

    def _known_as(
        self, election: Election, contest: Contest, contestant: Contestant
    ) -> tuple[str, ...]:
        """What the ballot itself adds in brackets: `RANO KARNO (SI DOEL)`."""
        if contest.region is None or contestant.number is None:
            return ()
        tables = {group.candidates for group in election.groups_at.get(contest.region, ())}
        return tuple(
            alias
            for name in sorted(filter(None, tables))
            for row in table(name).get(contest.region, ())
            if row.number == contestant.number
            for person in people_of(row)
            for alias in person.known_as
        )

    @cached_property
    def everywhere(self) -> tuple[NameEntry, ...]:
        """Full names of all candidates in the tables of regional contests, wherever they run."""
        return tuple(self._all_people())

    def _all_people(self) -> Iterator[NameEntry]:
        done: set[str] = set()
        for election in self._elections.values():
            for code, groups in election.groups_at.items():
                head = HEADED[self._regions.by_code[code].kind]
                contest = f"{election.id}:{code}:{head}"
                for name in sorted({group.candidates for group in groups if group.candidates}):
                    for row in table(name).get(code, ()):
                        contestant = from_row(contest, row)
                        for mark, surface in naming.full_names(contest, row):
                            # A pair that runs again in the re-vote is named once, for 2024.
                            key = f"{code}:{row.number}:{surface}"
                            if key not in done:
                                done.add(key)
                                cue = naming.person_needs_cue(surface)
                                yield NameEntry(surface, mark, contestant, "person", cue)

    def gestures(self, setting: Setting) -> tuple[GestureEntry, ...]:
        """Signs of the hand registered for contestants of the setting, in use in its period."""
        entries: list[GestureEntry] = []
        for contest in setting.contests:
            known = {contestant.id: contestant for contestant in contest.contestants}
            for mark, listed in self._elections[contest.election].listed(contest.id):
                if mark in known:
                    entries += [
                        GestureEntry(
                            sign.value, mark, known[mark], sign.start, sign.end, sign.confidence
                        )
                        for sign in listed.gestures
                    ]
            entries += [
                GestureEntry(
                    extra.gesture, extra.contestant_id, known[extra.contestant_id],
                    extra.alias.start, extra.alias.end,
                )
                for extra in self._extra
                if extra.gesture and extra.contestant_id in known
            ]  # fmt: skip
        return tuple(entry for entry in entries if _in_use(entry, setting.period))


def _in_use(entry: NameEntry | GestureEntry, period: Period) -> bool:
    return (entry.start is None or entry.start <= period.end) and (
        entry.end is None or period.start <= entry.end
    )
