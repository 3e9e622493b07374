"""“Clean up my account”: a page that works in the browser, and the public names that it needs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from jaganetral.portal.cleanup.names import choices, names_for, places
from jaganetral.portal.door import spoken


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The page. It sends nothing; what the person picks stays in the browser."""
    english = spoken() == "en"
    elections = [(one.id, one.en_title if english else one.id_title) for one in choices()]
    return render(
        request,
        "cleanup/index.html",
        {"places": places(), "elections": elections, "words": _words()},
    )


@require_safe
@cache_control(public=True, max_age=86_400)
def names(request: HttpRequest) -> HttpResponse:
    """Names and words for one place and election: public data of the registry."""
    found = names_for(request.GET.get("wilayah", ""), request.GET.get("pemilihan", ""))
    if found is None:
        raise Http404
    return JsonResponse(found)


def _words() -> dict[str, str]:
    """What the script says; it has no words of its own."""
    return {
        "like": _("Likes and reactions"),
        "follow": _("Pages and accounts that you follow"),
        "group": _("Groups that you joined"),
        "comment": _("Comments"),
        "post": _("Your own posts"),
        "event": _("Events"),
        "photo": _("Old photos of that time, to look at again"),
        "names": _("Names: {found}"),
        "words": _("Campaign words: {found}"),
        "time": _("A photo or video from the time of this election. It was not looked into."),
        "open": _("Open it on the platform"),
        "log": _("Open the activity list"),
        "done": _("Done"),
        "none": _("Nothing was found to look at again."),
        "summary": _("{read} entries were read, {found} are worth a second look."),
        "reading": _("Reading: {name}"),
        "unknown": _("No file of a Facebook or Instagram export was found in it."),
        "broken": _("This file could not be read: {why}"),
        "why_zip": _("it is damaged or no ZIP"),
        "why_locked": _("it is locked with a password"),
        "why_large": _("it unpacks to more than the browser can hold"),
        "why_json": _("its content is not what an export holds"),
        "skipped": _("{count} files could not be read and were left out."),
        "more": _("Show {count} more"),
        "offline": _("The names for this place could not be loaded. Are you online?"),
        "ready": _("{count} names and words are ready for {place}."),
        "kind": _("Kind"),
        "when": _("When"),
        "what": _("What"),
        "why": _("Why"),
        "where": _("Where"),
        "file": _("to-do-list.csv"),
    }
