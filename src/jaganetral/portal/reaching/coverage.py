"""Coverage: how many of an office are reached, for officers in numbers, for heads in ranges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.reaching.facts import MEASURES, Fact, Measure, facts
from jaganetral.portal.reaching.models import Employment
from jaganetral.portal.reaching.protecting import Group, Range, atoms, beside, ladder, summed

__all__ = ["BY", "Cell", "Line", "Table", "exact", "months", "protected"]

BY = ("office", "unit", "position", "employment")


@dataclass(frozen=True, slots=True)
class Cell:
    """How many are reached: `low` and `high` are the same where the number is shown."""

    low: int
    high: int
    people: int

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def share(self) -> int:
        """Per cent, of a range its middle: for a bar."""
        return round(50 * (self.low + self.high) / self.people) if self.people else 0

    @property
    def shares(self) -> tuple[int, int]:
        """Per cent, from and to."""
        if not self.people:
            return 0, 0
        return round(100 * self.low / self.people), round(100 * self.high / self.people)


@dataclass(frozen=True, slots=True)
class Line:
    """One group: what it is called, how many people, and its cells in the order of MEASURES.
    `organisation` where it is one office with a page of its own; `depth` from the top."""

    title: str
    people: int
    cells: tuple[Cell, ...]
    organisation: Organisation | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Coverage of an organisation: the whole, and its groups. `hidden` says that groups were merged
    or left out so that nobody is found in them."""

    whole: Line
    lines: tuple[Line, ...]
    hidden: bool


def exact(organisation: Organisation, by: str) -> Table:
    """Numbers as they are: for who has the list of names anyway."""
    everybody = facts(organisation)
    groups = _grouped(everybody, organisation, by)
    lines = tuple(
        Line(title, len(some), _numbers(some), place, depth) for title, some, place, depth in groups
    )
    whole = Line(organisation.name, len(everybody), _numbers(everybody), organisation)
    return Table(whole, lines, hidden=False)


def protected(organisation: Organisation, by: str, highest: Organisation | None = None) -> Table:
    """Ranges in which nobody is found. For heads of offices.

    highest: the highest organisation that the head may see. Atoms are cut there once and for all,
    so that a page further down shows the same groups and no finer ones.
    """
    above = highest or organisation
    everybody = facts(above)
    cut = _Cut(above, everybody)
    inside = [one for one in cut.groups if cut.lies_in(one, organisation)]
    whole_people = sum(len(one) for one in inside)
    cells = [
        _together([cut.range(one, measure) for one in inside], whole_people) for measure in MEASURES
    ]
    whole = Line(organisation.name, whole_people, tuple(cells), organisation)
    if by in ("office", "unit"):
        lines = tuple(cut.line(one) for one in inside)
        merged = any(len(one.names) > 1 for one in inside)
        return Table(whole, lines, hidden=merged or not inside)
    people = {person for one in inside for person in one.people}
    there = [one for one in everybody if one.employee in people]
    return Table(whole, *_beside(cut, inside, there, whole, by))


def months(organisation: Organisation, until: date, *, ranges: bool, many: int = 12,
           highest: Organisation | None = None) -> list[tuple[date, tuple[Cell, ...]]]:  # fmt: skip
    """The last days of the months up to now, each with how many were reached by then, of those who
    serve there now."""
    everybody = facts(highest or organisation)
    days = sorted(_month_ends(until, many))
    if not ranges:
        here = [one for one in everybody if one.path.startswith(organisation.path)]
        return [(day, _numbers(here, day)) for day in days]
    cut = _Cut(highest or organisation, everybody)
    inside = [one for one in cut.groups if cut.lies_in(one, organisation)]
    people = sum(len(one) for one in inside)
    return [
        (day, tuple(_together([cut.range(one, m, day) for one in inside], people)
                    for m in MEASURES))
        for day in days
    ]  # fmt: skip


# --- how figures are made -----------------------------------------------------------------------


class _Cut:
    """The atoms below an organisation, by office and unit: `(organisation, unit)` names each."""

    def __init__(self, top: Organisation, everybody: Iterable[Fact]) -> None:
        self.places = {one.pk: one for one in Organisation.objects.within(top)}
        self._facts: dict[Hashable, Fact] = {one.employee: one for one in everybody}
        people: dict[Hashable, set[Hashable]] = defaultdict(set)
        children: dict[Hashable, list[Hashable]] = defaultdict(list)
        by_path = {one.path: pk for pk, one in self.places.items()}
        for pk, one in self.places.items():
            above = by_path.get(one.path[: -Organisation.steplen])
            if above is not None:
                children[above].append(pk)
        for fact in self._facts.values():
            unit: Hashable = (fact.organisation, fact.unit)
            if unit not in people:
                children[fact.organisation].insert(0, unit)
            people[unit].add(fact.employee)
        frozen = {key: frozenset(some) for key, some in people.items()}
        self.groups = [one for one in atoms(children, top.pk, frozen) if len(one)]

    def lies_in(self, group: Group[Hashable], organisation: Organisation) -> bool:
        """Whether all of a group serve there: a page shows only such groups."""
        return all(self._facts[p].path.startswith(organisation.path) for p in group.people)

    def reached(self, measure: Measure, on: date | None = None) -> frozenset[Hashable]:
        return frozenset(p for p, fact in self._facts.items() if fact.reached(measure, on))

    def range(self, group: Group[Hashable], measure: Measure, on: date | None = None) -> Range:
        many = sum(self._facts[p].reached(measure, on) for p in group.people)
        return ladder(many, len(group))

    def line(self, group: Group[Hashable]) -> Line:
        offices: dict[int, None] = {}
        units = []
        for name in group.names:
            assert isinstance(name, tuple)  # (organisation, unit), as they were put in above
            offices[name[0]] = None
            units += [name[1]] if name[1] else []
        titles = [self.places[pk].name for pk in offices]
        title = " + ".join(titles) + (f" ({', '.join(units)})" if units else "")
        one = self.places[next(iter(offices))] if len(offices) == 1 else None
        cells = tuple(
            Cell(span.low, span.high, len(group))
            for span in (self.range(group, measure) for measure in MEASURES)
        )
        return Line(title, len(group), cells, one, 1)


def _together(parts: list[Range], people: int) -> Cell:
    whole = summed(parts)
    return Cell(whole.low, whole.high, people)


def _beside(
    cut: _Cut, inside: list[Group[Hashable]], there: list[Fact], whole: Line, by: str
) -> tuple[tuple[Line, ...], bool]:
    """Kinds of employment or positions of the same people, beside the atoms that are shown."""
    groups: dict[str, set[Hashable]] = defaultdict(set)
    for one in there:
        groups[_key(one, by)].add(one.employee)
    frozen = {key: frozenset(some) for key, some in groups.items()}
    shown = [one.people for one in inside]
    shown.append(frozenset(one.employee for one in there))
    if by == "position":  # whoever looks at positions has seen the kinds of employment too
        kinds: dict[str, set[Hashable]] = defaultdict(set)
        for one in there:
            kinds[one.employment].add(one.employee)
        shown += [frozenset(some) for some in kinds.values()]
    known = [
        (cut.reached(measure), Range(cell.low, cell.high))
        for measure, cell in zip(MEASURES, whole.cells, strict=True)
    ]
    table = beside(frozen, shown, known)
    lines = []
    for group in table:
        spans = (ladder(len(group.people & reached), len(group)) for reached, _total in known)
        cells = tuple(Cell(span.low, span.high, len(group)) for span in spans)
        lines.append(Line(", ".join(_title(name, by) for name in group.names), len(group), cells))
    return tuple(lines), len(table) < len(frozen)


def _grouped(
    everybody: list[Fact], top: Organisation, by: str
) -> list[tuple[str, list[Fact], Organisation | None, int]]:
    if by == "office":
        places = list(Organisation.objects.within(top))
        found = []
        for place in places:
            some = [one for one in everybody if one.path.startswith(place.path)]
            if some and place.pk != top.pk:
                found.append((place.name, some, place, place.depth - top.depth))
        own = [one for one in everybody if one.organisation == top.pk]
        if own and len(own) < len(everybody):
            found.insert(0, (top.name, own, None, 1))
        return found
    groups: dict[str, list[Fact]] = defaultdict(list)
    for one in everybody:
        groups[_key(one, by)].append(one)
    return [(_title(key, by), groups[key], None, 0)
            for key in sorted(groups, key=lambda key: (-len(groups[key]), key))]  # fmt: skip


def _key(one: Fact, by: str) -> str:
    return {"unit": one.unit, "position": one.position, "employment": one.employment}[by] or "–"


def _title(key: str, by: str) -> str:
    return str(Employment(key).label) if by == "employment" else key


def _numbers(some: list[Fact], on: date | None = None) -> tuple[Cell, ...]:
    counts = (sum(one.reached(measure, on) for one in some) for measure in MEASURES)
    return tuple(Cell(many, many, len(some)) for many in counts)


def _month_ends(until: date, many: int) -> list[date]:
    days = [until]
    first = until.replace(day=1)
    for _month in range(many - 1):
        last = date.fromordinal(first.toordinal() - 1)
        days.append(last)
        first = last.replace(day=1)
    return days
