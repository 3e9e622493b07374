"""Logs without personal data: what happened, on which route, how long it took; never who or what.

Written as lines of JSON (`JAGANETRAL_LOG=json`) or for a person (`console`).
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Protocol

import msgspec
import structlog

__all__ = ["answers_log", "logging_settings"]


class AnswersLog(Protocol):
    """Writes the line of one answer."""

    def __call__(self, *, method: str, route: str, status: int, ms: float) -> None: ...


def logging_settings(kind: str) -> None:
    """Send everything that is logged through structlog to standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _where_it_broke,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if kind == "json" else structlog.dev.ConsoleRenderer()
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processor=renderer)
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("jaganetral").setLevel(logging.INFO)
    # Django would log the path and the arguments of a failed request, in which words may stand.
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    # Where it debugs, it writes down all that a page was made of.
    logging.getLogger("django.template").setLevel(logging.INFO)
    logging.getLogger("django.security").setLevel(logging.CRITICAL)
    # Both name accounts and addresses; the audit trail has what an agency may know.
    logging.getLogger("axes").setLevel(logging.CRITICAL)
    logging.getLogger("allauth").setLevel(logging.ERROR)


def answers_log(kind: str) -> AnswersLog:
    """What writes one line for each answer. JSON goes straight to standard error, in one piece."""
    if kind != "json":
        log = structlog.get_logger("jaganetral.portal")

        def spoken(*, method: str, route: str, status: int, ms: float) -> None:
            log.info("answered", method=method, route=route, status=status, ms=ms)

        return spoken
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    encode = msgspec.json.Encoder().encode

    def written(*, method: str, route: str, status: int, ms: float) -> None:
        line = {"method": method, "route": route, "status": status, "ms": ms, "event": "answered",
                "level": "info", "logger": "jaganetral.portal"}  # fmt: skip
        sys.stderr.buffer.write(encode(stamp(None, "info", line)) + b"\n")
        sys.stderr.buffer.flush()

    return written


def _where_it_broke(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """An exception as its kind and the lines it passed. Its words may quote what a person typed."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        frames = traceback.extract_tb(error.__traceback__)
        event["exception"] = type(error).__qualname__
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
    return event
