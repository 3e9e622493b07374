"""The calendar: which contests a region has, in which stage they are, and their stages by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jaganetral.elections import StageSpan
from jaganetral.judgement.wording import VALUES
from jaganetral.language import translator
from jaganetral.model import Contest, Language, Region
from jaganetral.portal.door import checker
from jaganetral.portal.guide.gestures import setting_of
from jaganetral.portal.guide.topics import STAGES

_NATIONAL = ("president", "legislative", "dpd")
_HEADS = ("governor", "regent", "mayor")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage with its days; `x` and `width` place it on a line of a thousand."""

    key: str
    name: str
    start: date
    end: date
    here: bool
    source: str
    unsure: bool
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """A contest with its stages, and where the day stands in it."""

    id: str
    title: str
    kind: str
    place: str
    basis: str
    stages: tuple[Stage, ...]
    start: date
    end: date
    when: str
    """`now`, `past` or `coming`."""
    today_at: int | None
    contestants: tuple[tuple[int | None, str], ...]
    stage: str


@lru_cache(maxsize=1024)
def _contests(region: str) -> tuple[str, ...]:
    """The ids of all contests that concern a region, in every election that is known."""
    registry = checker().registry
    found = []
    for election in registry.elections():
        ids = [f"{election.id}:{kind}" for kind in _NATIONAL]
        codes = dict.fromkeys((region, region[:2])) if region else {}
        ids += [f"{election.id}:{code}:{head}" for code in codes for head in _HEADS]
        found += [one for one in ids if registry.stages(one) and registry.contest(one)]
    return tuple(found)


def calendars(region: Region | None, day: date, language: Language) -> list[Calendar]:
    """Every contest that concerns the region (only the national ones without), the latest first."""
    registry = checker().registry
    setting = setting_of(region.code if region else "", day) if region else None
    there = {contest.id: contest for contest in setting.contests} if setting else {}
    made = []
    for contest_id in _contests(region.code if region else ""):
        contest = there.get(contest_id) or registry.contest(contest_id)
        if contest is not None:
            spans = _one_line(registry.stages(contest_id))
            made.append(_calendar(contest, spans, day, language))
    return sorted(made, key=lambda one: (one.start, one.id), reverse=True)


def _one_line(spans: tuple[StageSpan, ...]) -> tuple[StageSpan, ...]:
    """Where a region has two calendars, each stage once, the earlier."""
    seen: dict[tuple[str, date], StageSpan] = {}
    for span in spans:
        seen.setdefault((span.stage, span.start), span)
    return tuple(seen.values())


def _calendar(
    contest: Contest, spans: tuple[StageSpan, ...], day: date, language: Language
) -> Calendar:
    registry = checker().registry
    election = next(one for one in registry.elections() if one.id == contest.election)
    start, end = spans[0].start, max(span.end for span in spans)
    length = max((end - start).days + 1, 1)

    def at(when: date) -> int:
        return round(1000 * (when - start).days / length)

    stages = tuple(
        Stage(
            key=span.stage,
            name=str(STAGES[span.stage]),
            start=span.start,
            end=span.end,
            here=span.start <= day <= span.end,
            source=span.source if (span.source or "").startswith("http") and span.source else "",
            unsure=span.confidence == "low",
            x=at(span.start),
            width=max(at(span.end) - at(span.start) + round(1000 / length), 6),
        )
        for span in spans
    )
    inside = start <= day <= end
    place = registry.region(contest.region) if contest.region else None
    return Calendar(
        id=contest.id,
        title=election.title.en if language == "en" else election.title.id,
        kind=translator(language)(VALUES[contest.kind]),
        place=place.name if place else "",
        basis=election.basis,
        stages=stages,
        start=start,
        end=end,
        when="now" if inside else ("past" if end < day else "coming"),
        today_at=at(day) if inside else None,
        contestants=tuple((one.number, one.name) for one in contest.contestants),
        stage=next((stage.key for stage in stages if stage.here), ""),
    )


def suggestions(text: str, most: int = 8) -> list[Region]:
    """Regions for what was typed so far: exact ones first, then names that begin so or hold it."""
    registry = checker().registry
    sought = " ".join(text.casefold().split())
    if not sought:
        return []
    found = {one.code: one for one in registry.find_regions(text)}
    begins, holds = [], []
    for region in registry.regions:
        name = region.name.casefold()
        bare = name.removeprefix("kota ").removeprefix("kabupaten ")
        if name.startswith(sought) or bare.startswith(sought) or region.code.startswith(sought):
            begins.append(region)
        elif sought in name:
            holds.append(region)
    begins.sort(key=lambda region: (len(region.name), region.code))
    for region in [*begins, *holds]:
        found.setdefault(region.code, region)
    return list(found.values())[:most]


def full_name(region: Region) -> str:
    """The region with its province."""
    if region.kind == "province":
        return region.name
    province = checker().registry.region(region.province)
    return f"{region.name}, {province.name}" if province else region.name
