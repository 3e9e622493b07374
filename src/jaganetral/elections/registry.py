"""The registry: one place to ask who runs, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from ..model import Conduct, Contest, Contestant, Period, Region, Setting
from .agency import read_agency_csv
from .contests import NATIONAL, Election, build_election
from .eras import Era, Eras
from .errors import BadAliasRow
from .moment import period_of
from .names import NameEntry
from .parties import Party, load_parties
from .regions import DATA, RegionTable, load_regions
from .roster import GestureEntry, Roster
from .schema import Title, read_election
from .stages import StageSpan

_NOT_ELECTIONS = frozenset({"parties.yaml"})
_KEPT = 4_096
"""Settings that are remembered, and lists of names; each is made anew beyond."""
_LONGEST = 200
"""Characters of a place that is remembered; nobody writes a longer one twice."""
_Latar = tuple[Region | None, tuple[Contest, ...], tuple[Contest, ...]]


class ElectionInfo(msgspec.Struct, frozen=True):
    """An election in a line: its title in both languages, its contests and its calendars."""

    id: str
    title: Title
    basis: str
    contests: int
    stages: tuple[StageSpan, ...]
    """The stages of its first calendar; the others are in `calendars`."""
    calendars: dict[str, tuple[StageSpan, ...]]
    note: str | None = None


class Registry:
    """Elections, regions, parties and contestants. Build it with `Registry.load`."""

    def __init__(
        self,
        regions: RegionTable,
        parties: tuple[Party, ...],
        elections: tuple[Election, ...],
    ) -> None:
        self._regions = regions
        self._parties = {party.id: party for party in parties}
        self._elections = {election.id: election for election in elections}
        self._roster = Roster(regions, self._parties, self._elections)
        self._eras = self._turning()
        self._settings: dict[tuple[str | None, Era], _Latar] = {}
        self._names: dict[tuple[int, Era], tuple[tuple[Contest, ...], tuple[NameEntry, ...]]] = {}
        self.problems: tuple[BadAliasRow, ...] = ()
        """Rows of an agency's CSV that could not be used, each saying what to mend."""

    @classmethod
    def load(
        cls,
        extra_csv: Sequence[Path] = (),
        extra_elections: Sequence[Path] = (),
        districts: Path | None = None,
    ) -> Registry:
        """Read the package's elections, and an agency's own aliases, elections and kecamatan.

        Raises BadElectionFile; bad rows of a CSV do not raise, they are kept in `problems`.
        """
        regions = load_regions(districts)
        parties = load_parties(DATA / "parties.yaml")
        files = [path for path in sorted(DATA.glob("*.yaml")) if path.name not in _NOT_ELECTIONS]
        elections = tuple(
            build_election(read_election(path), regions, parties)
            for path in [*files, *extra_elections]
        )
        order = sorted(elections, key=lambda election: min(
            spans[0].start for spans in election.spans.values()
        ))  # fmt: skip
        registry = cls(regions, parties, tuple(order))
        if extra_csv:
            registry._add(extra_csv)
        return registry

    def _add(self, paths: Sequence[Path]) -> None:
        for path in paths:
            good, bad = read_agency_csv(path, self)
            self._roster.add(good)
            self.problems = (*self.problems, *bad)
        self._eras = self._turning()
        self._settings.clear()
        self._names.clear()

    def _turning(self) -> Eras:
        """All days on which a stage, a name or a province begins or ends."""
        stages = (
            (span.start, span.end)
            for election in self._elections.values()
            for spans in election.spans.values()
            for span in spans
        )
        return Eras([*stages, *self._roster.dated(), *self._regions.dated()])

    # Regions

    @property
    def regions(self) -> tuple[Region, ...]:
        """All provinces, regencies and cities of the current edition."""
        return tuple(self._regions)

    def find_region(self, text: str) -> Region | None:
        """A region by code or by name as people write it; None if nothing certain is meant.

        A bare name shared by a city and a regency of one province means the city, one shared
        with a province the province, and one shared across provinces ("Banjar") nothing.
        """
        return self._regions.find(text)

    def find_regions(self, text: str) -> tuple[Region, ...]:
        """Every region that the words may mean, most likely first."""
        return self._regions.find_all(text)

    def region(self, code: str) -> Region | None:
        """The region of exactly this code."""
        return self._regions.by_code.get(code)

    # Settings

    def setting(self, conduct: Conduct, *, today: date) -> Setting:
        """The latar of a conduct: every contest that concerns an actor there and then.

        A regency or city: its own contest, its province's and the national ones. A province:
        its own and the national ones. A name that may mean two places lists both. An unknown
        place lists each election's kinds of contest once, without region and contestants.
        Raises BadMoment.
        """
        period = period_of(conduct.at, today)
        key = (conduct.region, self._eras.of(period))
        latar = self._settings.get(key)
        if latar is None:
            latar = self._latar(conduct.region, period)
            if len(self._settings) >= _KEPT:
                self._settings.clear()
            if len(conduct.region or "") <= _LONGEST:
                self._settings[key] = latar
        return Setting(period, *latar)

    def _latar(self, named: str | None, period: Period) -> _Latar:
        """The region that a place means, the contests there and then, and those elsewhere."""
        found = self.find_regions(named) if named else ()
        region = self.find_region(named) if named else None
        contests: dict[str, Contest] = {}
        elsewhere: list[Contest] = []
        home = self._home(found, period)
        province = {other.province for other in found}
        national_at = region or (found[0] if len(province) == 1 else None)
        for election in self._elections.values():
            for contest in election.national(period, national_at):
                contests[contest.id] = contest
            for place in home:
                own = election.regional(place, period) or election.may_also_vote(place, period)
                if own is not None:
                    contests[own.id] = own
            others = list(election.aggregated(period, frozenset(place.code for place in home)))
            if found:
                elsewhere += [other for other in others if other.id not in contests]
            else:
                contests.update((other.id, other) for other in others)
        return region, tuple(contests.values()), tuple(elsewhere)

    def _home(self, found: Iterable[Region], period: Period) -> tuple[Region, ...]:
        """The regions whose heads concern an actor there: the region and its province then."""
        home: dict[str, Region] = {}
        for region in found:
            home[region.code] = region
            then = self._regions.province_of(region.code, period.start.isoformat())
            later = self._regions.province_of(region.code, period.end.isoformat())
            for code in (then, later):
                home.setdefault(code, self._regions.by_code[code])
        return tuple(home.values())

    # Names

    def names(self, setting: Setting) -> tuple[NameEntry, ...]:
        """Every way to name the contestants of the setting, and the parties always."""
        key = (id(setting.contests), self._eras.of(setting.period))
        known = self._names.get(key)
        if known is not None and known[0] is setting.contests:
            return known[1]
        names = self._roster.names(setting)
        if len(self._names) >= _KEPT:
            self._names.clear()
        self._names[key] = (setting.contests, names)
        return names

    def everywhere(self) -> tuple[NameEntry, ...]:
        """Full names of all candidates in the tables of regional contests, wherever they run."""
        return self._roster.everywhere

    def every_name(self) -> Iterator[NameEntry]:
        """Every way to name anybody whom any setting can name, whenever and wherever."""
        return self._roster.every_name()

    def gestures(self, setting: Setting) -> tuple[GestureEntry, ...]:
        """Signs of the hand registered for contestants of the setting, in use in its period."""
        return self._roster.gestures(setting)

    # Elections and parties

    def elections(self) -> tuple[ElectionInfo, ...]:
        """All elections, the earliest first."""
        return tuple(
            ElectionInfo(
                election.id, election.file.title, election.file.basis,
                len(election.groups_at) + _nationals(election),
                next(iter(election.spans.values())), election.spans, election.file.note,
            )
            for election in self._elections.values()
        )  # fmt: skip

    def contest(self, contest_id: str, period: Period | None = None) -> Contest | None:
        """A contest by its id; its stages are those of the period, or all of them."""
        election_id, _, rest = contest_id.partition(":")
        election = self._elections.get(election_id)
        if election is None:
            return None
        over = period or Period(date.min, date.max)
        for contest in election.national(over, None):
            if contest.id == contest_id:
                return contest
        region = self._regions.by_code.get(rest.partition(":")[0])
        found = election.regional(region, over) if region else None
        return found if found is not None and found.id == contest_id else None

    def stages(self, contest_id: str) -> tuple[StageSpan, ...]:
        """The stages of a contest with their days, in the order of the days; empty if unknown."""
        election_id, _, rest = contest_id.partition(":")
        election = self._elections.get(election_id)
        if election is None:
            return ()
        region, _, head = rest.rpartition(":")
        groups = (
            election.groups_at.get(region, ())
            if head and region
            else [group for group in election.file.contests if head in group.kinds]
        )
        spans = {span for group in groups for span in election.spans[group.calendar]}
        return tuple(sorted(spans, key=lambda span: (span.start, span.end)))

    def party(self, number: int, election: str) -> Contestant | None:
        """The party with this ballot number in an election, or None."""
        for party in self._parties.values():
            if party.numbers.get(election) == number:
                return party.in_election(election)
        return None


def _nationals(election: Election) -> int:
    return sum(kind in NATIONAL for group in election.file.contests for kind in group.kinds)
