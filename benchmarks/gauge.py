"""What a command and all its processes take: seconds, CPU-seconds, memory. Linux only."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.25  # seconds between two looks, at least
COST = 0.01
"""The share of one core that looking at memory may take: it slows what is timed. The first looks,
at a young and small process, come four times a second; those at large ones every second or two."""
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Taken:
    """`cpu` is the sum over all processes, as far as each was seen; `pss` the highest sum of their
    proportional set sizes in bytes; `processes` how many there were at most."""

    seconds: float
    cpu: float
    pss: int
    processes: int
    status: int
    said: str


def measured(
    command: Sequence[str], env: Mapping[str, str] | None = None, *, cost: float = COST
) -> Taken:
    """Run a command in a session of its own and look at its processes, four times a second at most.

    `cost`: the share of one core that looks at memory may take.
    """
    before = _children()
    begun = time.monotonic()
    process = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.PIPE, text=True, env=env
    )
    spent: dict[int, float] = {}
    peak = most = 0
    due = begun
    while process.poll() is None:
        running = session(process.pid)
        most = max(most, len(running))
        spent |= {one: _cpu(one) or spent.get(one, 0.0) for one in running}
        if (looked := time.monotonic()) >= due:
            peak = max(peak, sum(map(_pss, running)))
            due = looked + (time.monotonic() - looked) / cost
        with suppress(subprocess.TimeoutExpired):
            process.wait(PAUSE)
    assert process.stdout is not None
    seconds = time.monotonic() - begun
    said = process.stdout.read()
    # What the kernel tells at the end is exact, but leaves out who was not waited for.
    cpu = max(sum(spent.values()), _children() - before)
    return Taken(seconds, cpu, peak, most, process.returncode, said)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def session(leader: int) -> list[int]:
    """The processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == leader:
                    found.append(int(entry.name))
            except (ProcessLookupError, PermissionError):
                continue
    return found


def _cpu(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except (OSError, ProcessLookupError):
        return 0.0
    return (int(told[11]) + int(told[12])) / _TICK


def _pss(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except (OSError, ProcessLookupError):
        return 0
    found = (line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(next(found, "0")) * 1024
