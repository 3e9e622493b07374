"""What a report has and what it lacks to be registered: each requirement, and how to get it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jaganetral.portal import door
from jaganetral.portal.intake.conversation import Answers
from jaganetral.portal.intake.models import Report
from jaganetral.portal.intake.selectors import facts
from jaganetral.portal.intake.timing import countdown, election_on, flow_on, requirements_flow
from jaganetral.procedure import missing, procedures

__all__ = ["Item", "Meter", "meter_of_answers", "meter_of_report"]

_STEP_OF = {
    "reporter_name": "anda", "reporter_address": "anda", "reported": "siapa",
    "happened_on": "kapan", "place": "tempat", "account": "cerita", "evidence": "bukti",
    "in_time": "diketahui",
}  # fmt: skip
"""The step in which a requirement can be met."""


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement: whether it is met, how to get it, on what it rests, and the step for it."""

    id: str
    title: str
    kind: str
    met: bool
    how: str
    basis: str
    step: str


@dataclass(frozen=True, slots=True)
class Meter:
    """All requirements of a report, formal ones first."""

    items: tuple[Item, ...]

    @property
    def met(self) -> int:
        return sum(item.met for item in self.items)

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def whole(self) -> bool:
        return self.met == self.total

    @property
    def lacking(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.met)


def meter_of_answers(answers: Answers, files: int) -> Meter:
    """The meter of a conversation that is not filed yet; `files` is how many lie with it."""
    named = answers.openly == "yes"
    flow = flow_on(
        election_on(answers.region, answers.happened or answers.known or door.today()),
        door.today(),
    )
    counted = countdown(answers.known, flow.id) if answers.known else None
    told = {
        "reporter_name": named and answers.who.name,
        "reporter_address": named and answers.who.address,
        "signature": False,
        "reported_name": answers.reported_name,
        "reported_office": answers.reported_office,
        "in_time": counted is not None and (not counted.binding or not counted.late),
        "happened_on": answers.happened_on or answers.happened_roughly,
        "place": answers.place,
        "region": answers.region,
        "account": answers.text,
        "evidence": files > 0 or bool(answers.links),
    }
    return _meter(flow.id, told)


def meter_of_report(report: Report) -> Meter:
    """The meter of a report."""
    return _meter(report.flow, facts(report))


def _meter(flow_id: str, told: Mapping[str, Any]) -> Meter:
    name = requirements_flow(flow_id)
    language = door.spoken()
    lacking = {one.id for one in missing(name, told)}
    wanted = sorted(procedures().requirements(name), key=lambda one: one.kind != "formal")
    return Meter(
        tuple(
            Item(
                id=one.id,
                title=one.title.say(language),
                kind=one.kind,
                met=one.id not in lacking,
                how=one.how.say(language),
                basis=one.basis,
                step=_STEP_OF.get(one.id, ""),
            )
            for one in wanted
        )
    )
