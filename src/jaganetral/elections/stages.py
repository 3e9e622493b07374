"""The stages of a contest as spans of days: ordered, without gaps, without overlaps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from ..model import Period, StageName

Confidence = Literal["high", "medium", "low"]
ORDER: tuple[StageName, ...] = get_args(StageName)
"""The stages in the order a contest passes through them."""


class StageSpan(msgspec.Struct, frozen=True):
    """One stage from its first to its last day, both included, and how sure the dates are."""

    stage: StageName
    start: date
    end: date
    confidence: Confidence
    source: str | None = None
    note: str | None = None


def stages_over(spans: Iterable[StageSpan], period: Period) -> tuple[StageName, ...]:
    """Every stage that some day of the period falls in, in order; empty when none does."""
    return in_order(
        span.stage for span in spans if span.start <= period.end and period.start <= span.end
    )


def in_order(stages: Iterable[StageName]) -> tuple[StageName, ...]:
    """Each stage once, in the order of a contest."""
    seen = set(stages)
    return tuple(stage for stage in ORDER if stage in seen)


def day_before(day: date) -> date:
    return day - timedelta(days=1)
