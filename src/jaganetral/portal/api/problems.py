"""What is refused, as application/problem+json (RFC 9457) in the shape of the contract's errors.

Exception
└── Problem         a request that cannot be answered: status, title, and where known the field
"""

from __future__ import annotations

from typing import Literal

import msgspec
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext

from jaganetral.contract import BadConduct
from jaganetral.language import N_, translator
from jaganetral.model import Language

__all__ = ["MEDIA_TYPE", "Problem", "ProblemDetails", "bad_conduct", "refused"]

MEDIA_TYPE = "application/problem+json"

Kind = Literal[
    "not-json", "bad-conduct", "bad-parameter", "no-such-token", "scope-missing", "not-found",
    "method-not-allowed", "too-large", "not-json-content", "too-many-requests", "bad-host",
]  # fmt: skip

KINDS: dict[Kind, tuple[int, str]] = {
    "not-json": (400, N_("The body cannot be read as a JSON object.")),
    "bad-host": (400, N_("This site is not reached under that name.")),
    "no-such-token": (401, N_("The token is not known, has expired or was revoked.")),
    "scope-missing": (403, N_("The token does not reach this operation.")),
    "not-found": (404, N_("There is nothing of that name.")),
    "method-not-allowed": (405, N_("The address takes no requests of this kind.")),
    "too-large": (413, N_("The body is too large.")),
    "not-json-content": (415, N_("The body must be application/json.")),
    "bad-conduct": (422, N_("The conduct cannot be read.")),
    "bad-parameter": (422, N_("A parameter cannot be read.")),
    "too-many-requests": (429, N_("Too many requests from one address; try again a little later.")),
}
"""Each kind of problem with its status and what it says to people."""


class ProblemDetails(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was wrong: which field, what it held, what was expected, and the words it may hold."""

    type: str
    title: str
    status: int
    detail: str
    field: str | None = None
    got: str | None = None
    expected: str | None = None
    allowed: tuple[str, ...] = ()


class Problem(Exception):
    """A request that cannot be answered."""

    def __init__(
        self,
        kind: Kind,
        *,
        detail: str = "",
        field: str | None = None,
        got: str | None = None,
        expected: str | None = None,
        allowed: tuple[str, ...] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        self.kind, self.detail, self.field, self.got = kind, detail, field, got
        self.expected, self.allowed, self.headers = expected, allowed, headers or {}
        super().__init__(kind)


def bad_conduct(bad: BadConduct, language: Language) -> Problem:
    """The contract's own refusal as a problem."""
    _ = translator(language)
    return Problem(
        "bad-conduct",
        detail=bad.message(language),
        field=bad.field or None,
        got=bad.got,
        expected=_(bad.expected).format(allowed=", ".join(bad.allowed)),
        allowed=bad.allowed,
    )


def refused(problem: Problem, language: Language) -> HttpResponse:
    """The answer that tells of `problem`."""
    status, title = KINDS[problem.kind]
    with translation.override(language):
        said = gettext(title)
    details = ProblemDetails(
        type=f"urn:jaganetral:problem:{problem.kind}",
        title=said,
        status=status,
        detail=problem.detail or said,
        field=problem.field,
        got=problem.got,
        expected=problem.expected,
        allowed=problem.allowed,
    )
    return HttpResponse(
        msgspec.json.encode(details),
        status=status,
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )
