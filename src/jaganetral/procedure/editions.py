"""The records of decrees on holidays: which days, by which decree, and since when known."""

from __future__ import annotations

from datetime import date

import msgspec

from jaganetral.law.records import Confidence, Words


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One day that a decree made a day off (`free`), or took back."""

    day: date
    free: bool
    title: Words
    before: bool | None = None
    """For a day that was taken back: true where it had been off before this decree."""


class Decree(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A joint decree (SKB) or a presidential one (Keppres) on the days off of a year."""

    id: str
    year: int
    decreed: date
    founding: bool = False
    """The year's own decree; the others amend it."""
    title: Words
    election: str | None = None
    """For a voting day: whose."""
    changes: tuple[Change, ...] = ()
    confidence: Confidence
    sources: tuple[str, ...] = ()
    note: str | None = None


class LocalDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A day off in some places alone, such as the day of a re-vote."""

    day: date
    regions: tuple[str, ...]
    """Kemendagri codes; a province's code covers its regencies."""
    decreed: date
    title: Words
    confidence: Confidence
    sources: tuple[str, ...] = ()
