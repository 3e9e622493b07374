"""What the tests of the API share: a client that sends JSON, and buckets that begin full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from jaganetral.portal.api import entry

CALL = "Ayo pilih paslon nomor 2!"


class Programs:
    """A program that speaks to the API."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=True)

    def post(self, path: str, body: object, **options: Any) -> Any:
        return self.client.post(
            f"/api/v1/{path}", data=body, content_type="application/json", **options
        )

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", **options)


@pytest.fixture
def program() -> Iterator[Programs]:
    entry.limits.cache_clear()
    yield Programs()
    entry.limits.cache_clear()
