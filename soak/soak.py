"""A long shaking: mutated inputs through every door, and scans that are killed again and again.

    python soak/soak.py [--inputs 200000] [--kills 60] [--seed N] [--dry]

Part one sends seeds that were mutated (cut, doubled, spliced, with bytes, types and fields changed)
through the contract and the checker, the way `check`, `ask` and `scan` do. What may come out is a
verdict that holds the promises below, or `BadConduct`; anything else is a finding.

Part two scans a file with hostile rows in a process of its own, sends it SIGKILL at random moments,
runs it again, and compares the bytes with those of a scan that was left in peace.

Figures go into docs/soak.md. Ends with 1 where there was a finding; each is printed with its input.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from mutation import mutated, seeds

import jaganetral
from jaganetral.checker import Checker
from jaganetral.contract import BadConduct, conduct_from_row, verdict_json
from jaganetral.model import Conduct, Verdict

TOP = Path(__file__).parents[1]
PAGE = TOP / "docs" / "soak.md"
TODAY = date(2024, 11, 1)
SLOW = 1.0  # seconds of CPU for one input; more is a finding


def broken_promises(conduct: Conduct, verdict: Verdict, again: bytes) -> list[str]:
    """What a verdict must hold whatever came in."""
    line = verdict_json(verdict)
    broken = []
    if line != again:
        broken.append("the same conduct was judged in two ways")
    if b"\n" in line or json.loads(line)["id"] != conduct.id:
        broken.append("the line is not one line, or its id is another")
    if not 0 <= verdict.confidence <= 1:
        broken.append(f"confidence {verdict.confidence}")
    if verdict.verdict == "prohibited" and not all(r.basis for r in verdict.reasons):
        broken.append("a prohibition without an article")
    if verdict.verdict in ("prohibited", "caution") and not verdict.reasons:
        broken.append(f"{verdict.verdict} without a reason")
    if verdict.verdict == "allowed" and conduct.photos:
        broken.append("allowed, although photos were not read")
    spoken = {"text": conduct.text, "quoted_text": conduct.quoted_text}
    spoken["narrative"] = conduct.narrative
    for signal in verdict.signals:
        words = spoken.get(signal.source)
        if signal.span is None or words is None or signal.text is None:
            continue
        start, end = signal.span
        if not 0 <= start <= end <= len(words) or words[start:end] != signal.text:
            broken.append(f"a span that does not hold its words: {signal}")
    return broken


def shake(inputs: int, seed: int) -> tuple[Counter[str], list[str], float]:
    """Part one: counts of what came out, findings, and the slowest input in seconds."""
    chance = random.Random(seed)
    checker = Checker.load()
    pool = seeds()
    came: Counter[str] = Counter()
    findings: list[str] = []
    slowest = 0.0
    shown = time.monotonic()
    for number in range(inputs):
        row = mutated(chance, pool)
        try:
            conduct, notes = conduct_from_row(row, where=f"row {number}")
        except BadConduct as bad:
            came["refused"] += 1
            bad.message("id").encode()
            continue
        except Exception:  # noqa: BLE001 - whatever comes is what is looked for
            findings.append(f"{row!r}\n{traceback.format_exc()}")
            continue
        try:
            begun = time.process_time()
            verdict = checker.check(conduct, notes=notes, today=TODAY)
            spent = time.process_time() - begun
            again = b""
            if number % 10 == 0:
                copy = msgspec.json.decode(msgspec.json.encode(conduct), type=Conduct)
                again = verdict_json(checker.check(copy, notes=notes, today=TODAY))
            broken = broken_promises(conduct, verdict, again or verdict_json(verdict))
        except Exception:  # noqa: BLE001
            findings.append(f"{row!r}\n{traceback.format_exc()}")
            continue
        came[verdict.verdict] += 1
        slowest = max(slowest, spent)
        if spent > SLOW:
            broken.append(f"took {spent:.1f} s")
        findings += [f"{row!r}\n{promise}" for promise in broken]
        if time.monotonic() - shown > 10:
            shown = time.monotonic()
            print(f"{number:,} inputs, {len(findings)} findings", file=sys.stderr)
    return came, findings, slowest


def hostile_file(path: Path, rows: int, seed: int) -> None:
    """A JSONL file of mutated rows, among them blank, broken and unreadable lines."""
    chance = random.Random(seed)
    pool = seeds()
    with path.open("wb") as file:
        for number in range(rows):
            row = mutated(chance, pool) | {"in_reply_to": str(chance.randrange(number + 1))}
            line = json.dumps(row, ensure_ascii=chance.random() < 0.5, default=str)
            data = bytearray(line.encode("utf-8", "surrogatepass"))
            if chance.random() < 0.05:
                data[chance.randrange(len(data))] = chance.randrange(256)
            file.write(bytes(data).replace(b"\n", b" ") + chance.choice([b"\n", b"\r\n", b"\n\n"]))


def kill(kills: int, rows: int, seed: int) -> tuple[int, list[str]]:
    """Part two: how often a scan was killed, and findings."""
    chance = random.Random(seed)
    findings = []
    killed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in.jsonl"
        hostile_file(source, rows, seed)

        def command(output: Path) -> list[str]:
            return [sys.executable, "-m", "jaganetral", "scan", str(source), "-o", str(output)]

        def contents(output: Path) -> tuple[bytes, bytes]:
            rejected = output.with_name(output.name + ".rejected.jsonl")
            return output.read_bytes(), rejected.read_bytes() if rejected.exists() else b""

        def fingerprint(output: Path) -> Any:
            manifest = output.with_name(output.name + ".manifest.json")
            return json.loads(manifest.read_bytes())["fingerprint"]

        whole = folder / "whole.jsonl"
        begun = time.monotonic()
        subprocess.run(command(whole), check=True, capture_output=True)
        spent = time.monotonic() - begun
        expected = contents(whole)
        # A round is one output that is killed until a run gets through; rounds go on until
        # enough runs were killed.
        round_ = 0
        while killed < kills and round_ < kills:
            round_ += 1
            output = folder / f"out{round_}.jsonl"
            for _ in range(6):
                process = subprocess.Popen(command(output), stderr=subprocess.DEVNULL)
                try:
                    process.wait(chance.uniform(0.2, 0.5 + spent * 0.4))
                    break
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    killed += 1
            done = subprocess.run(command(output), check=False, capture_output=True)
            if fingerprint(output) != fingerprint(whole):
                raise SystemExit("the source or the rulebook changed while it was being shaken")
            if done.returncode != 0 or contents(output) != expected:
                findings.append(f"round {round_}: other bytes, or status {done.returncode}")
            print(f"{killed} kills, {len(findings)} findings", file=sys.stderr)
    return killed, findings


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=200_000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=int(TODAY.strftime("%Y%m%d")))
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    begun = time.monotonic()
    came, findings, slowest = shake(call.inputs, call.seed)
    killed, more = kill(call.kills, call.rows, call.seed)
    findings += more
    for finding in findings[:20]:
        row, _, why = finding.partition("\n")
        print(f"{row[:500]}\n{why}", file=sys.stderr)
    figures: dict[str, Any] = {
        "release": jaganetral.__version__,
        "date": date.today().isoformat(),
        "seed": call.seed,
        "mutated inputs": f"{call.inputs:,}",
        "what came out": ", ".join(f"{name} {count:,}" for name, count in sorted(came.items())),
        "slowest input": f"{slowest * 1000:.0f} ms of CPU",
        "scans killed with SIGKILL": f"{killed}, over {call.rows:,} hostile rows",
        "findings": len(findings),
        "took": f"{(time.monotonic() - begun) / 60:.0f} minutes",
    }
    table = "\n".join(["| | |", "|---|---|", *(f"| {k} | {v} |" for k, v in figures.items())])
    print(table)
    if not call.dry:
        head = PAGE.read_text(encoding="utf-8").partition("<!-- soak -->")[0]
        PAGE.write_text(f"{head}<!-- soak -->\n\n{table}\n", encoding="utf-8")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
