"""The page of one item, and what whoever has it does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.evidence.reaching import SHUT, shut
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import allowed
from jaganetral.portal.review import deciding, holding, pictures, recusing, telling
from jaganetral.portal.review.errors import ReviewError
from jaganetral.portal.review.forms import (
    DecisionForm,
    HandOverForm,
    HoldForm,
    ReasonForm,
    RecusalForm,
)
from jaganetral.portal.review.guarding import item_of, reviews
from jaganetral.portal.review.models import Item
from jaganetral.portal.review.moving import LEADS, WORKS, release_overdue
from jaganetral.portal.review.states import HANDS, State
from jaganetral.portal.shell.middleware import never_kept

form_page = require_http_methods(["GET", "HEAD", "POST"])
_AT_ONCE = {
    "ambil": (holding.claim, None),
    "lepas": (holding.release, gettext_lazy("It is back in the queue.")),
    "terima": (holding.accept, gettext_lazy("It is yours now.")),
    "tolak": (holding.decline, gettext_lazy("It is back in the queue.")),
}


@require_safe
@reviews
@never_kept
def item(request: HttpRequest, number: UUID) -> HttpResponse:
    """One item: what was said, to what, how often; and once the own view is written, the aid."""
    return page_of(request, item_of(request, number))


@require_safe
@reviews
def picture(request: HttpRequest, number: UUID, which: int) -> HttpResponse:
    """The small copy of a photo of the item, for whoever may see the item."""
    kept = get_object_or_404(item_of(request, number).pictures, number=which)
    response = HttpResponse(pictures.jpeg_of(kept), content_type="image/jpeg")
    shut(response)
    # The browser's own page around a picture, which fits it to the screen, styles itself inline.
    response.headers["Content-Security-Policy"] = f"{SHUT}; style-src 'unsafe-inline'"
    return response


def page_of(
    request: HttpRequest, found: Item, *, form: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of an item, with the form for a view where the person has it."""
    person = cast("Person", request.user)
    if found.until is not None and found.until < timezone.now():
        release_overdue(found.organisation)
        found = item_of(request, found.pk)
    mine = found.state == State.CLAIMED and found.holder_id == person.pk
    shown = telling.shown(person, found)
    leads = allowed(person, LEADS, found.organisation)
    told = {
        "item": found,
        "shown": shown,
        "aid": telling.aid(person, found),
        "mine": mine,
        "form": form or (DecisionForm() if mine else None),
        "why_not": "" if mine else holding.may_claim(person, found),
        "offered": found.state == State.OFFERED and found.offered_to_id == person.pk,
        "in_hands": found.state in HANDS,
        "works": allowed(person, WORKS, found.organisation),
        "leads": leads,
        "may_find": found.state in (State.AGREED, State.FINDING)
        and allowed(person, WORKS, found.organisation),
        "may_close": leads and found.state == State.DISPUTED,
        "may_be_golden": leads and found.state in (State.CLOSED, State.AGREED)
        and not found.is_golden,
        "recusal": None
        if found.state == State.FINDING and shown.mine is not None
        else RecusalForm(),
        "findings": found.findings.select_related("case"),
    }  # fmt: skip
    return render(request, "review/item.html", told, status=status)


@require_POST
@reviews
@never_kept
def at_once(request: HttpRequest, number: UUID, what: str) -> HttpResponse:
    """What needs no form: claim, give back, accept, decline."""
    found, person = item_of(request, number), cast("Person", request.user)
    if what not in _AT_ONCE:
        raise Http404
    act, said = _AT_ONCE[what]
    try:
        act(person, found)
    except ReviewError as wrong:
        messages.warning(request, wrong.sentence)
    else:
        if said:
            messages.success(request, str(said))
    return redirect("review:item", number=number)


@require_POST
@reviews
@never_kept
def decide(request: HttpRequest, number: UUID) -> HttpResponse:
    """Write down the own view; then the aid is shown."""
    found, person = item_of(request, number), cast("Person", request.user)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            deciding.decide(person, found, **form.cleaned_data)
        except ReviewError as wrong:
            form.add_error(wrong.field if wrong.field in form.fields else None, wrong.sentence)
        else:
            messages.success(request, _("Your view is kept. What the scan said is shown now."))
            return redirect("review:item", number=number)
    return page_of(request, found, form=form, status=422)


@form_page
@reviews
@never_kept
def hold(request: HttpRequest, number: UUID) -> HttpResponse:
    """Put it on hold until a day."""
    found, person = item_of(request, number), cast("Person", request.user)
    form = HoldForm(request.POST or None)
    return small(
        request, found, form, lambda: holding.hold(person, found, **form.cleaned_data),
        title=_("Put on hold"), button=_("Put on hold"), done=_("It is on hold."),
        lede=_("It stays yours until that day; then it goes back to the queue by itself."),
    )  # fmt: skip


@form_page
@reviews
@never_kept
def hand_over(request: HttpRequest, number: UUID) -> HttpResponse:
    """Offer it to a colleague."""
    found, person = item_of(request, number), cast("Person", request.user)
    form = HandOverForm(holding.colleagues(found, person), request.POST or None)

    def act() -> object:
        to = get_object_or_404(Person, pk=form.cleaned_data["to"])
        return holding.hand_over(person, found, to, note=form.cleaned_data["note"])

    return small(
        request, found, form, act, title=_("Hand over"), button=_("Offer it"),
        done=_("It is offered. It is theirs once they accept."),
        lede=_("Your view is not shown to them: they form their own."),
    )  # fmt: skip


@form_page
@reviews
@never_kept
def undo(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take the own decision back."""
    found, person = item_of(request, number), cast("Person", request.user)
    form = ReasonForm(request.POST or None)
    return small(
        request, found, form, lambda: deciding.undo(person, found, **form.cleaned_data),
        title=_("Take my decision back"), button=_("Take it back"),
        done=_("Your decision is taken back. It stays in the file, with the reason."),
        lede=_("For instance because the aid showed you something. You can decide anew."),
    )  # fmt: skip


@form_page
@reviews
@never_kept
def recuse(request: HttpRequest, number: UUID) -> HttpResponse:
    """Keep out of it, for good."""
    found, person = item_of(request, number), cast("Person", request.user)
    form = RecusalForm(request.POST if request.method == "POST" else None)
    return small(
        request, found, form, lambda: recusing.recuse(person, found, **form.cleaned_data),
        title=_("I know this person"), button=_("Keep me out of this item"),
        done=_("You keep out of this item. Others go on with it."),
        lede=_("You will not see this item again. This cannot be taken back."),
    )  # fmt: skip


def small(
    request: HttpRequest,
    found: Item,
    form: forms.Form,
    act: Callable[[], object],
    *,
    done: str,
    **told: Any,
) -> HttpResponse:
    """A page with one form; afterwards the item's own page."""
    if form.is_bound and form.is_valid():
        try:
            act()
        except ReviewError as wrong:
            form.add_error(wrong.field if wrong.field in form.fields else None, wrong.sentence)
        else:
            messages.success(request, done)
            return redirect("review:item", number=found.pk)
    told |= {"item": found, "form": form}
    return render(request, "review/small.html", told, status=422 if form.errors else 200)
