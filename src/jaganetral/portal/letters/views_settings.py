"""How an organisation heads and numbers its letters: kept by its administrator."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.portal.door import spoken
from jaganetral.portal.letters import actions, numbers
from jaganetral.portal.letters.errors import BadValues, NoSuchForm
from jaganetral.portal.letters.forms import forms
from jaganetral.portal.letters.models import Head, NumberPattern
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.people.permissions import scope

KEEPS = "people.manage_organisations"


@require_safe
@requires(KEEPS)
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations whose letters the person keeps in order."""
    return render(
        request,
        "letters/organisations.html",
        {"organisations": scope(cast("Person", request.user), KEEPS)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEPS, at="organisation")
def settings(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The letterhead and the number patterns of one organisation."""
    person = cast("Person", request.user)
    problems: dict[str, str] = {}
    if request.method == "POST":
        try:
            if form_id := request.POST.get("form", ""):
                actions.set_pattern(person, organisation, form_id, request.POST.get("pattern", ""))
            else:
                actions.set_head(
                    person,
                    organisation,
                    lines=request.POST.get("lines", ""),
                    address=request.POST.get("address", ""),
                    place=request.POST.get("place", ""),
                )
        except BadValues as wrong:
            problems = {
                f"pattern-{wrong.form_id}" if field == "pattern" else field: said
                for field, said in wrong.problems.items()
            }
        except NoSuchForm:
            problems = {"form": _("There is no such form.")}
        else:
            messages.success(request, _("Kept."))
            return redirect("letters:settings", organisation=organisation.pk)
    return _page(request, organisation, problems)


def _page(
    request: HttpRequest, organisation: Organisation, problems: dict[str, str]
) -> HttpResponse:
    own = {one.form: one.pattern for one in NumberPattern.objects.filter(organisation=organisation)}
    language = spoken()
    asked = request.POST if problems else {}
    told = {
        "organisation": organisation,
        "head": asked
        if "lines" in asked
        else Head.objects.filter(organisation=organisation).first(),
        "rows": [
            {
                "id": one.id,
                "title": one.title.say(language),
                "pattern": asked.get("pattern", "")
                if asked.get("form") == one.id
                else own.get(one.id, ""),
                "usual": one.number,
                "problem": problems.get(f"pattern-{one.id}", ""),
            }
            for one in forms().values()
        ],
        "parts": ", ".join(f"{{{part}}}" for part in numbers.PARTS),
        "problems": problems,
    }
    return render(request, "letters/settings.html", told, status=422 if problems else 200)
