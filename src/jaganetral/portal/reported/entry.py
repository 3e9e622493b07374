"""Who holds the code of a case is let in for half an hour, without an account.

The code is sent once, by POST. What follows is a signed cookie that only this room's addresses
get; it names the case and a part of the code's hash, so that a new code shuts the old one out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override

from jaganetral.portal.api.limits import Limits, address_of
from jaganetral.portal.casework.models import Case

__all__ = ["LIFE", "admit", "case_of", "entry_limits", "leave", "wait_before_trying", "with_code"]

LIFE = 30 * 60
"""Seconds without a page being opened after which the code is asked for again."""

entry_limits = Limits(0.2)
"""One try in five seconds, six at once, for each address: a code has 100 bits, this is against
noise. Addresses are counted as salted hashes in memory and never written down."""

_SALT = "jaganetral.reported.entry"
_COOKIES = {"id": "terlapor", "en": "terlapor-en"}
"""One cookie for each language, since a cookie is sent to one path and below."""
_MARK = 16

View = Callable[..., HttpResponse]


def with_code(view: View) -> View:
    """Let through who entered a code; the view gets the case. Others are asked for it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        case = case_of(request)
        if case is None:
            return leave(redirect("reported:enter"))
        response = view(request, case, *args, **kwargs)
        patch_cache_control(response, no_store=True)
        return response if response.cookies else admit(response, case)

    return answer


def case_of(request: HttpRequest) -> Case | None:
    """The case that the request's cookie opens, if it does."""
    for name in _COOKIES.values():
        token = request.COOKIES.get(name)
        if not token:
            continue
        try:
            number, mark = signing.loads(token, salt=_SALT, max_age=LIFE)
        except (signing.BadSignature, ValueError):
            continue
        case = (
            Case.objects.select_related("organisation", "agency", "office", "folder")
            .filter(pk=number)
            .first()
        )
        if case is not None and case.code_hash and case.code_hash[:_MARK] == mark:
            return case
    return None


def admit(response: HttpResponse, case: Case) -> HttpResponse:
    """Let the next requests in, for half an hour from now."""
    token = signing.dumps([str(case.pk), str(case.code_hash)[:_MARK]], salt=_SALT)
    for language, name in _COOKIES.items():
        response.set_cookie(
            name,
            token,
            max_age=LIFE,
            path=_path(language),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
    return response


def leave(response: HttpResponse) -> HttpResponse:
    """Forget who was let in."""
    for language, name in _COOKIES.items():
        response.delete_cookie(name, path=_path(language), samesite="Strict")
    return response


def wait_before_trying(request: HttpRequest) -> int:
    """0, or the seconds after which this address may try a code again."""
    return entry_limits.take(address_of(request))


def _path(language: str) -> str:
    with override(language):
        return reverse("reported:enter")
