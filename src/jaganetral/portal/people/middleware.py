"""What every request of somebody who is signed in passes through."""

from __future__ import annotations

import time
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from jaganetral.portal.people.models import Person

Answer = Callable[[HttpRequest], HttpResponse]

SET_UP = frozenset(
    {
        "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn",
        "mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes",
        "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
        "account_logout", "people:second_factor_first",
    }
)  # fmt: skip
"""All that an officer reaches before a second factor is set up."""

SEEN = "people.seen"
NOTED_EVERY = 60
"""Seconds between two notes of when a person was last seen."""


def second_factor(get_response: Answer) -> Answer:
    """An officer without a second factor is led to set one up, and reaches nothing else.

    An officer who was idle for `OFFICER_IDLE` signs in again. Who is not signed in, and a request
    without a session, pass at once: no session is opened for them and no cookie set.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        person = request.user
        if not isinstance(person, Person):
            return get_response(request)
        officer = person.needs_second_factor()
        if officer and _idle(request):
            logout(request)
            return HttpResponseRedirect(f"{reverse('account_login')}?lama")
        _note_seen(request)
        if officer and not is_mfa_enabled(person) and _view_name(request) not in SET_UP:
            return HttpResponseRedirect(reverse("people:second_factor_first"))
        return get_response(request)

    return answer


def _view_name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _idle(request: HttpRequest) -> bool:
    seen = request.session.get(SEEN)
    return seen is not None and time.time() - float(seen) > settings.OFFICER_IDLE.total_seconds()


def _note_seen(request: HttpRequest) -> None:
    now = time.time()
    if now - float(request.session.get(SEEN, 0)) >= NOTED_EVERY:
        request.session[SEEN] = now
        UserSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=timezone.now()
        )
