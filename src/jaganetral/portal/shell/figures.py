"""Figures for Prometheus: how many answers, how fast, which verdicts. Nothing about anybody.

Counted only where `JAGANETRAL_METRICS` is on. Under several workers each writes its counts into
the folder that PROMETHEUS_MULTIPROC_DIR names (`jaganetral serve` makes it), and they are summed.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from prometheus_client import Counter, Histogram

__all__ = ["answered", "exposition", "judged", "prepare"]

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


@cache
def _answers() -> Histogram:
    from prometheus_client import Histogram  # noqa: PLC0415 - only where figures are wanted

    return Histogram(
        "jaganetral_answer_seconds",
        "Time to answer, by route and status",
        ("route", "status"),
        buckets=BUCKETS,
    )


@cache
def _verdicts() -> Counter:
    from prometheus_client import Counter  # noqa: PLC0415

    return Counter("jaganetral_verdicts", "Verdicts given, by level", ("level",))


def prepare() -> None:
    """Make what is counted into, before threads could do so twice."""
    if settings.ENVIRONMENT.metrics:
        _answers()
        _verdicts()


def answered(route: str, status: int, seconds: float) -> None:
    """Count one answer of a route."""
    if settings.ENVIRONMENT.metrics:
        _answers().labels(route or "none", str(status)).observe(seconds)


def judged(level: str) -> None:
    """Count one verdict."""
    if settings.ENVIRONMENT.metrics:
        _verdicts().labels(level).inc()


def exposition() -> tuple[bytes, str]:
    """All figures in the text that Prometheus reads, and its content type."""
    from prometheus_client import (  # noqa: PLC0415
        CONTENT_TYPE_LATEST,
        REGISTRY,
        CollectorRegistry,
        generate_latest,
    )
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry), CONTENT_TYPE_LATEST
