"""Measure how often verdicts of each kind turn out right, and write the table that ships.

    python training/calibrate.py --cases accounts.jsonl [more.jsonl …] [--write]

The table that ships was written from the accounts L of tests/cases/accounts.jsonl with the code of
commit c62fb76, before anything was changed because of them.

Reads decided cases, judges each twice (with all its fields, and from its account alone), and counts
by level and by how the act was known (`told` in a field, or `read` from the account). Prints the
table, writes it to src/jaganetral/judgement/data/confidence.json if asked, and gives the Brier
score of the `prohibited` and `allowed` verdicts, each judged by counts that leave that case out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.judgement.confidence import TABLE, pooled

TODAY = date(2026, 11, 21)
ACCOUNT = {"id", "at", "region", "narrative"}
RIGHT = {"prohibited": "prohibited", "allowed": "allowed", "caution": "prohibited",
         "undetermined": "prohibited"}  # fmt: skip
"""What a decision must be for a verdict of a level to count. `caution` and `undetermined` claim
neither; theirs is the share in which a breach was found."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True, nargs="+")
    parser.add_argument("--write", action="store_true", help="make it the table that ships")
    call = parser.parse_args()
    files: list[Path] = call.cases
    cases = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
    decided = [c for c in cases if c["expected"]["verdict"] in ("prohibited", "allowed")]
    checker = Checker.load()
    seen: list[tuple[str, str, bool]] = []
    for case in decided:
        for how in ("told", "read"):
            seen.append((how, *_outcome(checker, case, how)))
    table = count(seen)
    if call.write:
        TABLE.write_text(json.dumps(table, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    report(table, seen)


def _outcome(checker: Checker, case: dict[str, Any], how: str) -> tuple[str, bool]:
    row = {k: v for k, v in case["conduct"].items() if how == "told" or k in ACCOUNT}
    conduct, _ = conduct_from_row(row, where=str(row["id"]))
    level = checker.check(conduct, today=TODAY).verdict
    return level, case["expected"]["verdict"] == RIGHT[level]


def count(seen: list[tuple[str, str, bool]]) -> dict[str, dict[str, dict[str, int]]]:
    """{how: {level: {n, right}}}."""
    table: dict[str, dict[str, dict[str, int]]] = defaultdict(dict)
    for how, level, right in seen:
        cell = table[how].setdefault(level, {"n": 0, "right": 0})
        cell["n"] += 1
        cell["right"] += right
    return dict(table)


def report(table: dict[str, dict[str, dict[str, int]]], seen: list[tuple[str, str, bool]]) -> None:
    write = sys.stdout.write
    for how, levels in sorted(table.items()):
        for level, cell in sorted(levels.items()):
            share = pooled(table, how, level)
            write(f"{how:5} {level:13} {cell['right']:3} of {cell['n']:3} → {share:.2f}\n")
    errors = []
    for position, (how, level, right) in enumerate(seen):
        if level in ("prohibited", "allowed"):
            without = count(seen[:position] + seen[position + 1 :])
            errors.append((pooled(without, how, level) - right) ** 2)
    write(f"Brier score (leave one out): {sum(errors) / len(errors):.3f}\n")


if __name__ == "__main__":
    main()
