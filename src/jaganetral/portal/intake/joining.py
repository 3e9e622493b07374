"""Reports of one happening are joined into an incident, and parted again without a loss."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jaganetral.portal.intake.errors import NotNow
from jaganetral.portal.intake.models import Apart, Incident, Report
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.trail.actions import record

__all__ = ["join", "keep_apart", "part"]


@transaction.atomic
def join(officer: Person, report: Report, other: Report) -> Incident:
    """Say that two reports tell of one happening; each keeps all that it has. Where both were in
    incidents already, these become one. Raises Refused, NotNow."""
    for one in (report, other):
        demand(officer, "reports.join_reports", one.organisation)
    if report.pk == other.pk:
        raise NotNow(_("A report cannot be joined with itself."))
    pair = {
        one.pk: one
        for one in Report.objects.select_for_update(of=("self",))
        .filter(pk__in=[report.pk, other.pk])
        .order_by("pk")
    }
    first, second = pair[report.pk], pair[other.pk]
    incident = first.incident or second.incident
    if incident is None:
        incident = Incident.objects.create(organisation=first.organisation)
    moved = [one.pk for one in (first, second) if one.incident_id != incident.pk]
    if second.incident_id not in (None, incident.pk):
        moved += list(second.incident.reports.values_list("pk", flat=True))  # type: ignore[union-attr]
    Report.objects.filter(pk__in=moved).update(incident=incident)
    Apart.objects.filter(one__in=pair, other__in=pair).delete()
    for number in dict.fromkeys(moved):
        record(
            "report.joined",
            by=officer,
            about=f"report:{number}",
            organisation=first.organisation,
            details={"incident": str(incident.pk)},
        )
    return incident


@transaction.atomic
def part(officer: Person, report: Report) -> None:
    """Undo: take a report out of its incident. Raises Refused, NotNow."""
    demand(officer, "reports.join_reports", report.organisation)
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    incident = report.incident
    if incident is None:
        raise NotNow(_("This report stands by itself already."))
    report.incident = None
    report.save(update_fields=["incident"])
    record(
        "report.parted",
        by=officer,
        about=report.about,
        organisation=report.organisation,
        details={"incident": str(incident.pk)},
    )
    rest = list(incident.reports.all()[:2])
    if len(rest) < 2:  # one report alone is no incident
        incident.reports.update(incident=None)
        incident.delete()


@transaction.atomic
def keep_apart(officer: Person, report: Report, other: Report) -> None:
    """Say that two reports tell of different things: they are not proposed again.

    Raises Refused.
    """
    for one in (report, other):
        demand(officer, "reports.join_reports", one.organisation)
    one, two = sorted((report, other), key=lambda each: each.pk)
    Apart.objects.get_or_create(one=one, other=two, defaults={"by": officer})
    record(
        "report.kept_apart",
        by=officer,
        about=report.about,
        organisation=report.organisation,
        details={"other": str(other.pk)},
    )
