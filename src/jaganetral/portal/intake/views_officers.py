"""The officers' pages: what waits, one report with all that may be done to it, and openings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jaganetral.portal.casework import actions as casework
from jaganetral.portal.casework.errors import CaseworkError
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import actions, selectors
from jaganetral.portal.intake.alike import alike
from jaganetral.portal.intake.coach import hints
from jaganetral.portal.intake.errors import IntakeError
from jaganetral.portal.intake.handling import WITHDRAWN, steps
from jaganetral.portal.intake.meter import meter_of_report
from jaganetral.portal.intake.models import Report
from jaganetral.portal.intake.status import shown_clocks, state_title
from jaganetral.portal.intake.understanding import lines
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import (
    Organisation,
    OrganisationKind,
    OrganisationQuerySet,
    Person,
)
from jaganetral.portal.people.permissions import allowed
from jaganetral.portal.privacy.nip import mask
from jaganetral.portal.shell.middleware import never_kept

PAGE = 25
MOST_OFFICES = 300
_LISTS: dict[str, tuple[str, Callable[[Person], Any]]] = {
    "menunggu": ("waiting", selectors.reports_waiting),
    "semua": ("all", lambda person: selectors.reports_seen(person).order_by("-filed_at")),
}


@require_safe
@requires("reports.read_report")
@never_kept
def waiting(request: HttpRequest) -> HttpResponse:
    """Reports that wait, each with its clock; nobody's name stands here."""
    person = _person(request)
    chosen = request.GET.get("daftar", "menunggu")
    chosen = chosen if chosen in _LISTS else "menunggu"
    page = Paginator(_LISTS[chosen][1](person), PAGE).get_page(request.GET.get("halaman"))
    rows = [
        (report, state_title(report.flow, report.state), _next_clock(report)) for report in page
    ]
    told = {
        "rows": rows, "page": page, "chosen": chosen,
        "may_enter": any(allowed(person, "reports.enter_report", one.organisation)
                         for one in person.memberships_in_force().select_related("organisation")),
        "may_audit": any(allowed(person, "audit.read_trail", one.organisation)
                         for one in person.memberships_in_force().select_related("organisation")),
    }  # fmt: skip
    return render(request, "intake/waiting.html", told)


@require_safe
@requires("audit.read_trail")
@never_kept
def openings(request: HttpRequest) -> HttpResponse:
    """For auditors: each opening of an identity, with its reason; never the identity."""
    page = Paginator(selectors.openings(_person(request)), PAGE).get_page(
        request.GET.get("halaman")
    )
    return render(request, "intake/openings.html", {"page": page})


@require_safe
@requires("reports.read_report")
@never_kept
def report(request: HttpRequest, number: UUID) -> HttpResponse:
    """One report."""
    return _shown(request, _report(request, number))


@require_POST
@requires("reports.ask_reporter")
@never_kept
def ask(request: HttpRequest, number: UUID) -> HttpResponse:
    """Put a question into the mailbox."""
    return _done(
        request, number,
        lambda person, one: actions.ask_reporter(person, one, request.POST.get("words", "")),
    )  # fmt: skip


@require_POST
@requires("cases.register_report")
@never_kept
def step(request: HttpRequest, number: UUID) -> HttpResponse:
    """One step of the preliminary study."""
    return _done(
        request, number,
        lambda person, one: actions.step(
            person, one, request.POST.get("move", ""), request.POST.get("reason", "")
        ),
    )  # fmt: skip


@require_POST
@requires("reports.join_reports")
@never_kept
def join(request: HttpRequest, number: UUID) -> HttpResponse:
    """Join with another report."""
    return _done(request, number, lambda p, one: actions.join(p, one, _other(request)))


@require_POST
@requires("reports.join_reports")
@never_kept
def part(request: HttpRequest, number: UUID) -> HttpResponse:
    """Undo a joining."""
    return _done(request, number, actions.part)


@require_POST
@requires("reports.join_reports")
@never_kept
def keep_apart(request: HttpRequest, number: UUID) -> HttpResponse:
    """Say that another report tells of something else."""
    return _done(request, number, lambda p, one: actions.keep_apart(p, one, _other(request)))


@require_POST
@requires("reports.open_identity")
@never_kept
def identity(request: HttpRequest, number: UUID) -> HttpResponse:
    """Open the identity: shown once on this page, never kept in it."""
    one = _report(request, number)
    try:
        who = actions.open_identity(_person(request), one, request.POST.get("reason", ""))
    except IntakeError as bad:
        return _shown(request, one, {"identity": bad.sentence})
    return _shown(request, one, who=who)


@require_POST
@requires("cases.register_report")
@never_kept
def register(request: HttpRequest, number: UUID) -> HttpResponse:
    """Make a case of the report, and of those joined with it that wait."""
    one = _report(request, number)
    if one.state in WITHDRAWN:
        return _shown(request, one, {"register": _("The reporter took this report back.")})
    reports = [one]
    if one.incident is not None and request.POST.get("together"):
        person = _person(request)
        reports += [
            other
            for other in one.incident.reports.filter(case=None).exclude(pk=one.pk)
            if allowed(person, "cases.register_report", other.organisation)
        ]
    try:
        office = offices(one).filter(pk=_number(request.POST.get("office", ""))).first()
        casework.open_case(_person(request), reports, flow_id=one.flow, office=office)
    except (CaseworkError, IntakeError) as bad:
        return _shown(request, one, {"register": bad.sentence})
    messages.success(request, _("Registered. It stands on the desk of the reviewers now."))
    return redirect("intake:report", number=number)


def _done(
    request: HttpRequest, number: UUID, act: Callable[[Person, Report], object]
) -> HttpResponse:
    one = _report(request, number)
    try:
        act(_person(request), one)
    except IntakeError as bad:
        return _shown(request, one, {bad.field or "words": bad.sentence})
    return redirect("intake:report", number=number)


def _shown(
    request: HttpRequest, one: Report, problems: dict[str, str] | None = None, who: Any = None
) -> HttpResponse:
    person = _person(request)
    may = {
        name: allowed(person, action, one.organisation)
        for name, action in (
            ("ask", "reports.ask_reporter"), ("join", "reports.join_reports"),
            ("open", "reports.open_identity"), ("register", "cases.register_report"),
        )
    }  # fmt: skip
    content = one.content
    told = {
        "report": one,
        "content": content,
        "nip": mask(content.reported_nip),
        "state": state_title(one.flow, one.state),
        "lines": lines(content.text, {}),
        "hints": hints(content.text, content.reported_name),
        "exhibits": exhibits(one.folder),
        "turns": one.messages.select_related("by"),
        "clocks": shown_clocks(one),
        "meter": meter_of_report(one),
        "may": may,
        "offices": offices(one)[:MOST_OFFICES] if may["register"] else [],
        "steps": steps(person, one) if may["register"] else [],
        "alike": alike(person, one) if may["join"] else [],
        "incident": one.incident.reports.exclude(pk=one.pk).select_related("receipt")
        if one.incident
        else [],
        "has_identity": selectors.has_identity(one),
        "openings": one.openings.select_related("by"),
        "who": who,
        "opened": request.method == "POST" and "identity" not in (problems or {}) and who,
        "problems": problems or {},
        "typed": request.POST if problems else {},
    }
    return render(request, "intake/report.html", told, status=422 if problems else 200)


def _person(request: HttpRequest) -> Person:
    return cast("Person", request.user)


def _report(request: HttpRequest, number: UUID) -> Report:
    """Raises Http404 also where it exists and the person may not read it."""
    found = selectors.report_for(_person(request), number)
    if found is None:
        raise Http404
    return found


def _other(request: HttpRequest) -> Report:
    try:
        return _report(request, UUID(request.POST.get("other", "")))
    except ValueError:
        raise Http404 from None


def _next_clock(one: Report) -> Any:
    """The clock that runs out first among those that run."""
    running = [clock for clock in shown_clocks(one) if clock.status in ("running", "extended")]
    late = [c for c in shown_clocks(one) if c.status == "broken" and c.title]
    return min(running, key=lambda c: c.due, default=None) or (late[-1] if late else None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def offices(one: Report) -> OrganisationQuerySet:
    """The offices among which the reported's own may be: those of the region, or all agencies."""
    agencies = Organisation.objects.exclude(kind=OrganisationKind.SUPERVISOR)
    region = Organisation.objects.filter(region=one.region).exclude(
        kind=OrganisationKind.SUPERVISOR
    )
    top = region.first() if one.region else None
    found: OrganisationQuerySet = (
        agencies.filter(path__startswith=top.path) if top is not None else agencies
    )
    return found
