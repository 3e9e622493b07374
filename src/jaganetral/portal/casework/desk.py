"""The desk: what waits for a person, by which hour, and why.

One desk is one range of the index `a_desk`: a place, a role, then the hour. Pages follow each
other by the last line that was seen (keyset), and nothing counts further than it needs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db.models import QuerySet
from django.utils import timezone

from jaganetral.portal.casework.conflicts import out_of
from jaganetral.portal.casework.models import Task, Waiting
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.roles import CASEWORK, Role

__all__ = ["PAGE", "WATCH", "Counts", "Page", "Post", "counts", "page", "posts", "watched"]

PAGE = 25
"""Lines on a page."""

MOST = 100
"""Where counting ends: “100 and more” says as much as a number for which everything is read."""

WATCH = "watch"
"""The desk of what a supervisor keeps an eye on at an agency."""

_SALT = "jaganetral.casework.desk"


@dataclass(frozen=True, slots=True)
class Post:
    """A role that a person holds in an organisation: each has a desk."""

    role: Role
    organisation: Organisation

    @property
    def key(self) -> str:
        return f"{self.role.value}-{self.organisation.pk}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of a desk, and how to ask for those after them ("" at the end)."""

    tasks: Sequence[Task]
    after: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines are late, and due within a day; never above MOST."""

    late: int
    today: int

    @property
    def most(self) -> int:
        return MOST


def posts(person: Person) -> list[Post]:
    """The desks of a person, in the order of the roles and of the tree."""
    held = (
        person.memberships_in_force()
        .filter(role__in=CASEWORK)
        .select_related("organisation")
        .order_by("organisation__path")
    )
    order = {role: at for at, role in enumerate(CASEWORK)}
    every = [Post(Role(one.role), one.organisation) for one in held]
    return sorted(every, key=lambda post: order[post.role])


def page(person: Person, post: Post, *, after: str = "", size: int = PAGE) -> Page:
    """The lines of a desk, the most urgent first; cases that the person keeps out of are left out.

    `after` is what the page before gave; one that was altered begins anew.
    """
    return _page(person, _lines(post.organisation, post.role.value), after, size)


def watched(person: Person, place: Organisation, *, after: str = "", size: int = PAGE) -> Page:
    """Where an agency's authority is silent past its limit, the longest silence first."""
    late = _lines(place, WATCH).filter(due_at__lt=timezone.now())
    return _page(person, late, after, size)


def counts(post: Post, now: datetime | None = None) -> Counts:
    """How much of a desk is late or due within a day, counted no further than MOST."""
    now = now or timezone.now()
    lines = _lines(post.organisation, post.role.value).order_by()
    late = lines.filter(due_at__lt=now)[:MOST].count()
    today = lines.filter(due_at__gte=now, due_at__lt=now + timedelta(days=1))[:MOST].count()
    return Counts(late, today)


def _lines(place: Organisation, desk: str) -> QuerySet[Waiting]:
    return Waiting.objects.filter(place=place, desk=desk).order_by("due_at", "task_id")


def _page(person: Person, lines: QuerySet[Waiting], after: str, size: int) -> Page:
    if last := _read(after):
        due_at, task = last
        lines = lines.filter(due_at__gte=due_at).exclude(due_at=due_at, task_id__lte=task)
    found = list(
        lines.select_related(
            "task__case__office", "task__organisation", "task__case__organisation"
        )[: size + 1]
    )
    seen, more = found[:size], found[size:]
    out = out_of(person, [line.task.case for line in seen])
    tasks = [line.task for line in seen if line.task.case_id not in out]
    return Page(tasks, _written(seen[-1]) if more else "")


def _written(line: Waiting) -> str:
    return signing.dumps([line.due_at.isoformat(), line.task_id], salt=_SALT)


def _read(after: str) -> tuple[datetime, int] | None:
    if not after:
        return None
    try:
        due, task = signing.loads(after, salt=_SALT)
        return datetime.fromisoformat(due), int(task)
    except (signing.BadSignature, TypeError, ValueError):
        return None
