"""What stands before the pages of the queue: reviewers and leads of a supervisor, nobody else.

The roles are held by people of agencies too; an agency has no queue, and its officers see none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Person
from jaganetral.portal.review import queueing
from jaganetral.portal.review.models import Item, State
from jaganetral.portal.review.moving import WORKS, may_look

__all__ = ["item_of", "reviews"]

View = Callable[..., HttpResponse]


def reviews(view: View) -> View:
    """Let through who reviews or leads a queue. Raises Refused (403) at a request."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            led: HttpResponse = redirect_to_login(request.get_full_path())
            return led
        if not queueing.queues(request.user):
            raise Refused(WORKS)
        return view(request, *args, **kwargs)

    return answer


def item_of(request: HttpRequest, number: UUID) -> Item:
    """The item, brought to the hour. Raises Http404 also where the person may not see it."""
    found = (
        Item.objects.select_related("organisation", "holder", "offered_to")
        .filter(pk=number)
        .exclude(state__in=[State.ARRIVING, State.EXPIRED])
        .first()
    )
    if found is None or not may_look(cast("Person", request.user), found.organisation):
        raise Http404
    return found
