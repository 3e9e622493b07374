"""Scanning synthetic posts, as ratios: to the bare kernel, one core to two, to BERT-base.

    python benchmarks/scan.py [--rows 1000000] [--torch] [--dry]

The posts are those of posts.py (95 % everyday talk, 5 % political). The bare kernel decodes each
row and perceives its words with the names that run there and then, by the same readers, without
judging and without writing anything. `jaganetral scan` does all of that, judges, and writes the
record of every verdict. Rates of one core are rows by CPU-seconds of all processes, so that other
work on the machine weighs little; the gain of a second core is of wall seconds.

What a second core can give at all is measured in the same run: two bare kernels at once, which
share nothing, against one alone. Two cores of a rented machine are often two threads of one.

The peers: BERT-base with random weights in ONNX Runtime on one thread, and with `--torch` as a
sequence classifier in PyTorch, too (5 GB to install); one text at a time, of as many tokens as the
texts have on the mean, counted as a token for four characters. Their median is taken before and
after each scan, because the speed of a machine that others use drifts.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from check_vs_bert import processor
from gauge import Taken, measured
from page import keep_row
from posts import posts

import jaganetral

TOP = Path(__file__).parents[1]
BATCH = 1_024


def kernel(source: Path) -> None:
    """Decode and perceive every row; prints rows and CPU-seconds without the start."""
    from jaganetral.contract import conduct_from_row  # noqa: PLC0415 - in the measured process
    from jaganetral.elections import Registry  # noqa: PLC0415
    from jaganetral.perception import Perceiver  # noqa: PLC0415
    from jaganetral.scan.reading import open_source  # noqa: PLC0415

    registry = Registry.load()
    perceiver = Perceiver(registry).for_many()
    begun, rows, signals = _cpu(), 0, 0
    for row in open_source(source).rows():
        assert row.fields is not None
        conduct, _notes = conduct_from_row(row.fields, language="id")
        setting = registry.setting(conduct, today=date(2024, 10, 10))
        signals += len(perceiver.perceive(conduct, setting))
        rows += 1
    print(json.dumps({"rows": rows, "signals": signals, "cpu": _cpu() - begun}))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def write_posts(path: Path, rows: int) -> float:
    """The posts as JSON Lines; gives the mean count of characters of their words."""
    characters = 0
    with path.open("wb") as file:
        for row in posts(rows, 20241101):
            characters += len(row.get("text") or "") + len(row.get("quoted_text") or "")
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return characters / rows


def scanned(source: Path, folder: Path, workers: int, detail: str) -> Taken:
    """`jaganetral scan` as people call it, in a folder that is emptied after it."""
    output = folder / "verdicts.jsonl"
    taken = measured([
        sys.executable, "-m", "jaganetral", "scan", str(source), "-o", str(output),
        "--workers", str(workers), "--detail", detail, "--no-summary", "--no-report",
    ])  # fmt: skip
    assert taken.status == 0, taken.said
    for path in folder.glob("verdicts*"):
        path.unlink()
    return taken


def kernels(source: Path, at_once: int) -> tuple[int, float]:
    """Rows, and the mean of the CPU-seconds of so many bare kernels at once."""
    begun = [
        subprocess.Popen(
            [sys.executable, __file__, "--kernel", str(source)], stdout=subprocess.PIPE
        )
        for _ in range(at_once)
    ]
    said = [json.loads(one.communicate()[0]) for one in begun]
    assert not any(one.returncode for one in begun)
    return said[0]["rows"], sum(one["cpu"] for one in said) / at_once


RUNS = 20
PEERS = {
    "onnx": ("benchmarks/peers", "benchmarks/peers/bert.py", True),
    "torch": ("benchmarks/peers/torch", "benchmarks/peers/torch/classify.py", False),
}
"""Project, program, and whether it is told the number of threads."""


def peer_seconds(peer: str, tokens: int) -> float:
    """Seconds of one text in BERT-base on one thread, the median of some."""
    project, program, threads = PEERS[peer]
    uv = shutil.which("uv") or str(TOP / ".tools/bin/uv")
    call = [uv, "run", "--frozen", "--quiet", "--project", project, "python", program,
            str(RUNS), str(tokens), *(["1"] if threads else [])]  # fmt: skip
    kept = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    done = subprocess.run(call, check=True, capture_output=True, cwd=TOP, env=kept)
    return float(json.loads(done.stdout)["ms"]) / 1000


def report(rows: int, source: Path, folder: Path, *, torch: bool) -> Iterator[str]:
    """The rows of the table, each as it is measured."""
    tokens = max(8, round(write_posts(source, rows) / 4))
    peers = ("onnx", "torch") if torch else ("onnx",)

    def measure_peers() -> dict[str, float]:
        return {peer: peer_seconds(peer, tokens) for peer in peers}

    counted, alone = kernels(source, 1)
    assert counted == rows
    rate = rows / alone
    ceiling = 2 * alone / kernels(source, 2)[1]
    before = measure_peers()
    for detail in ("full", "brief"):
        one = scanned(source, folder, 1, detail)
        after = measure_peers()
        two = scanned(source, folder, 2, detail)
        ours = rows / one.cpu
        times = {peer: ours * (before[peer] + after[peer]) / 2 for peer in peers}
        before = measure_peers()
        peak = max(one.pss, two.pss) / 1e6
        yield (
            f"| {jaganetral.__version__} | {processor()}, {os.cpu_count()} cores | {date.today()} "
            f"| {rows:,} | {detail} | {rate:,.0f} | {ours:,.0f} | **{ours / rate:.0%}** "
            f"| **{one.seconds / two.seconds:.2f}** | {ceiling:.2f} | {peak:,.0f} MB | "
            f"{' | '.join(f'**{times[peer]:,.0f}**' for peer in peers)}{'' if torch else ' | –'} |"
        )


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--torch", action="store_true", help="measure PyTorch too")
    parser.add_argument("--dry", action="store_true", help="write nothing into the documentation")
    parser.add_argument("--kernel", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(given)
    if asked.kernel:
        kernel(asked.kernel)
        return
    with tempfile.TemporaryDirectory(prefix="scan-") as name:
        folder = Path(name)
        for row in report(asked.rows, folder / "posts.jsonl", folder, torch=asked.torch):
            print(row, flush=True)
            if not asked.dry:
                cells = row.split(" | ")
                keep_row("benchmarks.md", "scan", " | ".join(cells[:5]).removeprefix("| "), row)


if __name__ == "__main__":
    main()
