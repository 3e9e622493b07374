"""`jaganetral serve` as a process of its own, the way an operator starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from django.conf import settings

from jaganetral.portal.server import STAMP, static_fingerprint
from tests.portal.migrated import lay_migrated

COMMAND = str(Path(sys.executable).parent / "jaganetral")
START = 90  # seconds that a start may take on a busy machine


@dataclass
class Served:
    """A server that runs: where it is, what it wrote, its process."""

    url: str
    port: int
    data: Path
    process: subprocess.Popen[str]
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(40)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def environment(data: Path, **given: str) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JAGANETRAL_", "DATABASE_URL", "DJANGO_"))
    }
    return kept | {"JAGANETRAL_DATA": str(data)} | given


@contextmanager
def served(folder: Path, *, fresh: bool = False, **given: str) -> Iterator[Served]:
    """The static files are those that the tests have collected: to compress them takes long.

    `fresh`: on an empty folder, as on a machine where it never ran; else it was started before.
    """
    data = folder / "data"
    data.mkdir(parents=True)
    root = Path(settings.STATIC_ROOT)
    (root / STAMP).write_text(static_fingerprint(), encoding="ascii")
    (data / "static").symlink_to(root)
    if not fresh and "DATABASE_URL" not in given:
        lay_migrated(data)
    port, log = free_port(), folder / "log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port), "--workers", "2"],
            env=environment(data, **given), stdout=written, stderr=written, text=True,
        )  # fmt: skip
    one = Served(f"http://127.0.0.1:{port}", port, data, process, log)
    try:
        until = time.monotonic() + START
        while True:
            try:
                httpx.get(f"{one.url}/sehat", timeout=5)
                break
            except httpx.TransportError:
                assert process.poll() is None, one.log
                assert time.monotonic() < until, one.log
                time.sleep(0.1)
        yield one
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(10)
