"""How long one check takes, as ratios to a forward pass of BERT-base on the same CPU.

    python benchmarks/check_vs_bert.py [--dry]

The peer: BERT-base (12 layers, 128 tokens, random weights) in ONNX Runtime on all cores, in a
locked environment of its own (benchmarks/peers). Ours is one process on one core. Of every figure
the fastest of many runs is taken, on both sides, since machines are shared. `--dry` writes nothing.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from page import keep_row

import jaganetral
from jaganetral.checker import Checker
from jaganetral.model import Conduct

TOP = Path(__file__).parents[1]

# What people write, of the length people write (median of Indonesian posts: some 100 characters).
TEXTS = (
    "Selamat pagi, hari ini pelayanan KTP buka sampai jam tiga ya bapak ibu.",
    "Bismillah, semoga Pak Budi menang, lanjutkan dua periode! Pilih nomor 2 tanggal 27 🙏",
    "Kenaikan pangkat kok lama sekali sih, berkas sudah tiga bulan di BKD belum juga turun.",
    "KPU menetapkan tiga pasangan calon wali kota, berikut nomor urutnya.",
    "Yuk dukung #PaslonNomorSatu, calon bupati kita yang merakyat, jangan lupa ajak tetangga!",
    "Jangan golput ya, gunakan hak pilihmu di TPS masing-masing.",
    "Alhamdulillah acara sosialisasi berjalan lancar, terima kasih kepada semua panitia.",
    "Gubernur kita ini cuma pencitraan, jalan rusak dibiarkan, jangan pilih dia lagi.",
)


def fastest(run: Callable[[], object], runs: int) -> float:
    """Milliseconds of the fastest of `runs`."""
    best = float("inf")
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begun)
    return best * 1000


def check_ms() -> float:
    """One check of a text once everything is loaded, the mean over TEXTS."""
    checker = Checker.load()
    conducts = [
        Conduct(id="1", text=text, actor_kind="pns", action="post", at="2024-11-01", region="13.71")
        for text in TEXTS
    ]
    return sum(fastest(lambda c=conduct: checker.check(c), 60) for conduct in conducts) / len(TEXTS)


def cold_ms() -> float:
    """`jaganetral check … --json` from nothing to its end."""
    command = [str(Path(sys.executable).parent / "jaganetral"), "check", TEXTS[1], "--json"]
    return fastest(lambda: subprocess.run(command, check=True, capture_output=True), 15)


def bert() -> dict[str, float | str]:
    """The peer's figures."""
    uv = shutil.which("uv") or str(TOP / ".tools/bin/uv")
    command = [uv, "run", "--frozen", "--quiet", "--project", "benchmarks/peers", "python",
               "benchmarks/peers/bert.py"]  # fmt: skip
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    done = subprocess.run(command, check=True, capture_output=True, cwd=TOP, env=environment)
    figures: dict[str, float | str] = json.loads(done.stdout)
    return figures


def processor() -> str:
    """The name of the CPU, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return (names or [platform.processor() or platform.machine()])[0]


def main() -> None:
    check, cold, peer = check_ms(), cold_ms(), bert()
    theirs = float(peer["fastest_ms"])
    key = f"{jaganetral.__version__} | {processor()}, {os.cpu_count()} cores"
    row = (
        f"| {key} | {date.today()} | {check:.2f} ms | {cold:.0f} ms | {theirs:.0f} ms | "
        f"**1 : {theirs / check:.0f}** | **{cold / theirs:.2f} : 1** |"
    )
    print(f"one check, loaded   {check:8.2f} ms   1/{theirs / check:.0f} of a BERT-base pass")
    print(f"command, cold start {cold:8.0f} ms   {cold / theirs:.2f} BERT-base passes")
    print(f"BERT-base, 128      {theirs:8.0f} ms   {peer['runtime']}, {peer['cores']} cores")
    if "--dry" not in sys.argv:
        keep_row("benchmarks.md", "check_vs_bert", key, row)


if __name__ == "__main__":
    main()
