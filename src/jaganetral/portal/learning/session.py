"""Who learns in this browser."""

from __future__ import annotations

import uuid

from django.http import HttpRequest

from jaganetral.portal.learning.models import Learner
from jaganetral.portal.people.models import Person

__all__ = ["enter", "learner_of", "leave", "made_learner"]

_ENTERED = "learning.entered"


def enter(request: HttpRequest, learner: Learner) -> None:
    """Let this browser learn as `learner`.

    It counts as long as the same person (or nobody) is signed in: on a shared machine nobody who
    signs in later learns in another's name.
    """
    request.session[_ENTERED] = {"learner": str(learner.pk), "account": _account(request)}


def leave(request: HttpRequest) -> None:
    """Undo `enter`."""
    request.session.pop(_ENTERED, None)


def learner_of(request: HttpRequest) -> Learner | None:
    """Who learns here: who entered by a link, else the signed-in account's learner, else nobody."""
    entered = request.session.get(_ENTERED)
    if entered and entered["account"] == _account(request):
        found = Learner.objects.filter(pk=uuid.UUID(entered["learner"])).first()
        if found is not None:
            return found
    if isinstance(request.user, Person):
        return Learner.objects.filter(account=request.user).first()
    return None


def made_learner(request: HttpRequest) -> Learner | None:
    """Like `learner_of`, for somebody who is about to read or answer: a signed-in account that
    never learned becomes a learner. None where nobody is known."""
    found = learner_of(request)
    if found is None and isinstance(request.user, Person):
        found, _made = Learner.objects.get_or_create(account=request.user)
    return found


def _account(request: HttpRequest) -> str:
    return str(request.user.pk) if request.user.is_authenticated else ""
