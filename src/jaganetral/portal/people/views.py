"""A person's own account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from jaganetral.portal.people.models import Person


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """My account: who I am here, how I sign in, where I am signed in."""
    person = request.user
    assert isinstance(person, Person)
    kinds = set(
        Authenticator.objects.filter(user_id=person.pk).values_list("type", flat=True).distinct()
    )
    return render(
        request,
        "people/account.html",
        {
            "person": person,
            "memberships": person.memberships_in_force().select_related("organisation"),
            "has_app": Authenticator.Type.TOTP in kinds,
            "has_passkey": Authenticator.Type.WEBAUTHN in kinds,
            "sessions": UserSession.objects.filter(user_id=person.pk).count(),
        },
    )


@never_cache
@login_required
def second_factor_first(request: HttpRequest) -> HttpResponse:
    """What an officer without a second factor sees instead of every other page."""
    if is_mfa_enabled(request.user):
        return redirect("people:account")
    return render(request, "people/second_factor_first.html")


@never_cache
def no_account(request: HttpRequest) -> HttpResponse:
    """Where the national sign-on leads who has no account here."""
    return render(request, "people/no_account.html")
