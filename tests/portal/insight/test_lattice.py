"""No small count can be worked out from what is told: attackers try, by hand and by LP."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from jaganetral.portal.insight.lattice import (
    CROSSED,
    DIMENSIONS,
    FAIR,
    SIZES,
    WITHHELD,
    Cell,
    protected,
    width,
)

K = 5
REGIONS, PLATFORMS, ACTS = ("11", "13", "32", "35"), ("facebook", "x", "tiktok"), ("like", "post")
SMALL_WORLD = list(product(REGIONS, PLATFORMS, ACTS))
Fact = tuple[str, ...]


def fact(region: str, platform: str, act: str) -> Fact:
    return (region, platform, act, *[""] * (len(DIMENSIONS) - 3))


worlds = st.dictionaries(
    st.sampled_from([fact(*one) for one in SMALL_WORLD]), st.integers(1, 12), max_size=24
)


def said_of(cell: Cell, cells: list[Cell]) -> frozenset[int]:
    """The atoms (region, platform, act) that a told count adds up."""
    told = defaultdict(set)
    for one in cells:
        told[one.dimension if one.region == "" else "region"].add(one.value or one.region)
    shown = {
        "region": {c.region for c in cells if c.region and not c.dimension} - {WITHHELD},
        **{
            name: {c.value for c in cells if c.dimension == name and not c.region} - {WITHHELD}
            for name in ("platform", "act")
        },
    }

    def fits(name: str, asked: str, value: str) -> bool:
        return value not in shown[name] if asked == WITHHELD else asked == value

    found = []
    for number, (region, platform, act) in enumerate(SMALL_WORLD):
        here = not cell.region or fits("region", cell.region, region)
        values = {"platform": platform, "act": act}
        there = cell.dimension not in values or fits(
            cell.dimension, cell.value, values[cell.dimension]
        )
        if here and there:
            found.append(number)
    return frozenset(found)


def equations(cells: list[Cell]) -> tuple[np.ndarray, np.ndarray]:
    """Everything that is told, as sums over the atoms."""
    rows, sums = [], []
    for cell in cells:
        if cell.dimension in ("", "platform", "act"):
            row = np.zeros(len(SMALL_WORLD))
            row[list(said_of(cell, cells))] = 1
            rows.append(row)
            sums.append(cell.count)
    return np.array(rows), np.array(sums, dtype=float)


def targets() -> Iterator[frozenset[int]]:
    """What an attacker is after: each count by any of the three things, and by any two or all."""
    for many in (1, 2, 3):
        for chosen in combinations(range(3), many):
            groups: dict[tuple[str, ...], set[int]] = defaultdict(set)
            for number, atom in enumerate(SMALL_WORLD):
                groups[tuple(atom[at] for at in chosen)].add(number)
            yield from (frozenset(group) for group in groups.values())


TARGETS = sorted(set(targets()), key=sorted)


@settings(max_examples=25, deadline=None)
@given(worlds)
@example({fact("11", "facebook", "like"): 5, fact("13", "facebook", "like"): 1})
@example({fact(*atom): n % 7 + 1 for n, atom in enumerate(SMALL_WORLD)})
def test_no_small_count_is_pinned_by_any_combination_of_all_tables(facts: dict[Fact, int]) -> None:
    """The strongest attacker that sums and subtracts: a linear programme over everything told."""
    cells = protected(facts, K)
    if not cells:
        return
    left, right = equations(cells)
    truth = np.array([facts.get(fact(*atom), 0) for atom in SMALL_WORLD])
    assert (left @ truth == right).all(), "what is told is true"
    for target in TARGETS:
        true = int(truth[list(target)].sum())
        if not 0 < true < K:
            continue
        aim = np.zeros(len(SMALL_WORLD))
        aim[list(target)] = 1
        low = linprog(aim, A_eq=left, b_eq=right, method="highs").fun
        high = -linprog(-aim, A_eq=left, b_eq=right, method="highs").fun
        assert high - low >= K - 1e-6, f"{target}: between {low} and {high}, in truth {true}"


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_no_two_tables_differ_by_a_small_count(facts: dict[Fact, int]) -> None:
    """Whoever subtracts one told count from another that holds it never gets 1 to k - 1."""
    cells = [one for one in protected(facts, K) if one.dimension in ("", "platform", "act")]
    sums = {one: said_of(one, cells) for one in cells}
    truth = [facts.get(fact(*atom), 0) for atom in SMALL_WORLD]
    for one, other in product(cells, cells):
        if sums[one] < sums[other]:
            rest = sums[other] - sums[one]
            many = sum(truth[number] for number in rest)
            assert one.count + many == other.count
            assert many == 0 or many >= K, (one, other)


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_what_is_told_is_at_least_k_and_adds_up(facts: dict[Fact, int]) -> None:
    cells = protected(facts, K)
    every = sum(facts.values())
    assert bool(cells) == (every >= K)
    assert all(one.count >= K for one in cells)
    for dimension in DIMENSIONS[1:]:
        mine = [one.count for one in cells if one.dimension == dimension and not one.region]
        assert not mine or sum(mine) == every
    crossed = {one.dimension for one in cells if one.region and one.dimension}
    assert crossed <= set(CROSSED)


def test_an_attacker_who_knows_the_rule_cannot_tell_a_small_count() -> None:
    """Every world of one table with at most 16 events: worlds that look alike differ in each small
    count. Against who knows how counts are withheld (Wong et al. 2007, "minimality attack")."""
    k, sizes = 3, {**SIZES, "region": len(REGIONS)}
    alike: dict[tuple[Cell, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(17), repeat=len(REGIONS)):
        if sum(counts) > 16:
            continue
        facts = {fact(region, "x", "like"): n for region, n in zip(REGIONS, counts, strict=True)}
        cells = protected({f: n for f, n in facts.items() if n}, k, sizes)
        alike[tuple(one for one in cells if one.region and not one.dimension)].append(counts)
    for told, worlds_alike in alike.items():
        for at in range(len(REGIONS)):
            possible = {counts[at] for counts in worlds_alike}
            small = {n for n in possible if 0 < n < k}
            assert not small or len(possible) > 1, (told, worlds_alike)


def test_a_range_is_what_the_linear_programme_says() -> None:
    dice = np.random.default_rng(7)
    for _ in range(6):
        counts = dice.integers(0, 9, (4, 5))
        hidden = dice.random((4, 5)) < 0.7
        left = [np.outer(np.eye(4)[r], np.ones(5)).ravel() for r in range(4)]
        left += [np.outer(np.ones(4), np.eye(5)[c]).ravel() for c in range(5)]
        left += [np.eye(20)[at] for at in np.flatnonzero(~hidden.ravel())]
        right = np.array(left) @ counts.ravel()
        for row, column in np.argwhere(hidden):
            aim = np.eye(20)[row * 5 + column]
            low = linprog(aim, A_eq=left, b_eq=right, method="highs").fun
            high = -linprog(-aim, A_eq=left, b_eq=right, method="highs").fun
            assert width(counts, hidden, row, column) == pytest.approx(high - low, abs=1e-6)


def test_the_order_of_the_facts_changes_nothing() -> None:
    facts = {fact(*atom): n + 1 for n, atom in enumerate(SMALL_WORLD)}
    assert protected(facts, K) == protected(dict(reversed(facts.items())), K)
    assert protected(Counter(facts), K)


def test_k_below_two_hides_nothing_and_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        protected({fact("11", "x", "like"): 9}, 1)


def test_a_table_without_small_counts_is_told_whole() -> None:
    facts = {(sex, "", ""): 6 for sex in ("", "m", "f")}
    cells = protected(facts, K, dimensions=FAIR)
    assert {one.value for one in cells if one.dimension == "sex"} == {"", "m", "f"}
