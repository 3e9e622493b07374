"""What reports bring into a case: who is reported and what for, evidence, what was met.

The one place where casework reads what intake keeps.
"""

from __future__ import annotations

from typing import Any

from jaganetral.portal.casework.models import Case
from jaganetral.portal.casework.sealed import Told, open_told
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import selectors as intake
from jaganetral.portal.intake.models import Report

__all__ = ["reports_of", "requirement_facts", "told_of"]

_BY_OFFICE = ("reporter_name", "reporter_address", "signature", "in_time")
"""What a finding has by itself: the supervisor brings it, under its own name."""


def reports_of(case: Case) -> list[Report]:
    """The reports that the case was built from, the first first."""
    return list(Report.objects.filter(case=case).order_by("filed_at", "pk"))


def told_of(report: Report) -> Told:
    """What a report tells, as a case keeps it. Raises Unsealed."""
    content = report.content
    return Told(
        name=content.reported_name,
        nip=content.reported_nip,
        position=content.reported_office,
        allegation=content.text,
        happened_on=report.happened_on.isoformat() if report.happened_on else "",
        place=content.place,
        conduct=report.conduct,
    )


def requirement_facts(case: Case, *, finding: bool = False) -> dict[str, Any]:
    """The facts that `procedure.missing` asks for, from the reports and from the case."""
    found: dict[str, Any] = {}
    for report in reports_of(case):
        for name, value in intake.facts(report).items():
            found[name] = found.get(name) or value
    told = open_told(case.sealed)
    own = {
        "reported_name": told.name, "reported": told.position, "happened_on": told.happened_on,
        "place": told.place, "account": told.allegation,
        "evidence": exhibits(case.folder).exclude(state="erased").exists(),
    }  # fmt: skip
    for name, value in own.items():
        found[name] = found.get(name) or value
    if finding:
        found |= dict.fromkeys(_BY_OFFICE, True)
    return found
