"""From points to a shape: a small network on the features, votes of all looks, and a chance.

Shapes say what the hand does (`two`, `thumb`, `ok` …); what may be called a gesture is settled in
`gesture.py`. The maths, for one look with features f (see `features`):

1. x = clip((f − mean) / scale, −clip, clip);
2. every net n gives p_n = softmax(W₂ relu(W₁ x + b₁) + b₂); the look's chances p are their mean;
3. the hand's chances are the mean of p over its looks, its shape the greatest of them, and its
   agreement a the share of looks whose own greatest is that shape;
4. the confidence is σ(bias + logit·ln(q/(1−q)) + agree·a + size·min(s, 120)/120), q the mean chance
   of the shape held within 0.001–0.999, s the size of the hand in photo pixels.

Whether a finger is up, for people to read, is σ(w·x + b) of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log

import numpy as np

from jaganetral.perception.photo.hands.features import Rows, matrix
from jaganetral.perception.photo.hands.settings import Model, settings

FULL_SIZE = 120.0
CALM = frozenset({"fist", "palm", "other"})
"""Shapes that never alarm by themselves."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What the looks at one hand say together. `chances` by shape, in the order of the model."""

    shape: str
    chance: float
    agree: float
    looks: int
    confidence: float
    chances: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Matrices:
    model: Model
    mean: Rows
    scale: Rows
    nets: tuple[tuple[Rows, Rows, Rows, Rows], ...]
    finger_weights: Rows
    finger_bias: Rows


def model() -> Model:
    """The trained part of the settings."""
    trained = settings().model
    if trained is None:
        raise RuntimeError("gestures.json holds no model; run training/photo/train_hands.py")
    return trained


@lru_cache(maxsize=1)
def _matrices() -> _Matrices:
    return matrices(model())


def matrices(trained: Model) -> _Matrices:
    """The model's rows as arrays."""
    return _Matrices(
        trained,
        np.array(trained.mean),
        np.array(trained.scale),
        tuple(
            (np.array(net.w1), np.array(net.b1), np.array(net.w2), np.array(net.b2))
            for net in trained.nets
        ),
        np.array(trained.finger_weights),
        np.array(trained.finger_bias),
    )


def standard(points: Rows, m: _Matrices | None = None) -> Rows:
    """Step 1, for points [N, 21, 3]: [N, F]."""
    m = m or _matrices()
    x = (matrix(points, m.model.features) - m.mean) / m.scale
    return np.asarray(np.clip(x, -m.model.clip, m.model.clip), np.float64)


def shape_chances(points: Rows, m: _Matrices | None = None) -> Rows:
    """Step 2: the chances [N, C] of every shape for looks [N, 21, 3]."""
    m = m or _matrices()
    x = standard(points, m)
    total = np.zeros((len(x), len(m.model.shapes)))
    for w1, b1, w2, b2 in m.nets:
        logits = np.maximum(x @ w1.T + b1, 0) @ w2.T + b2
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        total += raised / raised.sum(axis=1, keepdims=True)
    return np.asarray(total / len(m.nets), np.float64)


def finger_chances(points: Rows, m: _Matrices | None = None) -> Rows:
    """The chance [N, 5] that thumb, index, middle, ring and little finger are up."""
    m = m or _matrices()
    logits = standard(points, m) @ m.finger_weights.T + m.finger_bias
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -60, 60))), np.float64)


def vote(chances: Rows, size: float, m: _Matrices | None = None) -> Vote:
    """Steps 3 and 4, for the chances [K, C] of the looks at one hand of `size` pixels."""
    m = m or _matrices()
    shapes = m.model.shapes
    mean = chances.mean(axis=0)
    best = int(mean.argmax())
    agree = float((chances.argmax(axis=1) == best).mean())
    q = min(max(float(mean[best]), 0.001), 0.999)
    c = m.model.calibration
    score = (
        c.bias + c.logit * log(q / (1 - q)) + c.agree * agree
        + c.size * min(size, FULL_SIZE) / FULL_SIZE
    )  # fmt: skip
    return Vote(
        shape=shapes[best],
        chance=float(mean[best]),
        agree=agree,
        looks=len(chances),
        confidence=1 / (1 + exp(-max(-60.0, min(60.0, score)))),
        chances={name: float(value) for name, value in zip(shapes, mean, strict=True)},
    )


def settled(chances: Sequence[Rows]) -> bool:
    """Whether the looks so far agree so well that no other is needed."""
    looks = settings().looks
    if len(chances) < min(looks.early, looks.early_calm):
        return False
    stack = np.stack(chances)
    mean = stack.mean(axis=0)
    calm = model().shapes[int(mean.argmax())] in CALM
    if len(chances) < (looks.early_calm if calm else looks.early):
        return False
    same = bool((stack.argmax(axis=1) == mean.argmax()).all())
    return same and float(mean.max()) >= looks.early_sure
