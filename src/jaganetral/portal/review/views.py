"""The queue, what I have of it, and how well it goes."""

from __future__ import annotations

import csv
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import allowed, scope
from jaganetral.portal.review import charts, queueing, telling
from jaganetral.portal.review import quality as qualities
from jaganetral.portal.review.errors import ReviewError
from jaganetral.portal.review.forms import FilterForm, rule_names
from jaganetral.portal.review.guarding import reviews
from jaganetral.portal.review.measuring import FEWEST, Estimate
from jaganetral.portal.review.models import Event
from jaganetral.portal.review.moving import LEADS, WORKS, release_overdue
from jaganetral.portal.review.queueing import Filters
from jaganetral.portal.review.states import State, What
from jaganetral.portal.shell.middleware import never_kept


@require_safe
@reviews
@never_kept
def queue(request: HttpRequest) -> HttpResponse:
    """What waits in a queue, those that need eyes first on top."""
    person, place = cast("Person", request.user), place_of(request)
    release_overdue(place)
    filters = Filters.read(request.GET)
    after = request.GET.get("sesudah", "")
    page = queueing.page(person, place, filters, after=after)
    counts = queueing.counts(place)
    told = {
        "place": place,
        "places": queueing.queues(person),
        "filters": filters,
        "form": FilterForm(filters),
        "filtered": bool(filters.platform or filters.region or filters.rule or filters.verdict),
        "lines": telling.lines(page.items),
        "after": page.after,
        "further": bool(after),
        "counts": [(State(name).label, many, name) for name, many in counts.items() if many],
        "most": queueing.MOST,
        "state": State(filters.state).label,
        "works": allowed(person, WORKS, place),
        "leads": allowed(person, LEADS, place),
        "mine": len(queueing.mine(person)),
    }
    return render(request, "review/queue.html", told)


@require_POST
@reviews
@never_kept
def following(request: HttpRequest) -> HttpResponse:
    """Claim the next item that waits under the filters, and go to it."""
    person, place = cast("Person", request.user), place_of(request)
    filters = Filters.read(request.POST)
    release_overdue(place)
    try:
        found = queueing.next_item(person, place, filters)
    except ReviewError as wrong:
        messages.warning(request, wrong.sentence)
        return redirect("review:mine")
    if found is None:
        messages.info(request, _("Nothing waits for you under these filters."))
        return redirect(f"{reverse('review:queue')}?antrean={place.pk}&{filters.query}")
    return redirect("review:item", number=found.pk)


@require_safe
@reviews
@never_kept
def mine(request: HttpRequest) -> HttpResponse:
    """What I have, what was offered to me, and what I decided last."""
    person = cast("Person", request.user)
    release_overdue()
    lately = (
        Event.objects.filter(by=person, what=What.DECIDED, undone=None)
        .select_related("item")
        .order_by("-at")[:25]
    )
    have = queueing.mine(person)
    told = {
        "have": telling.lines(one for one in have if one.holder_id == person.pk),
        "offered": telling.lines(one for one in have if one.offered_to_id == person.pk),
        "lately": [(one, telling.lines([one.item])[0]) for one in lately if one.item.sealed],
    }
    return render(request, "review/mine.html", told)


@require_safe
@reviews
@never_kept
def quality(request: HttpRequest) -> HttpResponse:
    """Agreement, precision and recall, each with its interval; in a drawing and a table."""
    person = cast("Person", request.user)
    places = list(scope(person, "review.see_quality").filter(kind="supervisor"))
    found = qualities.measure(places)
    titles = dict(rule_names())
    rows = [(one, _named(one, titles)) for one in found.lines]
    told = {
        "quality": found,
        "rows": rows,
        "fewest": FEWEST,
        "precision": charts.chart([(name, one.precision) for one, name in rows]),
        "recall": charts.chart([(name, one.recall) for one, name in rows]),
        "leads": scope(person, LEADS).filter(kind="supervisor").exists(),
    }
    return render(request, "review/quality.html", told)


@require_safe
@reviews
@never_kept
def quality_csv(request: HttpRequest) -> HttpResponse:
    """The same figures, for a spreadsheet."""
    person = cast("Person", request.user)
    places = list(scope(person, "review.see_quality").filter(kind="supervisor"))
    found = qualities.measure(places)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="mutu-telaah.csv"'
    out = csv.writer(answer)
    out.writerow(
        ["kind", "name", "flagged", "reviewed", "unclear", "sample_reviewed", "sample_breaches",
         "precision", "precision_low", "precision_high", "precision_enough",
         "recall", "recall_low", "recall_high", "recall_enough"]
    )  # fmt: skip
    for one in found.lines:
        out.writerow(
            [one.kind, one.name, one.flagged, one.reviewed, one.unclear, one.sample, one.missed,
             *_cells(one.precision), *_cells(one.recall)]
        )  # fmt: skip
    alpha = found.agreement
    out.writerow(["agreement", "krippendorff_alpha", "", alpha.seen, "", "", "", *_cells(alpha)])
    return answer


def place_of(request: HttpRequest) -> Organisation:
    """The queue that the request asks for, or the person's first. Raises Http404."""
    places = queueing.queues(cast("Person", request.user))
    asked = request.POST.get("antrean") or request.GET.get("antrean", "")
    found = next((one for one in places if str(one.pk) == asked), None)
    if found is None:
        if asked or not places:
            raise Http404
        return places[0]
    return found


def _named(line: qualities.Line, titles: dict[str, str]) -> str:
    if line.kind == "all":
        return _("All together")
    return (
        telling.platform_name(line.name)
        if line.kind == "platform"
        else (titles.get(line.name, line.name))
    )


def _cells(estimate: Estimate) -> list[str]:
    numbers = (estimate.value, estimate.low, estimate.high)
    return [*("" if one is None else f"{one:.4f}" for one in numbers),
            "yes" if estimate.enough else "no"]  # fmt: skip
