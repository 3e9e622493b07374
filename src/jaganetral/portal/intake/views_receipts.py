"""Receipts: downloaded by the reporter, verified by anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jaganetral.portal.intake import codes, receipts, selectors
from jaganetral.portal.intake import conversation as talk
from jaganetral.portal.intake.errors import TooSoon
from jaganetral.portal.intake.models import Report
from jaganetral.portal.intake.paper import paper
from jaganetral.portal.sealing import Unsealed
from jaganetral.portal.shell.middleware import never_kept


@csrf_exempt  # acts for nobody: who holds the sealed conversation holds the receipt
@require_POST
@never_kept
def download(request: HttpRequest) -> HttpResponse:
    """The receipt as PDF, from the page on which a report was filed."""
    try:
        nonce = talk.opened(request.POST.get("draf", "")).nonce
    except TooSoon as old:
        return render(request, "intake/too_old.html", {"sentence": old.sentence}, status=422)
    report = (
        Report.objects.select_related("receipt").filter(draft__in=codes.DRAFT.all_of(nonce)).first()
    )
    if report is None:
        return render(request, "intake/too_old.html", {}, status=422)
    verify_at = request.build_absolute_uri(reverse("intake:verify"))
    response = HttpResponse(paper(report.receipt, verify_at), content_type="application/pdf")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="jaganetral-{report.receipt.number}.pdf"'
    )
    return response


@csrf_exempt  # looks something up and changes nothing
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """For anybody: whether this receipt was given here, on which day, and whether the report is
    unaltered. By its number, or by the line in its QR code."""
    told: dict[str, Any] = {"key": receipts.public_key()}
    asked = request.POST.get("nomor", "").strip()[:2000]
    if not asked:
        return render(request, "intake/verify.html", told)
    found = _by_line(asked) if asked.rpartition("#")[2].startswith("JNR1.") else _by_number(asked)
    status = 200 if found["result"] in ("unaltered", "signed") else 404
    return render(request, "intake/verify.html", told | found | {"asked": asked}, status=status)


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key, for verifying without this site."""
    return HttpResponse(receipts.public_key().pem, content_type="application/x-pem-file")


def _by_number(number: str) -> dict[str, Any]:
    receipt = selectors.receipt_by_number(number)
    if receipt is None:
        return {"result": "none"}
    statement = receipts.told_of(receipt.statement.encode())
    try:
        whole = selectors.unaltered(receipt)
    except Unsealed:
        whole = False
    if statement is None:
        return {"result": "altered"}
    return {
        "result": "unaltered" if whole else "altered",
        "number": receipt.number,
        "filed_on": date.fromisoformat(statement.filed_on),
    }


def _by_line(line: str) -> dict[str, Any]:
    read = receipts.read_compact(line)
    statement = receipts.told_of(read[0]) if read else None
    if read is None or statement is None:
        return {"result": "none"}
    if (receipt := selectors.receipt_by_number(statement.number)) is None:
        if receipts.holds(read[0], read[1], receipts.public_key().raw):
            return {
                "result": "signed",
                "number": statement.number,
                "filed_on": date.fromisoformat(statement.filed_on),
            }
        return {"result": "none"}
    same = receipt.statement.encode() == read[0]
    if not same or not receipts.holds(read[0], read[1], bytes(receipt.public_key)):
        return {"result": "forged", "number": receipt.number}
    return _by_number(receipt.number)
