"""Who holds a reporter's code is let into one mailbox for half an hour, by a sealed cookie.

The cookie is sent to the mailbox alone, never across sites, and names the report to nobody but us.
Each form of the mailbox carries a mark of it, so that no other site can send one.
"""

from __future__ import annotations

import hmac
import secrets
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url

from jaganetral.portal.intake.models import Report
from jaganetral.portal.sealing import Box, Mark, Unsealed

__all__ = ["LIFE", "Entered", "entered", "forget", "may_send", "remember"]

LIFE = 1800
"""Seconds without a request after which the code is asked for again."""
COOKIE = "kotak"
_BOX = Box(b"jaganetral intake, entered mailbox, 1")
_FORM = Mark(b"jaganetral intake, form of a mailbox, 1")


class Entered(NamedTuple):
    """An open mailbox: the report, and the mark that its forms carry."""

    report: Report
    mark: str
    secret: str


def entered(request: HttpRequest) -> Entered | None:
    """The mailbox that this browser entered within the last half hour."""
    token = next(filter(None, (request.COOKIES.get(name) for name in _cookies())), "")
    try:
        number, secret = msgspec.json.decode(_BOX.open(token, within=LIFE), type=tuple[UUID, str])
    except (Unsealed, msgspec.DecodeError):
        return None
    report = (
        Report.objects.select_related("receipt", "organisation", "folder").filter(pk=number).first()
    )
    return Entered(report, _FORM.of(secret), secret) if report else None


def may_send(request: HttpRequest, box: Entered) -> bool:
    """Whether a form comes from a page of this mailbox."""
    return hmac.compare_digest(request.POST.get("tanda", ""), box.mark)


def remember(response: HttpResponse, report: Report, secret: str = "") -> None:
    """Let the browser stay in the mailbox for another half hour."""
    content = msgspec.json.encode((str(report.pk), secret or secrets.token_urlsafe(16)))
    for name, path in _cookies().items():
        response.set_cookie(
            name, _BOX.seal(content), max_age=LIFE, path=path, httponly=True, samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


def forget(response: HttpResponse) -> None:
    """Close the mailbox in this browser."""
    for name, path in _cookies().items():
        response.delete_cookie(name, path=path, samesite="Strict")


def _cookies() -> dict[str, str]:
    """A cookie for the mailbox's address in each language: its name and its path.

    Each has a name of its own, as one answer can set only one cookie of a name.
    """
    here = reverse("intake:mailbox")
    return {f"{COOKIE}-{code}": translate_url(here, code) for code, _name in settings.LANGUAGES}
