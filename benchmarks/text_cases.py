"""Decided cases and our own accounts: the trained reader of sides beside the word lists alone.

    python benchmarks/text_cases.py [--cases CASES.jsonl] [--dry]

The same checker judges twice, with another reader in the seat of sides. Cases measure; nothing is
fitted to them. Where the decided cases do not stand beside this repository only ours are measured.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cases import ACCOUNTS, NARRATIVE_ONLY, SHARED, Case, Score
from page import write_block

from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row
from jaganetral.perception import Perceiver
from jaganetral.perception.seats import StanceReader
from jaganetral.perception.text.model.reader import read_stance as trained
from jaganetral.perception.text.stance import read_stance as lexical

TODAY = date(2026, 11, 21)


def judge(stance: StanceReader) -> Callable[[list[Case], set[str] | None], Score]:
    """A judge with this reader of sides."""
    checker = Checker.load()
    checker._perceiver = Perceiver(checker.registry, stance=stance)

    def run(cases: list[Case], fields: set[str] | None) -> Score:
        verdicts = {}
        for case in cases:
            row = {k: v for k, v in case["conduct"].items() if fields is None or k in fields}
            conduct, _ = conduct_from_row(row, where=str(row["id"]))
            verdict = checker.check(conduct, today=TODAY)
            verdicts[conduct.id] = {
                "verdict": verdict.verdict, "category": verdict.category,
                "confidence": verdict.confidence,
                "reasons": [{"category": r.category} for r in verdict.reasons],
            }  # fmt: skip
        return Score(cases, verdicts)

    return run


def main() -> None:
    """Judge twice, print, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=SHARED / "data" / "cases" / "cases.jsonl")
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    options = parser.parse_args()
    judges = {"trained": judge(trained), "word lists alone": judge(lexical)}
    lines = [
        "| cases | asked | reader | flagged | prohibited | cleared | balanced | category "
        "| undetermined |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, path in (("decided", options.cases), ("our own accounts", ACCOUNTS)):
        if not path.is_file():
            continue
        cases = [c for c in map(json.loads, path.read_text("utf-8").splitlines())
                 if c["expected"]["verdict"] in ("prohibited", "allowed")]  # fmt: skip
        for asked, fields in (("all fields", None), ("account alone", NARRATIVE_ONLY)):
            for reader, run in judges.items():
                row = run(cases, fields).row(reader)
                lines.append(f"| {name}, {len(cases)} | {asked} {row}")
                print(lines[-1], flush=True)
    if not options.dry:
        write_block("accuracy-text.md", "cases", "\n".join(lines))


if __name__ == "__main__":
    main()
