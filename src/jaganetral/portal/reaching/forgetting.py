"""Removing what was kept long enough; called by the retention of the privacy room.

Each takes the moment before which something is too old, counts alone where `dry`, and returns how
many. Each thing goes in a transaction of its own, with its line in the trail.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.pledge.models import Pledge
from jaganetral.portal.reaching.models import Employee, Message, RollCall, Roster, RosterState
from jaganetral.portal.trail.actions import record

__all__ = ["remove_calls", "remove_files", "remove_left", "remove_messages", "remove_pledges"]


def remove_left(before: datetime, *, dry: bool) -> int:
    """Employees who left long ago, with what was sent to them; their learner goes on alone."""
    gone = Employee.objects.filter(left_at__lt=before).select_related("organisation")
    many = gone.count()
    if not dry:
        for one in gone:
            with transaction.atomic():
                about, place = f"employee:{one.pk}", one.organisation
                one.delete()
                _note(about, place, "employee")
    return many


def remove_files(before: datetime, *, dry: bool) -> int:
    """What rosters held that were never taken over, and the rows that were given back."""
    old = Roster.objects.filter(at__lt=before).exclude(sealed="", sealed_bad="")
    many = old.count()
    if not dry:
        for one in old.select_related("organisation"):
            with transaction.atomic():
                one.sealed = one.sealed_bad = ""
                if one.state == RosterState.WAITING:
                    one.state = RosterState.DROPPED
                one.save(update_fields=["sealed", "sealed_bad", "state"])
                _note(one.about, one.organisation, "roster_file")
    return many


def remove_calls(before: datetime, *, dry: bool) -> int:
    """Roll calls with their lists of participants."""
    old = RollCall.objects.filter(held_on__lt=before.date()).select_related("organisation")
    many = old.count()
    if not dry:
        for one in old:
            with transaction.atomic():
                about, place = one.about, one.organisation
                one.delete()
                _note(about, place, "attendance")
    return many


def remove_messages(before: datetime, *, dry: bool) -> int:
    """Lines of what was sent. What still waits stays."""
    old = Message.objects.filter(Q(sent_at__lt=before) | Q(due_at__lt=before)).exclude(
        state__in=("planned", "claimed")
    )
    return old.count() if dry else old.delete()[0]


def remove_pledges(before: datetime, *, dry: bool) -> int:
    """Pledges that were signed long ago. A certificate on paper still verifies by its signature."""
    old = Pledge.objects.filter(signed_at__lt=before)
    many = old.count()
    if not dry:
        for one in old:
            with transaction.atomic():
                about = one.about
                one.delete()
                record("retention.removed", by=None, about=about, details={"schedule": "pledge"})
    return many


def _note(about: str, place: Organisation, schedule: str) -> None:
    record("retention.removed", by=None, about=about, organisation=place,
           details={"schedule": schedule})  # fmt: skip
