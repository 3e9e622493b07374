"""Personal links: made and printed by the officer, opened by whom they are for; and no extras."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.portal.learning.session import enter
from jaganetral.portal.people.guard import requires
from jaganetral.portal.people.models import Organisation, Person
from jaganetral.portal.reaching import links
from jaganetral.portal.reaching.errors import BadLink
from jaganetral.portal.reaching.importing import KEEP
from jaganetral.portal.reaching.models import Employee, Link
from jaganetral.portal.reaching.printing import sheet
from jaganetral.portal.reaching.sealed import known
from jaganetral.portal.shell.middleware import never_kept
from jaganetral.portal.trail.actions import record

_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@requires(KEEP, at="organisation")
@never_kept
def keep(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Who has a link, making them, ending one."""
    person = cast("Person", request.user)
    within = Employee.objects.filter(organisation__path__startswith=organisation.path, left_at=None)
    if request.method == "POST":
        if who := request.POST.get("cabut", ""):
            links.revoke(person, get_object_or_404(within, pk=_number(who)))
            messages.success(request, _("The link was ended."))
        else:
            many = links.made(person, organisation, anew="baru" in request.POST)
            messages.success(request, _("Links made: {many}").format(many=many))
        return redirect("reaching:links", organisation=organisation.pk)
    working = (
        Link.objects.filter(employee__in=within, revoked_at=None, until__gt=timezone.now())
        .select_related("employee__organisation")
        .order_by("employee__organisation__path", "pk")
    )
    page = Paginator(working, _A_PAGE).get_page(request.GET.get("halaman"))
    offices = [
        one for one in Organisation.objects.within(organisation)
        if Employee.objects.filter(organisation=one, left_at=None).exists()
    ]  # fmt: skip
    return render(
        request, "reaching/links.html",
        {"organisation": organisation, "page": page, "people": within.count(), "offices": offices,
         "rows": [(one, known(one.employee.sealed)) for one in page]},
    )  # fmt: skip


@require_safe
@requires(KEEP, at="organisation")
@never_kept
def printed(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The sheet of one office, to be cut and handed out: a name and a QR code for each."""
    working = Link.objects.filter(
        employee__organisation=organisation, employee__left_at=None, revoked_at=None,
        until__gt=timezone.now(),
    ).select_related("employee")  # fmt: skip
    record("link.printed", by=cast("Person", request.user),
           about=f"organisation:{organisation.pk}", organisation=organisation,
           details={"many": working.count()})  # fmt: skip
    response = HttpResponse(sheet(organisation, list(working)), content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="tautan.pdf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def personal(request: HttpRequest, token: str) -> HttpResponse:
    """Whose link this is, and going in. By POST: a mail programme that looks at links enters
    nothing."""
    try:
        employee = links.employee_of_token(token)
    except BadLink as wrong:
        return render(request, "reaching/bad_link.html", {"sentence": wrong.sentence}, status=410)
    if request.method == "POST":
        learner = links.learner_for(employee)
        request.session.cycle_key()
        enter(request, learner)
        return redirect("reaching:mine")
    told = {"employee": employee, "shown": _half(known(employee.sealed).name)}
    return render(request, "reaching/personal.html", told)


@require_safe
@never_kept
def mine(request: HttpRequest) -> HttpResponse:
    """What is to be done, for who came by a link."""
    return redirect("learning:index")


@csrf_exempt  # a mail programme ends the extras in one click (RFC 8058); the token is the right
@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the extras, or have them again. Notices on duty go on, and the page says so."""
    try:
        employee = links.who_stops(token)
    except BadLink as wrong:
        return render(request, "reaching/bad_link.html", {"sentence": wrong.sentence}, status=410)
    if request.method == "POST":
        off = "lagi" not in request.POST
        Employee.objects.filter(pk=employee.pk).update(extras_off=off)
        employee.extras_off = off
    return render(request, "reaching/stop.html", {"employee": employee, "token": token})


def _number(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _half(name: str) -> str:
    """A name as who it is of knows it and a finder of the link does not: `Siti A•••`."""
    words = name.partition(",")[0].split()
    return " ".join([words[0], *(f"{word[0]}•••" for word in words[1:])]) if words else "•••"
