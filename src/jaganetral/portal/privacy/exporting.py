"""Exports of cases: redacted unless names are asked for with a reason, which is recorded.

The reporter's identity is in no export: it is opened one report at a time, in its own room.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import open_told
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.privacy.errors import BadRequest
from jaganetral.portal.privacy.nip import mask
from jaganetral.portal.sealing import Unsealed
from jaganetral.portal.trail.actions import record

__all__ = ["lines", "with_identities"]

REASON = 10
"""The fewest letters of a reason."""


def lines() -> Iterator[str]:
    """One JSON object for each case, redacted: no name, no words, of the NIP its ends alone."""
    for case in _cases():
        yield _json(_shown(case) | {"reported": {"nip": mask(_told(case)["nip"])}})


def with_identities(person: Person, reason: str) -> Iterator[str]:
    """The same with who is reported and what for, of the cases that this person may read.

    An entry of the trail stands before the first line is given. Raises BadRequest.
    """
    if len(reason.strip()) < REASON:
        raise BadRequest(_("Say why names are needed in this export."), "reason")
    places = scope(person, "cases.read_case")
    cases = _cases().filter(organisation__in=places.values("pk"))
    with transaction.atomic():
        record(
            "cases.exported", by=person, about=f"person:{person.pk}", organisation=places.first(),
            details={"cases": cases.count(), "identities": True},
            private={"reason": reason.strip()},
        )  # fmt: skip
    return (_json(_shown(case) | {"reported": _told(case)}) for case in cases)


def _cases() -> Any:
    return (
        Case.objects.order_by("opened_at", "pk")
        .select_related("organisation", "office", "agency")
        .prefetch_related("events")
    )


def _shown(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "flow": case.flow,
        "state": case.state,
        "outcome": case.outcome,
        "supervisor": str(case.organisation),
        "agency": str(case.agency) if case.agency else "",
        "region": case.region,
        "election": case.election,
        "opened_at": case.opened_at.isoformat(),
        "closed_at": case.closed_at.isoformat() if case.closed_at else None,
        "events": [
            {"turn": event.turn, "move": event.move, "at": event.at.isoformat(), "role": event.role}
            for event in case.events.all()
        ],
    }


def _told(case: Case) -> dict[str, str]:
    try:
        told = open_told(case.sealed)
    except Unsealed:
        return {"name": "", "nip": "", "position": "", "allegation": ""}
    return {
        "name": told.name, "nip": told.nip, "position": told.position,
        "allegation": told.allegation,
    }  # fmt: skip


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
