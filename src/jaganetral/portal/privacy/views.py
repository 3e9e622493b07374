"""What everybody can do about their data: read what is kept, ask, and follow with a code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.portal.api.limits import Limits, address_of
from jaganetral.portal.people.permissions import allowed_somewhere
from jaganetral.portal.privacy import requests
from jaganetral.portal.privacy.errors import PrivacyError
from jaganetral.portal.privacy.forms import AskForm, CodeForm
from jaganetral.portal.privacy.models import Request
from jaganetral.portal.privacy.registry import GROUNDS, register
from jaganetral.portal.privacy.rights import REFUSALS
from jaganetral.portal.privacy.words import open_asked, open_turn
from jaganetral.portal.sealing import Unsealed
from jaganetral.portal.shell.middleware import never_kept

__all__ = ["ask", "follow", "index", "limits", "shown"]

limits = Limits(0.5)
"""Requests and codes from one address: one in two seconds, fifteen at once."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is kept of whom and why, and the rights of whom it is about."""
    language = "en" if (get_language() or "id").startswith("en") else "id"
    uses = [
        {
            "why": use.purpose[language], "ground": f"{GROUNDS[use.ground]}; {use.basis}",
            "seen_by": use.seen_by[language], "kept": use.kept.texts[language],
        }
        for use in register().uses.values()
        if use.category != "none"
    ]  # fmt: skip
    officer = request.user.is_authenticated and (
        allowed_somewhere(request.user, "privacy.read_register")
        or allowed_somewhere(request.user, "privacy.record_breach")
    )
    return render(request, "privacy/index.html", {"uses": uses, "officer": officer})


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def ask(request: HttpRequest) -> HttpResponse:
    """Make a request; its code is shown once."""
    places = requests.receivers()
    if request.method != "POST":
        form = AskForm(organisations=places, initial=_preset(request))
        return render(request, "privacy/ask.html", {"form": form})
    form = AskForm(request.POST, organisations=places)
    if wait := limits.take(address_of(request)):
        form.add_error(None, _wait(wait))
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = requests.make(
                form.asked(), right=data["right"], who=data["who"],
                organisation=data["organisation"],
            )  # fmt: skip
        except PrivacyError as bad:
            form.add_error(None, str(bad))
        else:
            told = {"made": made, "clock": made.request.clock()}
            return render(request, "privacy/made.html", told, status=201)
    return render(request, "privacy/ask.html", {"form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def follow(request: HttpRequest) -> HttpResponse:
    """Enter a code, read the answer, add something. The code travels in the form, in no cookie."""
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return render(request, "privacy/follow.html", {"form": form})
    found: Request | None = None
    if wait := limits.take(address_of(request)):
        form.add_error(None, _wait(wait))
    elif form.is_valid():
        found = requests.by_code(form.cleaned_data["code"])
        if found is None:
            form.add_error("code", _("There is no request with this code. Look at it once more."))
    if found is None:
        return render(request, "privacy/follow.html", {"form": form}, status=422)
    problem = ""
    if "words" in request.POST:
        try:
            requests.add(found, request.POST["words"])
            found.refresh_from_db()
        except PrivacyError as bad:
            problem = str(bad)
    told = shown(found) | {"code": form.cleaned_data["code"], "problem": problem}
    return render(request, "privacy/request.html", told, status=422 if problem else 200)


def shown(one: Request) -> dict[str, object]:
    """A request as its page shows it."""
    try:
        asked = open_asked(one.sealed)
        turns = [(turn, open_turn(turn.sealed)) for turn in one.turns.all()]
        sealed = False
    except Unsealed:
        asked, turns, sealed = None, [], True
    refusal = REFUSALS[one.refusal][0] if one.refusal else ""
    return {"one": one, "asked": asked, "turns": turns, "unsealed": sealed,
            "clock": one.clock(), "refusal": refusal}  # fmt: skip


def _preset(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in ("who", "right") if name in request.GET}


def _wait(seconds: int) -> str:
    return _("Much comes from your address just now. Try again in {seconds} seconds.").format(
        seconds=seconds
    )
