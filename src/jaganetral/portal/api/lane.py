"""The lane of programs: requests to the API pass by sessions, cookies, languages and messages.

Nothing of the API rests on a cookie, so none is read (and no other site can act with one), and no
layer that serves pages costs a program its time. Hosts are checked, headers are set all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch, resolve

from jaganetral.portal.api.entry import language_of
from jaganetral.portal.api.operations import check_plain
from jaganetral.portal.api.problems import MEDIA_TYPE, Problem, refused

__all__ = ["lane"]

PREFIX = "/api/v1/"
CHECK = "/api/v1/check"
PAGES = frozenset({"/api/v1/docs"})
"""Addresses under the prefix that are pages for people."""
POLICY = "default-src 'none'; frame-ancestors 'none'"

Answer = Callable[[HttpRequest], HttpResponse]


def lane(get_response: Answer) -> Answer:
    """Answer requests to the API here; pass all others on."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX) or request.path_info in PAGES:
            return get_response(request)
        response = _answered(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Content-Length"] = str(len(response.content))
        return response

    return answer


@cache
def _check() -> ResolverMatch:
    """Where `check` stands among the addresses: always the same, so it is looked up once."""
    return resolve(CHECK)


def _answered(request: HttpRequest) -> HttpResponse:
    try:
        request.get_host()
        plain = request.method == "POST" and not request.META.get("QUERY_STRING")
        if plain and request.path_info == CHECK:
            request.resolver_match = _check()
            return check_plain(request)
        match = resolve(request.path_info)
        request.resolver_match = match
        response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    except DisallowedHost:
        return refused(Problem("bad-host"), language_of(request))
    except Http404:
        return refused(Problem("not-found"), language_of(request))
    if response.status_code == 405 and response.headers["Content-Type"] != MEDIA_TYPE:
        allow = response.headers.get("Allow", "")
        headers = {"Allow": ", ".join(sorted(part.strip() for part in allow.split(",")))}
        return refused(Problem("method-not-allowed", headers=headers), language_of(request))
    return response
