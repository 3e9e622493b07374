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
from django.shortcuts import redirect, render

from jaganetral.portal.people.errors import Refused
from jaganetral.portal.people.models import Person
from jaganetral.portal.review import queueing
from jaganetral.portal.review.models import Item
from jaganetral.portal.review.moving import WORKS, may_look, recused
from jaganetral.portal.review.states import State
from jaganetral.portal.shell.middleware import never_kept

__all__ = ["item_of", "reviews"]

View = Callable[..., HttpResponse]


def reviews(view: View) -> View:
    """Let through who reviews or leads a queue; not to an item of which they keep out: there, a
    plain page says so, without a word of it. Raises Refused (403) at a request."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            led: HttpResponse = redirect_to_login(request.get_full_path())
            return led
        if not queueing.queues(request.user):
            raise Refused(WORKS)
        number = kwargs.get("number")
        if number is not None and recused(request.user, Item(pk=number)):
            return _kept_out(request, number)
        return view(request, *args, **kwargs)

    return answer


@never_kept
def _kept_out(request: HttpRequest, number: UUID) -> HttpResponse:
    found = item_of(request, number)
    if request.method not in ("GET", "HEAD"):
        return redirect("review:item", number=number)
    return render(request, "review/kept_out.html", {"place": found.organisation})


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
