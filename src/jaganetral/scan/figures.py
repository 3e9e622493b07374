"""What a scan counts: aggregates only, of a size that does not grow with the input."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from jaganetral.model import Conduct, Verdict

DIMENSIONS = ("platform", "action", "region", "month")
UNKNOWN = "unknown"
OTHER = "other"
VALUES_KEPT = 1_000
"""Different values of one dimension; there are fewer regions and months than that."""

_CODE = re.compile(r"\d\d(?:\.\d\d)?(?![\d])")


class Figures(msgspec.Struct, kw_only=True):
    """Counts of a unit or of a whole scan."""

    levels: dict[str, int] = {}
    by: dict[str, dict[str, dict[str, int]]] = {}
    """dimension → value → level → verdicts"""
    categories: dict[str, int] = {}
    rules: dict[str, int] = {}
    rejects: dict[str, int] = {}
    """What was wrong → rows, in words of the catalogue's source language."""
    refused: dict[str, int] = {}
    """Rows that may not be judged (not on the roster …) by why: only counted, kept nowhere."""
    photos: int = 0
    """Rows that name photos."""

    def count(self, conducts: Sequence[Conduct], verdicts: Sequence[Verdict]) -> None:
        """Add the verdicts on some conducts, each beside its own."""
        cells = Counter(map(_cell, conducts, verdicts))
        for (level, platform, action, region, month), number in cells.items():
            self._add("platform", platform, level, number)
            self._add("action", action, level, number)
            self._add("region", region, level, number)
            self._add("month", month, level, number)
            self.levels[level] = self.levels.get(level, 0) + number
        named = (verdict for verdict in verdicts if verdict.rules)
        for verdict in named:
            self.categories[verdict.category] = self.categories.get(verdict.category, 0) + 1
            for rule in verdict.rules:
                self.rules[rule] = self.rules.get(rule, 0) + 1

    def reject(self, why: str) -> None:
        """Add a row that got no verdict."""
        self.rejects[why] = self.rejects.get(why, 0) + 1

    def add(self, other: Figures) -> None:
        """Add the counts of another unit."""
        for mine, more in (
            (self.levels, other.levels), (self.categories, other.categories),
            (self.rules, other.rules), (self.rejects, other.rejects),
            (self.refused, other.refused),
        ):  # fmt: skip
            for name, number in more.items():
                mine[name] = mine.get(name, 0) + number
        for dimension, values in other.by.items():
            for value, levels in values.items():
                for level, number in levels.items():
                    self._add(dimension, value, level, number)
        self.photos += other.photos

    def _add(self, dimension: str, value: str, level: str, number: int) -> None:
        values = self.by.setdefault(dimension, {})
        if value not in values and len(values) >= VALUES_KEPT:
            value = OTHER
        levels = values.setdefault(value, {})
        levels[level] = levels.get(level, 0) + number


def _cell(conduct: Conduct, verdict: Verdict) -> tuple[str, str, str, str, str]:
    return (
        verdict.verdict,
        conduct.platform or UNKNOWN,
        conduct.action or UNKNOWN,
        _region(conduct.region, verdict),
        conduct.at[:7] if conduct.at else UNKNOWN,
    )


def _region(told: str | None, verdict: Verdict) -> str:
    """The code of a regency or province: as it was told, else as the contests there tell it."""
    if told and (found := _CODE.match(told)):
        return found[0]
    codes = (contest.region for contest in verdict.contests if contest.region)
    return max(codes, key=len, default=UNKNOWN) if told else UNKNOWN
