"""What a text check costs over HTTP, against a bare Django view under the same server.

    python benchmarks/portal_check.py [--dry] [--seconds 4] [--rounds 3]

Both run under gunicorn with the same workers and threads on this machine, and the client (one
process, asyncio, kept connections) takes its share of the same processors. Rounds alternate between
the two; of each the round with the least median counts, since machines are shared.

- 32 connections, each asking again as soon as it has its answer: median of both, and their ratio.
- Half of the most that the check answered a second, sent at a fixed rate whatever comes back (an
  open loop: latency counts from the moment a request was due): its 99th percentile.

Every answer is looked at: one that is not 200, or does not hold the id of its own request, is lost
or leaked, and the program ends with 1. `--dry` writes nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import count
from pathlib import Path

from check_vs_bert import TEXTS, processor
from page import keep_row

import jaganetral
from jaganetral.portal.server import GRACE, THREADS

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
CONNECTIONS = 32
Maker = Callable[[int], tuple[bytes, bytes]]
"""From a number to a request and to what its answer must hold."""


def port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        found: int = taken.getsockname()[1]
        return found


@contextmanager
def process(command: list[str], address: str, environment: dict[str, str]) -> Iterator[None]:
    """A server that answers at `address`, until the block ends."""
    with tempfile.TemporaryFile() as log:
        running = subprocess.Popen(command, env=environment, cwd=HERE, stdout=log, stderr=log)
        try:
            until = time.monotonic() + 300
            while True:
                try:
                    urllib.request.urlopen(address, timeout=5).close()
                    break
                except OSError:
                    if running.poll() is not None or time.monotonic() > until:
                        log.seek(0)
                        raise SystemExit(log.read().decode()[-2000:]) from None
                    time.sleep(0.2)
            yield
        finally:
            running.terminate()
            running.wait(GRACE + 10)


class Line:
    """One kept connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, at: int) -> Line:
        return cls(*await asyncio.open_connection("127.0.0.1", at))

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"\r\nContent-Length: (\d+)", head, re.IGNORECASE)
        body = await self._reader.readexactly(int(length[1])) if length else b""
        return int(head[9:12]), body

    def close(self) -> None:
        self._writer.close()


class Loss(Exception):
    """An answer that is not the one that was asked for."""


async def asked(line: Line, told: tuple[bytes, bytes]) -> None:
    status, body = await line.ask(told[0])
    if status != 200 or told[1] not in body:
        raise Loss(f"{status}: {body[:200]!r} for {told[0][-200:]!r}")


async def closed_loop(at: int, make: Maker, seconds: float) -> list[float]:
    """Latencies in seconds of CONNECTIONS that each ask again at once."""
    taken: list[float] = []
    numbers = count()
    end = time.perf_counter() + seconds

    async def one() -> None:
        line = await Line.open(at)
        while (begun := time.perf_counter()) < end:
            await asked(line, make(next(numbers)))
            taken.append(time.perf_counter() - begun)
        line.close()

    await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    return taken


async def open_loop(at: int, make: Maker, rate: float, seconds: float) -> list[float]:
    """Latencies in seconds from when each request was due, at `rate` a second."""
    taken: list[float] = []
    free: asyncio.Queue[Line] = asyncio.Queue()
    for _ in range(4 * CONNECTIONS):
        free.put_nowait(await Line.open(at))
    begun = time.perf_counter()

    async def one(number: int, due: float) -> None:
        line = await free.get()
        await asked(line, make(number))
        taken.append(time.perf_counter() - due)
        free.put_nowait(line)

    tasks = []
    for number in range(int(rate * seconds)):
        due = begun + number / rate
        if (early := due - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        tasks.append(asyncio.create_task(one(number, due)))
    await asyncio.gather(*tasks)
    while not free.empty():
        free.get_nowait().close()
    return taken


def post(path: str, kind: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def conduct(number: int) -> dict[str, str]:
    return {"id": f"n{number}", "text": TEXTS[number % len(TEXTS)], "actor_kind": "pns",
            "action": "post", "at": "2024-11-01", "region": "13.71"}  # fmt: skip


def check(number: int) -> tuple[bytes, bytes]:
    body = json.dumps(conduct(number)).encode()
    return post("/api/v1/check", "application/json", body), f'"id":"n{number}"'.encode()


def bare(number: int) -> tuple[bytes, bytes]:
    return post("/bare", "application/json", json.dumps(conduct(number)).encode()), b"ok"


def form(number: int) -> tuple[bytes, bytes]:
    """The page of the self-check, for comparison."""
    told = {name: word for name, word in conduct(number).items() if name != "id"}
    body = urllib.parse.urlencode(told).encode()
    return post("/periksa/", "application/x-www-form-urlencoded", body), b"</html>"


def median_ms(taken: list[float]) -> float:
    return statistics.median(taken) * 1000


def part_ms(taken: list[float], share: float) -> float:
    return sorted(taken)[int(len(taken) * share)] * 1000


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def measure(seconds: float, rounds: int, data: Path) -> dict[str, float]:
    workers = str(os.cpu_count() or 1)
    ours, theirs = port(), port()
    kept = {name: word for name, word in os.environ.items() if not name.startswith("JAGANETRAL_")}
    kept |= {"JAGANETRAL_DATA": str(data), "JAGANETRAL_API_RATE": "1000000"}
    serve = [str(BIN / "jaganetral"), "serve", "--port", str(ours), "--workers", workers]
    gunicorn = [str(BIN / "gunicorn"), "bare_view:application", "--bind", f"127.0.0.1:{theirs}",
                "--worker-class", "gthread", "--threads", str(THREADS), "--workers", workers,
                "--keep-alive", "15", "--preload", "--log-level", "warning"]  # fmt: skip
    with ExitStack() as both:
        both.enter_context(process(serve, f"http://127.0.0.1:{ours}/sehat", kept))
        both.enter_context(process(gunicorn, f"http://127.0.0.1:{theirs}/bare", kept))
        asyncio.run(closed_loop(ours, check, 1))
        asyncio.run(closed_loop(theirs, bare, 1))
        checks, bares = [], []
        for _ in range(rounds):
            bares.append(asyncio.run(closed_loop(theirs, bare, seconds)))
            checks.append(asyncio.run(closed_loop(ours, check, seconds)))
        most = max(len(taken) for taken in checks) / seconds
        steady = [asyncio.run(open_loop(ours, check, most / 2, 2 * seconds)) for _ in range(rounds)]
        try:
            pages = median_ms(asyncio.run(closed_loop(ours, form, seconds)))
        except Loss as loss:
            print(f"the page of the self-check was not measured: {loss}", file=sys.stderr)
            pages = float("nan")
    return {
        "bare": min(map(median_ms, bares)),
        "check": min(map(median_ms, checks)),
        "most": most,
        "p50": min(part_ms(taken, 0.5) for taken in steady),
        "p99": min(part_ms(taken, 0.99) for taken in steady),
        "page": pages,
        "answers": float(sum(map(len, checks)) + sum(map(len, steady))),
    }


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory() as data:
        found = measure(options.seconds, options.rounds, Path(data))
    ratio = found["check"] / found["bare"]
    print(f"bare view, {CONNECTIONS} connections   {found['bare']:8.1f} ms median")
    print(
        f"check, {CONNECTIONS} connections       {found['check']:8.1f} ms median, {ratio:.2f} : 1"
    )
    print(f"self-check page               {found['page']:8.1f} ms median")
    print(f"most a second                 {found['most']:8.0f}")
    print(f"at half of it                 {found['p50']:8.1f} ms median, {found['p99']:.0f} ms p99")
    print(f"{found['answers']:,.0f} answers looked at: none lost, none of another's")
    if not options.dry:
        key = f"{jaganetral.__version__} | {processor()}, {os.cpu_count()} cores"
        row = (
            f"| {key} | {date.today()} | {found['bare']:.1f} ms | {found['check']:.1f} ms | "
            f"**{ratio:.2f} : 1** | {found['most']:.0f}/s | {found['p99']:.0f} ms | "
            f"{found['page']:.1f} ms |"
        )
        keep_row("benchmarks.md", "portal_check", key, row)


if __name__ == "__main__":
    main()
