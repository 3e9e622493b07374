"""The type between whoever looks and the judgement: pure, and light to load."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from jaganetral.model import Conduct
from jaganetral.perception.photo import PhotoReading, read_photo, unread_signals


def test_the_checker_loads_no_picture_library() -> None:
    code = (
        "import sys, jaganetral.checker, jaganetral.perception.photo\n"
        "heavy = {'numpy', 'PIL', 'cv2', 'rapidocr', 'av', 'onnxruntime', 'ai_edge_litert'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()


def test_parts_that_were_not_looked_at_are_named() -> None:
    conduct = Conduct(id="1", photos=("a.jpg", "b.jpg", "c.jpg"))
    readings = [
        PhotoReading(name="a.jpg", sha256=None, width=0, height=0, unread=("photo",)),
        PhotoReading(name="b.jpg", sha256=None, width=9, height=9, unread=("hands", "words")),
    ]
    found = [(s.value, s.text) for s in unread_signals(conduct, readings)]
    assert found == [("c.jpg", None), ("a.jpg", None), ("b.jpg", "hands"), ("b.jpg", "words")]


def test_what_a_stranger_sent_never_raises() -> None:
    reading = read_photo(b"<html>", "a.jpg", lang="en")
    assert reading.unread == ("photo",)
    assert reading.signals == ()
    assert reading.notes[0].startswith("a.jpg: ")


def test_that_no_material_is_known_is_said_and_leaves_nothing_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("JAGANETRAL_MATERIAL", raising=False)
    picture = BytesIO()
    Image.new("RGB", (64, 64), "white").save(picture, "PNG")
    reading = read_photo(picture.getvalue(), "a.png", words=False, lang="en")
    assert (
        "a.png: campaign material was not looked for (no index of it is kept here)" in reading.notes
    )
    assert "material" not in reading.unread
