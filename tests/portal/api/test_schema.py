"""The schema and the site agree: whatever is sent, what comes back is an answer that it names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from jaganetral.contract import FIELDS
from jaganetral.portal.api import entry
from jaganetral.portal.api.operations import openapi
from tests.portal.api.conftest import Programs

EXAMPLES = int(os.environ.get("API_EXAMPLES", "25"))
"""How many requests for each operation; `soak/api.py` asks for far more."""

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance,
)  # fmt: skip


@pytest.fixture(autouse=True)
def wide_buckets(settings: Any) -> Iterator[None]:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"api_rate": 1e6})
    entry.limits.cache_clear()
    yield
    entry.limits.cache_clear()


def site(environ: dict[str, Any], start_response: Any) -> Any:
    """The portal; loaded with the first request, since it wants the static files collected."""
    if environ["PATH_INFO"] == "/api/v1/openapi.json":
        start_response("200 OK", [("Content-Type", "application/json")])
        return [msgspec.json.encode(dict(openapi()))]
    from jaganetral.portal.wsgi import application

    return application(environ, start_response)


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", site)


@pytest.mark.django_db
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_undocumented_and_no_5xx(case: Any) -> None:
    case.call_and_validate(checks=list(CHECKS))


def test_the_schema_is_openapi_3_1_and_names_every_field_of_the_contract(
    program: Programs,
) -> None:
    whole = program.get("openapi.json").json()
    assert whole["openapi"].startswith("3.1")
    assert set(whole["components"]["schemas"]["Conduct"]["properties"]) == {"id", *FIELDS}
    for path in whole["paths"].values():
        for operation in path.values():
            assert {"200", "400", "401", "403", "405", "422", "429"} <= set(operation["responses"])


def test_the_page_for_people_shows_every_operation(program: Programs, db: None) -> None:
    page = program.client.get("/api/v1/docs")
    english = program.client.get("/api/v1/docs?lang=en")
    whole = program.get("openapi.json").json()
    for path, operations in whole["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}" in page.content.decode()
    assert "Try it" in english.content.decode()
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
