"""Nothing that is told is kept: no row, no cookie, no log line, no file, no cache."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

SECRET = "Kabupaten Pesisir Selatan"
TOLD = {
    "asker": "head", "deed": "ktp", "way": "letter", "kind": "pppk",
    "region": SECRET, "at": "2024-10-15", "pressed": "1", "done": "1",
}  # fmt: skip


def test_the_database_is_not_even_asked(client: Client) -> None:
    """This test has no access to the database: a query would fail it."""
    page = client.post("/diminta/", TOLD)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert not page.cookies


@pytest.mark.django_db
def test_no_row_no_log_line_no_file(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    before, files = _rows(), _files()
    with caplog.at_level(logging.DEBUG):
        client.post("/diminta/", TOLD)
        client.post("/diminta/", TOLD | {"asker": ""})
    assert _rows() == before
    assert _files() == files
    written = caplog.text + repr([record.__dict__ for record in caplog.records])
    assert "answered" in written  # the log is on …
    for word in (SECRET, "2024-10-15", "pppk"):
        assert word not in written  # … and says nothing of it


def _rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def _files() -> set[Path]:
    return {path for path in Path(settings.ENVIRONMENT.data).rglob("*") if path.is_file()}
