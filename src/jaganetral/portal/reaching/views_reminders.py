"""Reminders: what will be sent to how many, planning it, stopping it, and what became of it."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jaganetral.portal.door import checker, spoken, today
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.reaching import reminding
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Message, Sending
from jaganetral.portal.reaching.plan import dues, items
from jaganetral.portal.reaching.zones import HOURS, zone_of
from jaganetral.portal.shell.middleware import never_kept


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP, at="organisation")
@never_kept
def reminders(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The plan for this organisation."""
    person = cast("Person", request.user)
    if request.method == "POST":
        if request.POST.get("langkah") == "hentikan":
            many = reminding.stop(person, organisation, request.POST.get("jenis", ""))
            messages.success(request, _("Stopped: {many}").format(many=many))
        else:
            made = reminding.plan(organisation, by=person)
            messages.success(request, _("Planned: {many}").format(many=made.many))
        return redirect("reaching:reminders", organisation=organisation.pk)
    language, region = spoken(), organisation.region_code()
    found = reminding.preview(organisation)
    subjects = {one.id: one for one in items()}
    states = (
        Message.objects.filter(employee__organisation__path__startswith=organisation.path)
        .values_list("item", "state").annotate(many=Count("pk")).order_by("item", "state")
    )  # fmt: skip
    return render(
        request, "reaching/reminders.html",
        {
            "organisation": organisation, "found": found, "hours": HOURS,
            "zone": zone_of(region).key, "mail": bool(settings.EMAIL_HOST),
            "messenger": settings.ENVIRONMENT.messenger,
            "preview": [(subjects[item], many) for item, many in found.by_item.items()],
            "days": sorted(found.by_day.items()),
            "dues": [(one, one.title.say(language))
                     for one in dues(region, today(), checker().registry)],
            "states": [(subjects.get(item), item, Sending(state).label, state, many)
                       for item, state, many in states],
        },
    )  # fmt: skip
