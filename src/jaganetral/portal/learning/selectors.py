"""What may be asked about learners, by themselves and by other rooms."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jaganetral.portal.door import checker
from jaganetral.portal.learning.models import Learner, Mastery, ModuleRead
from jaganetral.portal.learning.substance import substances

__all__ = ["Progress", "changed", "due", "progress", "progress_of", "touched_by_a_change"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is.

    modules_done: the modules that were read, by name, sorted. quiz_taken_at: when the last quiz
    was finished, and `rulebook` the one it was taken under ("" where none was). mastery: the
    number of rules whose last answer was right and that need no asking now; the person's own.
    """

    modules_done: tuple[str, ...]
    quiz_taken_at: datetime | None
    mastery: int
    rulebook: str


def progress(learner: Learner) -> Progress:
    """How far one learner is."""
    return progress_of([learner])[learner.pk]


def progress_of(learners: Iterable[Learner]) -> dict[uuid.UUID, Progress]:
    """How far each of these is, by number, in two queries for each thousand learners."""
    wanted = list(learners)
    found: dict[uuid.UUID, Progress] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        found |= _progress_of(wanted[start : start + _AT_ONCE])
    return found


_AT_ONCE = 1000


def _progress_of(wanted: list[Learner]) -> dict[uuid.UUID, Progress]:
    keys = [learner.pk for learner in wanted]
    read: dict[uuid.UUID, list[str]] = defaultdict(list)
    for learner, module in ModuleRead.objects.filter(learner__in=keys).values_list(
        "learner", "module"
    ):
        read[learner].append(module)
    known = Q(right=True, due_at__gt=timezone.now()) & ~_stale()
    mastered = dict(
        Mastery.objects.filter(known, learner__in=keys)
        .values_list("learner")
        .annotate(rules=Count("pk"))
    )
    return {
        one.pk: Progress(
            tuple(sorted(read[one.pk])),
            one.quiz_taken_at,
            mastered.get(one.pk, 0),
            one.quiz_rulebook,
        )
        for one in wanted
    }


def changed(learner: Learner) -> list[str]:
    """The rules that somebody answered about and that say something else since."""
    return list(learner.mastery.filter(_stale()).order_by("rule").values_list("rule", flat=True))


def due(learner: Learner) -> list[str]:
    """The rules to ask somebody about now: those that changed first, then the longest due."""
    again = changed(learner)
    waiting = learner.mastery.filter(due_at__lte=timezone.now()).exclude(rule__in=again)
    return [*again, *waiting.order_by("due_at", "rule").values_list("rule", flat=True)]


def touched_by_a_change() -> QuerySet[Learner]:
    """The learners whom a change of a rule touches: each knew it as it was before."""
    stale = Mastery.objects.filter(_stale())
    return Learner.objects.filter(pk__in=stale.values("learner"))


def _stale() -> Q:
    """Mastery of what a rule no longer says. What is in the rulebook no more is asked no more."""
    now = substances(checker().rulebook)
    kept = Mastery.objects.values_list("rule", "substance").distinct()
    stale = Q(pk__in=[])
    for rule, substance in kept:
        if rule in now and now[rule] != substance:
            stale |= Q(rule=rule, substance=substance)
    return stale
