"""What every request to the API passes: its limits, its token, its body, its language."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, UnreadablePostError

from jaganetral.model import Language
from jaganetral.portal.api.limits import Limits, address_of
from jaganetral.portal.api.models import Scope
from jaganetral.portal.api.problems import Problem

__all__ = ["BODY_LIMIT", "TOKEN_WIDTH", "admit", "json_body", "language_of", "limits"]

BODY_LIMIT = 256_000
"""Bytes of one body: three texts of the contract's 20,000 characters, in any script, and more."""
TOKEN_WIDTH = 10
"""How many times more often a caller with a token may ask."""


@cache
def limits() -> Limits:
    """The buckets of this process."""
    return Limits(settings.ENVIRONMENT.api_rate)


def admit(request: HttpRequest, scope: Scope) -> None:
    """Let a request in, or raise Problem: too many, a token that is none, a scope missing."""
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if not header:
        wait = limits().take(address_of(request))
    else:
        # An address that guesses tokens spends its own bucket.
        if wait := limits().take(address_of(request), width=TOKEN_WIDTH):
            raise Problem("too-many-requests", headers={"Retry-After": str(wait)})
        from jaganetral.portal.api.tokens import recognise  # noqa: PLC0415 - models, when needed

        token = recognise(header, scope)
        wait = limits().take(f"token {token.pk}", width=TOKEN_WIDTH)
    if wait:
        raise Problem("too-many-requests", headers={"Retry-After": str(wait)})


def json_body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that a request holds. Raises Problem."""
    if request.META.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
        raise Problem("not-json-content", expected="application/json")
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > BODY_LIMIT:
            raise Problem("too-large", expected=f"≤ {BODY_LIMIT}")
        body = msgspec.json.decode(request.body)
    except RequestDataTooBig:
        raise Problem("too-large", expected=f"≤ {BODY_LIMIT}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, UnreadablePostError):
        raise Problem("not-json") from None
    if not isinstance(body, dict):
        raise Problem("not-json", got=type(body).__name__, expected="{…}")
    return body


def language_of(request: HttpRequest) -> Language:
    """The language of an answer: that of `?lang=`, else Indonesian."""
    return "en" if request.GET.get("lang") == "en" else "id"
