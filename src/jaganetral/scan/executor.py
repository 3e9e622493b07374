"""Who does the work: this process, all cores of this machine, or a cluster (`cluster.py`).

An executor does the same work on many things and gives the results in their order, with only a few
under way at a time, so that memory does not grow with the input.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import TracebackType
from typing import Protocol, Self, TypeVar

from jaganetral.scan.errors import WorkersDied

A = TypeVar("A")
B = TypeVar("B")

AHEAD = 3
"""Things under way for each worker: one in hand, two waiting."""
TRIES = 3
"""How often workers that died (mostly for want of memory) are replaced."""
PRELOAD = ["jaganetral.scan.unit", "jaganetral.scan.plan", "jaganetral.checker"]


class Executor(Protocol):
    """Does work on many things; closed at the end of a scan."""

    def stream(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """The results of `work`, in the order of what is `given`; what it raises comes out."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None: ...


class Here:
    """This process, one thing after the other: for small inputs, and for `--workers 1`."""

    def stream(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """The results of `work`, each made when it is asked for."""
        return map(work, given)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""


class Processes:
    """Worker processes on this machine. Each loads what it needs once."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._tries = TRIES
        self._pool = self._fresh()

    def _fresh(self) -> ProcessPoolExecutor:
        # A fork of a process with threads may hang, so workers start from a clean one; where the
        # system has none, each starts anew.
        ways = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
        if "forkserver" in ways:
            context.set_forkserver_preload(PRELOAD)
        return ProcessPoolExecutor(self.workers, mp_context=context, initializer=_begin)

    def stream(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]:
        """The results of `work`, with `AHEAD` things under way for each worker."""
        under_way: deque[tuple[A, Future[B]]] = deque()
        things = iter(given)
        while True:
            while len(under_way) < AHEAD * self.workers:
                try:
                    thing = next(things)
                except StopIteration:
                    break
                under_way.append((thing, self._submit(work, thing)))
            if not under_way:
                return
            thing, future = under_way.popleft()
            while True:
                pool = self._pool
                try:
                    yield future.result()
                    break
                except BrokenProcessPool:
                    self._replace(pool)
                    future = self._submit(work, thing)
                    waiting = [(one, self._submit(work, one)) for one, _lost in under_way]
                    under_way = deque(waiting)

    def _submit(self, work: Callable[[A], B], thing: A) -> Future[B]:
        while True:
            pool = self._pool
            try:
                return pool.submit(work, thing)
            except BrokenProcessPool:
                self._replace(pool)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        if broken is not self._pool:
            return  # another stream has seen to it
        if self._tries == 0:
            raise WorkersDied(workers=self.workers)
        self._tries -= 1
        broken.shutdown(wait=False, cancel_futures=True)
        self._pool = self._fresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        workers = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=error is None, cancel_futures=True)
        if error is not None:
            for worker in workers:  # what they do would be thrown away
                with suppress(ProcessLookupError, ValueError):
                    worker.kill()
            self._pool.shutdown(wait=True)


def cores() -> int:
    """The cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """A worker lives and dies with its scan: Ctrl-C is the scan's to hear, and kill -9 of the scan
    ends the workers too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
