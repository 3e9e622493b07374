"""What every answer passes through: a log line without personal data, and its headers."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

_log = structlog.get_logger("jaganetral.portal")

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture",
        "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi",
        "payment", "serial", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip
"""Nothing of the phone is used but files that a person picks."""


def access_log(get_response: Answer) -> Answer:
    """One line for each answer: method, route, status, milliseconds. No path, no address, no name.

    A path may hold what a person looked up and an address tells who it was; the route tells an
    operator what is slow or broken, which is what a log is for.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        _log.info(
            "answered",
            method=request.method,
            route=match.view_name if match else "",
            status=response.status_code,
            ms=round((time.perf_counter() - begun) * 1000, 1),
        )
        return response

    return answer


def security_headers(get_response: Answer) -> Answer:
    """The headers that Django and django-csp don't set themselves."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        return response

    return answer


def never_kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark the answer of `view` as nobody's to keep: no browser cache, no cache on the way."""

    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    answer.__name__, answer.__doc__ = view.__name__, view.__doc__
    return answer
