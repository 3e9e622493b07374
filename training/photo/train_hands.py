"""Train what reads a hand's shape, and write it into gestures.json and docs/models/hands.md.

    python -m training.photo.train_hands [--shared DIR] [--cache DIR] [--dry | --card]

Folds are grouped by person, room and photo. Only the part "choose" of `samples.py` is read.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier

from jaganetral.perception.photo.hands.classify import FULL_SIZE, matrices, shape_chances
from jaganetral.perception.photo.hands.features import NAMES, matrix
from jaganetral.perception.photo.hands.settings import FILE, Model
from training.photo.grafts import grafted, modelled, roughened
from training.photo.landmarks_of import load
from training.photo.samples import SETS, Sample

TOP = Path(__file__).parents[2]
CARD = TOP / "docs/models/hands.md"
SHAPES = ("fist", "one", "two", "three", "four", "palm", "thumb", "pistol", "metal", "phone", "ok",
          "finger_heart", "other")  # fmt: skip
CLIP = 4.0
HIDDEN, NETS, ALPHA = 32, 3, 0.3
GRAFTS, MODELLED, NOISE = 3000, 1500, 0.07
SET_WEIGHT = {
    "hagrid380": 3.0,
    "peace_stock": 3.0,
    "scenes": 1.0,
    "sign_digits": 1.0,
    "subhih": 0.4,
}


def rows_of(samples: list[Sample], random: np.random.Generator) -> dict[str, Any]:
    """Training rows: all looks, their roughened copies, grafts and modelled hands."""
    points, shapes, weights, bits = [], [], [], []
    for sample in samples:
        kind = sample.group.partition("/")[0]
        for look in sample.looks:
            points.append(look)
            shapes.append(sample.shape)
            bits.append(sample.bits)
            weights.append(SET_WEIGHT[kind] / len(sample.looks))
    real = np.stack(points).astype(np.float64)
    rough = roughened(real, random, NOISE)
    graft, graft_shapes, graft_bits = grafted(real, bits, GRAFTS, random)
    rough_graft = roughened(graft, random, NOISE)
    rods, rod_shapes = modelled(MODELLED, random)
    rods = roughened(rods, random, NOISE)
    mean = float(np.mean(weights))
    return {
        "points": np.concatenate([real, rough, rough_graft, rods]),
        "shapes": np.array([*shapes, *shapes, *graft_shapes, *rod_shapes]),
        "bits": [*bits, *bits, *graft_bits, *[None] * len(rods)],
        "weights": np.array(
            [*weights, *weights, *[0.3 * mean] * len(graft), *[0.2 * mean] * len(rods)]
        ),
    }


def fit(samples: list[Sample], seed: int = 0) -> Model:
    """The model of these samples; its calibration is the identity until `calibrated`."""
    random = np.random.default_rng(seed)
    rows = rows_of(samples, random)
    raw = matrix(rows["points"], NAMES)
    mean, scale = raw.mean(axis=0), np.maximum(raw.std(axis=0), 0.02)
    x = np.clip((raw - mean) / scale, -CLIP, CLIP)
    y = np.array([SHAPES.index(shape) for shape in rows["shapes"]])
    weights = rows["weights"].copy()
    for k in range(len(SHAPES)):  # classes weigh alike, `other` and `palm` more: they are common
        total = weights[y == k].sum()
        if total:
            weights[y == k] *= (1.5 if SHAPES[k] in ("other", "palm") else 1.0) / total
    weights *= len(weights) / weights.sum()
    nets = []
    for k in range(NETS):
        net = MLPClassifier((HIDDEN,), alpha=ALPHA, max_iter=60, random_state=seed * 10 + k,
                            learning_rate_init=3e-3, batch_size=256)  # fmt: skip
        net.fit(x, y, sample_weight=weights)
        w2, b2 = net.coefs_[1].T, net.intercepts_[1]
        full, bias = np.zeros((len(SHAPES), HIDDEN)), np.full(len(SHAPES), -30.0)
        full[net.classes_], bias[net.classes_] = w2, b2
        nets.append({"w1": net.coefs_[0].T, "b1": net.intercepts_[0], "w2": full, "b2": bias})
    known = [k for k, bits in enumerate(rows["bits"]) if bits]
    finger_weights, finger_bias = [], []
    for finger in range(5):
        up = [rows["bits"][k][finger] == "1" for k in known]
        line = LogisticRegression(C=0.05, max_iter=400).fit(x[known], up, weights[known])
        finger_weights.append(line.coef_[0])
        finger_bias.append(line.intercept_[0])
    made = {
        "features": NAMES, "mean": mean, "scale": scale, "clip": CLIP, "shapes": SHAPES,
        "nets": nets, "finger_weights": finger_weights, "finger_bias": finger_bias,
        "calibration": {"bias": 0.0, "logit": 1.0, "agree": 0.0, "size": 0.0},
    }  # fmt: skip
    return msgspec.convert(json.loads(json.dumps(made, default=shortened)), Model)


def shortened(value: Any) -> Any:
    """Arrays as lists of five significant digits."""
    if isinstance(value, np.ndarray):
        return [shortened(part) for part in value]
    return float(f"{float(value):.5g}")


def hand_rows(model: Model, samples: list[Sample]) -> list[tuple[str, float, float, float]]:
    """For each hand: the winning shape, its mean chance, agreement and size."""
    m = matrices(model)
    found = []
    for sample in samples:
        chances = shape_chances(np.asarray(sample.looks, np.float64), m)
        mean = chances.mean(axis=0)
        best = int(mean.argmax())
        agree = float((chances.argmax(axis=1) == best).mean())
        found.append((SHAPES[best], float(mean[best]), agree, sample.size))
    return found


def out_of_fold(samples: list[Sample], folds: int) -> list[tuple[str, float, float, float]]:
    """`hand_rows` of every sample by a model that saw nobody of its group."""
    result: list[Any] = [None] * len(samples)
    groups = [sample.group for sample in samples]
    for inside, outside in GroupKFold(folds).split(samples, groups=groups):
        model = fit([samples[k] for k in inside])
        for k, row in zip(outside, hand_rows(model, [samples[k] for k in outside]), strict=True):
            result[k] = row
    return result


def calibration(
    samples: list[Sample], rows: list[tuple[str, float, float, float]]
) -> dict[str, float]:
    """Platt's scaling of the chance, with agreement and size, on hands out of fold."""
    x, y = [], []
    for sample, (shape, chance, agree, size) in zip(samples, rows, strict=True):
        q = min(max(chance, 0.001), 0.999)
        x.append([np.log(q / (1 - q)), agree, min(size, FULL_SIZE) / FULL_SIZE])
        y.append(shape == sample.shape)
    weights = [SET_WEIGHT[sample.group.partition("/")[0]] for sample in samples]
    line = LogisticRegression(C=1.0).fit(x, y, weights)
    a, b, c = (float(f"{value:.4g}") for value in line.coef_[0])
    return {"bias": float(f"{line.intercept_[0]:.4g}"), "logit": a, "agree": b, "size": c}


def without_calm(samples: list[Sample]) -> list[Sample]:
    """The hands of scenes that are no fist and no open palm: those are rightly called so."""
    labelled = [sample for sample in samples if sample.name != "scene"]
    scenes = [sample for sample in samples if sample.name == "scene"]
    rows = hand_rows(fit(labelled), scenes)
    kept = [s for s, row in zip(scenes, rows, strict=True) if row[0] not in ("fist", "palm")]
    return labelled + kept


def table(samples: list[Sample], rows: list[tuple[str, float, float, float]]) -> str:
    """Right shapes by set and class, as a table, and what was taken for what."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for sample, (shape, *_) in zip(samples, rows, strict=True):
        key = (sample.group.partition("/")[0], sample.name)
        total[key] += 1
        right[key] += shape == sample.shape
        if shape != sample.shape:
            wrong[(sample.name, shape)] += 1
    lines = ["| set | class | shape right |", "|---|---|---|"]
    lines += [f"| {kind} | {name} | {right[kind, name]}/{n} |"
              for (kind, name), n in sorted(total.items())]  # fmt: skip
    lines.append(f"| all | | {right.total()}/{total.total()} |")
    taken = ", ".join(f"{a} as {b} ({n})" for (a, b), n in wrong.most_common())
    return "\n".join([*lines, "", f"Wrong: {taken or 'none'}."])


def write_card(content: str) -> None:
    """Put the table between its markers in the model card."""
    start, end = "<!-- hands_folds -->", "<!-- /hands_folds -->"
    text = CARD.read_text(encoding="utf-8")
    head, tail = text.split(start)[0], text.split(end)[1]
    CARD.write_text(f"{head}{start}\n{content}\n{end}{tail}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=TOP.parent / "shared/data/photos")
    parser.add_argument("--cache", type=Path, default=Path("/tmp/jaganetral-hands"))
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--dry", action="store_true", help="measure, write nothing")
    parser.add_argument("--card", action="store_true", help="measure, write the card alone")
    call = parser.parse_args()
    warnings.filterwarnings("ignore", message=".*iterations.*")
    samples = [sample for kind in SETS for sample in load(call.shared, kind, call.cache)]
    chosen = without_calm([sample for sample in samples if sample.part == "choose"])
    rows = out_of_fold(chosen, call.folds)
    sys.stdout.write(table(chosen, rows) + "\n")
    if not call.dry:
        write_card(table(chosen, rows))
    if call.dry or call.card:
        return
    model = msgspec.to_builtins(fit(chosen))
    model["calibration"] = calibration(chosen, rows)
    sys.stdout.write(f"{model['calibration']}\n")
    whole = json.loads(FILE.read_text())
    whole["model"] = model
    FILE.write_text(written(whole))


def written(whole: dict[str, Any]) -> str:
    """JSON with a line for each part, so that a change of a rule reads as one."""
    lines = []
    for key, part in whole.items():
        if key in ("version", "model"):
            lines.append(f'"{key}": {json.dumps(part, separators=(",", ":"))}')
        else:
            inner = ",\n".join(f'  "{name}": {json.dumps(value)}' for name, value in part.items())
            lines.append(f'"{key}": {{\n{inner}\n}}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()
