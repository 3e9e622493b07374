"""Where the time of a scan goes: CPU-microseconds of each stage, over synthetic posts.

    python benchmarks/scan_stages.py [--rows 40000] [--dry]

The stages are those of `scan_unit`, called one after the other as it calls them; the first half of
the rows warms the tables up and is not counted. The last row of the table is what the same rows
cost one by one, through `Checker.check`. Writes docs/scan-speed.md.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any

from check_vs_bert import processor
from page import write_block
from scan import write_posts

from jaganetral import narrative
from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.judgement import remembered
from jaganetral.perception import perceiver
from jaganetral.perception.text.sieve import Sieve
from jaganetral.scan.reading import open_source

DAY = date(2024, 10, 10)
BATCH, SINGLES, WARM = 1_024, 1_000, 200
STAGES = (
    ("row", "cut the line out, decode its JSON, mend its letters"),
    ("contract", "make a conduct of it, field by field"),
    ("setting", "who runs there and then"),
    ("sieve", "what the words could show"),
    ("topics", "read for topics alone"),
    ("full", "read in full"),
    ("perceive", "the rest of perceiving"),
    ("law", "ask the rules, word the reasons"),
    ("judge", "find the like of it, cite its own words"),
    ("write", "the verdict as one line of JSON"),
)


class Clock:
    """CPU-time by stage; what is called inside a stage counts for itself alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self._open: list[float] = []

    def timed(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, counted for a stage."""

        @wraps(call)
        def inner(*given: Any, **named: Any) -> Any:
            self._open.append(0.0)
            begun = time.process_time()
            try:
                return call(*given, **named)
            finally:
                took = time.process_time() - begun
                inside = self._open.pop()
                self.spent[stage] = self.spent.get(stage, 0.0) + took - inside
                self.calls[stage] = self.calls.get(stage, 0) + 1
                if self._open:
                    self._open[-1] += took

        return inner


def one_by_one(source: Path, rows: int) -> float:
    """CPU-seconds of a row that is judged by itself."""
    checker = Checker.load()
    read = islice(open_source(source).rows(), WARM + rows)
    conducts = [conduct_from_row(row.fields, language="id")[0] for row in read]
    for conduct in conducts[:WARM]:
        checker.check(conduct, today=DAY)
    begun = time.process_time()
    for conduct in conducts[WARM:]:
        verdict_json(checker.check(conduct, today=DAY))
    return (time.process_time() - begun) / rows


def measure(source: Path, rows: int) -> Clock:
    """The clock of the second half of the rows; from here on every call is timed."""
    clock = Clock()
    checker = Checker.load()
    checker.check_many([conduct_from_row({"id": "0"})[0]] * 2_048, today=DAY)  # as many prepare it
    timed = clock.timed
    checker.registry.setting = timed("setting", checker.registry.setting)  # type: ignore[method-assign]
    narrative.read = timed("setting", narrative.read)
    Sieve.shows = timed("sieve", Sieve.shows)  # type: ignore[method-assign]
    perceiver.read = timed("full", perceiver.read)
    perceiver.read_topics_alone = timed("topics", perceiver.read_topics_alone)
    perceiver.Perceiver.perceive = timed("perceive", perceiver.Perceiver.perceive)  # type: ignore[method-assign]
    remembered.Judge._judged = timed("law", remembered.Judge._judged)  # type: ignore[method-assign]
    judge, write = timed("judge", checker.check_many), timed("write", verdict_json)
    contract = timed("contract", lambda fields: conduct_from_row(fields, language="id")[0])
    read = iter(open_source(source).rows())
    next_row = timed("row", lambda: next(read))
    for place in range(0, rows, BATCH):
        if place // BATCH == rows // BATCH // 2:
            clock.spent.clear()
            clock.calls.clear()
        batch = [contract(next_row().fields) for _ in range(min(BATCH, rows - place))]
        for verdict in judge(batch, today=DAY):
            write(verdict)
    counted = clock.calls["write"]
    clock.spent = {stage: spent / counted for stage, spent in clock.spent.items()}
    clock.calls = {stage: round(100 * calls / counted) for stage, calls in clock.calls.items()}
    return clock


def table(clock: Clock, alone: float) -> str:
    """The table of the documentation."""
    whole = sum(clock.spent.values())
    lines = [
        "| stage | what is done | times in 100 rows | µs a row | share |",
        "|---|---|---|---|---|",
    ]
    for stage, told in STAGES:
        spent = clock.spent.get(stage, 0.0)
        times = clock.calls.get(stage, 0) if stage in ("sieve", "topics", "full", "law") else 100
        lines.append(f"| {stage} | {told} | {times} | {spent * 1e6:,.0f} | {spent / whole:.0%} |")
    lines.append(f"| **all** | | 100 | **{whole * 1e6:,.0f}** | |")
    lines.append(
        f"| one by one | `Checker.check`, judged and written | 100 | {alone * 1e6:,.0f} | |"
    )
    return "\n".join(lines)


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--dry", action="store_true", help="write nothing into the documentation")
    asked = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="scan-") as name:
        source = Path(name) / "posts.jsonl"
        write_posts(source, asked.rows)
        alone = one_by_one(source, SINGLES)
        found = table(measure(source, asked.rows), alone)
    told = f"{asked.rows:,} posts, {processor()}, {os.cpu_count()} processors, {date.today()}."
    print(found, told, sep="\n\n")
    if not asked.dry:
        write_block("scan-speed.md", "scan-stages", f"{found}\n\n{told}")


if __name__ == "__main__":
    main()
