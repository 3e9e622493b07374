"""“Nothing is stored” is true: no row, no log line, no file, no cookie, no cached answer."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from PIL import Image

MARK = "mawar-berduri-7431"
TOLD = {
    "act": "tulis",
    "action": "post",
    "text": f"Ayo pilih paslon 2 {MARK}",
    "target": f"@{MARK}",
}


def _picture() -> io.BytesIO:
    body = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(body, "JPEG")
    body.seek(0)
    body.name = f"{MARK}.jpg"
    return body


def _rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def _files(*folders: Path) -> set[Path]:
    return {
        path
        for folder in folders
        if folder.exists()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.django_db
def test_a_check_leaves_nothing(
    client: Client,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    rows, files = _rows(), _files(settings.ENVIRONMENT.data)
    for address, told in (
        ("/periksa/", TOLD),
        ("/periksa/", TOLD | {"at": "kemarin"}),
        ("/periksa/pdf/", TOLD),
        ("/periksa/berbagi/", {"text": MARK}),
        ("/periksa/foto/", {"photo": _picture()}),
        ("/periksa/", TOLD | {"photo": _picture(), "photo_consent": "1"}),
    ):
        answer = client.post(address, told)
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies, address
    assert _rows() == rows
    assert _files(settings.ENVIRONMENT.data) == files
    assert not _files(tmp_path)
    said = "".join(capfd.readouterr()) + caplog.text
    assert MARK not in said


def test_no_word_travels_in_an_address(client: Client) -> None:
    page = client.post("/periksa/", TOLD).content.decode()
    addresses = [part.partition('"')[0] for part in page.split('href="')[1:]]
    assert not [address for address in addresses if MARK in address]
