"""Rosters: handed in, looked at, corrected, taken over."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.reaching import importing
from jaganetral.portal.reaching.columns import FIELDS
from jaganetral.portal.reaching.errors import BadMapping, ReachingError
from jaganetral.portal.reaching.forms import ColumnsForm, FileForm
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Employee, Roster, RosterState
from jaganetral.portal.reaching.sealed import open_bad, open_sheet
from jaganetral.portal.reaching.views import csv_file
from jaganetral.portal.shell.middleware import never_kept

_SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP, at="organisation")
@never_kept
def rosters(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Hand in a roster, and see what became of earlier ones."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = importing.receive(
                cast("Person", request.user), organisation, form.cleaned_data["file"]
            )
        except ReachingError as wrong:
            form.add_error("file", wrong.sentence)
        else:
            return redirect("reaching:roster", number=made.pk)
    people = Employee.objects.filter(
        organisation__path__startswith=organisation.path, left_at=None
    ).count()
    told = {"organisation": organisation, "form": form, "people": people, "fields": FIELDS,
            "rosters": organisation.rosters.select_related("by")[:20]}  # fmt: skip
    return render(request, "reaching/rosters.html", told, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP)
@never_kept
def roster(request: HttpRequest, number: UUID) -> HttpResponse:
    """One roster: how its columns are read, what taking it over would do, and doing it."""
    one, person = _own(request, number), cast("Person", request.user)
    if one.state != RosterState.WAITING:
        return render(request, "reaching/roster_done.html", {"roster": one})
    sheet = open_sheet(one.sealed)
    what = request.POST.get("langkah", "")
    form = ColumnsForm(request.POST if what == "kolom" else None, sheet=sheet, columns=one.columns)
    problem = ""
    try:
        if what == "kolom" and form.is_valid():
            importing.remap(person, one, form.columns())
            return redirect("reaching:roster", number=one.pk)
        if what == "ambil":
            done = importing.carry_out(
                person, one, make_offices="kantor" in request.POST, whole="lengkap" in request.POST
            )
            messages.success(request, _("Taken over."))
            return redirect("reaching:roster", number=done.pk)
        if what == "buang":
            importing.drop(person, one)
            return redirect("reaching:rosters", organisation=one.organisation_id)
    except BadMapping as wrong:
        form.add_error(wrong.field, wrong.sentence)
    except ReachingError as wrong:
        problem = wrong.sentence
    return render(
        request, "reaching/roster.html",
        {"roster": one, "form": form, "problem": problem, "sheet": sheet,
         "first": sheet.rows[:5], **_reading(one)},
        status=422 if form.errors or problem else 200,
    )  # fmt: skip


def _reading(one: Roster) -> dict[str, Any]:
    try:
        reading = importing.read(one)
    except BadMapping as wrong:
        return {"unread": wrong.sentence}
    return {
        "reading": reading, "counts": reading.counts(), "bad": reading.bad[:_SHOWN],
        "unknown": reading.unknown.most_common(60),
        "moved": [(row, employee.organisation, reading.places[row.office])
                  for row, employee in reading.moved[:_SHOWN]],
    }  # fmt: skip


@require_safe
@requires(KEEP)
@never_kept
def bad_rows(request: HttpRequest, number: UUID) -> HttpResponse:
    """The rows that were not taken, with the reasons, to be mended and handed in again."""
    one = _own(request, number)
    if not one.sealed_bad:
        raise Http404
    return csv_file("baris-ditolak.csv", open_bad(one.sealed_bad))


def _own(request: HttpRequest, number: UUID) -> Roster:
    one = get_object_or_404(Roster.objects.select_related("organisation"), pk=number)
    demand(cast("Person", request.user), KEEP, one.organisation)
    return one
