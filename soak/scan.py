"""Scans that are killed again and again, and scans of millions of rows under a memory gauge.

    python soak/scan.py [--kills 10] [--rows 20000] [--million 1] [--ten-million 10] [--seed N]
                        [--only kills|memory|engine] [--dry]

Kills: `jaganetral scan` on synthetic posts among which are hostile rows, on all cores, gets SIGKILL
at a random moment, is run again and killed again, until a run gets through; a round that was killed
ends with the bytes of a scan that was left in peace, output, rejects and manifest, and no process
and no file is left over.

Memory: PSS (proportional set size) summed over all processes of a scan, up to four times a second;
the highest counts. One million rows in full, ten million with `--detail brief`: the million ten
times over under ids of their own.

Engine (only where asked for, `--only engine`): the ten million with a judge that allows everything,
for what the engine by itself holds: reading, planning, parts, copying and manifest.

Figures go into docs/scan.md. Ends with 1 where there was a finding.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

TOP = Path(__file__).parents[1]
sys.path.insert(0, str(TOP / "benchmarks"))

from gauge import measured, session  # noqa: E402
from page import write_block  # noqa: E402 - a neighbour, not a package
from posts import posts  # noqa: E402

LIMIT = 1_000_000_000  # bytes of PSS, all processes together
HOSTILE = (
    b"", b"{bad", b'{"id":"x","text":"\xff\xfe"}', b'{"id":"x","text":"\\ud83d"}', b"[1]",
    b'{"id":"x","on_duty":"mungkin"}', b'{"text":"tanpa id"}', b'{"id":' + b"9" * 400 + b"}",
)  # fmt: skip


def command(source: Path, output: Path, *options: str) -> list[str]:
    """The scan as people call it."""
    return [sys.executable, "-m", "jaganetral", "scan", str(source), "-o", str(output),
            "--no-report", "--no-summary", *options]  # fmt: skip


def write_posts(path: Path, rows: int, seed: int, hostile: float = 0.0) -> None:
    """Synthetic posts, every `hostile` of them after a line that cannot be read or is none."""
    chance = random.Random(seed)
    with path.open("wb") as file:
        for number, row in enumerate(posts(rows, seed)):
            if chance.random() < hostile:
                file.write(chance.choice(HOSTILE) + b"\n")
            if chance.random() < 0.2:
                row["in_reply_to"] = f"post-{max(0, number - chance.randrange(1, 5_000)):09}"
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")


def contents(output: Path) -> tuple[bytes, ...]:
    """All that a scan leaves, but the report, which tells how long it took."""
    endings = ("", ".rejected.jsonl", ".manifest.json")
    return tuple(Path(f"{output}{ending}").read_bytes() for ending in endings)


def kill(kills: int, rows: int, seed: int, folder: Path) -> tuple[dict[str, str], list[str]]:
    """Figures and findings of `kills` kills."""
    chance = random.Random(seed)
    source, whole = folder / "in.jsonl", folder / "whole.jsonl"
    write_posts(source, rows, seed, hostile=0.02)
    begun = time.monotonic()
    subprocess.run(command(source, whole), check=True)
    spent = time.monotonic() - begun
    expected = contents(whole)
    findings: list[str] = []
    killed = rounds = kept = same = 0
    while killed < kills:
        rounds += 1
        output = folder / f"out{rounds}.jsonl"
        while killed < kills:
            process = subprocess.Popen(command(source, output), start_new_session=True)
            try:
                process.wait(chance.uniform(0.1, 0.6) * spent)
                break
            except subprocess.TimeoutExpired:
                kept = max(kept, len(list(Path(f"{output}.part").glob("*.part"))))
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
            for _ in range(120):  # workers that are just starting notice a little later
                if not (left := session(process.pid)):
                    break
                time.sleep(0.25)
            if left:
                findings.append(f"round {rounds}: processes outlive the scan: {left}")
        done = subprocess.run(command(source, output), check=False)
        if done.returncode == 0 and contents(output) == expected:
            same += 1
        else:
            findings.append(f"round {rounds}: other bytes, or status {done.returncode}")
        if Path(f"{output}.part").exists():
            findings.append(f"round {rounds}: files are left over")
        print(f"{killed} kills, {len(findings)} findings", file=sys.stderr)
    figures = {
        "scans killed with SIGKILL at random moments": f"{killed}, in {rounds} rounds",
        "rows, about 2 % of them hostile": f"{rows:,}",
        "most parts that a killed scan had kept": str(kept),
        "rounds whose output, rejects and manifest were the same bytes": (f"{same} of {rounds}"),
    }
    return figures, findings


def lines(path: Path) -> Iterator[bytes]:
    """The lines of a file."""
    with path.open("rb") as file:
        yield from file


def memory(million: int, tens: int, seed: int, folder: Path) -> tuple[dict[str, str], list[str]]:
    """Figures and findings of large scans: `million` and `tens` count millions of rows."""
    figures: dict[str, str] = {}
    findings: list[str] = []
    source, larger, output = (folder / name for name in ("1m.jsonl", "10m.jsonl", "out.jsonl"))
    write_posts(source, million * 1_000_000, seed)
    with larger.open("wb") as file:
        for copy in range(tens // million):
            for line in lines(source):
                file.write(line.replace(b'"post-', b'"copy%d-' % copy))
    for path, name, options in (
        (source, f"{million} M rows, full", ()),
        (larger, f"{tens} M rows, brief", ("--detail", "brief")),
    ):
        if path == larger and not tens:
            continue
        taken = measured(command(path, output, *options), cost=1.0)
        if taken.status != 0:
            raise SystemExit(f"the scan ended with {taken.status}")
        rows = json.loads(Path(f"{output}.manifest.json").read_bytes())["rows"]
        written = output.stat().st_size / 1e6
        figures[name] = (
            f"peak {taken.pss / 1e6:,.0f} MB PSS over {taken.processes} processes; "
            f"{rows:,} rows in {taken.seconds:,.0f} s, {written:,.0f} MB written"
        )
        print(name, figures[name], file=sys.stderr)
        if taken.pss > LIMIT:
            findings.append(f"{name}: {taken.pss / 1e6:,.0f} MB")
        for left in folder.glob("out.jsonl*"):
            left.unlink()
    return figures, findings


def engine_alone(tens: int, seed: int, folder: Path) -> tuple[dict[str, str], list[str]]:
    """Figures and findings of `tens` million rows by a judge that takes no time."""
    source, larger, output = (folder / name for name in ("part.jsonl", "all.jsonl", "out.jsonl"))
    write_posts(source, 100_000, seed)
    with larger.open("wb") as file:
        for copy in range(tens * 10):
            for line in lines(source):
                file.write(line.replace(b'"post-', b'"copy%d-' % copy))
    code = (
        "import sys; from soak.allowing import Allowing; from jaganetral.scan import Job, scan;"
        "scan(Job(input=sys.argv[1], output=sys.argv[2], detail='brief'), Allowing())"
    )
    path = {"PYTHONPATH": os.pathsep.join([str(TOP), str(TOP / "src")])}
    call = [sys.executable, "-c", code, str(larger), str(output)]
    taken = measured(call, os.environ | path, cost=1.0)
    if taken.status != 0:
        raise SystemExit(f"the scan ended with {taken.status}")
    told = json.loads(Path(f"{output}.manifest.json").read_bytes())
    figures = {
        f"{tens} M rows, brief, the engine alone": (
            f"peak {taken.pss / 1e6:,.0f} MB PSS over {taken.processes} processes; "
            f"{told['rows']:,} rows in {len(told['units']):,} units in {taken.seconds:,.0f} s, "
            f"{taken.cpu / told['rows'] * 1e6:,.1f} CPU-s a million rows"
        )
    }
    return figures, [str(figures)] if taken.pss > LIMIT else []


def main() -> int:
    """Shake, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--million", type=int, default=1)
    parser.add_argument("--ten-million", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20241101)
    parser.add_argument("--only", choices=["kills", "memory", "engine"])
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    findings: list[str] = []
    for part in [call.only] if call.only else ["kills", "memory"]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if part == "kills":
                told, more = kill(call.kills, call.rows, call.seed, folder)
            elif part == "memory":
                told, more = memory(call.million, call.ten_million, call.seed, folder)
            else:
                told, more = engine_alone(call.ten_million, call.seed, folder)
        findings += more
        facts = told | {
            "findings": str(len(more)),
            "processors": str(os.cpu_count()),
            "date": date.today().isoformat(),
        }
        rows = [f"| {key} | {value} |" for key, value in facts.items()]
        table = "\n".join(["| | |", "|---|---|", *rows])
        print(table)
        if not call.dry:
            write_block("scan.md", f"scan-{part}", table)
    for finding in findings:
        print(finding, file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
