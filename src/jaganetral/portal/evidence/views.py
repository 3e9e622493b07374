"""Pages of officers about one exhibit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from jaganetral.portal.evidence import forms, keeping, study
from jaganetral.portal.evidence.access import may
from jaganetral.portal.evidence.errors import NotNow
from jaganetral.portal.evidence.models import Exhibit, Hold, State, Worth
from jaganetral.portal.evidence.reaching import READ, exhibit_of, looked_at, person_of
from jaganetral.portal.evidence.selectors import Behold, behold
from jaganetral.portal.people.guard import requires
from jaganetral.portal.shell.middleware import never_kept

Post = dict[str, Form]


@require_safe
@requires(READ)
@never_kept
def exhibit(request: HttpRequest, number: UUID) -> HttpResponse:
    """One exhibit: preview, hash, custody, grades; forms for who may use them."""
    return _shown(request, exhibit_of(request, number))


def _shown(
    request: HttpRequest, found: Exhibit, filled: Post | None = None, status: int = 200
) -> HttpResponse:
    person = person_of(request)
    told: Behold = behold(looked_at(found))
    given: Post = {
        "grade_form": forms.GradeForm(),
        "release_form": forms.ReleaseForm(initial={"boxes": _lines(found)}),
        "hold_form": forms.HoldForm(),
        "lift_form": forms.LiftForm(),
        "erase_form": forms.EraseForm(),
    }
    standing = found.state != State.ERASED
    return render(
        request,
        "evidence/exhibit.html",
        {
            "exhibit": found,
            "told": told,
            "may_grade": standing and may(person, "evidence.grade_file", found),
            "may_hold": standing and may(person, "evidence.hold_or_erase", found),
            "wrong": next((form for form in (filled or {}).values()), None),
            **given,
            **(filled or {}),
        },
        status=status,
    )


def _lines(found: Exhibit) -> str:
    return "\n".join(
        f"{box.page}, {box.left / 10:g}, {box.top / 10:g}, {box.right / 10:g}, {box.bottom / 10:g}"
        for box in found.redactions.all()
    )


def _done(
    request: HttpRequest, number: UUID, name: str, form: Form, do: Callable[[Exhibit, Any], object]
) -> HttpResponse:
    """What each form of an exhibit does: read it, do it, and go back, or show what is wrong."""
    found = exhibit_of(request, number)
    if form.is_valid():
        try:
            do(found, form.cleaned_data)
        except NotNow as error:
            form.add_error(None, error.sentence)
        else:
            return redirect("evidence:exhibit", number=number)
    return _shown(request, found, {name: form}, 422)


@require_POST
@requires("evidence.grade_file")
@never_kept
def grade(request: HttpRequest, number: UUID) -> HttpResponse:
    """Grade an exhibit."""
    form = forms.GradeForm(request.POST)

    def do(found: Exhibit, told: dict[str, Any]) -> None:
        study.grade(
            person_of(request), found, Worth(told["worth"]), checks=told["checks"],
            reason=told["reason"],
        )  # fmt: skip

    return _done(request, number, "grade_form", form, do)


@require_POST
@requires("evidence.grade_file")
@never_kept
def release(request: HttpRequest, number: UUID) -> HttpResponse:
    """Let the reported see an exhibit, redacted."""
    form = forms.ReleaseForm(request.POST)
    return _done(
        request, number, "release_form", form,
        lambda found, told: study.release(person_of(request), found, told["boxes"]),
    )  # fmt: skip


@require_POST
@requires("evidence.hold_or_erase")
@never_kept
def hold(request: HttpRequest, number: UUID) -> HttpResponse:
    """Put an exhibit on legal hold."""
    form = forms.HoldForm(request.POST)
    return _done(
        request, number, "hold_form", form,
        lambda found, told: keeping.hold(person_of(request), found, told["ground"]),
    )  # fmt: skip


@require_POST
@requires("evidence.hold_or_erase")
@never_kept
def lift(request: HttpRequest, number: UUID, held: int) -> HttpResponse:
    """Lift a legal hold."""
    form = forms.LiftForm(request.POST)

    def do(found: Exhibit, told: dict[str, Any]) -> None:
        one = Hold.objects.filter(pk=held, exhibit=found).first()
        if one is None:
            raise Http404
        keeping.lift(person_of(request), one, told["reason"])

    return _done(request, number, "lift_form", form, do)


@require_POST
@requires("evidence.hold_or_erase")
@never_kept
def erase(request: HttpRequest, number: UUID) -> HttpResponse:
    """Erase an exhibit by law."""
    form = forms.EraseForm(request.POST)
    return _done(
        request, number, "erase_form", form,
        lambda found, told: keeping.erase(
            person_of(request), found, basis=told["basis"], ground=told["ground"]
        ),
    )  # fmt: skip
