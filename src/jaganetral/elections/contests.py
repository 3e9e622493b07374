"""The contests of one election: which there are, where, their stages and their contestants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ..model import Contest, Contestant, ContestKind, Period, Region, StageName
from .candidates import from_listed, from_row, table
from .errors import BadElectionFile
from .parties import Party
from .regions import RegionTable
from .schema import Calendar, ContestGroup, ElectionFile, ListedContestant
from .stages import StageSpan, day_before, in_order, stages_over

NATIONAL: frozenset[ContestKind] = frozenset({"president", "legislative", "dpd"})
HEADED: dict[str, ContestKind] = {"province": "governor", "regency": "regent", "city": "mayor"}
"""Who heads a region of each kind."""


class Election(msgspec.Struct, frozen=True, eq=False):
    """An election that was read and checked, with its calendars as spans of days."""

    file: ElectionFile
    spans: dict[str, tuple[StageSpan, ...]]
    groups_at: dict[str, tuple[ContestGroup, ...]]
    """For each region code the groups whose contest is held there."""
    held: tuple[tuple[ContestGroup, ContestKind, frozenset[str]], ...]
    """Each group of regional contests, by kind, and the codes where it is held."""
    parties: tuple[Party, ...]

    @property
    def id(self) -> str:
        return self.file.id

    def national(self, period: Period, region: Region | None) -> Iterator[Contest]:
        """Contests of the whole country that run in the period."""
        for group in self.file.contests:
            for kind in group.kinds:
                stages = stages_over(self.spans[group.calendar], period)
                if kind in NATIONAL and stages:
                    contest = f"{self.id}:{kind}"
                    yield Contest(
                        contest, self.id, kind, None, stages,
                        self._national_contestants(contest, group, kind, region),
                    )  # fmt: skip

    def _national_contestants(
        self, contest: str, group: ContestGroup, kind: ContestKind, region: Region | None
    ) -> tuple[Contestant, ...]:
        if group.parties:
            ran = [
                party for party in self.parties
                if self.id in party.numbers
                and (party.region is None or region is None or party.region == region.province)
            ]  # fmt: skip
            return tuple(
                party.in_election(self.id)
                for party in sorted(ran, key=lambda party: party.numbers[self.id])
            )
        if kind == "dpd" and group.candidates and region is not None:
            rows = table(group.candidates).get(region.province, ())
            return tuple(from_row(f"{contest}:{region.province}", row) for row in rows)
        return tuple(
            from_listed(contest, place, listed) for place, listed in enumerate(group.contestants, 1)
        )

    def regional(self, region: Region, period: Period) -> Contest | None:
        """The contest for the head of this region, if it runs in the period."""
        kind = HEADED[region.kind]
        running = [
            (group, stages)
            for group in self.groups_at.get(region.code, ())
            if (stages := stages_over(self.spans[group.calendar], period))
        ]
        if not running:
            return None
        contest = f"{self.id}:{region.code}:{kind}"
        stages = in_order(stage for _, found in running for stage in found)
        seen: dict[str, Contestant] = {}
        for group, _ in running:
            for contestant in _regional_contestants(contest, group, region.code):
                seen.setdefault(contestant.id, contestant)
        return Contest(contest, self.id, kind, region.code, stages, tuple(seen.values()))

    def each_regional(self, region: Region) -> Iterator[Contest]:
        """The contests for the head of this region, one for each time that it is held."""
        kind = HEADED[region.kind]
        contest = f"{self.id}:{region.code}:{kind}"
        for group in self.groups_at.get(region.code, ()):
            held = tuple(_regional_contestants(contest, group, region.code))
            yield Contest(contest, self.id, kind, region.code, (), held)

    def aggregated(self, period: Period, without: frozenset[str]) -> Iterator[Contest]:
        """The running contests of other regions, one for each kind, without contestants."""
        kinds: dict[ContestKind, set[StageName]] = {}
        for group, kind, codes in self.held:
            if codes <= without and group.complete:
                continue
            stages = stages_over(self.spans[group.calendar], period)
            if stages:
                kinds.setdefault(kind, set()).update(stages)
        for kind, found in kinds.items():
            yield Contest(f"{self.id}:{kind}", self.id, kind, None, in_order(found))

    def may_also_vote(self, region: Region, period: Period) -> Contest | None:
        """For a region that an incomplete list leaves out: it may have voted, not known."""
        kind = HEADED[region.kind]
        stages = in_order(
            stage
            for group, other, _ in self.held
            if kind == other and not group.complete
            for stage in stages_over(self.spans[group.calendar], period)
        )
        return Contest(f"{self.id}:{kind}", self.id, kind, None, stages) if stages else None

    def listed(self, contest: str) -> Iterator[tuple[str, ListedContestant]]:
        """Contestants written in the file, with their ids, for their aliases and gestures."""
        for group in self.file.contests:
            for place, one in enumerate(group.contestants, 1):
                if contest == f"{self.id}:{group.kinds[0]}" or f":{one.region}:" in contest:
                    yield from_listed(contest, place, one).id, one


def _regional_contestants(contest: str, group: ContestGroup, code: str) -> Iterator[Contestant]:
    for place, listed in enumerate(group.contestants, 1):
        if listed.region == code:
            yield from_listed(contest, place, listed)
    if group.candidates:
        for row in table(group.candidates).get(code, ()):
            yield from_row(contest, row)


def build_election(
    file: ElectionFile, regions: RegionTable, parties: tuple[Party, ...]
) -> Election:
    """Lay out the calendars and find which contest is held where. Raises BadElectionFile."""
    _check_codes(file, regions)
    spans = {name: _spans(calendar) for name, calendar in file.calendars.items()}
    groups_at: dict[str, list[ContestGroup]] = {}
    held: list[tuple[ContestGroup, ContestKind, frozenset[str]]] = []
    for group in file.contests:
        at: dict[ContestKind, set[str]] = {
            kind: set() for kind in group.kinds if kind not in NATIONAL
        }
        for code in _codes(group, regions):
            kind = HEADED[regions.by_code[code].kind]
            if kind in at and code not in group.except_regions:
                groups_at.setdefault(code, []).append(group)
                at[kind].add(code)
        held += [(group, kind, frozenset(codes)) for kind, codes in at.items() if codes]
    return Election(
        file, spans, {code: tuple(found) for code, found in groups_at.items()},
        tuple(held), parties,
    )  # fmt: skip


def _check_codes(file: ElectionFile, regions: RegionTable) -> None:
    for place, group in enumerate(file.contests):
        for key in ("regions", "except_regions"):
            codes = getattr(group, key)
            unknown = [] if codes == "all" else [c for c in codes if c not in regions.by_code]
            if unknown:
                raise BadElectionFile(
                    f"{file.id}.yaml", f"contests[{place}].{key}", f"no region {unknown[0]!r}",
                    "use Kemendagri codes of the current edition, quoted: \"13.71\"",
                )  # fmt: skip


def _codes(group: ContestGroup, regions: RegionTable) -> Iterable[str]:
    return regions.by_code if group.regions == "all" else group.regions


def _spans(calendar: Calendar) -> tuple[StageSpan, ...]:
    """Each stage lasts until the day before the next, the last one until `ends`."""
    stages = calendar.stages
    ends = [day_before(stage.start) for stage in stages[1:]] + [calendar.ends]
    return tuple(
        StageSpan(stage.stage, stage.start, end, stage.confidence, stage.source, stage.note)
        for stage, end in zip(stages, ends, strict=True)
    )
