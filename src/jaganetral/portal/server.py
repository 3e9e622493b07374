"""The portal's own server: everything made ready, then gunicorn until somebody ends it.

Exception
└── ServerError
    ├── HostsMissing          reached from elsewhere, and nobody said under which names
    ├── AddressTaken          something listens there already
    ├── AddressUnusable       this machine has no such address, or the port needs more rights
    └── DatabaseUnreachable   the database does not answer or cannot be migrated
"""

from __future__ import annotations

import errno
import gc
import hashlib
import ipaddress
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from jaganetral.portal.environment import load

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

__all__ = [
    "AddressTaken",
    "AddressUnusable",
    "DatabaseUnreachable",
    "HostsMissing",
    "ServerError",
    "Serving",
    "is_loopback",
    "prepare",
    "run",
    "static_fingerprint",
]

THREADS = 4
"""Threads of a worker: judging is work of the processor, so more would only wait for each other."""
MAX_REQUESTS, JITTER = 50_000, 5_000
"""A worker is replaced by a fresh one after so many answers; not all at once."""
GRACE = 30
"""Seconds that answers in the making have when the server is ended."""


class ServerError(Exception):
    """Why the portal cannot be served."""


class HostsMissing(ServerError):
    """Reached from elsewhere, and nobody said under which names."""


@dataclass
class AddressTaken(ServerError):
    """Something listens there already."""

    host: str
    port: int


@dataclass
class AddressUnusable(ServerError):
    """No such address here, or the port needs more rights; `why` in the system's words."""

    host: str
    port: int
    why: str


@dataclass
class DatabaseUnreachable(ServerError):
    """The database does not answer or cannot be migrated; `why` in its own words."""

    why: str


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve: where, with how many processes, and whether as a demonstration."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    demo: bool = False

    @property
    def address(self) -> str:
        """As it is typed into a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def prepare(serving: Serving) -> socket.socket:
    """Check the settings, take the address, migrate, collect the static files.

    Sets in this process's environment what follows from `serving`. Raises ServerError and
    BadEnvironment; then nothing listens.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "jaganetral.portal.settings"
    if serving.demo:
        os.environ["JAGANETRAL_DEMO"] = "1"
    os.environ.pop("JAGANETRAL_LOOPBACK", None)
    environment = load()
    alone = is_loopback(serving.host) and not environment.proxy
    if not alone and not environment.hosts:
        raise HostsMissing
    if alone:
        os.environ["JAGANETRAL_LOOPBACK"] = "1"
    listening = _listen(serving)
    environment.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if environment.metrics:
        _folder_for_figures(environment.data / "figures")
    import django  # noqa: PLC0415 - after the environment is whole

    django.setup()
    _migrate()
    _collect()
    return listening


def run(serving: Serving, listening: socket.socket, started: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; answers in the making are finished. Ends the process."""
    # The command line lets `| head` end it; a phone that hangs up must not end a worker.
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    import gunicorn.http.wsgi  # type: ignore[import-untyped]  # noqa: PLC0415

    gunicorn.http.wsgi.SERVER = "JagaNetral"  # which server it is and how old, nobody needs to know
    chores = _beside()
    try:
        _Gunicorn(serving, listening, started).run()
    finally:
        chores.terminate()


def _beside() -> subprocess.Popen[bytes]:
    """What has to be done beside the answers, in a process that ends with this one."""
    return subprocess.Popen(
        [sys.executable, "-m", "django", "do_chores", "--parent", str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


class _Gunicorn(BaseApplication):  # type: ignore[misc]
    def __init__(
        self, serving: Serving, listening: socket.socket, started: Callable[[], None]
    ) -> None:
        self._serving, self._listening, self._started = serving, listening, started
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"fd://{self._listening.fileno()}",
            "workers": self._serving.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "max_requests": MAX_REQUESTS,
            "max_requests_jitter": JITTER,
            "graceful_timeout": GRACE,
            "timeout": 60,
            "keepalive": 15,
            "backlog": 1024,
            "limit_request_line": 8190,
            "worker_tmp_dir": "/dev/shm" if Path("/dev/shm").is_dir() else None,
            "logger_class": _Log,
            "control_socket_disable": True,
            "proc_name": "jaganetral",
            "forwarded_allow_ips": "",  # the settings say which headers of a proxy are read
            "when_ready": lambda _server: self._started(),
            "child_exit": _forget_worker,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        from django.db import connections  # noqa: PLC0415

        from jaganetral.portal.wsgi import application  # noqa: PLC0415 - loads the rulebook

        connections.close_all()  # a worker opens its own
        gc.collect()
        gc.freeze()  # what is loaded now is shared by all workers and never looked at again
        return application


class _Log(Logger):  # type: ignore[misc]
    """gunicorn's messages through our log, less what would tell who asked for what."""

    def setup(self, cfg: Any) -> None:
        self.cfg = cfg
        self.error_log.handlers, self.error_log.propagate = [], True
        self.error_log.setLevel("WARNING")
        self.access_log.handlers, self.access_log.propagate = [], False

    def access(self, *_args: Any, **_kwargs: Any) -> None:
        """Our own log has the line."""

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        if msg.startswith("Invalid request"):
            msg, args = "something that is no HTTP request was refused", ()
        self.error_log.warning(msg, *args, **kwargs)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        # The message holds the address that was asked for; where it broke stands beside it.
        self.error_log.error("a request broke in the server", exc_info=True)


def _listen(serving: Serving) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
        listening = socket.create_server((serving.host, serving.port), family=family, backlog=1024)
    except OSError as wrong:
        if wrong.errno == errno.EADDRINUSE:
            raise AddressTaken(serving.host, serving.port) from None
        raise AddressUnusable(serving.host, serving.port, wrong.strerror or str(wrong)) from None
    listening.set_inheritable(True)
    return listening


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now
    from django.db import DatabaseError  # noqa: PLC0415

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as wrong:
        raise DatabaseUnreachable(str(wrong).strip().partition("\n")[0]) from None


STAMP = ".collected"


def _collect() -> None:
    """Collect and compress the static files where they changed since the last time."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    root = Path(settings.STATIC_ROOT)
    found, stamp = static_fingerprint(), root / STAMP
    if not (stamp.exists() and stamp.read_text(encoding="ascii") == found):
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(found, encoding="ascii")


def static_fingerprint() -> str:
    """A hash that changes with any static file of the portal or of a package it uses."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            seen.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return seen.hexdigest()


def _folder_for_figures(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # counts of an earlier run
    folder.mkdir(parents=True, mode=0o700)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _forget_worker(_server: object, worker: Any) -> None:
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
