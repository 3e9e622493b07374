"""How fast the trained reader of texts is, and how much of a mix reaches each of its stages.

    python benchmarks/text_student.py [--data ../shared/data/texts] [--dry]

One process on one core. The student alone (masked words in, chances out) in a batch; all text
readers together in a batch; one self-check through the checker. The peer of the single check is a
forward pass of BERT-base (benchmarks/peers). Of every figure the fastest of several runs is taken.

The mix has 5 % political texts and 95 % everyday ones; without the public sets beside this
repository the texts of check_vs_bert.py stand in, and the page says so.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from check_vs_bert import TEXTS, bert, processor
from page import keep_row, write_block

import jaganetral
from jaganetral.checker import Checker
from jaganetral.model import Conduct, Setting
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.mentions import find_mentions
from jaganetral.perception.text.model import features
from jaganetral.perception.text.model.masking import Masked, mask
from jaganetral.perception.text.model.student import Student
from jaganetral.perception.text.model.weights import shipped
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.numbers import find_numbers
from jaganetral.perception.text.reading import read
from jaganetral.perception.text.stance import TARGETS, weigh

TOP = Path(__file__).parents[1]
DATA = TOP.parent / "shared" / "data" / "texts"
MIX = 4000
POLITICAL = 0.05
ASKED = Conduct(id="-", at="2024-01-20", region="DKI Jakarta")


def texts(data: Path) -> tuple[list[str], list[str]]:
    """Political texts and everyday ones."""
    if not data.is_dir():
        political = [t for t in TEXTS if "Budi" in t or "Paslon" in t]
        return political * 400, [t for t in TEXTS if t not in political] * 200
    sys.path.insert(0, str(TOP))
    from training.text.texts import load  # noqa: PLC0415 - only where the sets are

    rows = load(data)
    political = [r.text for r in rows if r.set == "debat_capres_2024_youtube_tvone" and r.election]
    return political, [r.text for r in rows if r.set == "idsa_general_tweets"]


def fastest(run: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the fastest run."""
    best = float("inf")
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - begun)
    return best


Read = tuple[Masked, list[float]]


def stages(
    mixed: Sequence[str], book: NameBook, setting: Setting
) -> tuple[dict[str, int], list[Read]]:
    """How many texts reach each stage, and what the student is then given."""
    counts = {"read": 0, "somebody is meant": 0, "a side": 0}
    given: list[Read] = []
    for text in mixed:
        counts["read"] += 1
        marked = Marked(text, book.split)
        mentions = find_mentions(marked, book)
        mentions += find_numbers(marked, mentions, setting.contests)
        mentions.sort(key=lambda m: (m.first, m.last, m.value))
        if not any(m.value in TARGETS for m in mentions):
            continue
        counts["somebody is meant"] += 1
        named = len({m.target.id for m in mentions if m.value == "contestant"})
        for weighed in weigh(marked, mentions):
            masked = mask(marked, mentions, weighed.key)
            given.append((masked, features.dense(marked, masked, weighed, named, False)))
        found = read(text, "text", book, setting.contests)
        counts["a side"] += any(s.kind == "stance" and s.value != "neither" for s in found)
    return counts, given


def main() -> None:
    """Measure, print, and write the row and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    options = parser.parse_args()
    political, everyday = texts(options.data)
    share = int(MIX * POLITICAL)
    mixed = [*political[:share], *everyday[: MIX - share]]
    checker = Checker.load()
    setting = checker.registry.setting(ASKED, today=date(2024, 1, 20))
    book = NameBook(checker.registry.names(setting))
    counts, _ = stages(mixed, book, setting)
    _, given = stages(political[:MIX], book, setting)

    def batch() -> None:
        student = Student(shipped())
        for masked, dense in given:
            student.answer(masked, dense)

    per_second = len(given) / fastest(batch)
    whole = fastest(lambda: [read(t, "text", book, setting.contests) for t in mixed])
    conducts = [Conduct(id="1", text=t, actor_kind="pns", action="post", at="2024-11-01",
                        region="13.71") for t in TEXTS]  # fmt: skip
    check = sum(fastest(lambda c=c: checker.check(c), 40) for c in conducts) / len(TEXTS) * 1000
    peer = float(bert()["fastest_ms"])
    print(f"student {per_second:,.0f} texts/s in a batch of {len(given)}, from nothing remembered")
    print(f"all text readers {len(mixed) / whole:,.0f} texts/s on the mix")
    print(f"one check {check:.2f} ms, 1/{peer / check:.0f} of a BERT-base pass ({peer:.0f} ms)")
    print(", ".join(f"{name} {n / counts['read']:.1%}" for name, n in counts.items()))
    if options.dry:
        return
    key = f"{jaganetral.__version__} | {processor()}, {os.cpu_count()} cores"
    keep_row(
        "accuracy-text.md", "speed", key,
        f"| {key} | {date.today()} | {per_second:,.0f} | {len(mixed) / whole:,.0f} | "
        f"{check:.2f} ms | {peer:.0f} ms | **1 : {peer / check:.0f}** |",
    )  # fmt: skip
    lines = [f"{len(mixed)} texts, {POLITICAL:.0%} of them comments on a debate of 2024, the rest "
             "everyday posts.", "", "| stage | texts | share |", "|---|---|---|"]  # fmt: skip
    lines += [f"| {name} | {n} | {n / counts['read']:.1%} |" for name, n in counts.items()]
    write_block("accuracy-text.md", "stages", "\n".join(lines))


if __name__ == "__main__":
    main()
