"""What every answer passes through: a log line without personal data, and its headers."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse

from jaganetral.portal.logging import answers_log
from jaganetral.portal.shell import figures, health

Answer = Callable[[HttpRequest], HttpResponse]

_log = structlog.get_logger("jaganetral.portal")

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
        "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi",
        "payment", "serial", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip
"""Nothing of the phone is used but files that a person picks."""


def machines(get_response: Answer) -> Answer:
    """Answer those who run the portal: whether it lives, whether it is ready, its figures.

    Before all else: they know the port and not the name, and ask every few seconds, which is no
    line of a log.
    """
    asked = {"/sehat": health.live, "/siap": health.ready, "/metrik": health.figures}

    def answer(request: HttpRequest) -> HttpResponse:
        view = asked.get(request.path_info)
        return get_response(request) if view is None else view(request)

    return answer


def access_log(get_response: Answer) -> Answer:
    """One line for each answer: method, route, status, milliseconds. No path, no address, no name.

    A path may hold what a person looked up and an address tells who it was; the route tells an
    operator what is slow or broken, which is what a log is for.
    """
    log = answers_log(settings.ENVIRONMENT.log)
    got_request_exception.connect(_broke, dispatch_uid="jaganetral.broke")

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        spent = time.perf_counter() - begun
        match = request.resolver_match
        route = match.view_name if match else ""
        figures.answered(route, response.status_code, spent)
        log(
            method=_METHODS.get(request.method or "", "other"),
            route=route,
            status=response.status_code,
            ms=round(spent * 1000, 1),
        )
        return response

    return answer


_METHODS = {name: name for name in ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")}


def _broke(request: HttpRequest | None = None, **_kwargs: object) -> None:
    """Say where an answer broke; what was sent is left out (see portal/logging.py)."""
    match = request.resolver_match if request else None
    _log.error("broke", route=match.view_name if match else "", exc_info=True)


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
