"""“I am being asked to”: a form and its answer. Nothing typed here outlives the answer."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jaganetral.portal.asked.choices import ASKERS, DEEDS
from jaganetral.portal.asked.forms import AskedForm
from jaganetral.portal.asked.selectors import answer
from jaganetral.portal.shell.middleware import never_kept


@csrf_exempt  # nothing is stored or changed: a token would need a cookie and protect nothing
@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def index(request: HttpRequest) -> HttpResponse:
    """The form; posted, the answer below it."""
    if request.method != "POST":
        return render(request, "asked/index.html", {"form": AskedForm(initial={"kind": "pns"})})
    form = AskedForm(request.POST)
    if not form.is_valid():
        return render(request, "asked/index.html", {"form": form}, status=422)
    told = form.cleaned_data
    found = answer(
        asker=told["asker"],
        deed=told["deed"],
        way=told["way"],
        kind=told["kind"],
        region=told["region"],
        at=told["at"],
        pressed=told["pressed"],
    )
    return render(
        request,
        "asked/answer.html",
        {
            "form": form,
            "found": found,
            "told": told,
            "deed": DEEDS[told["deed"]].label,
            "asker": ASKERS[told["asker"]].label,
        },
    )
