"""`scan --engine native` against Daft and PySpark, which call the same Checker as their function.

    python benchmarks/scan_engines.py [--rows 20000] [--workers 2] [--dry]

The same synthetic posts, the same `Checker.check_many` in batches of 1,024, as many workers; native
writes JSON Lines with rejects, manifest and fsync, the others Parquet with one column. Daft and
PySpark stand in an environment of their own (benchmarks/peers/engines); PySpark needs Java, on
Debian: apt-get install openjdk-17-jre-headless. CPU-seconds are of all processes, starts included:
on a machine that others use too they compare where seconds do not.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from gauge import Taken, measured
from page import write_block
from posts import posts

TOP = Path(__file__).parents[1]
PEER = TOP / "benchmarks/peers/engines"


def commands(source: Path, folder: Path, workers: int) -> dict[str, list[str]]:
    """How each engine is called."""
    uv = shutil.which("uv") or str(TOP / ".tools/bin/uv")
    peer = [uv, "run", "--frozen", "--quiet", "--project", str(PEER), "python"]
    call = [str(PEER / "judging.py")]
    return {
        "native": [sys.executable, "-m", "jaganetral", "scan", str(source), "-o",
                   str(folder / "native.jsonl"), "--workers", str(workers), "--no-summary"],
        "Daft": [*peer, *call, "daft", str(source), str(folder / "daft"), str(workers)],
        "PySpark": [*peer, *call, "spark", str(source), str(folder / "spark"), str(workers)],
    }  # fmt: skip


def verdicts(engine: str, folder: Path) -> list[str]:
    """The verdict lines that an engine wrote, as a reader gets them."""
    if engine == "native":
        return (folder / "native.jsonl").read_text(encoding="utf-8").splitlines()
    import pyarrow.parquet  # noqa: PLC0415 - of the extra [scan]

    found = []
    for path in sorted((folder / engine.lower().removeprefix("py")).glob("*.parquet")):
        found += pyarrow.parquet.read_table(path)["verdict"].to_pylist()
    return found


def row(engine: str, rows: int, taken: Taken, order: bool, same: bool) -> str:
    """One line of the table."""
    return (
        f"| {engine} | {taken.cpu / rows * 1e6:,.0f} | {taken.seconds:,.1f} | "
        f"{rows / taken.seconds:,.0f} | {taken.pss / 1e6:,.0f} | {taken.processes} | "
        f"{'yes' if same else 'NO'} | {'yes' if order else 'no'} |"
    )


def judged(lines: Iterable[str]) -> list[tuple[str, str]]:
    """(id, verdict) of each line; the rulebook's day stands in none of them."""
    told = map(json.loads, lines)
    return [(line["id"], line["verdict"]) for line in told if "id" in line]


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    table = [
        "| engine | CPU-s / 1 M rows | seconds | rows/s | peak PSS, MB | processes | "
        "the same verdicts | input's order kept |",
        "|---|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for post in posts(call.rows):
                file.write(json.dumps(post, ensure_ascii=False) + "\n")
        env = os.environ | {"DO_NOT_TRACK": "1", "PYSPARK_DRIVER_PYTHON": "", "JAGANETRAL_LANG": ""}
        expected: list[tuple[str, str]] = []
        for engine, command in commands(source, folder, call.workers).items():
            taken = measured(command, env)
            done = '"seconds"' in taken.said  # a peer that crashed as it left had done its work
            if taken.status != 0 and not done:
                raise SystemExit(f"{engine} ended with {taken.status}: {taken.said}")
            if taken.status != 0:
                print(f"{engine} had done its work, and ended with {taken.status}")
                crashed = f" (crashed at its end: status {taken.status})"
            else:
                crashed = ""
            found = judged(verdicts(engine, folder))
            expected = expected or found
            line = row(engine + crashed, call.rows, taken, found == expected,
                       Counter(found) == Counter(expected))  # fmt: skip
            print(line)
            table.append(line)
    table.append(
        f"\n{call.rows:,} posts, {call.workers} workers, {os.cpu_count()} processors, "
        f"{date.today().isoformat()}; starts of the engines are included."
    )
    if not call.dry:
        write_block("benchmarks.md", "scan-engines", "\n".join(table))


if __name__ == "__main__":
    main()
