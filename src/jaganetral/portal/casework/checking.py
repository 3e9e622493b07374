"""The invariants of casework, looked for over all cases: what `manage.py check_cases` tells.

No open case without an open task, on the desks where it belongs; a case stands where its events
lead; each event has its line in the trail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from jaganetral.portal.casework import following, tasks
from jaganetral.portal.casework.models import Case, Task, TaskKind
from jaganetral.procedure import ProcedureError

__all__ = ["Fault", "faults", "recount_all"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with which case."""

    number: str
    said: str


def faults(*, replay: bool = True) -> list[Fault]:
    """Everything that is not as it must be; empty is good. `replay` reads each case's events."""
    return [*_tasks(), *_turns(), *(_replayed() if replay else ())]


def recount_all() -> int:
    """Count the hours of all open work anew, after a holiday was decreed. Says how many changed."""
    changed = 0
    for case in Case.objects.filter(closed_at=None).iterator(chunk_size=500):
        changed += tasks.recount(case, timezone.now())
    return changed


def _tasks() -> Iterator[Fault]:
    work = Task.objects.filter(case=OuterRef("pk"), done_at=None)
    step = work.filter(kind__in=[TaskKind.STATE, TaskKind.ROUTE])
    bad = Case.objects.filter(Q(closed_at=None) & ~Exists(step))
    for case in bad.iterator():
        yield Fault(case.number, "open, and nobody has work with it")
    for case in Case.objects.filter(Q(closed_at__isnull=False) & Exists(step)).iterator():
        yield Fault(case.number, "closed, and a step of it waits")
    lines = Task.objects.annotate(lines_there=Count("lines"))
    for task in lines.filter(done_at=None, lines_there=0).select_related("case").iterator():
        yield Fault(task.case.number, f"{task.what} waits on no desk")
    for task in lines.filter(done_at__isnull=False, lines_there__gt=0).select_related("case"):
        yield Fault(task.case.number, f"{task.what} is done and stands on a desk")


def _turns() -> Iterator[Fault]:
    counted = Case.objects.annotate(there=Count("events")).exclude(there=F("turn"))
    for case in counted.iterator():
        yield Fault(case.number, "its turn is not the number of its events")


def _replayed() -> Iterator[Fault]:
    every = Case.objects.prefetch_related(following.with_history())
    for case in every.iterator(chunk_size=500):
        try:
            found = following.replayed(case)
        except ProcedureError as wrong:
            yield Fault(case.number, str(wrong))
            continue
        if found != (case.flow, case.state):
            yield Fault(case.number, f"stands at {case.state}, its events lead to {found[1]}")
