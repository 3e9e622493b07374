"""The rights of whom data is about, with the hours that the law gives for an answer.

UU 27/2022 articles 5 to 13; hours from articles 30 (correction), 32 (access), 40 (withdrawal of
consent) and 41 (limits). Where the law names no hours this installation promises the same, and says
so. Article 15 lets some rights stand back behind law enforcement and the public interest in running
the state; article 33 says when access is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["HOURS", "REFUSALS", "RIGHTS", "Clock", "Right", "RightId", "clock", "due_of",
           "refusals_of"]  # fmt: skip

HOURS = 72
"""3 × 24 hours, which run on weekends and holidays too."""


class RightId(models.TextChoices):
    """What somebody can ask for."""

    INFORMATION = "information", _("Who keeps my data, why, and on which ground")
    ACCESS = "access", _("See my data, or get a copy")
    CORRECTION = "correction", _("Correct or complete my data")
    ERASURE = "erasure", _("End the processing, delete or destroy my data")
    WITHDRAWAL = "withdrawal", _("Withdraw a consent that I gave")
    OBJECTION = "objection", _("Object to a decision made by a machine alone")
    LIMITS = "limits", _("Put the processing off, or limit it")
    DAMAGES = "damages", _("Damages for unlawful processing")
    PORTABILITY = "portability", _("Get my data in a form that machines read, or have it sent on")


@dataclass(frozen=True, slots=True)
class Right:
    """One right: its article, the article of its hours ("" where the law names none), and whether
    article 15 lets it stand back."""

    id: RightId
    article: str
    hours_by: str
    may_stand_back: bool
    confidence: Literal["high", "medium"]

    @property
    def basis(self) -> str:
        """As it is cited."""
        return f"UU 27/2022 Pasal {self.article}"

    @property
    def basis_of_hours(self) -> str:
        return f"UU 27/2022 Pasal {self.hours_by}" if self.hours_by else ""


RIGHTS: dict[str, Right] = {
    right.id.value: right
    for right in (
        Right(RightId.INFORMATION, "5", "", False, "medium"),
        Right(RightId.ACCESS, "7", "32 ayat (2)", False, "medium"),
        Right(RightId.CORRECTION, "6", "30 ayat (1)", False, "medium"),
        Right(RightId.ERASURE, "8", "", True, "medium"),
        Right(RightId.WITHDRAWAL, "9", "40 ayat (2)", True, "medium"),
        Right(RightId.OBJECTION, "10", "", True, "medium"),
        Right(RightId.LIMITS, "11", "41 ayat (1)", True, "medium"),
        Right(RightId.DAMAGES, "12", "", False, "medium"),
        Right(RightId.PORTABILITY, "13", "", True, "medium"),
    )
}

REFUSALS: dict[str, tuple[str | Promise, str]] = {
    "safety": (
        _("It would endanger somebody's safety or health (article 33 letter a)"),
        "33 huruf a",
    ),
    "others": (_("It would reveal data of somebody else (article 33 letter b)"), "33 huruf b"),
    "defence": (
        _("It runs against defence or the security of the state (article 33 letter c)"),
        "33 huruf c",
    ),
    "enforcement": (
        _("A legal process needs the data (article 15 paragraph 1 letter b)"),
        "15 ayat (1) huruf b",
    ),
    "state": (
        _("The public interest in running the state needs it (article 15 paragraph 1 letter c)"),
        "15 ayat (1) huruf c",
    ),
    "not_kept": (_("No data of this person is kept here"), ""),
    "not_shown": (_("It was not shown that the data is theirs"), ""),
}
"""Why a request is refused or met in part, with the article."""
_STANDS_BACK = frozenset({"enforcement", "state"})


def refusals_of(right: str) -> dict[str, str | Promise]:
    """The grounds on which this right may be refused."""
    open_to = RIGHTS[right].may_stand_back
    return {
        name: said for name, (said, _article) in REFUSALS.items()
        if open_to or name not in _STANDS_BACK
    }  # fmt: skip


def due_of(received: datetime) -> datetime:
    """Until when it is to be answered."""
    return received + timedelta(hours=HOURS)


@dataclass(frozen=True, slots=True)
class Clock:
    """How it stands with the 3 × 24 hours."""

    due: datetime
    status: Literal["running", "late", "kept", "broken"]
    hours: int
    """Whole hours that are left or, where it is late, that it is over."""


def clock(due: datetime, done: datetime | None, now: datetime) -> Clock:
    """The clock of something that was to be done by `due`."""
    if done is not None:
        return Clock(due, "kept" if done <= due else "broken", 0)
    left = due - now
    hours = int(abs(left).total_seconds() // 3600)
    return Clock(due, "running" if left > timedelta(0) else "late", hours)
