"""Which counts of one closed month may be told, so that no small count can be worked out.

For one sort of event in one month the tables that are told form a lattice: the total; one table
for each dimension; and region by one more dimension. Never three at once. Sex, party and grade are
told by themselves, for half a year at once. A count is told if it is
at least k, and a table's small counts are told together, as "withheld", which is 0 or at least k.
Inside region by another dimension, counts of k and more are taken back as well (complementary
suppression), until every small count could still be anything in a range of at least k.

Why that is enough, for all tables of the lattice together and for every sum and difference of
them: see docs/decisions/0013. In short: two dimensions meet only in the region's table, whose
margins are told whole, so the lattice is decomposable and its bounds are those of each table alone
(Dobra and Fienberg 2000); and a sum that is known to be below k would bound each count in it below
k, which the audit excludes. The range of a count is found by a maximum flow through what is
withheld (Gusfield 1988; Hundepool et al., Handbook on Statistical Disclosure Control, 2nd edition
2024, chapters 4 and 5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

__all__ = ["CROSSED", "DIMENSIONS", "FAIR", "WITHHELD", "Cell", "protected", "width"]

DIMENSIONS = ("region", "platform", "act", "position", "stage")
"""What an event is counted by each month; a fact is a tuple of values in this order ("" is not
known)."""

FAIR = ("sex", "party", "rank")
"""What the page on fairness compares: told for half a year at once, and in no month. Shares of
small groups need all of their counts, and monthly ones would leave out the months that are few."""

CROSSED = ("platform", "act", "position", "stage")
"""The dimensions that are told by region as well."""

SIZES: Mapping[str, int] = {
    "region": 39, "platform": 10, "act": 21, "position": 5, "stage": 9, "sex": 3, "party": 26,
    "rank": 5,
}  # fmt: skip
"""How many values a dimension can have, "not known" among them: known to everybody, so the rule may
rest on it, where resting on how many values did occur would tell of them."""

WITHHELD = "*"
"""The value under which the small counts of a table stand together."""

Fact = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A count that is told. `region` "" is the whole country, `dimension` "" every event."""

    region: str
    dimension: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class _Table:
    """Region by another dimension, with the small values of both joined."""

    rows: list[str]
    columns: list[str]
    counts: np.ndarray


def protected(
    facts: Mapping[Fact, int],
    k: int,
    sizes: Mapping[str, int] = SIZES,
    dimensions: Sequence[str] = DIMENSIONS,
) -> list[Cell]:
    """The counts that may be told of one sort of event in one month; empty below k events.

    facts: how many events have these values, in the order of `dimensions`.

    The order of the facts changes nothing. Raises ValueError where k is below 2.
    """
    if k < 2:
        raise ValueError("k must be at least 2")
    every = sum(facts.values())
    if every < k:
        return []
    cells = [Cell("", "", "", every)]
    shown: dict[str, frozenset[str]] = {}
    for at, dimension in enumerate(dimensions):
        counts: Counter[str] = Counter()
        for fact, many in facts.items():
            counts[fact[at]] += many
        told = _told(counts, k, sizes[dimension])
        shown[dimension] = frozenset(told)
        cells += [
            Cell("", dimension, value, counts[value]) for value in told if dimension != "region"
        ]
        if dimension == "region":
            cells += [Cell(value, "", "", counts[value]) for value in told]
        withheld = every - sum(counts[value] for value in told)
        if withheld:
            where = (
                Cell(WITHHELD, "", "", withheld)
                if dimension == "region"
                else Cell("", dimension, WITHHELD, withheld)
            )
            cells.append(where)
    for dimension in CROSSED if "region" in dimensions else ():
        cells += _crossed(_table(facts, dimension, shown), dimension, k)
    return sorted(cells)


def width(counts: np.ndarray, hidden: np.ndarray, row: int, column: int) -> int:
    """How many values a withheld count may have, less one, given all margins and what is told.

    counts: the table, whole numbers; hidden: True where a count is withheld.
    """
    more = _flow(counts, hidden, row, column, up=True)
    less = min(int(counts[row, column]), _flow(counts, hidden, row, column, up=False))
    return more + less


def _told(counts: Mapping[str, int], k: int, size: int) -> list[str]:
    """The values of one table that are told by themselves.

    The rest, told as one, is nothing or at least k: where it is less, the smallest told values go
    in with it, all that are equally small. Where the rest is so full that its parts must nearly all
    be k - 1, nothing is told. No name of a value decides anything, so that, for who knows this
    rule, the parts of the rest may stand in any order, and they are never all equal.
    """
    told = sorted(value for value, many in counts.items() if many >= k)
    rest = sum(many for many in counts.values() if many < k)
    if 0 < rest < k:
        least = min((counts[value] for value in told), default=0)
        return [value for value in told if counts[value] > least]
    if rest and rest > (size - len(told) - 1) * (k - 1):
        return []
    return told


def _table(
    facts: Mapping[Fact, int], dimension: str, shown: Mapping[str, frozenset[str]]
) -> _Table:
    at = DIMENSIONS.index(dimension)
    joined: Counter[tuple[str, str]] = Counter()
    for fact, many in facts.items():
        row = fact[0] if fact[0] in shown["region"] else WITHHELD
        column = fact[at] if fact[at] in shown[dimension] else WITHHELD
        joined[row, column] += many
    rows = sorted({row for row, _ in joined})
    columns = sorted({column for _, column in joined})
    counts = np.zeros((len(rows), len(columns)), dtype=np.int64)
    for (row, column), many in joined.items():
        counts[rows.index(row), columns.index(column)] = many
    return _Table(rows, columns, counts)


def _crossed(table: _Table, dimension: str, k: int) -> Iterable[Cell]:
    """The counts inside a table that may be told beside its margins."""
    counts = table.counts
    if min(counts.shape) < 2:
        return
    may = np.array([row != WITHHELD for row in table.rows])[:, None]
    may = may & np.array([column != WITHHELD for column in table.columns])[None, :]
    hidden = ~(may & (counts >= k))
    for row, column in np.argwhere((counts > 0) & (counts < k)):
        if _plainly_free(counts, hidden, row, column, k):
            continue
        while width(counts, hidden, row, column) < k:
            _hide_one(counts, hidden, int(row), int(column))
    for row, column in np.argwhere(~hidden):
        yield Cell(table.rows[row], dimension, table.columns[column], int(counts[row, column]))


def _plainly_free(counts: np.ndarray, hidden: np.ndarray, row: int, column: int, k: int) -> bool:
    """Whether one way round (row, other column, other row, column) already carries k: the usual
    case, and cheaper to see than a flow."""
    large = hidden & (counts >= k)
    columns, rows = large[row].copy(), large[:, column].copy()
    columns[column] = rows[row] = False
    return bool(hidden[np.ix_(rows, columns)].any())


def _hide_one(counts: np.ndarray, hidden: np.ndarray, row: int, column: int) -> None:
    """Take back the smallest told count beside this one, or, if there is none, anywhere.

    Taking back only widens the ranges of the others; with nothing told inside, each range is at
    least k, for every margin is.
    """
    told = ~hidden
    beside = np.zeros_like(told)
    beside[row, :] = told[row, :]
    beside[:, column] |= told[:, column]
    chosen = beside if beside.any() else told
    places = np.argwhere(chosen)
    least = min(places, key=lambda place: (counts[place[0], place[1]], tuple(place)))
    hidden[least[0], least[1]] = True


def _flow(counts: np.ndarray, hidden: np.ndarray, row: int, column: int, *, up: bool) -> int:
    """By how much one count could be more (or less) while every margin stays.

    What is added to it must leave its row elsewhere, enter another row in that column, and so
    on until it leaves its own column: a flow from the row to the column through withheld counts.
    A count gives no more than it holds, and takes any number.
    """
    rows, columns = counts.shape
    endless = int(counts.sum()) + 1
    free = hidden.copy()
    free[row, column] = False
    gives = np.where(free, counts, 0)
    takes = np.where(free, endless, 0)
    capacity = np.zeros((rows + columns, rows + columns), dtype=np.int32)
    capacity[:rows, rows:] = gives if up else takes
    capacity[rows:, :rows] = (takes if up else gives).T
    found = maximum_flow(csr_array(capacity), row, rows + column)
    return int(min(found.flow_value, endless))
