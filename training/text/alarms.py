"""False alarms through the checker: everyday texts, posts of the organizers, news titles.

    python -m training.text.alarms --data ../shared/data/texts [--dry] [--show]

Each text is judged as a post of a PNS in each of the settings below; what is counted is texts with
a verdict of `prohibited`, and texts in which a side was read, in any of the settings.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from jaganetral.checker import Checker
from jaganetral.model import Conduct
from training.measure_text import _POLITICAL
from training.text.evaluate import write_block
from training.text.pool import EVERYDAY, NEGATIVES, draw
from training.text.texts import Row, load
from training.text.train import LABELS

SETTINGS = (("2024-01-20", "DKI Jakarta"), ("2024-11-01", "Kota Surabaya"))
TODAY = date(2026, 11, 1)
SURE = 0.5


def groups(rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The kinds of text, each split into what was learnt from and what was not."""
    read = {line.split("\t")[0] for line in LABELS.read_text("utf-8").splitlines()}
    kinds = (
        ("everyday posts", lambda r: r.set in EVERYDAY and not _POLITICAL.search(r.text), True),
        ("posts of KPU and Bawaslu", lambda r: r.source == "organizer", False),
        ("news titles on elections", lambda r: r.source == "news title", True),
    )
    for name, belongs, drawn in kinds:
        found = [r for r in rows if belongs(r)]
        free = sorted((r for r in found if r.key not in read), key=lambda r: (draw(r.key), r.key))
        learnt = {r.key for r in free[:NEGATIVES]} if drawn else set()
        yield f"{name}, not learnt from", [r for r in free if r.key not in learnt]
        yield f"{name}, learnt from", [r for r in found if r.key in read or r.key in learnt]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--most", type=int, default=5000, help="texts of a group at most")
    options = parser.parse_args(arguments)
    checker = Checker.load()
    where = "; ".join(f"{place}, {at}" for at, place in SETTINGS)
    lines = [f"Settings: {where}.", "",
             "| texts | number | judged prohibited | caution | a side read "
        "| of these with a chance of a half |",
             "|---|---|---|---|---|---|"]  # fmt: skip
    for name, rows in groups(load(options.data)):
        counts = [0, 0, 0, 0]
        for row in rows[: options.most]:
            verdicts = [
                checker.check(Conduct(id="-", text=row.text, actor_kind="pns", action="post",
                                      platform="x", audience="public", at=at, region=place),
                              today=TODAY)
                for at, place in SETTINGS
            ]  # fmt: skip
            levels = {v.verdict for v in verdicts}
            sides = [s for v in verdicts for s in v.signals
                     if s.kind == "stance" and s.value != "neither"]  # fmt: skip
            counts[0] += "prohibited" in levels
            counts[1] += "caution" in levels
            counts[2] += bool(sides)
            counts[3] += any(s.confidence >= SURE for s in sides)
            if options.show and "prohibited" in levels:
                seen = [(s.kind, s.value, s.confidence, s.text) for v in verdicts for s in v.signals
                        if s.kind in ("stance", "call_to_vote", "topic")]  # fmt: skip
                sys.stdout.write(f"! {name}: {row.text[:200]!r} {seen[:6]}\n")
        total = len(rows[: options.most])
        cells = " | ".join(f"{c} ({1000 * c / total:.1f} ‰)" for c in counts) if total else "–"
        lines.append(f"| {name} | {total} | {cells} |")
        sys.stdout.write(lines[-1] + "\n")
        sys.stdout.flush()
    if not options.dry:
        write_block("alarms", "\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
