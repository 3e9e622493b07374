"""Opens an original in a process of its own, and brings back a preview and a few facts.

The process (`_looker.py`) has no network, reads no file but the one it was given, writes nowhere,
and has limits of time and memory (`_confine.py`). If it dies, only this one look has failed.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from jaganetral.portal.evidence.contents import Kind
from jaganetral.portal.evidence.errors import CouldNotLook

__all__ = ["Seen", "look"]

LONGEST = 1400
"""Pixels of the longer side of a preview."""
PAGES = 12
MEMORY = {"video": 2_400, "audio": 1_200}
"""MiB of address space; pictures of 200 megapixels need 1,600 (see perception/photo)."""
SECONDS = {"video": 40, "paper": 30}
"""Of the processor and of the clock."""
MOST = 40_000_000
"""Bytes that come back."""
HEAD = 2_000_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look brought: facts, JPEG pictures in order, and the beginning of a text."""

    facts: dict[str, Any]
    pictures: list[bytes]
    text: str


def look(file: BinaryIO, kind: Kind) -> Seen:
    """Open a file of a kind. Raises CouldNotLook: `broken`, `stopped`, `locked`, `bomb`,
    `too_large`, or `no_sandbox` where this machine cannot shut a process in."""
    seconds = SECONDS.get(kind.family, 20)
    call = [
        sys.executable, "-I", str(Path(__file__).with_name("_looker.py")),
        json.dumps([path for path in sys.path if path and Path(path).is_absolute()]),
        str(MEMORY.get(kind.family, 1_600)), str(seconds), kind.family, kind.media_type,
        str(LONGEST), str(PAGES),
    ]  # fmt: skip
    process = subprocess.Popen(
        call, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True,
        start_new_session=True, cwd="/", env={"PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    try:
        told = _told(process, time.monotonic() + seconds + 10)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
    return _seen(told)


def _told(process: subprocess.Popen[bytes], ends: float) -> bytes:
    assert process.stdout is not None
    out, back = process.stdout.fileno(), bytearray()
    while True:
        ready, _, _ = select.select([out], [], [], max(ends - time.monotonic(), 0))
        if not ready:
            raise CouldNotLook("stopped")
        part = os.read(out, 1 << 20)
        if not part:
            return bytes(back)
        back += part
        if len(back) > MOST:
            raise CouldNotLook("too_large")


def _seen(told: bytes) -> Seen:
    line, newline, rest = told.partition(b"\n")
    if not newline or len(line) > HEAD:
        raise CouldNotLook("stopped")  # it died before it could answer
    try:
        head = json.loads(line)
        if "error" in head:
            raise CouldNotLook(str(head["error"]))
        sizes, at, pictures = head["sizes"], 0, []
        for size in sizes:
            pictures.append(rest[at : at + size])
            at += size
    except (ValueError, KeyError, TypeError):
        raise CouldNotLook("broken") from None
    if at != len(rest) or not all(one.startswith(b"\xff\xd8\xff") for one in pictures):
        raise CouldNotLook("broken")
    facts = {name: value for name, value in head["facts"].items() if value not in (None, "", {})}
    return Seen(facts, pictures, str(head["text"]))
