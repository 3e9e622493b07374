"""A Ray cluster (needs the extra [ray]): the same units, on as many machines as there are.

Every machine needs this release with the same rulebook, and reads the input and writes the parts
where all can reach them: a shared file system, or S3. What a lost machine had in hand is done
again elsewhere; a part is written whole or not at all, and twice the same bytes.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

from jaganetral.scan.errors import MissingExtra, NoCluster

A = TypeVar("A")
B = TypeVar("B")

AHEAD = 3
RETRIES = 8
"""How often a unit is begun again that a lost machine had in hand."""


class Cluster:
    """The machines of the Ray cluster at `address` (None: a cluster of this machine alone)."""

    def __init__(self, address: str | None) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # a government's scans are nobody's telemetry
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            import ray  # noqa: PLC0415 - of the extra [ray]
        except ImportError:
            raise MissingExtra(path="--engine ray", extra="jaganetral[ray]") from None
        self._ray: Any = ray
        self._ours = not ray.is_initialized()
        if self._ours:
            try:
                ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
            except (ConnectionError, RuntimeError, ValueError) as error:
                raise NoCluster(address=address, why=str(error).splitlines()[0]) from None

    def stream(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """The results of `work`, with `AHEAD` things under way for each core."""
        ray = self._ray
        options = {"num_cpus": 1, "max_retries": RETRIES, "scheduling_strategy": "SPREAD"}
        remote = ray.remote(**options)(work)
        things = iter(given)
        under_way: deque[Any] = deque()
        while True:
            ahead = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
            while len(under_way) < ahead:
                try:
                    under_way.append(remote.remote(next(things)))
                except StopIteration:
                    break
            if not under_way:
                return
            try:
                yield ray.get(under_way.popleft())
            except ray.exceptions.RayTaskError as error:
                raise error.cause from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._ours:
            self._ray.shutdown()
