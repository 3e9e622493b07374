"""Judging where facts are open: over every way to fill in what is unknown.

If all ways agree, that is the verdict; if not, it is `undetermined`. (Supervaluation: van Fraassen
1966.) An exception whose own facts are unknown is presumed absent; what would make it hold is
asked for, and the verdict stands "unless".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from jaganetral.judgement.facts import Facts
from jaganetral.law import Rule, Rulebook, Value
from jaganetral.law.conditions import In
from jaganetral.model import Level, Period

MOST_WORLDS = 512
"""Past this many ways the open elements of least weight are no longer told apart: the answer can
then only become less sure (`undetermined`), never surer."""


@dataclass(frozen=True, slots=True)
class World:
    """One way to fill in the unknown, and what the law says in it."""

    day: date
    filled: dict[str, Value]
    level: Level
    fired: tuple[Rule, ...]
    lifted: tuple[tuple[Rule, Rule], ...]
    """(rule, the exception that lifts it)."""


@dataclass(slots=True)
class Judged:
    """The verdict over all worlds, with the worlds that it rests on."""

    level: Level
    worlds: tuple[World, ...]
    open_elements: tuple[str, ...]
    doubtful: tuple[tuple[Rule, Rule], ...] = field(default=())
    """(rule that stands, exception that would lift it if it were known to hold)."""


def judge(facts: Facts, rulebook: Rulebook, period: Period) -> Judged:
    """Ask every rule in force, in every world."""
    worlds: list[World] = []
    opened: dict[str, None] = {}
    doubtful: dict[tuple[str, str], tuple[Rule, Rule]] = {}
    for day in rulebook.eras(period):
        asked = rulebook.asked(day, facts.elements)
        answers = [(rule, rule.condition.holds(facts.elements)) for rule in asked]
        possible = [rule for rule, held in answers if held is not False]
        unknown = _open(facts, [rule for rule, held in answers if held is None])
        opened.update(dict.fromkeys(unknown))
        for filled in _fillings(facts, unknown):
            world, doubts = _world(facts, rulebook, day, possible, filled)
            worlds.append(world)
            doubtful.update({(rule.id, by.id): (rule, by) for rule, by in doubts})
    level = agreed(world.level for world in worlds)
    return Judged(level, tuple(worlds), tuple(opened), tuple(doubtful.values()))


def agreed(levels: Iterable[Level]) -> Level:
    """The level of all worlds together.

    Where every way to fill in the unknown is a risk at least, or a risk at most, `caution` is true
    of them all: breach or risk, better leave it; risk or right, no breach.
    """
    found = set(levels)
    if len(found) == 1:
        return found.pop()
    return "undetermined" if {"prohibited", "allowed"} <= found else "caution"


def shadows(facts: Facts, rulebook: Rulebook, day: date) -> tuple[str, ...]:
    """The rules on trial that would surely apply; they are reported and decide nothing."""
    return tuple(
        rule.id
        for rule in rulebook.in_force(day)
        if rule.record.status == "shadow" and rule.condition.holds(facts.elements) is True
    )


def _open(facts: Facts, rules: Sequence[Rule]) -> list[str]:
    """The unknown elements that some undecided rule speaks of."""
    found: dict[str, None] = {}
    for rule in rules:
        for leaf in rule.condition.leaves():
            if not leaf.many and len(facts.elements[leaf.element]) > 1:
                found[leaf.element] = None
    return list(found)


def _fillings(facts: Facts, unknown: Sequence[str]) -> Iterator[dict[str, tuple[Value, ...]]]:
    """Every way to fill in the unknown elements; contest and stage go together."""
    choices: list[list[dict[str, tuple[Value, ...]]]] = []
    size = 1
    if "stage" in unknown or "contest" in unknown:
        pairs: list[dict[str, tuple[Value, ...]]] = [
            {"contest": (kind,), "stage": (stage,)} for kind, stage in facts.moments
        ]
        choices.append(pairs)
        size *= len(pairs)
    for name in unknown:
        values = facts.elements[name]
        if name in ("stage", "contest") or size * len(values) > MOST_WORLDS:
            continue
        choices.append([{name: (value,)} for value in values])
        size *= len(values)
    for combination in product(*choices):
        filled: dict[str, tuple[Value, ...]] = {}
        for part in combination:
            filled |= part
        yield filled


def _world(
    facts: Facts,
    rulebook: Rulebook,
    day: date,
    possible: Sequence[Rule],
    filled: dict[str, tuple[Value, ...]],
) -> tuple[World, list[tuple[Rule, Rule]]]:
    elements = {**facts.elements, **filled} if filled else facts.elements
    doubts_of = {**facts.doubts, **filled} if filled else facts.doubts
    fired: list[Rule] = []
    lifted: list[tuple[Rule, Rule]] = []
    doubtful: list[tuple[Rule, Rule]] = []
    for rule in possible:
        if rule.condition.holds(elements) is not True:
            continue
        by, doubts = _exception(rule, rulebook, day, doubts_of)
        if by is not None:
            lifted.append((rule, by))
            if by not in fired:
                fired.append(by)
        else:
            fired.append(rule)
            doubtful += [(rule, doubt) for doubt in doubts]
    effects = {rule.record.effect for rule in fired}
    level: Level = (
        "prohibited" if "prohibit" in effects else "caution" if "caution" in effects else "allowed"
    )
    known = {name: values[0] for name, values in filled.items()}
    return World(day, known, level, tuple(fired), tuple(lifted)), doubtful


def _exception(
    rule: Rule, rulebook: Rulebook, day: date, doubts: dict[str, tuple[Value, ...]]
) -> tuple[Rule | None, list[Rule]]:
    """The exception that surely lifts a rule, else those that might."""
    maybe = []
    for name in rule.record.exceptions:
        exception = rulebook[name]
        if exception.record.status != "live" or not exception.in_force(day):
            continue
        held = exception.condition.holds(doubts)
        if held is True:
            return exception, []
        if held is None:
            maybe.append(exception)
    return None, maybe


def leaves_of(rule: Rule) -> Iterator[In]:
    """The elements that a rule asks about."""
    return rule.condition.leaves()
