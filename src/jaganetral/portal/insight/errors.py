"""What can go wrong with figures. Each error is a sentence for whoever asked.

Exception
└── InsightError
    ├── NotOver         the month is not over, or one before it is not closed
    ├── NothingClosed   nothing can be published: no month is closed yet
    ├── NoSuchSnapshot  no snapshot has this number
    ├── BadQuery        a filter is not one of ours (`field`)
    └── BadBoundaries   a file of boundaries cannot be used
"""

from __future__ import annotations

__all__ = [
    "BadBoundaries", "BadQuery", "InsightError", "NoSuchSnapshot", "NotOver", "NothingClosed",
]  # fmt: skip


class InsightError(Exception):
    """The base of what this room raises."""


class NotOver(InsightError):
    """Only a month that is over is closed, one after another."""


class NothingClosed(InsightError):
    """There is no closed month to publish."""


class NoSuchSnapshot(InsightError):
    """No snapshot has this number."""


class BadQuery(InsightError):
    """A filter that is not one of ours; `field` names it."""

    def __init__(self, field: str, said: str) -> None:
        self.field = field
        super().__init__(said)


class BadBoundaries(InsightError):
    """A file of boundaries cannot be used; the sentence says which feature and why."""
