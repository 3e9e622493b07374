"""Days as people tell them, and what an earlier day can contradict."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

PASSED_ON: Final = frozenset({"share", "like", "comment", "follow", "mention"})
"""Acts on what others made: how old that is changes nothing about the act."""


def days_told(told: str | None) -> tuple[date, date] | None:
    """The first and last day that a year, a month, a day or a moment may mean."""
    if not told:
        return None
    parts = [int(part) for part in re.findall(r"\d+", told[:10])]
    try:
        year, month, day = (*parts, 1, 1)[:3]
        first = date(year, month, day)
        if len(parts) >= 3:
            return first, first
        months = 12 if len(parts) == 1 else 1
        after = first.year * 12 + first.month - 1 + months
        return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    except (ValueError, TypeError):
        return None
