"""An officer writes down a report that came on paper, by telephone, by WhatsApp or by letter."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.uploads import streams_uploads
from jaganetral.portal.intake import actions
from jaganetral.portal.intake.errors import IntakeError
from jaganetral.portal.intake.forms import EntryForm
from jaganetral.portal.intake.sizes import sizes
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Person
from jaganetral.portal.people.permissions import scope
from jaganetral.portal.shell.middleware import never_kept


@streams_uploads
@require_http_methods(["GET", "HEAD", "POST"])
@requires("reports.enter_report")
@never_kept
def enter(request: HttpRequest) -> HttpResponse:
    """The form B.1, and the code to hand to the reporter once it is filed."""
    person = cast("Person", request.user)
    where = scope(person, "reports.enter_report")
    if request.method != "POST":
        form = EntryForm(organisations=where)
        return render(request, "intake/enter.html", {"form": form, "sizes": sizes()})
    form = EntryForm(request.POST, organisations=where)
    if form.is_valid():
        data = form.cleaned_data
        try:
            filed = actions.file_report(
                form.told(), channel=data["channel"], by=person,
                organisation=data["organisation"], files=request.FILES.getlist("berkas"),
            )  # fmt: skip
        except BadFile as bad:
            form.add_error(None, bad.sentence)
        except IntakeError as bad:
            form.add_error(bad.field if bad.field in form.fields else None, bad.sentence)
        else:
            told = {"report": filed.report, "code": filed.code, "for_reporter": True}
            return render(request, "intake/filed.html", told, status=201)
    return render(request, "intake/enter.html", {"form": form, "sizes": sizes()}, status=422)
