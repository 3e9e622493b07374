"""How far each employee is, for coverage and for reminders: four days, and nothing else.

attended: a roll call whose attendance an officer confirmed and that lasted long enough. learned:
every module that the pledge asks for was read. quizzed: a quiz was finished – when, never how.
pledged: a pledge counts now. A quiz's answers and what a person checked for themselves are in no
fact, so that they can be in no figure.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone

from jaganetral.portal.learning.models import Learner, ModuleRead
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.pledge.selectors import signed_on
from jaganetral.portal.pledge.texts import required, text
from jaganetral.portal.reaching.models import Employee, Match, Participant

__all__ = ["MEASURES", "Fact", "Measure", "facts"]

Measure = Literal["attended", "learned", "quizzed", "pledged"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
_AT_ONCE = 800


@dataclass(frozen=True, slots=True)
class Fact:
    """One employee: where, as what, and since when each measure is reached (None: not yet)."""

    employee: uuid.UUID
    organisation: int
    path: str
    unit: str
    position: str
    employment: str
    days: dict[Measure, date | None]

    def reached(self, measure: Measure, on: date | None = None) -> bool:
        day = self.days[measure]
        return day is not None and (on is None or day <= on)


def facts(organisation: Organisation) -> list[Fact]:
    """Everybody who serves in an organisation and below it now, in a few queries."""
    rows = list(
        Employee.objects.filter(organisation__path__startswith=organisation.path, left_at=None)
        .order_by("organisation__path", "pk")
        .values_list(
            "pk", "organisation_id", "organisation__path", "unit", "position", "employment",
            "learner",
        )
    )  # fmt: skip
    attended = _attended([row[0] for row in rows])
    learners = [row[6] for row in rows if row[6]]
    learned, quizzed = _learned(learners), _quizzed(learners)
    pledged = signed_on(learners)
    return [
        Fact(
            pk, place, path, unit, position, employment,
            {
                "attended": attended.get(pk), "learned": learned.get(learner),
                "quizzed": quizzed.get(learner), "pledged": pledged.get(learner),
            },
        )
        for pk, place, path, unit, position, employment, learner in rows
    ]  # fmt: skip


def _attended(employees: list[uuid.UUID]) -> dict[uuid.UUID, date]:
    found: dict[uuid.UUID, date] = {}
    for some in _parts(employees):
        there = Participant.objects.filter(
            employee__in=some, match=Match.CONFIRMED, minutes__gte=F("roll_call__least_minutes")
        )
        found |= dict(there.values_list("employee").annotate(day=Min("roll_call__held_on")))
    return found


def _learned(learners: list[uuid.UUID]) -> dict[uuid.UUID, date]:
    names = required(text())
    found: dict[uuid.UUID, date] = {}
    for some in _parts(learners):
        read = ModuleRead.objects.filter(learner__in=some, module__in=names)
        rows = read.values_list("learner").annotate(
            many=Count("module", distinct=True), last=Max("read_at")
        )
        found |= {
            learner: timezone.localdate(last) for learner, many, last in rows if many == len(names)
        }
    return found


def _quizzed(learners: list[uuid.UUID]) -> dict[uuid.UUID, date]:
    found: dict[uuid.UUID, date] = {}
    for some in _parts(learners):
        taken = Learner.objects.filter(~Q(quiz_taken_at=None), pk__in=some)
        found |= {pk: timezone.localdate(at) for pk, at in taken.values_list("pk", "quiz_taken_at")}
    return found


def _parts(keys: list[uuid.UUID]) -> Iterable[list[uuid.UUID]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
