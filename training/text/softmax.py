"""Multinomial logistic regression on sparse rows, with soft labels and weights of rows.

Minimised by L-BFGS (scipy) in double precision from zero: the same rows give the same weights.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
ITERATIONS = 150


def softmax(scores: Floats) -> Floats:
    """Row-wise, without overflow."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return chances


def fit(
    rows: csr_matrix | Floats,
    labels: Floats,
    weights: Floats,
    penalty: Floats,
    iterations: int = ITERATIONS,
) -> Floats:
    """Weights (features x classes) for `labels` (rows x classes, each row sums to one).

    `penalty` holds the L2 penalty of each feature.
    """
    features, classes = rows.shape[1], labels.shape[1]
    turned = rows.T.tocsr() if isinstance(rows, csr_matrix) else rows.T

    def loss(flat: Floats) -> tuple[float, Floats]:
        table = flat.reshape(features, classes)
        chances = softmax(np.asarray(rows @ table))
        entropy = -(weights[:, None] * labels * np.log(chances + 1e-12)).sum()
        error = (chances * labels.sum(axis=1, keepdims=True) - labels) * weights[:, None]
        slope = np.asarray(turned @ error) + penalty[:, None] * table
        return float(entropy + 0.5 * (penalty[:, None] * table**2).sum()), slope.ravel()

    found: Any = minimize(
        loss, np.zeros(features * classes), jac=True, method="L-BFGS-B",
        options={"maxiter": iterations, "maxcor": 10},
    )  # fmt: skip
    table: Floats = found.x.reshape(features, classes)
    return table


def balanced(labels: Floats, power: float = 0.5) -> Floats:
    """Weights of rows that lift rare classes, by the inverse of their share to a power.

    With 1 every class weighs the same, with 0 every row; one half is between them.
    """
    share = labels.sum(axis=0) / labels.sum()
    lift = (1 / np.maximum(share * labels.shape[1], 1e-3)) ** power
    weights: Floats = labels @ lift
    return weights
