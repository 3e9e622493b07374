"""What changes what is known about a learner: reading, and being forgotten (see answering.py)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jaganetral.portal.learning.models import Learner, ModuleRead
from jaganetral.portal.people.models import Person
from jaganetral.portal.trail.actions import record

__all__ = ["FORGOTTEN", "forget", "read_module", "remove_idle"]

FORGOTTEN = "learning.forgotten"


@transaction.atomic
def read_module(learner: Learner, module: str, content: str) -> None:
    """Note that somebody read a module as it stands (`content`: its fingerprint)."""
    now = timezone.now()
    ModuleRead.objects.update_or_create(
        learner=learner, module=module, defaults={"content": content, "read_at": now}
    )
    Learner.objects.filter(pk=learner.pk).update(seen_at=now)


@transaction.atomic
def forget(learner: Learner, *, by: Person | None) -> None:
    """Erase all that somebody read and answered, at their own wish. The trail keeps that it was
    done, with a number that names nobody."""
    number = learner.pk
    learner.delete()
    record(FORGOTTEN, by=by, about=f"learner:{number}")


def remove_idle(before: datetime, *, dry: bool = False) -> int:
    """Erase the learners who neither read nor answered since `before`. Returns how many.

    `dry` counts and removes nothing. Each goes in a transaction of its own.
    """
    idle = Learner.objects.filter(seen_at__lt=before)
    if dry:
        return idle.count()
    gone = 0
    for learner in idle:
        with transaction.atomic():
            number = learner.pk
            learner.delete()
            record("retention.removed", by=None, about=f"learner:{number}",
                   details={"schedule": "learning"})  # fmt: skip
        gone += 1
    return gone
