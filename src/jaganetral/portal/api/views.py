"""The schema for programs, and the page that shows it to people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from jaganetral.portal.api.entry import TOKEN_WIDTH, language_of
from jaganetral.portal.api.limits import BURST_SECONDS
from jaganetral.portal.api.operations import openapi

__all__ = ["docs", "schema"]


@cache
def _schema_bytes() -> bytes:
    # Statuses are numbers in Python and must be words in JSON, which msgspec sees to.
    return msgspec.json.encode(dict(openapi()))


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1."""
    return HttpResponse(
        _schema_bytes(),
        content_type="application/json",
        headers={"Cache-Control": "public, max-age=300"},
    )


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation on one page, from the schema."""
    whole = msgspec.json.decode(_schema_bytes())
    language = language_of(request)
    with translation.override(language):
        return render(
            request,
            "api/docs.html",
            {
                "operations": list(_operations(whole)),
                "shapes": list(_shapes(whole["components"]["schemas"])),
                "origin": f"{request.scheme}://{request.get_host()}",
                "burst_seconds": BURST_SECONDS,
                "token_width": TOKEN_WIDTH,
            },
        )


def _operations(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, methods in whole["paths"].items():
        for method, told in methods.items():
            yield {
                "id": told["operationId"],
                "method": method.upper(),
                "path": path,
                "summary": told["summary"],
                "description": told.get("description", ""),
                "parameters": [one | {"type": _type(one["schema"])} for one in told["parameters"]],
                "body": _shape_of(told.get("requestBody", {})),
                "answers": [
                    {"status": status, "shape": _shape_of(answer), "said": answer["description"]}
                    for status, answer in told["responses"].items()
                ],
            }


def _shapes(schemas: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name, told in schemas.items():
        properties = told.get("properties", {})
        yield {
            "name": name,
            "description": told.get("description", ""),
            "fields": [
                {"name": field, "type": _type(kind), "needed": field in told.get("required", ())}
                for field, kind in properties.items()
            ],
        }


def _shape_of(told: dict[str, Any]) -> str:
    for content in told.get("content", {}).values():
        return str(content["schema"].get("$ref", "")).rpartition("/")[2]
    return ""


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " · ".join(map(str, schema["enum"]))
    if "anyOf" in schema:
        return " | ".join(_type(part) for part in schema["anyOf"])
    kind = str(schema.get("type", "object"))
    if kind == "array" and isinstance(schema.get("items"), dict):
        return f"[{_type(schema['items'])}]"
    return kind
