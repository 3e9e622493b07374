"""What a lead does: files in, known decisions, items without agreement, labels out."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jaganetral.portal.evidence.uploads import QuarantinedFile, streams_uploads
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import demand, scope
from jaganetral.portal.review import deciding, importing, queueing
from jaganetral.portal.review import golden as goldens_
from jaganetral.portal.review import labels as labels_
from jaganetral.portal.review.errors import ReviewError
from jaganetral.portal.review.forms import GoldenForm, ReasonForm, UploadForm
from jaganetral.portal.review.guarding import item_of, reviews
from jaganetral.portal.review.models import Delivery, Item
from jaganetral.portal.review.moving import LEADS
from jaganetral.portal.review.states import State, Stratum
from jaganetral.portal.review.telling import lines
from jaganetral.portal.review.views_item import form_page, small
from jaganetral.portal.shell.middleware import never_kept

__all__ = ["MOST_UPLOADED", "close", "deliveries", "golden", "goldens", "labels"]

MOST_UPLOADED = 60_000_000
"""Bytes of a file that the page takes; a larger one is taken in by `jaganetral review import`."""


@streams_uploads
@form_page
@reviews
@never_kept
def deliveries(request: HttpRequest) -> HttpResponse:
    """The files that were taken in, and the form for the next."""
    person, places = cast("Person", request.user), _led(request)
    form = UploadForm(places, request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        place = next(one for one in places if str(one.pk) == form.cleaned_data["queue"])
        try:
            made = _take(person, place, form.cleaned_data["file"])
        except ReviewError as wrong:
            form.add_error("file", wrong.sentence)
        else:
            _say(request, made)
            return redirect("review:deliveries")
    every = Delivery.objects.filter(organisation__in=places).select_related("organisation", "by")
    told = {
        "form": form,
        "deliveries": [(one, one.put_aside.all()[:20]) for one in every[:20]],
        "most": MOST_UPLOADED // 1_000_000,
    }
    return render(request, "review/deliveries.html", told, status=422 if form.errors else 200)


@form_page
@reviews
@never_kept
def labels(request: HttpRequest) -> HttpResponse:
    """Reviewed decisions as labelled data; who takes them stands in the trail."""
    person = cast("Person", request.user)
    places = _led(request)
    if request.method != "POST":
        return render(request, "review/labels.html", {"places": places})
    place = next((one for one in places if str(one.pk) == request.POST.get("antrean")), None)
    if place is None:
        raise Refused(labels_.ACTION)
    answer = StreamingHttpResponse(
        labels_.export(person, place), content_type="application/x-ndjson"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="label-telaah.jsonl"'
    return cast("HttpResponse", answer)  # it streams, and is answered like any other


@form_page
@reviews
@never_kept
def close(request: HttpRequest, number: UUID) -> HttpResponse:
    """Close an item on which people cannot agree."""
    found, person = item_of(request, number), cast("Person", request.user)
    demand(person, LEADS, found.organisation)
    form = ReasonForm(request.POST or None)
    return small(
        request, found, form,
        lambda: deciding.close_without_agreement(person, found, **form.cleaned_data),
        title=_("Close without agreement"), button=_("Close it"), done=_("The item is closed."),
        lede=_("It is closed as unclear: where people cannot agree, no finding is made."),
    )  # fmt: skip


@form_page
@reviews
@never_kept
def golden(request: HttpRequest, number: UUID) -> HttpResponse:
    """Put a copy of a settled item into the queue as a known decision; or take one out."""
    found, person = item_of(request, number), cast("Person", request.user)
    demand(person, LEADS, found.organisation)
    if found.is_golden:
        form: Any = ReasonForm({"reason": "-"} if request.method == "POST" else None)
        return small(
            request, found, form, lambda: goldens_.retire(person, found),
            title=_("Take the known decision out"), button=_("Take it out"), bare=True,
            done=_("It is no longer in the queue."), lede=_("What was measured by it stays."),
        )  # fmt: skip
    form = GoldenForm(request.POST or None, initial={"decision": found.outcome})
    return small(
        request, found, form, lambda: goldens_.make_golden(person, found, **form.cleaned_data),
        title=_("Put in as a known decision"), button=_("Put it in"),
        done=_("A copy of it is in the queue now, among the others."),
        lede=_("Every reviewer meets it once, without knowing it. It measures how reviewing goes, "
               "for help and never for punishment."),
    )  # fmt: skip


@form_page
@reviews
@never_kept
def goldens(request: HttpRequest) -> HttpResponse:
    """The known decisions in the queue, and how people did: for leads alone."""
    person, places = cast("Person", request.user), _led(request)
    items = (
        Item.objects.filter(organisation__in=places, stratum=Stratum.GOLDEN)
        .exclude(state__in=[State.CLOSED, State.EXPIRED])
        .exclude(queueing.not_theirs(person, "pk"))
        .select_related("golden")
        .order_by("-arrived_at", "pk")[:100]
    )
    told = {
        "lines": [(line, line.item.golden) for line in lines(items)],
        "measured": goldens_.measured(places),
    }
    return render(request, "review/goldens.html", told)


def _led(request: HttpRequest) -> list[Organisation]:
    """The supervisors whose queue the person leads. Raises Refused where there is none."""
    found = list(scope(cast("Person", request.user), LEADS).filter(kind="supervisor"))
    if not found:
        raise Refused(LEADS)
    return found


def _take(person: Person, place: Organisation, file: QuarantinedFile) -> Delivery:
    from jaganetral.portal.review.errors import BadQueue  # noqa: PLC0415

    if (file.size or 0) > MOST_UPLOADED:
        raise BadQueue(
            _(
                "This file is larger than {most} MB: take it in by `jaganetral review import`."
            ).format(most=MOST_UPLOADED // 1_000_000)
        )
    return importing.take_in(person, place, file.incoming.reader(), name=file.name or "")


def _say(request: HttpRequest, made: Delivery) -> None:
    messages.success(
        request,
        _(
            "{taken} items are in the queue; {known} were there already; {aside} lines aside."
        ).format(taken=made.taken, known=made.known, aside=made.aside),
    )
    if not made.sample:
        messages.warning(
            request,
            _("This file has no sample of what was not flagged: what the scan misses cannot be "
              "estimated from it."),
        )  # fmt: skip
