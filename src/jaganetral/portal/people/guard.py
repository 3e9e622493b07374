"""`@requires("room.verb_thing")`: what stands before a view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Organisation
from jaganetral.portal.people.permissions import allowed, allowed_somewhere, reach
from jaganetral.portal.people.roles import Role

__all__ = ["requires", "surely"]

View = Callable[..., HttpResponseBase]


def requires(action: str, *, at: str | None = None) -> Callable[[View], View]:
    """Let through who may do `action`; lead who is not signed in to the sign-in page.

    at: the name of the address's part that holds an organisation's number. The view gets the
        `Organisation` in its place, and nobody is told whether one exists that they don't reach.
        Without it the person must be allowed somewhere: the view then shows only what lies in
        `permissions.scope(request.user, action)` or is the person's own.

    Raises NoSuchAction where the site starts; Refused (403) at a request.
    """
    reach(action, Role.PUBLIC)  # a mistyped action is found when the site starts

    def guarded(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            organisation: Organisation | None = None
            if at is not None:
                organisation = Organisation.objects.filter(pk=kwargs[at]).first()
                may = organisation is not None and allowed(request.user, action, organisation)
                kwargs[at] = organisation
            else:
                may = allowed_somewhere(request.user, action)
            if may:
                response: HttpResponseBase = view(request, *args, **kwargs)
                return response
            if not request.user.is_authenticated:
                answer_: HttpResponse = redirect_to_login(request.get_full_path())
                return answer_
            raise Refused(action, organisation)

        return answer

    return guarded


def surely(view: View) -> View:
    """Before a sensitive step, who signed in over ten minutes ago shows again who they are."""
    guarded: View = reauthentication_required(view)
    return guarded
