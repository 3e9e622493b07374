"""Decided cases: how often the checker says what the authorities decided, beside three baselines.

    python benchmarks/cases.py [--cases CASES.jsonl] [--dry]

Writes the tables of docs/accuracy.md: of our own accounts (tests/cases), and of the decided cases
that stand beside this repository and are no part of it; where they are absent this says so. Cases
are there to measure, not to be fitted. Where the scorer
that belongs to them stands beside them (tools/score_cases), its figures must equal ours.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from page import write_block

from jaganetral.elections import period_of

TOP = Path(__file__).parents[1]
SHARED = TOP.parent / "shared"
ACCOUNTS = TOP / "tests" / "cases" / "accounts.jsonl"
NARRATIVE_ONLY = {"id", "at", "region", "narrative"}
OURS = "JagaNetral"
TODAY = date.today()

Case = dict[str, Any]


def commands(cases: Path) -> dict[str, list[str]]:
    """Ours and the baselines: each understands `scan INPUT -o OUTPUT`."""
    uv = shutil.which("uv") or str(TOP / ".tools/bin/uv")
    peer = [uv, "run", "--frozen", "--quiet", "--project", str(TOP / "benchmarks/peers"), "python"]
    baseline = TOP / "benchmarks" / "baselines"
    return {
        OURS: [str(Path(sys.executable).parent / "jaganetral")],
        "always prohibited": [sys.executable, str(baseline / "always_prohibited.py")],
        "keyword list": [sys.executable, str(baseline / "keywords.py")],
        "bag of words, cross-validated": [
            *peer, str(baseline / "bag_of_words.py"), "--cases", str(cases),
        ],
    }  # fmt: skip


def judged(command: list[str], cases: list[Case], fields: set[str] | None) -> dict[str, Case]:
    """The verdicts of one command, by id."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        conducts = [
            {k: v for k, v in case["conduct"].items() if fields is None or k in fields}
            for case in cases
        ]
        source.write_text("".join(json.dumps(c, ensure_ascii=False) + "\n" for c in conducts))
        call = [*command, "scan", str(source), "-o", str(output)]
        subprocess.run(call, check=True, capture_output=True, env=environment)
        return {v["id"]: v for v in map(json.loads, output.read_text().splitlines())}


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927), fit for small numbers."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = share + z * z / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def share(hits: Iterable[bool]) -> str:
    """A share with its interval, in per cent."""
    told = list(hits)
    if not told:
        return "–"
    low, high = wilson(sum(told), len(told))
    return f"{sum(told) / len(told):.0%} ({low:.0%}–{high:.0%})"


class Score:
    """What one command said of the cases."""

    def __init__(self, cases: list[Case], verdicts: dict[str, Case]) -> None:
        lost = [c["conduct"]["id"] for c in cases if c["conduct"]["id"] not in verdicts]
        if lost:
            raise SystemExit(f"no verdict for {len(lost)} cases: {', '.join(lost[:10])}")
        self.pairs = [(case, verdicts[case["conduct"]["id"]]) for case in cases]
        self.bad = [v for c, v in self.pairs if c["expected"]["verdict"] == "prohibited"]
        self.good = [v for c, v in self.pairs if c["expected"]["verdict"] == "allowed"]

    @property
    def balanced(self) -> float:
        """Mean of the violations called prohibited and the allowed not called so."""
        found = sum(v["verdict"] == "prohibited" for v in self.bad) / len(self.bad)
        spared = sum(v["verdict"] != "prohibited" for v in self.good) / len(self.good)
        return (found + spared) / 2

    def row(self, name: str) -> str:
        known = [
            (c["expected"]["category"], v)
            for c, v in self.pairs
            if c["expected"]["verdict"] == "prohibited" and c["expected"]["category"]
        ]
        open_ = sum(v["verdict"] == "undetermined" for _, v in self.pairs)
        cells = [
            name,
            share(v["verdict"] in ("prohibited", "caution") for v in self.bad),
            share(v["verdict"] == "prohibited" for v in self.bad),
            share(v["verdict"] == "allowed" for v in self.good),
            f"{self.balanced:.1%}",
            share(
                category in {v.get("category")} | {r["category"] for r in v.get("reasons", ())}
                for category, v in known
            ),
            f"{open_ / len(self.pairs):.0%}",
        ]
        return f"| {' | '.join(cells)} |"

    def crossing(self) -> list[str]:
        """Decided against judged, as counts."""
        levels = ("prohibited", "caution", "undetermined", "allowed")
        lines = ["| decided | judged " + " | ".join(levels) + " |", "|---|" + "---|" * 4]
        for decided, verdicts in (("prohibited", self.bad), ("allowed", self.good)):
            counts = Counter(v["verdict"] for v in verdicts)
            lines.append(f"| {decided} | " + " | ".join(str(counts[w]) for w in levels) + " |")
        return lines

    def errors(self) -> list[str]:
        """The plain errors by the id of the case: a career, or trust."""
        kinds = {
            "misses (a violation judged allowed)": ("prohibited", "allowed"),
            "false alarms (an allowed conduct judged prohibited)": ("allowed", "prohibited"),
        }
        lines = []
        for kind, (decided, said) in kinds.items():
            ids = [
                c["conduct"]["id"]
                for c, v in self.pairs
                if c["expected"]["verdict"] == decided and v["verdict"] == said
            ]
            lines.append(f"- {kind}: {len(ids)}{': ' if ids else ''}{', '.join(ids)}")
        return lines

    def calibration(self) -> str:
        """How far confidence is from being right, where the verdict took a side."""
        sided = [
            (v["confidence"], v["verdict"] == c["expected"]["verdict"])
            for c, v in self.pairs
            if v["verdict"] in ("prohibited", "allowed")
        ]
        if not sided:
            return "- no verdict took a side"
        brier = sum((sure - right) ** 2 for sure, right in sided) / len(sided)
        mean = sum(sure for sure, _ in sided) / len(sided)
        right = sum(right for _, right in sided) / len(sided)
        return (
            f"- confidence, over {len(sided)} verdicts that take a side: said {mean:.0%}, right "
            f"{right:.0%}, Brier score {brier:.3f} (0 is best; 0.25 is a coin)"
        )

    def bases(self) -> str:
        """Whether every article that a prohibition rests on was in force at the time."""
        wrong = []
        sided = [(c, v) for c, v in self.pairs if v["verdict"] == "prohibited"]
        for case, verdict in sided:
            period = period_of(case["conduct"].get("at"), TODAY)
            for reason in verdict.get("reasons", ()):
                if not reason["basis"] or not any(
                    b["effective_from"] <= period.end.isoformat()
                    and (b["effective_to"] or "9999") >= period.start.isoformat()
                    for b in reason["basis"]
                ):
                    wrong.append(f"{case['conduct']['id']} ({reason['rule']})")
        tail = f"; not: {', '.join(wrong)}" if wrong else ""
        return (
            f"- prohibitions of which every reason rests on an article in force at the time: "
            f"{len(sided) - len({w.split()[0] for w in wrong})} of {len(sided)}{tail}"
        )

    def figures(self) -> dict[str, float]:
        """The figures that the cases' own scorer gives too."""

        def part(verdicts: list[Case], *levels: str) -> float:
            return round(sum(v["verdict"] in levels for v in verdicts) / len(verdicts), 3)

        spared = part(self.good, "caution", "undetermined", "allowed")
        return {
            "flagged": part(self.bad, "prohibited", "caution"),
            "prohibited": part(self.bad, "prohibited"),
            "cleared": part(self.good, "allowed"),
            "balanced": round((part(self.bad, "prohibited") + spared) / 2, 3),
        }


def agree_with_scorer(cases: Path, command: list[str], narrative_only: bool, ours: Score) -> None:
    """Stop where the scorer that belongs to the cases says otherwise."""
    scorer = cases.parents[2] / "tools" / "score_cases"
    if not scorer.is_file():
        return
    call = [sys.executable, str(scorer), str(cases), "--json", "--command", " ".join(command)]
    call += ["--narrative-only"] if narrative_only else []
    done = subprocess.run(call, check=True, capture_output=True)
    theirs = json.loads(done.stdout)
    if any(theirs[name] != figure for name, figure in ours.figures().items()):
        raise SystemExit(f"the scorer says {theirs}, we say {ours.figures()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=SHARED / "data" / "cases" / "cases.jsonl")
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    measure(ACCOUNTS, "accounts_", dry=call.dry)
    if call.cases.is_file():
        measure(call.cases, "", dry=call.dry)
    else:
        print(f"{call.cases}: no decided cases here; only our own accounts were measured")


def measure(path: Path, block: str, *, dry: bool) -> None:
    """Judge the cases of a file in both modes, and write the tables of its blocks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    cases = [
        case
        for case in map(json.loads, lines)
        if case["expected"]["verdict"] in ("prohibited", "allowed")
    ]
    for mode, fields in (("all_fields", None), ("narrative_only", NARRATIVE_ONLY)):
        scores = {
            name: Score(cases, judged(command, cases, fields))
            for name, command in commands(path).items()
        }
        ours = scores[OURS]
        agree_with_scorer(path, commands(path)[OURS], fields is not None, ours)
        violations, allowed = len(ours.bad), len(ours.good)
        table = [
            f"{len(cases)} decided cases ({violations} violations, {allowed} allowed), {TODAY}. "
            "In brackets the 95% Wilson interval.",
            "",
            "| | flagged | prohibited | cleared | balanced | category | undetermined |",
            "|---|---|---|---|---|---|---|",
            *(score.row(name) for name, score in scores.items()),
            "",
            *ours.crossing(),
            "",
            *ours.errors(),
            ours.calibration(),
            ours.bases(),
        ]
        print(f"\n{block}{mode}\n" + "\n".join(table))
        if not dry:
            write_block("accuracy.md", f"{block}{mode}", "\n".join(table))


if __name__ == "__main__":
    main()
