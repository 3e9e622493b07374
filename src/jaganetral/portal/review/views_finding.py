"""From an item to a finding, and back from it."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from jaganetral.portal.casework.errors import CaseworkError
from jaganetral.portal.casework.sealed import Told
from jaganetral.portal.door import today
from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.uploads import streams_uploads
from jaganetral.portal.people.models import Person
from jaganetral.portal.review import findings, telling
from jaganetral.portal.review.errors import ReviewError
from jaganetral.portal.review.forms import FindingForm, ReasonForm
from jaganetral.portal.review.guarding import item_of, reviews
from jaganetral.portal.review.models import Item
from jaganetral.portal.review.states import State
from jaganetral.portal.review.views_item import form_page, small
from jaganetral.portal.shell.middleware import never_kept
from jaganetral.procedure import flow_for, procedures


@streams_uploads
@form_page
@reviews
@never_kept
def finding(request: HttpRequest, number: UUID) -> HttpResponse:
    """Make a finding of an item on which two reviewers agree."""
    found, person = item_of(request, number), cast("Person", request.user)
    if found.state not in (State.AGREED, State.FINDING):
        messages.warning(
            request, _("Two reviewers must agree on a breach before a finding can be made.")
        )
        return redirect("review:item", number=number)
    members = telling.shown(person, found).members
    if request.method == "POST":
        form = FindingForm(members, found.organisation.region, request.POST, request.FILES)
    else:
        form = FindingForm(members, found.organisation.region, initial=_initial(found))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        happened = said["happened_on"].isoformat()
        told = Told(
            name=said["name"], nip=said["nip"], position=said["position"],
            allegation=said["allegation"], happened_on=happened, place=said["place"],
            conduct=dict(found.kept.conduct) | {"at": happened},
        )  # fmt: skip
        try:
            case = findings.make_finding(
                person, found, told, flow_id=_flow(), reason=said["reason"],
                member=said["member"], office=said["office"], files=said["attached"],
            )  # fmt: skip
        except (ReviewError, CaseworkError, BadFile) as wrong:
            field = getattr(wrong, "field", None)
            form.add_error(field if field in form.fields else None, wrong.sentence)
        else:
            messages.success(request, _("The finding is registered. What follows is the desk's."))
            return redirect("casework:case", number=case.pk)
    status = 422 if form.errors else 200
    return render(request, "review/finding.html", {"item": found, "form": form}, status=status)


@form_page
@reviews
@never_kept
def withdraw(request: HttpRequest, number: UUID) -> HttpResponse:
    """Say that the own decision no longer stands, after the finding."""
    found, person = item_of(request, number), cast("Person", request.user)
    form = ReasonForm(request.POST or None)
    return small(
        request, found, form, lambda: findings.withdraw(person, found, **form.cleaned_data),
        title=_("Withdraw from the finding"), button=_("Withdraw"),
        done=_("You withdrew. The case has a note of it, with your reason."),
        lede=_("The case goes on at the desk; whoever handles it reads your reason there."),
    )  # fmt: skip


def _initial(item: Item) -> dict[str, object]:
    """What the item already tells; who it is about, the officer says."""
    texts = [str(item.kept.conduct.get(name) or "") for name in ("text", "narrative")]
    said = {"allegation": "\n\n".join(one for one in texts if one), "member": 0,
            "place": telling.platform_name(item.platform)}  # fmt: skip
    day = _day(item.at)
    return said | ({"happened_on": day} if day else {})


def _day(at: str) -> object:
    try:
        return parse_date(at[:10]) if len(at) >= 10 else None
    except ValueError:
        return None


def _flow() -> str:
    """Findings begin in a supervisor's flow; between elections in that of regional ones."""
    flow = flow_for("", today())
    has = any(move.id == "record_finding" for move in flow.moves)
    return flow.id if has else procedures().flow("pilkada_report").id
