"""The reporter's mailbox: questions, answers, more evidence, status, clocks, taking it back."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.api.limits import address_of
from jaganetral.portal.evidence.errors import BadFile
from jaganetral.portal.evidence.selectors import exhibits
from jaganetral.portal.intake import actions, limits, selectors
from jaganetral.portal.intake.actions import Who
from jaganetral.portal.intake.errors import IntakeError
from jaganetral.portal.intake.mailbox import Entered, entered, forget, may_send, remember
from jaganetral.portal.intake.meter import meter_of_report
from jaganetral.portal.intake.paper import paper
from jaganetral.portal.intake.sizes import sizes
from jaganetral.portal.intake.status import shown_clocks, status_of
from jaganetral.portal.intake.views import takes_files
from jaganetral.portal.shell.middleware import never_kept


@csrf_exempt  # the code is the key; the forms inside carry a mark of their own
@require_http_methods(["GET", "HEAD", "POST"])
@never_kept
def mailbox(request: HttpRequest) -> HttpResponse:
    """The mailbox, or the question for its code."""
    if request.method == "POST":
        return _tried(request)
    box = entered(request)
    return _shown(request, box) if box else render(request, "intake/code.html", {})


@takes_files
@require_POST
@never_kept
def answer(request: HttpRequest) -> HttpResponse:
    """Answer a question, or add something: words, files, or both."""
    return _done(
        request,
        lambda box: actions.answer(
            box.report, request.POST.get("words", ""), request.FILES.getlist("berkas")
        ),
    )


@csrf_exempt
@require_POST
@never_kept
def name(request: HttpRequest) -> HttpResponse:
    """Give a name after all."""

    def said(field: str) -> str:
        return " ".join(request.POST.get(field, "").split())[:300]

    who = Who(
        name=said("name"), address=said("address"), phone=said("phone"), email=said("email")
    )  # fmt: skip
    return _done(request, lambda box: actions.name_oneself(box.report, who))


@csrf_exempt
@require_POST
@never_kept
def withdraw(request: HttpRequest) -> HttpResponse:
    """Take the report back."""
    return _done(
        request, lambda box: actions.withdraw(box.report, request.POST.get("words", "")[:4000])
    )


@csrf_exempt
@require_POST
@never_kept
def leave(request: HttpRequest) -> HttpResponse:
    """Close the mailbox in this browser. Harmless if another site asks for it."""
    response = render(request, "intake/code.html", {"left": True})
    forget(response)
    return response


@require_safe
@never_kept
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt as PDF."""
    box = entered(request)
    if box is None:
        return redirect("intake:mailbox")
    verify_at = request.build_absolute_uri(reverse("intake:verify"))
    response = HttpResponse(paper(box.report.receipt, verify_at), content_type="application/pdf")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="jaganetral-{box.report.receipt.number}.pdf"'
    )
    return response


@require_safe
@never_kept
def content(request: HttpRequest) -> HttpResponse:
    """What was filed, word for word, with its salt: who keeps it can prove what the receipt
    vouches for (docs/reporting.md)."""
    box = entered(request)
    if box is None:
        return redirect("intake:mailbox")
    told = msgspec.json.format(msgspec.json.encode(box.report.content), indent=1)
    response = HttpResponse(told, content_type="application/json")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="jaganetral-{box.report.receipt.number}.json"'
    )
    return response


def _tried(request: HttpRequest) -> HttpResponse:
    if wait := limits.tries.take(address_of(request)):
        problem = _("Too many codes were tried from your address. Wait {seconds} seconds.").format(
            seconds=wait
        )
        return render(request, "intake/code.html", {"problem": problem}, status=429)
    report = selectors.report_by_code(request.POST.get("kode", "")[:60])
    if report is None:
        problem = _("This code opens no mailbox. Look at it again: five times four signs.")
        return render(request, "intake/code.html", {"problem": problem}, status=422)
    response = redirect("intake:mailbox")
    remember(response, report)
    return response


def _done(request: HttpRequest, act: Any) -> HttpResponse:
    box = entered(request)
    if box is None or not may_send(request, box):
        problem = _("The mailbox was closed, because nothing was done for half an hour. Type the "
                    "code again; what you wrote was not sent.")  # fmt: skip
        return render(request, "intake/code.html", {"problem": problem}, status=422)
    try:
        act(box)
    except BadFile as bad:
        return _shown(request, box, {"berkas": bad.sentence})
    except IntakeError as bad:
        return _shown(request, box, {bad.field or "words": bad.sentence})
    response = redirect(f"{reverse('intake:mailbox')}?selesai=1")
    remember(response, box.report, box.secret)
    return response


def _shown(
    request: HttpRequest, box: Entered, problems: dict[str, str] | None = None
) -> HttpResponse:
    report = box.report
    told = {
        "report": report,
        "mark": box.mark,
        "turns": report.messages.all(),
        "files": exhibits(report.folder).exclude(state="erased").exclude(origin="officer"),
        "status": status_of(report),
        "clocks": shown_clocks(report),
        "meter": meter_of_report(report),
        "sizes": sizes(),
        "problems": problems or {},
        "typed": request.POST if problems else {},
        "done": request.GET.get("selesai") == "1" and not problems,
        "may_withdraw": report.case_id is None and not report.state.startswith("withdrawn"),
    }
    response = render(request, "intake/mailbox.html", told, status=422 if problems else 200)
    remember(response, report, box.secret)
    return response
