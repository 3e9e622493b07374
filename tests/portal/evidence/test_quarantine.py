"""Out of quarantine: the sandboxed worker opens a file, and may die over it without harm."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from PIL import Image

from jaganetral.portal.evidence import looking, storage
from jaganetral.portal.evidence.contents import KINDS
from jaganetral.portal.evidence.errors import CouldNotLook
from jaganetral.portal.evidence.models import Exhibit, State
from jaganetral.portal.evidence.quarantine import look_at, look_at_waiting
from jaganetral.portal.trail.models import Entry
from tests.portal.evidence.conftest import Receive, chat, paper, photo, sound, video

pytestmark = pytest.mark.django_db


def heic() -> bytes:
    import pillow_heif

    pillow_heif.register_heif_opener()
    return photo("HEIF")


@pytest.mark.parametrize(
    ("make", "pages", "fact"),
    [
        (photo, 1, {"width": 600, "height": 400}),
        (lambda: photo("PNG"), 1, {"width": 600}),
        (heic, 1, {"width": 600, "height": 400}),
        (paper, 2, {"pages": 2}),
        (video, 6, {"width": 320, "sound": False}),
        (sound, 0, {"seconds": 1, "codec": "opus"}),
        (chat, 1, {"files": 2, "has_text": True}),
        (lambda: b"satu\ndua\n", 0, {"lines": 3, "has_text": True}),
    ],
)
def test_each_kind_gets_its_preview(
    receive: Receive, make: Callable[[], bytes], pages: int, fact: dict[str, Any]
) -> None:
    exhibit = look_at(receive(make()))
    assert exhibit.state == State.READY, exhibit.facts
    assert exhibit.pages == pages
    assert fact.items() <= exhibit.facts.items()
    for page in range(1, pages + 1):
        shown = storage.preview_folder(exhibit.pk) / f"{page}.jpg"
        with Image.open(shown) as picture:
            assert max(picture.size) <= looking.LONGEST


def test_a_preview_holds_nothing_of_the_original_but_its_pixels(receive: Receive) -> None:
    content = photo()
    assert b"Kamera Rahasia" in content
    exhibit = look_at(receive(content))
    shown = (storage.preview_folder(exhibit.pk) / "1.jpg").read_bytes()
    with Image.open(io.BytesIO(shown)) as picture:
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Kamera" not in shown
    assert exhibit.facts["dates"] == {"DateTime": "2024:10:01 08:00:00"}
    assert exhibit.facts["has_place"] is True, "that there is one is told, where it is not"
    assert storage.original(exhibit.pk).read_bytes() == content


def _png_bomb() -> bytes:
    """A PNG of 60,000 × 60,000 pixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + kind + data
            + zlib.crc32(kind + data).to_bytes(4, "big")
        )  # fmt: skip

    side = (60_000).to_bytes(4, "big")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", side * 2 + b"\x08\x00\x00\x00\x00")
        + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")
    )  # fmt: skip


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: photo()[:2000], "broken"),
        (lambda: b"\xff\xd8\xff" + b"nothing" * 50, "broken"),
        (lambda: b"%PDF-1.7\nnothing\n%%EOF", "broken"),
        (lambda: b"\x00\x00\x00\x18ftypisom" + bytes(500), "broken"),
        (_png_bomb, "too_large"),
    ],
)
def test_what_cannot_be_opened_is_kept_and_marked(
    receive: Receive, make: Callable[[], bytes], why: str
) -> None:
    content = make()
    exhibit = look_at(receive(content))
    assert (exhibit.state, exhibit.facts) == (State.REFUSED, {"refused": why})
    assert storage.original(exhibit.pk).read_bytes() == content
    assert not storage.preview_folder(exhibit.pk).exists()


def test_looking_is_done_once_and_is_an_entry(receive: Receive) -> None:
    exhibit = receive()
    receive(b"halo")
    assert look_at_waiting() == 2
    assert look_at_waiting() == 0
    look_at(exhibit)
    entries = Entry.objects.filter(about=exhibit.about, what="exhibit.looked_at")
    assert [one.details for one in entries] == [{"state": "ready", "pages": 1, "why": ""}]


def test_the_command_looks_at_all_that_waits(receive: Receive, capsys: Any) -> None:
    receive()
    receive(b"halo")
    call_command("look_at_evidence")
    assert "2 looked at" in capsys.readouterr().out
    assert Exhibit.objects.filter(state=State.READY).count() == 2


def test_two_who_look_at_once_make_one_entry(receive: Receive) -> None:
    exhibit = receive()
    look_at(exhibit)
    exhibit.state = State.QUARANTINED  # as another process still has it
    assert look_at(exhibit).state == State.READY
    assert Entry.objects.filter(what="exhibit.looked_at").count() == 1


def test_a_worker_that_is_killed_marks_the_file_and_harms_nobody(
    receive: Receive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dying = tmp_path / "_looker.py"
    dying.write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.setattr(looking, "__file__", str(tmp_path / "looking.py"))
    assert look_at(receive()).facts == {"refused": "stopped"}


def test_a_worker_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "_looker.py").write_text("import time; time.sleep(60)")
    monkeypatch.setattr(looking, "__file__", str(tmp_path / "looking.py"))
    monkeypatch.setattr(looking, "SECONDS", {"text": -9})
    with pytest.raises(CouldNotLook, match="stopped"), (tmp_path / "_looker.py").open("rb") as file:
        looking.look(file, KINDS["text/plain"])


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "open('/etc/passwd').read()",
        "open('/tmp/written', 'w')",
        "import os; os.listdir('/')",
        "import os, signal; os.kill(os.getppid(), signal.SIGTERM)",
        "x = bytearray(3_000_000_000)",
    ],
)
def test_the_worker_can_reach_nothing(attempt: str) -> None:
    """Each attempt is made from within the confinement that the worker puts on itself."""
    script = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
        "import socket, signal, os, encodings.idna\n"
        "from jaganetral.portal.evidence._confine import confine, limit\n"
        "limit(1600, 5)\n"
        "lacking = confine([p for p in sys.path if p.endswith('site-packages')])\n"
        "assert not lacking, lacking\n"
        "try:\n"
        f"    exec({attempt!r})\n"
        "except (PermissionError, MemoryError) as refused:\n"
        "    print('refused')\n"
    )
    told = subprocess.run(
        [sys.executable, "-I", "-c", script, json.dumps(sys.path)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.stdout == "refused\n", told.stderr
