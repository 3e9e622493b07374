"""How well the scan and its reviewers do, as figures with intervals; pure, without a database.

- Agreement: Krippendorff's alpha for nominal data over the first two own views of each item
  (Krippendorff 2004, by the package `krippendorff`), with a percentile bootstrap over items
  (Hayes & Krippendorff 2007).
- Precision: of what was flagged and reviewed, the share that people found a breach; its interval by
  Clopper and Pearson (1934), from scipy.
- Recall: of all breaches, the share that was flagged. What was reviewed is counted up to what
  there is, stratum by stratum: bands of the score for what was flagged, and the random sample of
  what was not by its inclusion probability (Horvitz & Thompson 1952). Its interval by a stratified
  parametric bootstrap: the shares of each stratum are drawn from their Dirichlet distribution with
  Jeffreys' prior. A plain bootstrap would say “surely nothing missed” where the sample showed no
  miss; this one says how little a small sample tells.

Where too little was reviewed, the figure is told to be too little to tell instead of told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import krippendorff
import numpy as np
from scipy.stats import binomtest

__all__ = ["FEWEST", "WIDEST", "Estimate", "Layer", "agreement", "precision", "recall"]

FEWEST = 20
"""Items without which nothing is told."""
WIDEST = 0.5
"""An interval wider than this tells too little."""
DRAWS = 4_000
RESAMPLES = 400
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure from 0 to 1 (alpha: from −1), its interval of 95 %, and what it rests on.

    `value` is None where too little is known; `low` and `high` are kept all the same, if there are.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    seen: int = 0

    @property
    def enough(self) -> bool:
        """Whether it can be told."""
        return (
            self.value is not None
            and self.seen >= FEWEST
            and self.low is not None
            and self.high is not None
            and self.high - self.low <= WIDEST
        )


@dataclass(frozen=True, slots=True)
class Layer:
    """A stratum: how many items it stands for, and what was found among those reviewed.

    caught: breaches that the machine flagged; missed: breaches that it did not; free: no breaches.
    `may_catch` and `may_miss` say which of both there can be: among what was flagged at all nothing
    was missed, and among the rest nothing caught.
    """

    size: float
    caught: int
    missed: int
    free: int
    may_catch: bool
    may_miss: bool

    @property
    def seen(self) -> int:
        return self.caught + self.missed + self.free


def agreement(views: Sequence[Sequence[str]]) -> Estimate:
    """Alpha over items, each with the views of its reviewers; items with one view count nothing.

    None where all views are the same: there is nothing by which chance could be told apart.
    """
    units = [list(one) for one in views if len(one) > 1]
    kinds = sorted({value for one in units for value in one})
    if len(kinds) < 2:
        return Estimate(None, seen=len(units))
    counts = np.array([[one.count(kind) for kind in kinds] for one in units])
    value = _alpha(counts)
    drawn = np.random.default_rng(20241127).integers(0, len(counts), (RESAMPLES, len(counts)))
    found = [_alpha(counts[rows]) for rows in drawn if _varied(counts[rows])]
    low, high = np.quantile(found, _TAILS) if found else (None, None)
    return Estimate(value, _plain(low), _plain(high), len(units))


def precision(right: int, seen: int) -> Estimate:
    """Of `seen` reviewed flags, `right` were breaches."""
    if not seen:
        return Estimate(None)
    found = binomtest(right, seen).proportion_ci(LEVEL, method="exact")
    return Estimate(right / seen, float(found.low), float(found.high), seen)


def recall(layers: Sequence[Layer]) -> Estimate:
    """Of all breaches that the layers stand for, the share that was flagged.

    Without a reviewed part of the sample of what was not flagged there is no estimate. `seen`
    counts the reviewed items of the smaller side.
    """
    there = [one for one in layers if one.size > 0]
    caught = sum(one.seen for one in there if one.may_catch)
    missed = sum(one.seen for one in there if not one.may_catch)
    if not caught or not missed:
        return Estimate(None, seen=0)
    value = _share(
        sum(one.size * one.caught / one.seen for one in there if one.seen),
        sum(one.size * one.missed / one.seen for one in there if one.seen),
    )
    generator = np.random.default_rng(20241127)
    kept, lost = np.zeros(DRAWS), np.zeros(DRAWS)
    for one in there:
        cells = [one.free, *([one.caught] if one.may_catch else []),
                 *([one.missed] if one.may_miss else [])]  # fmt: skip
        drawn = generator.dirichlet([count + 0.5 for count in cells], DRAWS)
        if one.may_catch:
            kept += one.size * drawn[:, 1]
        if one.may_miss:
            lost += one.size * drawn[:, -1]
    low, high = np.quantile(kept / (kept + lost), _TAILS)
    return Estimate(value, float(low), float(high), min(caught, missed))


_TAILS = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]


def _alpha(counts: np.ndarray) -> float:
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _varied(counts: np.ndarray) -> bool:
    return int((counts.sum(axis=0) > 0).sum()) > 1


def _share(part: float, rest: float) -> float | None:
    return part / (part + rest) if part + rest else None


def _plain(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]
