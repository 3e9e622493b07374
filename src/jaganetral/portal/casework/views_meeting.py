"""The meeting that decides: called, voted in, closed with minutes."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaganetral.portal.casework import deciding
from jaganetral.portal.casework.errors import CaseworkError, MovedMeanwhile
from jaganetral.portal.casework.forms import CloseForm, VoteForm
from jaganetral.portal.casework.models import Case, Decision
from jaganetral.portal.casework.views import case_of
from jaganetral.portal.door import spoken
from jaganetral.portal.letters.errors import LettersError
from jaganetral.portal.people.models import Person
from jaganetral.portal.shell.middleware import never_kept


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def meeting(request: HttpRequest, number: UUID) -> HttpResponse:
    """One meeting, from its call to its minutes."""
    case, person = case_of(request, number), cast("Person", request.user)
    found = deciding.open_meeting(case)
    what = request.POST.get("what", "") if request.method == "POST" else ""
    try:
        if what == "call":
            deciding.call(person, case, turn=_turn(request))
            return redirect("casework:meeting", number=number)
        if found is not None and what == "vote":
            return _vote(request, person, case, found)
        if found is not None and what == "close":
            return _close(request, person, case, found)
    except MovedMeanwhile as wrong:
        messages.warning(request, wrong.sentence)
        return redirect("casework:case", number=number)
    except CaseworkError as wrong:
        messages.warning(request, wrong.sentence)
        return redirect("casework:meeting", number=number)
    return _page(request, person, case, found)


def _vote(request: HttpRequest, person: Person, case: Case, found: Decision) -> HttpResponse:
    form = VoteForm(deciding.may_vote(person, case), request.POST)
    if not form.is_valid():
        return _page(request, person, case, found, vote=form, status=422)
    deciding.vote(person, found, form.cleaned_data["choice"], form.cleaned_data["words"])
    messages.success(request, _("Your vote is kept."))
    return redirect("casework:meeting", number=case.pk)


def _close(request: HttpRequest, person: Person, case: Case, found: Decision) -> HttpResponse:
    step = deciding.carried(found)
    if step is None:
        deciding.close(person, found, minutes=" ", reason="")  # says why it is not decided yet
        return redirect("casework:meeting", number=case.pk)
    form = CloseForm(case, step, request.POST, request.FILES)
    if form.is_valid():
        facts = form.facts()
        minutes = facts.pop("minutes", "")
        try:
            deciding.close(
                person, found, minutes=minutes, reason=form.cleaned_data["reason"], facts=facts,
                turn=form.cleaned_data["turn"],
            )  # fmt: skip
        except MovedMeanwhile:
            raise
        except CaseworkError as wrong:
            form.add_error(wrong.field if wrong.field in form.fields else None, wrong.sentence)
        except LettersError as wrong:
            form.add_error(None, getattr(wrong, "sentence", str(wrong)))
        else:
            messages.success(request, _("It is decided, and the minutes are written."))
            return redirect("casework:case", number=case.pk)
    return _page(request, person, case, found, close=form, status=422)


def _page(
    request: HttpRequest,
    person: Person,
    case: Case,
    found: Decision | None,
    *,
    vote: VoteForm | None = None,
    close: CloseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    steps = deciding.may_vote(person, case)
    titles = {step.id: step.title.say(spoken()) for step in deciding.choices(case)}
    votes = list(found.votes.select_related("by")) if found else []
    mine = next((one for one in votes if one.by_id == person.pk), None)
    carried = deciding.carried(found) if found else None
    if carried is not None and mine is not None and close is None:
        close = CloseForm(case, carried, initial={"turn": case.turn})
    told = {
        "case": case,
        "meeting": found,
        "votes": [(one, titles.get(one.choice, _("abstains"))) for one in votes],
        "mine": mine,
        "left": max(0, found.quorum - len(votes)) if found else 0,
        "choices": titles.values(),
        "may_vote": bool(steps),
        "vote": vote or (VoteForm(steps) if found and mine is None and steps else None),
        "carried": titles.get(carried.id) if carried else "",
        "close": close,
    }
    return render(request, "casework/meeting.html", told, status=status)


def _turn(request: HttpRequest) -> int | None:
    said = request.POST.get("turn", "")
    return int(said) if said.isdigit() else None
