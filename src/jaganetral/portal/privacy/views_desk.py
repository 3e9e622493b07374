"""The desk of whoever answers for personal data: requests with their hours, and failures."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.people.permissions import allowed, allowed_somewhere, scope
from jaganetral.portal.privacy import breaches, requests
from jaganetral.portal.privacy.errors import BadRequest, PrivacyError
from jaganetral.portal.privacy.forms import AnswerForm, BreachForm, EntryForm
from jaganetral.portal.privacy.views import shown
from jaganetral.portal.privacy.words import open_failure
from jaganetral.portal.shell.middleware import never_kept

__all__ = ["breach", "close", "desk", "enter", "new_breach", "notice", "request", "told"]

View = Callable[..., HttpResponse]


def _may(*actions: str) -> Callable[[View], Any]:
    """Only for who may do one of these somewhere. What is missing and what is not theirs look
    the same."""

    def around(view: View) -> Any:
        @login_required
        @never_kept
        @wraps(view)
        def answer(asked: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(allowed_somewhere(asked.user, action) for action in actions):
                raise PermissionDenied
            return view(asked, *args, **kwargs)

        return answer

    return around


@_may("privacy.read_register", "privacy.record_breach")
@require_safe
def desk(asked: HttpRequest) -> HttpResponse:
    """What waits, by its hour; what was answered; the register of failures."""
    found = requests.desk(asked.user)  # type: ignore[arg-type]
    failures = [
        (one, one.clocks()) for one in breaches.register(asked.user)[:50]  # type: ignore[arg-type]
    ]  # fmt: skip
    told = {
        "waiting": [(one, one.clock()) for one in found.filter(answered_at=None)[:200]],
        "answered": [
            (one, one.clock())
            for one in found.exclude(answered_at=None).order_by("-answered_at")[:50]
        ],
        "failures": failures,
        "may_handle": allowed_somewhere(asked.user, "privacy.handle_request"),
        "may_record": allowed_somewhere(asked.user, "privacy.record_breach"),
    }
    return render(asked, "privacy/desk.html", told)


@_may("privacy.handle_request")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(asked: HttpRequest) -> HttpResponse:
    """Write down a request that came by letter, by telephone or in person."""
    places = scope(asked.user, "privacy.handle_request")
    form = EntryForm(asked.POST or None, organisations=places)
    if asked.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = requests.make(
                form.asked(), right=data["right"], who=data["who"],
                organisation=data["organisation"], by=asked.user,  # type: ignore[arg-type]
                received_at=data["received_at"],
            )  # fmt: skip
            told = {"made": made, "clock": made.request.clock(), "officer": True}
            return render(asked, "privacy/made.html", told, status=201)
        except BadRequest as bad:
            form.add_error(bad.field or None, bad.sentence)
    status = 422 if form.is_bound else 200
    return render(asked, "privacy/ask.html", {"form": form, "entry": True}, status=status)


@_may("privacy.read_register")
@require_http_methods(["GET", "HEAD", "POST"])
def request(asked: HttpRequest, number: UUID) -> HttpResponse:
    """A request: read it, ask back, answer it."""
    found = requests.request_for(asked.user, number)  # type: ignore[arg-type]
    if found is None:
        raise Http404
    may = found.is_open and allowed(asked.user, "privacy.handle_request", found.organisation)
    form = AnswerForm(asked.POST or None, right=found.right) if may else None
    if asked.method == "POST" and form is not None and form.is_valid():
        data = form.cleaned_data
        try:
            if data["outcome"] == "ask":
                requests.ask(asked.user, found, data["words"])  # type: ignore[arg-type]
            else:
                requests.answer(
                    asked.user, found, outcome=data["outcome"],  # type: ignore[arg-type]
                    words=data["words"], refusal=data["refusal"],
                )  # fmt: skip
            return redirect("privacy:request", number)
        except PrivacyError as bad:
            form.add_error(getattr(bad, "field", None) or None, str(bad))
    told = shown(found) | {"form": form, "officer": True}
    status = 422 if form is not None and form.is_bound else 200
    return render(asked, "privacy/request.html", told, status=status)


@_may("privacy.record_breach")
@require_http_methods(["GET", "HEAD", "POST"])
def new_breach(asked: HttpRequest) -> HttpResponse:
    """Enter a failure to protect personal data."""
    form = BreachForm(asked.POST or None, organisations=scope(asked.user, "privacy.record_breach"))
    if asked.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = breaches.note(
                asked.user, data["organisation"], form.failure(),  # type: ignore[arg-type]
                known_at=data["known_at"], happened_at=data["happened_at"],
                people_count=data["people_count"], public=data["public"],
            )  # fmt: skip
            return redirect("privacy:breach", made.pk)
        except BadRequest as bad:
            form.add_error(bad.field or None, bad.sentence)
    status = 422 if form.is_bound else 200
    return render(asked, "privacy/new_breach.html", {"form": form}, status=status)


@_may("privacy.read_register", "privacy.record_breach")
@require_safe
def breach(asked: HttpRequest, number: UUID) -> HttpResponse:
    """A failure with its clocks and the letters that it asks for."""
    return _breach(asked, number)


@_may("privacy.read_register", "privacy.record_breach")
@require_safe
def notice(asked: HttpRequest, number: UUID, whom: str) -> HttpResponse:
    """The words of the notice to the people or to the authority."""
    found = breaches.breach_for(asked.user, number)  # type: ignore[arg-type]
    if found is None or whom not in breaches.TOLD:
        raise Http404
    return HttpResponse(breaches.notice(found[0], whom), content_type="text/plain; charset=utf-8")


@_may("privacy.record_breach")
@require_POST
def told(asked: HttpRequest, number: UUID) -> HttpResponse:
    """Note who was told."""
    return _done(asked, number, lambda one: breaches.told(
        asked.user, one, asked.POST.get("whom", "")))  # type: ignore[arg-type]  # fmt: skip


@_may("privacy.record_breach")
@require_POST
def close(asked: HttpRequest, number: UUID) -> HttpResponse:
    """Close the file."""
    return _done(asked, number, lambda one: breaches.close(
        asked.user, one))  # type: ignore[arg-type]  # fmt: skip


def _done(asked: HttpRequest, number: UUID, act: Callable[[Any], Any]) -> HttpResponse:
    found = breaches.breach_for(asked.user, number)  # type: ignore[arg-type]
    if found is None:
        raise Http404
    try:
        act(found[0])
    except PrivacyError as bad:
        return _breach(asked, number, str(bad))
    return redirect("privacy:breach", number)


def _breach(asked: HttpRequest, number: UUID, problem: str = "") -> HttpResponse:
    found = breaches.breach_for(asked.user, number)  # type: ignore[arg-type]
    if found is None:
        raise Http404
    one, may = found
    told = {"one": one, "clocks": one.clocks(), "failure": open_failure(one.sealed), "may": may,
            "problem": problem}  # fmt: skip
    return render(asked, "privacy/breach.html", told, status=422 if problem else 200)
