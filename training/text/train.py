"""Trains the reader of sides and writes what ships; `make train`.

    python -m training.text.train --data ../shared/data/texts [--cache var/training] [--write]

Embeds what the teacher needs (kept in the cache: the first run takes about ten minutes, later ones
two), measures with each election held out, finds the temperature and the thresholds from those held
out answers, and fits the student on everything. The same sets, labels and packages give the same
bytes; on another processor the encoder may round otherwise, and some weights move by one step.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize_scalar

from jaganetral.perception.text.model import features
from jaganetral.perception.text.model.reader import brief
from jaganetral.perception.text.model.weights import HERE
from training.text import learner, shipping
from training.text.encoder import Embedded
from training.text.folds import elections
from training.text.learner import Fold, Linear
from training.text.pool import KINDS, SIDES, Floats, Indices, Pool, build
from training.text.settle import Lists, settled
from training.text.softmax import softmax

LABELS = Path(__file__).parent / "labels" / "labels.tsv"
POWERS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
KIND_POWER = 1.0  # below it news takes sides, above it sides are lost: see what training prints


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def prepared(data: Path, cache: Path) -> Pool:
    """The pool with its embeddings."""
    pool = build(data, LABELS)
    rows = np.array(sorted({*pool.labelled.tolist(), *pool.unlabelled().tolist()}), dtype=np.intp)
    pool.embed(Embedded(cache), rows)
    return pool


def held_out(pool: Pool) -> dict[str, Floats]:
    """Scores of the student and of kinds, and chances of the teacher, with elections held out."""
    found: dict[str, list[Floats]] = {"rows": [], "stance": [], "kind": [], "teacher": []}
    for name, tested, fold in elections(pool):
        chances = learner.teacher(pool, fold)
        found["rows"].append(tested)
        found["stance"].append(learner.student(pool, fold, chances).scores(pool, tested))
        found["kind"].append(learner.kinds(pool, fold).scores(pool, tested))
        found["teacher"].append(chances(tested))
        _say(f"held out {name}: {len(tested)} rows")
    return {key: np.concatenate(parts) for key, parts in found.items()}


def temperature(scores: Floats, truth: Floats) -> float:
    """What scores are divided by so that their chances hold (Guo et al., 2017)."""

    def loss(value: float) -> float:
        chances = softmax(scores / value)[np.arange(len(truth)), truth]
        return float(-np.log(chances + 1e-9).mean())

    found: float = minimize_scalar(loss, bounds=(0.3, 4.0), method="bounded").x
    return round(float(found), 3)


def macro(truth: Floats, said: Floats) -> float:
    """The mean of the F1 of the three sides."""
    parts = []
    for side in range(len(SIDES)):
        hits = ((truth == side) & (said == side)).sum()
        whole = (truth == side).sum() + (said == side).sum()
        parts.append(2 * hits / whole if whole else 0.0)
    return float(np.mean(parts))


def lists_of(pool: Pool, rows: Indices) -> Lists:
    """What the word lists alone say of rows."""
    found = [pool.examples[row] for row in rows]
    news = features.DENSE.index("news_register")
    return Lists(
        np.array([e.score for e in found]),
        np.array([brief(len(e.masked.words), e.score, bool(e.dense[news])) for e in found]),
    )


def _report(stance: Floats, kind: Floats, lists: Lists, truth: Floats, kinds: Floats) -> None:
    """What other powers of the kind of text would give on the held out rows."""
    news = kinds == KINDS.index("news")
    for power in POWERS:
        said = settled(stance, kind, lists, power).argmax(axis=1)
        kept = float((said[news] == SIDES.index("neither")).mean())
        _say(f"kind power {power}: macro-F1 {macro(truth, said):.3f}, news neither {kept:.3f}")


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=Path("var/training"))
    parser.add_argument("--out", type=Path, default=HERE)
    options = parser.parse_args(arguments)
    pool = prepared(options.data, options.cache)
    _say(f"{len(pool.examples)} rows, {len(pool.labelled)} read, {len(pool.features)} features")
    scores = held_out(pool)
    np.savez(options.cache / "held_out.npz", **scores)
    rows = scores["rows"].astype(np.intp)
    truth, kind = pool.stance[rows], pool.kind[rows]
    heat = temperature(scores["stance"], truth), temperature(scores["kind"], kind)
    chances = softmax(scores["stance"] / heat[0]), softmax(scores["kind"] / heat[1])
    _report(*chances, lists_of(pool, rows), truth, kind)
    _say(f"the teacher: macro-F1 {macro(truth, scores['teacher'].argmax(1)):.3f}")
    everything = Fold(pool.labelled, np.ones(len(pool.examples), dtype=bool))
    stance = learner.student(pool, everything, learner.teacher(pool, everything))
    kind_model = learner.kinds(pool, everything)
    card = shipping.write(
        options.out,
        {pool.features[c]: i for i, c in enumerate(stance.columns)},
        shipping.Learnt(SIDES, _checked(stance, kind_model), heat[0]),
        shipping.Learnt(KINDS, kind_model.weights, heat[1]),
        {"kind_power": KIND_POWER},
    )
    _say(json.dumps({"features": card.features, "sha256": card.sha256, "temperature": heat}))


def _checked(stance: Linear, kind: Linear) -> Floats:
    """The weights of the student; both heads stand on the same columns."""
    if not np.array_equal(stance.columns, kind.columns):
        raise AssertionError("both heads are fitted with nothing held out")
    return stance.weights


if __name__ == "__main__":
    main(sys.argv[1:])
