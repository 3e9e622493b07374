"""Coverage, and who is not reached yet."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jaganetral.portal.door import today
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, allowed_somewhere, scope
from jaganetral.portal.reaching import coverage
from jaganetral.portal.reaching.facts import MEASURES, Measure, facts
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Employee
from jaganetral.portal.reaching.sealed import known
from jaganetral.portal.reaching.tables import csv_bytes
from jaganetral.portal.shell.middleware import never_kept
from jaganetral.portal.trail.actions import record

SEE = "insight.see_coverage"
NAMES = "reaching.see_unreached"
TITLES = {
    "attended": gettext_lazy("Attended a roll call"),
    "learned": gettext_lazy("Read the modules"),
    "quizzed": gettext_lazy("Took a quiz"),
    "pledged": gettext_lazy("Signed the pledge"),
}
BY = {
    "office": gettext_lazy("Office"), "unit": gettext_lazy("Unit"),
    "position": gettext_lazy("Position"), "employment": gettext_lazy("Kind of employment"),
}  # fmt: skip
LISTED: tuple[Measure, ...] = ("attended", "learned", "pledged")
"""What the officer may remind of by name. A quiz is nobody's duty, and in no list."""
_A_PAGE = 50


@require_safe
@requires(SEE)
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """The organisations whose coverage the person may see."""
    reached = list(scope(cast("Person", request.user), SEE).exclude(kind="supervisor"))
    if len(reached) == 1:
        return redirect("reaching:organisation", organisation=reached[0].pk)
    top = min((one.depth for one in reached), default=1)
    rows = [(one, min(one.depth - top, 5)) for one in reached]
    return render(request, "reaching/index.html", {"rows": rows})


@require_safe
@requires(SEE, at="organisation")
@never_kept
def organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Coverage of an organisation: numbers for its officer, ranges for everybody else."""
    by, table, exact = _table(request, organisation)
    series = coverage.months(
        organisation, today(), ranges=not exact, highest=_highest(request, organisation)
    )
    return render(
        request, "reaching/organisation.html",
        {
            "organisation": organisation, "table": table, "exact": exact, "by": by, "kinds": BY,
            "measures": [TITLES[one] for one in MEASURES], "series": series,
            "keeps": allowed(request.user, KEEP, organisation),
            "names": allowed(request.user, NAMES, organisation),
            "many_organisations": allowed_somewhere(request.user, SEE),
        },
    )  # fmt: skip


@require_safe
@requires(SEE, at="organisation")
@never_kept
def coverage_csv(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The table of the page, as CSV; ranges stay ranges."""
    by, table, _exact = _table(request, organisation)
    head = [str(BY[by]), _("Employees"), *(str(TITLES[one]) for one in MEASURES)]
    rows = [
        [line.title, str(line.people), *(_shown(cell) for cell in line.cells)]
        for line in (table.whole, *table.lines)
    ]
    return csv_file("cakupan.csv", csv_bytes([head, *rows]))


@require_safe
@requires(NAMES, at="organisation")
@never_kept
def unreached(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Who has not attended, learned or signed: names, for reminding them. For the officer alone;
    that it was looked at stands in the trail. Whether somebody took a quiz is in no list."""
    asked = request.GET.get("ukuran", "")
    measure: Measure = next((one for one in LISTED if one == asked), "pledged")
    waiting = [one.employee for one in facts(organisation) if not one.reached(measure)]
    page = Paginator(waiting, _A_PAGE).get_page(request.GET.get("halaman"))
    people = {
        one.pk: one
        for one in Employee.objects.filter(pk__in=list(page)).select_related("organisation")
    }
    record("unreached.seen", by=cast("Person", request.user),
           about=f"organisation:{organisation.pk}", organisation=organisation,
           details={"measure": measure, "page": page.number})  # fmt: skip
    rows = [(people[pk], known(people[pk].sealed)) for pk in page]
    return render(
        request, "reaching/unreached.html",
        {"organisation": organisation, "measure": measure, "page": page, "rows": rows,
         "many": len(waiting), "said": TITLES[measure],
         "choices": [(key, TITLES[key]) for key in LISTED]},
    )  # fmt: skip


def csv_file(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _table(request: HttpRequest, place: Organisation) -> tuple[str, coverage.Table, bool]:
    asked = request.GET.get("menurut", "")
    by = asked if asked in BY else "office"
    if allowed(request.user, NAMES, place):
        return by, coverage.exact(place, by), True
    return by, coverage.protected(place, by, _highest(request, place)), False


def _highest(request: HttpRequest, place: Organisation) -> Organisation:
    """The highest organisation above a page that the same person may see: groups are cut there."""
    reached = set(scope(cast("Person", request.user), SEE).values_list("pk", flat=True))
    return next((one for one in place.lineage() if one.pk in reached), place)


def _shown(cell: coverage.Cell) -> str:
    return str(cell.low) if cell.exact else f"{cell.low}–{cell.high}"
