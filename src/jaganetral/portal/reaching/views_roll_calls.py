"""Roll calls: who joined, who that is, confirmed by an officer and undone."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand
from jaganetral.portal.privacy.nip import mask
from jaganetral.portal.reaching import attending
from jaganetral.portal.reaching.errors import ReachingError
from jaganetral.portal.reaching.forms import RollCallForm
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Employee, Match, Participant, RollCall
from jaganetral.portal.reaching.sealed import known, open_joined
from jaganetral.portal.shell.middleware import never_kept

_A_PAGE = 25
_TABS = {"ragu": Match.DOUBTFUL, "jelas": Match.CLEAR, "tanpa": Match.UNMATCHED,
         "hadir": Match.CONFIRMED, "bukan": Match.NOBODY}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP, at="organisation")
@never_kept
def roll_calls(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Hand in a list of participants, and see the earlier ones."""
    form = RollCallForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = attending.receive(
                cast("Person", request.user), organisation, data["file"], title=data["title"],
                held_on=data["held_on"], least_minutes=data["least_minutes"],
            )  # fmt: skip
        except ReachingError as wrong:
            form.add_error("file", wrong.sentence)
        else:
            return redirect("reaching:roll_call", number=made.pk)
    told = {"organisation": organisation, "form": form,
            "calls": organisation.roll_calls.all()[:50]}  # fmt: skip
    return render(request, "reaching/roll_calls.html", told, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP)
@never_kept
def roll_call(request: HttpRequest, number: UUID) -> HttpResponse:
    """One roll call: clear matches are confirmed together, doubtful ones one by one."""
    call = get_object_or_404(RollCall.objects.select_related("organisation"), pk=number)
    demand(cast("Person", request.user), KEEP, call.organisation)
    tab = request.GET.get("bagian", "")
    tab = tab if tab in _TABS else "ragu"
    if request.method == "POST":
        return _act(request, call, tab)
    counts = {match: call.participants.filter(match=match).count() for match in _TABS.values()}
    page = Paginator(call.participants.filter(match=_TABS[tab]), _A_PAGE).get_page(
        request.GET.get("halaman")
    )
    return render(
        request, "reaching/roll_call.html",
        {"call": call, "tab": tab, "page": page, "rows": _rows(list(page)),
         "clear": counts[Match.CLEAR], "confirmed": counts[Match.CONFIRMED],
         "tabs": [(key, match.label, counts[match], key == tab) for key, match in _TABS.items()]},
    )  # fmt: skip


def _act(request: HttpRequest, call: RollCall, tab: str) -> HttpResponse:
    person, what = cast("Person", request.user), request.POST.get("langkah", "")
    place = request.POST.get("peserta", "")
    one = call.participants.filter(pk=place).first() if place.isdigit() else None
    try:
        if what == "jelas":
            many = attending.confirm_clear(person, call)
            messages.success(request, ngettext("{n} confirmed.", "{n} confirmed.", many)
                             .format(n=many))  # fmt: skip
        elif what == "batal-semua":
            attending.undo(person, call)
        elif what == "hapus":
            attending.remove(person, call)
            return redirect("reaching:roll_calls", organisation=call.organisation_id)
        elif one is not None and what == "batal":
            attending.undo(person, call, one)
        elif one is not None and what == "bukan":
            attending.nobody(person, one)
        elif one is not None and what == "dia":
            attending.confirm(person, one, _chosen(request))
    except ReachingError as wrong:
        messages.error(request, wrong.sentence)
    page = request.GET.get("halaman", "1")
    return redirect(f"{reverse('reaching:roll_call', args=[call.pk])}?bagian={tab}"
                    f"&halaman={page if page.isdigit() else 1}")  # fmt: skip


def _chosen(request: HttpRequest) -> Employee:
    try:
        number = UUID(request.POST.get("pegawai", ""))
    except ValueError:
        raise ReachingError(_("Choose who it was.")) from None
    return get_object_or_404(Employee, pk=number)


def _rows(page: list[Participant]) -> list[dict[str, Any]]:
    wanted = {UUID(pk) for one in page for pk, _score in one.candidates}
    wanted |= {one.employee_id for one in page if one.employee_id}
    people = {
        one.pk: one for one in Employee.objects.filter(pk__in=wanted).select_related("organisation")
    }
    rows = []
    for one in page:
        choices = [(people[UUID(pk)], score) for pk, score in one.candidates if UUID(pk) in people]
        rows.append({
            "one": one, "shown": open_joined(one.sealed),
            "choices": [_choice(employee, score) for employee, score in choices],
            "employee": _choice(people[one.employee_id], 100) if one.employee_id else None,
        })  # fmt: skip
    return rows


def _choice(employee: Employee, score: int) -> dict[str, Any]:
    told = known(employee.sealed)
    return {"pk": employee.pk, "name": told.name, "office": employee.organisation.name,
            "nip": mask(told.nip), "score": score}  # fmt: skip
