"""What an item can be, where it can stand, what can happen to it, and what is decided of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stratum(models.TextChoices):
    """Why an item is in the queue. No reviewer is told."""

    FLAGGED = "flagged", _("The scan saw a reason to look")
    UNFLAGGED = "unflagged", _("A sample of what the scan saw no reason to look at")
    GOLDEN = "golden", _("Its decision is known")


class State(models.TextChoices):
    """Where an item stands. Whose it is follows: the holder's, or the role's that comes next."""

    ARRIVING = "arriving", _("Its file is being taken in")
    OPEN = "open", _("Waits for a reviewer")
    CLAIMED = "claimed", _("Somebody works on it")
    HELD = "held", _("On hold")
    OFFERED = "offered", _("Offered to somebody")
    DISPUTED = "disputed", _("Two views differ: a third one is needed")
    AGREED = "agreed", _("Two agree on a breach: a finding can be made")
    FINDING = "finding", _("Became a finding")
    CLOSED = "closed", _("Closed")
    EXPIRED = "expired", _("Its time is over, and its words are erased")


HANDS = (State.CLAIMED, State.HELD, State.OFFERED)
"""Somebody has it, until an hour; after that hour it goes back by itself."""

CLAIMABLE = (State.OPEN, State.DISPUTED)

SETTLED = (State.AGREED, State.FINDING, State.CLOSED)


class Choice(models.TextChoices):
    """What a reviewer decides."""

    BREACH = "breach", _("A breach")
    NO_BREACH = "no_breach", _("No breach")
    UNCLEAR = "unclear", _("It cannot be told from this")


class What(models.TextChoices):
    """What happened to an item."""

    CLAIMED = "claimed", _("Claimed")
    RELEASED = "released", _("Back to the queue")
    HELD = "held", _("Put on hold")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    DECIDED = "decided", _("Decided")
    UNDONE = "undone", _("A decision was taken back")
    CLOSED = "closed", _("Closed without agreement")
    FOUND = "found", _("Made a finding")
    RECUSED = "recused", _("Kept out of it")
