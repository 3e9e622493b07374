"""What waits for whom. Called by the actions that move a case; nobody else opens or ends a task.

The invariant: an open case has an open task. It holds because every move ends with `renew`, in
the same transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jaganetral.portal.casework import following
from jaganetral.portal.casework.conflicts import hands_free
from jaganetral.portal.casework.desk import WATCH
from jaganetral.portal.casework.errors import Needed
from jaganetral.portal.casework.models import (
    CLEARED,
    NO_LIMIT,
    Case,
    Clearing,
    Task,
    TaskKind,
    Waiting,
)
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import Role

__all__ = ["Desk", "done", "open_task", "recount", "renew", "renew_publication"]

_OUTSIDE = {"reported": Role.REVIEWER, "reporter": Role.INTAKE_OFFICER}
"""Who sees to it that somebody outside has their say."""


def renew(case: Case, by: Person | None, at: datetime) -> Task | None:
    """End the work of the state that was left, and open that of the state that was entered.

    None where the case is closed. Raises Needed where nobody can own the work.
    """
    for task in case.tasks.filter(done_at=None, kind__in=[TaskKind.STATE, TaskKind.ROUTE]):
        done(task, by, at)
    if not case.is_open:
        return None
    state = following.state_of(case)
    role, waits_for = _hand(state.owner, case)
    place = following.seat(case, role.value)
    if place is None:
        raise Needed(_("Say first in which office the reported works."), "office")
    due_at, clock = following.due(case, state.owner, following.clocks(case, at))
    kind = TaskKind.STATE
    if not hands_free(case, role.value, place) and not _above_has(case, role, place):
        kind = TaskKind.ROUTE
    return open_task(case, kind, Desk(state.id, role, place, due_at, clock, waits_for), at)


@dataclass(frozen=True, slots=True)
class Desk:
    """On whose desk work lies, what it is, and until when."""

    what: str
    role: Role
    place: Organisation
    due_at: datetime = NO_LIMIT
    why: str = ""
    waits_for: str = ""


def open_task(case: Case, kind: TaskKind, desk: Desk, at: datetime) -> Task:
    """New work, on the desks of its organisation and of each above it."""
    task = Task.objects.create(
        case=case, kind=kind, what=desk.what, role=desk.role.value, organisation=desk.place,
        due_at=desk.due_at, why=desk.why, waits_for=desk.waits_for, opened_at=at,
    )  # fmt: skip
    _list(task)
    return task


def done(task: Task, by: Person | None, at: datetime) -> None:
    """End a task; its lines go from the desks."""
    task.done_at, task.done_by = at, by
    task.save(update_fields=["done_at", "done_by"])
    task.lines.all().delete()


def recount(case: Case, at: datetime) -> bool:
    """Count the hours of the open work anew: after a holiday was decreed, or a step was made.

    Says whether an hour changed.
    """
    changed = False
    state = following.state_of(case) if case.is_open else None
    for task in case.tasks.filter(done_at=None, kind__in=[TaskKind.STATE, TaskKind.ROUTE]):
        assert state is not None
        due_at, clock = following.due(case, state.owner, following.clocks(case, at))
        if (due_at, clock) != (task.due_at, task.why):
            task.due_at, task.why = due_at, clock
            task.save(update_fields=["due_at", "why"])
            task.lines.all().delete()
            _list(task)
            changed = True
    return changed


def renew_publication(case: Case, clearing: Clearing, at: datetime) -> None:
    """Publishing waits exactly while the person wants it and it is not done."""
    waits = case.tasks.filter(done_at=None, kind=TaskKind.PUBLISH)
    wanted = (
        clearing.publish is True
        and clearing.published_at is None
        and clearing.cleared_at is not None
        and case.outcome in CLEARED
    )
    if wanted and case.agency is not None and not waits.exists():
        open_task(case, TaskKind.PUBLISH, Desk("publish", Role.PPK, case.agency), at)
    elif not wanted:
        for task in waits:
            done(task, None, at)


def _list(task: Task) -> None:
    case = task.case
    lines = [(place.pk, task.role) for place in task.organisation.lineage()]
    if task.role == Role.PPK.value and not task.waits_for and task.due_at < NO_LIMIT:
        lines += [(place.pk, WATCH) for place in case.organisation.lineage()]
    Waiting.objects.bulk_create(
        Waiting(task=task, place_id=place, desk=desk, due_at=task.due_at) for place, desk in lines
    )


def _hand(owner: str, case: Case) -> tuple[Role, str]:
    """The role on whose desk the work lies, and for whom outside it waits."""
    if owner in _OUTSIDE:
        inside = _OUTSIDE[owner] if case.flow in following.SUPERVISING else Role.PPK
        return inside, owner
    return Role(owner), ""


def _above_has(case: Case, role: Role, place: Organisation) -> bool:
    return any(hands_free(case, role.value, above) for above in place.lineage()[:-1])
