"""An organisation's month, for its officers: on the page, as PDF and as DOCX."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jaganetral.portal.insight import charts, monthly, paper
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.shell.middleware import never_kept

SEE = "insight.see_figures"
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@requires(SEE)
@never_kept
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations whose figures the person may see."""
    found = scope(cast("Person", request.user), SEE)[:1000]
    return render(request, "insight/organisations.html", {"organisations": found})


@require_safe
@requires(SEE, at="organisation")
@never_kept
def month(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """A month of an organisation; the latest one where none is named."""
    months = monthly.months_of(organisation)
    chosen = _chosen(request, months)
    told = monthly.month_of(organisation, chosen) if chosen else None
    steps = [
        (one, paper.unit_words(one.unit, one.median), paper.unit_words(one.unit, one.limit))
        for one in (told.steps if told else ())
    ]
    return render(
        request,
        "insight/month.html",
        {
            "organisation": organisation, "months": months, "told": told, "steps": steps,
            "line": charts.lines(list(told.line)) if told else None,
        },
    )  # fmt: skip


@require_safe
@requires(SEE, at="organisation")
@never_kept
def report(request: HttpRequest, organisation: Organisation, kind: str) -> HttpResponse:
    """The same month on paper."""
    chosen = _chosen(request, monthly.months_of(organisation))
    if chosen is None:
        raise Http404
    told = monthly.month_of(organisation, chosen)
    content = paper.pdf(told) if kind == "pdf" else paper.docx(told)
    answer = HttpResponse(content, content_type=_TYPES[kind])
    name = f"laporan-{organisation.pk}-{chosen:%Y-%m}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _chosen(request: HttpRequest, months: list[date]) -> date | None:
    """The month that is asked for. Raises Http404 where there is none like it."""
    said = request.GET.get("bulan", "")
    if not said:
        return months[0] if months else None
    found = next((one for one in months if f"{one:%Y-%m}" == said), None)
    if found is None:
        raise Http404
    return found
