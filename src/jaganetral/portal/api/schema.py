"""What the schema says of each operation: every answer that may come, with its shape."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema, get_schema

from jaganetral.portal.api.problems import MEDIA_TYPE
from jaganetral.portal.api.shapes import components

__all__ = ["described", "described_whole"]

_ALWAYS = (400, 401, 403, 405, 422, 429)
_WITH_BODY = (413, 415)
_SAID = {
    400: "The body is no JSON object, or the site is not reached under that name",
    401: "The token is not known, has expired or was revoked",
    403: "The token lacks the scope of this operation",
    404: "There is nothing of that name",
    405: "The address takes no requests of this kind",
    413: "The body is too large",
    415: "The body is not application/json",
    422: "A field or parameter cannot be read: which one, what was expected",
    429: "Too many requests; Retry-After says how many seconds to wait",
}


def described(
    name: str, summary: str, answer: str, *, body: str = "", found: bool = False
) -> dict[str, Any]:
    """The arguments of an operation that answers with the schema `answer`.

    `body` names the schema that is sent; `found` says that what the path names may not be there.
    """
    statuses = [*_ALWAYS, *(_WITH_BODY if body else ()), *((404,) if found else ())]
    answers: dict[int, Any] = {
        200: {
            "description": HTTPStatus.OK.phrase,
            "content": {"application/json": {"schema": _named(answer)}},
        }
    }
    for status in sorted(statuses):
        answers[status] = {
            "description": _SAID[status],
            "content": {MEDIA_TYPE: {"schema": _named("ProblemDetails")}},
        }
    answers[429]["headers"] = {
        "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}
    }
    extra: dict[str, Any] = {"responses": answers, "security": [{}, {"token": []}]}
    if body:
        content = {"application/json": {"schema": _named(body)}}
        extra["requestBody"] = {"required": True, "content": content}
    return {"operation_id": name, "summary": summary, "url_name": name, "openapi_extra": extra}


def described_whole(api: NinjaAPI, prefix: str) -> OpenAPISchema:
    """The whole schema, with the named shapes and how a token is shown."""
    whole = get_schema(api, prefix)
    whole["components"]["schemas"] |= components()
    whole["components"]["securitySchemes"] = {
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "Widens the limits. Made and revoked by its owner on the site.",
        }
    }
    return whole


def _named(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}
