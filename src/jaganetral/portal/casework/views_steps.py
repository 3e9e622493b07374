"""Pages that change a case: a step, an own view, where the reported works, the code, conflicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.portal.casework import (
    actions,
    clearing,
    following,
    needs,
    papers,
    recusing,
    studying,
)
from jaganetral.portal.casework.conflicts import keep_out
from jaganetral.portal.casework.errors import CaseworkError, MovedMeanwhile
from jaganetral.portal.casework.forms import (
    FindingForm,
    OfficeForm,
    OwnViewForm,
    ReasonForm,
    StepForm,
)
from jaganetral.portal.casework.models import Case, OwnView
from jaganetral.portal.casework.sealed import Told
from jaganetral.portal.casework.views import case_of, page_of
from jaganetral.portal.door import spoken, today
from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.letters.errors import LettersError
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import OrganisationKind, Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.shell.middleware import never_kept
from jaganetral.procedure import flow_for, procedures

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
@never_kept
def step(request: HttpRequest, number: UUID, step_id: str) -> HttpResponse:
    """One step of the flow: what it needs, what it issues, and the button that takes it."""
    case, person = case_of(request, number), _person(request)
    found = following.find_step(case, step_id)
    if found is None or following.decides(found):
        messages.warning(request, _("This cannot be done where the case stands now."))
        return redirect("casework:case", number=number)
    actions.hand_of(person, case, found)  # who may not sees the page 403
    form = StepForm(case, found, *_given(request), initial={"turn": case.turn})
    told = {
        "case": case,
        "step": found,
        "title": found.title.say(spoken()),
        "letters": [one.title.say(spoken()) for one in papers.forms_of(case, found)],
        "to": _state_after(case, found),
        "lacking": needs.lacking(case) if "requirements_met" in found.needs else (),
        "form": form,
    }
    if form.is_valid():

        def take() -> None:
            actions.move(
                person, case, step_id, reason=form.cleaned_data["reason"], facts=form.facts(),
                files=form.cleaned_data["attached"], turn=form.cleaned_data["turn"],
            )  # fmt: skip

        if answer := _done(request, case, form, take, _("Done: {what}").format(what=told["title"])):
            return answer
    return render(request, "casework/step.html", told, status=_status(form))


@form_page
@never_kept
def own_view(request: HttpRequest, number: UUID) -> HttpResponse:
    """The officer's own view; the aid is shown once it is kept."""
    case, person = case_of(request, number), _person(request)
    if OwnView.objects.filter(case=case, by=person).exists():
        return redirect("casework:case", number=number)
    form = OwnViewForm(*_given(request))
    if form.is_valid():
        told = form.cleaned_data

        def take() -> None:
            studying.write_own_view(
                person, case, level=told["level"], words=told["words"], rules=told["rules"]
            )

        said = _("Your own view is kept. The aid stands beside it now.")
        if answer := _done(request, case, form, take, said):
            return answer
    return render(
        request, "casework/own_view.html", {"case": case, "form": form}, status=_status(form)
    )


@form_page
@never_kept
def office(request: HttpRequest, number: UUID) -> HttpResponse:
    """Where the reported works: it decides who examines."""
    case, person = case_of(request, number), _person(request)
    form = OfficeForm(case.region, *_given(request), initial={"turn": case.turn})
    if form.is_valid():

        def take() -> None:
            actions.set_office(
                person, case, form.cleaned_data["office"], turn=form.cleaned_data["turn"]
            )

        if answer := _done(request, case, form, take, _("The office is noted.")):
            return answer
    told = {
        "case": case, "form": form, "title": _("Where the reported works"),
        "lede": _("The organisation above the office examines and sanctions, never itself."),
        "button": _("Save"),
    }  # fmt: skip
    return render(request, "casework/small.html", told, status=_status(form))


@form_page
@never_kept
def undo(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take one's own last step back."""
    case, person = case_of(request, number), _person(request)
    return _small(
        request, case,
        lambda reason, turn: actions.undo(person, case, reason, turn=turn),
        title=_("Take my last step back"),
        lede=_("The step stays in the file with your reason; it is not erased."),
        button=_("Take it back"), done=_("The step was taken back."),
    )  # fmt: skip


@form_page
@never_kept
def correct(request: HttpRequest, number: UUID, turn: int) -> HttpResponse:
    """Say what was wrong in something that happened."""
    case, person = case_of(request, number), _person(request)
    event = get_object_or_404(case.events, turn=turn)
    return _small(
        request, case, lambda reason, _turn: actions.correct(person, case, event, reason),
        title=_("Write a correction"),
        lede=_("What was written stays as it is; the correction stands beside it."),
        button=_("Save the correction"), done=_("The correction stands in the file."),
    )  # fmt: skip


@form_page
@never_kept
def recuse(request: HttpRequest, number: UUID) -> HttpResponse:
    """Keep out of a case."""
    case, person = case_of(request, number), _person(request)
    form = ReasonForm(*_given(request))
    if form.is_valid():
        try:
            recusing.recuse(person, case, form.cleaned_data["reason"])
        except CaseworkError as wrong:
            form.add_error(_field(form, wrong.field), wrong.sentence)
        else:
            messages.success(request, _("You keep out of this case. Others go on with it."))
            return redirect("casework:desk")
    told = {
        "case": case, "form": form, "title": _("I have a conflict of interest"),
        "lede": _("You will not see this case again. This cannot be taken back."),
        "button": _("Keep me out of this case"),
    }  # fmt: skip
    return render(request, "casework/small.html", told, status=_status(form))


@form_page
@never_kept
def route_up(request: HttpRequest, number: UUID) -> HttpResponse:
    """Take a case up to the organisation above."""
    case, person = case_of(request, number), _person(request)
    return _small(
        request, case,
        lambda reason, turn: recusing.route_up(person, case, reason, turn=turn),
        title=_("Take the case up to my organisation"),
        lede=_("For a case that those below cannot handle, because of a conflict of interest."),
        button=_("Take it up"), done=_("The case lies with the organisation above now."),
    )  # fmt: skip


@require_POST
@never_kept
def code(request: HttpRequest, number: UUID) -> HttpResponse:
    """A new code for the reported, shown once."""
    case = case_of(request, number)
    made = actions.give_code(_person(request), case)
    return page_of(request, case, code=made)


@require_POST
@never_kept
def publish(request: HttpRequest, number: UUID) -> HttpResponse:
    """Make a clearing public, as the person wants it."""
    case = case_of(request, number)
    try:
        clearing.publish(_person(request), case)
    except CaseworkError as wrong:
        messages.warning(request, wrong.sentence)
    else:
        messages.success(request, _("The clearing is public."))
    return redirect("casework:case", number=number)


@form_page
@requires("cases.write_case")
@never_kept
def finding(request: HttpRequest) -> HttpResponse:
    """A finding of the supervisor's own."""
    person = _person(request)
    place = scope(person, "cases.write_case").filter(kind=OrganisationKind.SUPERVISOR).first()
    if place is None:
        raise Http404
    form = FindingForm(place.region, *_given(request))
    if form.is_valid():
        told = form.cleaned_data
        happened = told["happened_on"].isoformat()
        said = Told(
            name=told["name"], nip=told["nip"], position=told["position"],
            allegation=told["allegation"], happened_on=happened, place=told["place"],
            conduct={"narrative": told["allegation"], "at": happened},
        )  # fmt: skip
        try:
            case = actions.open_finding(
                person, place, said, flow_id=_flow(), reason=told["reason"],
                office=told["office"], files=told["attached"],
            )  # fmt: skip
        except (CaseworkError, BadFile) as wrong:
            form.add_error(_field(form, getattr(wrong, "field", None)), wrong.sentence)
        else:
            return redirect("casework:case", number=case.pk)
    return render(
        request, "casework/finding.html", {"form": form, "place": place}, status=_status(form)
    )


def _flow() -> str:
    """Findings begin in a supervisor's flow; between elections in that of regional ones."""
    flow = flow_for("", today())
    has = any(move.id == "record_finding" for move in flow.moves)
    return flow.id if has else procedures().flow("pilkada_report").id


def _small(
    request: HttpRequest, case: Case, act: Callable[[str, int | None], object], *, done: str,
    **told: Any,
) -> HttpResponse:  # fmt: skip
    keep_out(_person(request), case)
    form = (
        ReasonForm(request.POST)
        if request.method == "POST"
        else ReasonForm(initial={"turn": case.turn})
    )
    if form.is_valid():
        said = form.cleaned_data

        def take() -> None:
            act(said["reason"], said["turn"])

        if answer := _done(request, case, form, take, done):
            return answer
    return render(
        request, "casework/small.html", {"case": case, "form": form, **told}, status=_status(form)
    )


def _done(
    request: HttpRequest, case: Case, form: forms.Form, take: Callable[[], None], said: str
) -> HttpResponse | None:
    """Try it; say what is missing on the form, or go back to the case."""
    try:
        take()
    except MovedMeanwhile as wrong:
        messages.warning(request, wrong.sentence)
    except (CaseworkError, BadFile) as wrong:
        form.add_error(_field(form, getattr(wrong, "field", None)), wrong.sentence)
        return None
    except LettersError as wrong:
        form.add_error(None, getattr(wrong, "sentence", str(wrong)))
        return None
    else:
        messages.success(request, said)
    return redirect("casework:case", number=case.pk)


def _field(form: forms.Form, name: str | None) -> str | None:
    return name if name in form.fields else None


def _state_after(case: Case, step: following.Step) -> str:
    flow = procedures().flow(step.flow) if step.flow else following.flow_of(case)
    return flow.state(step.to or case.state).title.say(spoken())


def _given(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _status(form: forms.Form) -> int:
    return 422 if form.errors else 200


def _person(request: HttpRequest) -> Person:
    return cast("Person", request.user)
