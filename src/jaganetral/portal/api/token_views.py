"""A person's own tokens: make one, see which there are, revoke one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from jaganetral.portal.api import tokens
from jaganetral.portal.api.models import Scope
from jaganetral.portal.door import today
from jaganetral.portal.people.guard import requires, surely
from jaganetral.portal.people.models import Person
from jaganetral.portal.shell.middleware import never_kept

__all__ = ["TokenForm", "own", "revoke"]


class TokenForm(forms.Form):
    """What a new token is for, what it reaches, and how long."""

    name = forms.CharField(label=_("What is it for?"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("How long?"),
        coerce=int,
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("one year"))],
    )


def _signed_in(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # the guard lets nobody else through
    return request.user


@require_http_methods(["GET", "POST"])
@requires("api.list_tokens")
@surely
@never_kept
def own(request: HttpRequest) -> HttpResponse:
    """The tokens of who is signed in; a new one is shown once, in the answer to its making."""
    person = _signed_in(request)
    form = TokenForm(request.POST or None)
    told: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        scopes = [Scope(scope) for scope in given["scopes"]]
        last = today() + timedelta(days=given["days"])
        token, told["words"] = tokens.make(person, given["name"], scopes, last)
        told["made"] = token
        form = TokenForm()
    told |= {"form": form, "tokens": tokens.of_person(person), "today": today()}
    return render(request, "api/tokens.html", told, status=422 if form.errors else 200)


@require_POST
@requires("api.revoke_token")
def revoke(request: HttpRequest, token: int) -> HttpResponse:
    """End one; only its owner finds it."""
    person = _signed_in(request)
    tokens.revoke(person, get_object_or_404(tokens.of_person(person), pk=token))
    return redirect("tokens:own")
