"""What is read of reports, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import codes, receipts
from jaganetral.portal.intake.models import Identity, IdentityOpening, Receipt, Report
from jaganetral.portal.intake.timing import countdown, requirements_flow
from jaganetral.portal.intake.words import content_hash
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import allowed, scope
from jaganetral.procedure import (
    Calendar,
    Clock,
    Event,
    Requirement,
    clocks,
    missing,
    procedures,
)

__all__ = [
    "clocks_of", "events_of", "facts", "has_identity", "lacking", "openings", "receipt_by_number",
    "report_by_code", "report_for", "reports_seen", "reports_waiting", "unaltered",
]  # fmt: skip

GONE = ("withdrawn", "closed_not_registered", "closed_initial_information", "handed_over")
"""Where a report waits for nobody."""


def reports_seen(person: Person) -> QuerySet[Report]:
    """Every report that the person may read, the longest wait first."""
    found: QuerySet[Report] = Report.objects.filter(
        organisation__in=scope(person, "reports.read_report")
    )
    return found.select_related("receipt", "organisation").order_by("waiting_since", "pk")


def reports_waiting(person: Person) -> QuerySet[Report]:
    """Those that are no case yet and wait for an officer, the longest wait first."""
    return reports_seen(person).filter(case=None).exclude(state__in=GONE)


def report_for(person: Person | AnonymousUser, number: UUID) -> Report | None:
    """The report, if there is one and the person may read it: which of both is not told."""
    found = (
        Report.objects.select_related("receipt", "organisation", "folder", "incident")
        .filter(pk=number)
        .first()
    )
    if found is None or not allowed(person, "reports.read_report", found.organisation):
        return None
    return found


def report_by_code(code: str) -> Report | None:
    """The report of a code as its reporter types it."""
    return (
        Report.objects.select_related("receipt", "organisation", "folder")
        .filter(code__in=codes.kept_any(code))
        .first()
    )


def has_identity(report: Report) -> bool:
    """Whether the reporter gave anything of an identity; not what."""
    return Identity.objects.filter(report=report).exists()


def openings(person: Person) -> QuerySet[IdentityOpening]:
    """Each opening of an identity, for auditors: the latest first."""
    return (
        IdentityOpening.objects.filter(report__organisation__in=scope(person, "audit.read_trail"))
        .select_related("by", "report__receipt", "report__organisation")
        .order_by("-at", "-pk")
    )


def events_of(report: Report) -> list[Event]:
    """What happened to the report so far, as the procedure reads it."""
    found = [Event("learn", report.known_on)]
    if report.happened_on:
        found.insert(0, Event("happen", report.happened_on))
    return [*found, *(Event(one.move, one.at) for one in report.events.all())]


def clocks_of(report: Report, now: datetime | None = None) -> tuple[Clock, ...]:
    """The clocks that run, or ran, for a report until it is a case."""
    flow = procedures().flow(report.flow)
    return clocks(flow, events_of(report), now or timezone.now(), Calendar())


def facts(report: Report) -> Mapping[str, Any]:
    """What `procedure.missing` asks about a report. Of the reporter only what is there."""
    content = report.content
    return {
        "reporter_name": report.named,
        "reporter_address": report.addressed,
        "signature": report.signed,
        "reported_name": content.reported_name,
        "reported": content.reported_name or content.reported_office,
        "reported_office": content.reported_office,
        "in_time": _in_time(report),
        "happened_on": content.happened_on or content.happened_roughly,
        "place": content.place,
        "region": content.region,
        "account": content.text,
        "evidence": exhibits(report.folder).exclude(state="erased").exists()
        or bool(content.links.strip()),
    }


def lacking(report: Report) -> tuple[Requirement, ...]:
    """What the report still needs to be registered, formal requirements first."""
    return missing(requirements_flow(report.flow), facts(report))


def receipt_by_number(number: str) -> Receipt | None:
    """The receipt of a number as people type it."""
    return Receipt.objects.select_related("report").filter(number=codes.spelled(number)).first()


def unaltered(receipt: Receipt) -> bool:
    """Whether the report is letter by letter what was filed, and the receipt is signed for it."""
    told = receipt.statement.encode()
    statement = receipts.told_of(told)
    return (
        statement is not None
        and receipts.holds(told, bytes(receipt.signature), bytes(receipt.public_key))
        and statement.number == receipt.number
        and statement.content == receipt.content_hash
        and content_hash(receipt.report.content) == receipt.content_hash
    )


def _in_time(report: Report) -> bool:
    found = countdown(report.known_on, report.flow, report.filed_at)
    return not found.binding or not found.late
