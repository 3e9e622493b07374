"""Teacher and student: what is fitted to which rows, with all settings in one table.

The teacher is the mean of two models: one on words and lists, one on the encoder's embedding, the
lists and a tone (praise or blame) that other elections taught. It labels rows that nobody read;
the student learns from the read rows and, more lightly, from those. Only the student ships.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from training.text.matrix import DENSE_SCALE
from training.text.pool import FOLDS, KINDS, SIDES, Floats, Indices, Mask, Pool
from training.text.softmax import balanced, fit, softmax

# Chosen by leaving one election out, on what stands in docs/models/text.md; few values were tried.
PENALTY = {"words": 4.0, "encoder": 2.0, "tone": 1.0, "kind": 1.0}
SCALE = {"encoder": 0.02, "tone": 0.3, "tone_encoder": 0.03}
ENCODER_SHARE = 0.65  # of the teacher
TAUGHT = 0.6  # weight of a row that the teacher labelled, beside 1 for a row that was read
NEGATIVE = 0.3  # weight of a row that is what its set is
Chances = Callable[[Indices], Floats]


@dataclass(frozen=True, slots=True)
class Fold:
    """What may be learnt from: labelled rows, and the rest that is not held out."""

    train: Indices
    open: Mask
    """Rows of the pool that may be used without labels, and for tone."""
    without: tuple[str, ...] = ()
    """Elections that no feature may rest on."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights over some columns of the pool's sparse features, then the dense ones."""

    columns: Indices
    weights: Floats

    def scores(self, pool: Pool, rows: Indices) -> Floats:
        """The scores of each class."""
        return np.asarray(words(pool, rows, self.columns) @ self.weights)


def words(pool: Pool, rows: Indices, columns: Indices) -> csr_matrix:
    """Sparse features and scaled dense ones."""
    dense = csr_matrix(pool.dense[rows] * DENSE_SCALE)
    return hstack([pool.sparse[rows][:, columns], dense]).tocsr()


def hot(values: NDArray[np.int_], classes: int) -> Floats:
    """One column for each class."""
    return np.eye(classes)[values]


def tone(pool: Pool, fold: Fold) -> Floats:
    """A score for praise, none and blame of each row, by a model that did not see the row."""
    rows = np.hstack([pool.embedded * SCALE["tone_encoder"], np.ones((len(pool.examples), 1))])
    base = fold.open & (pool.tone >= 0) & pool.embedded.any(axis=1)

    def learn(mask: Mask) -> Floats:
        labels = hot(pool.tone[mask], 3)
        return fit(rows[mask], labels, balanced(labels),
                   np.full(rows.shape[1], PENALTY["tone"]), 60)  # fmt: skip

    found: Floats = rows @ learn(base)
    for part in range(FOLDS):
        inside = base & (pool.fold == part)
        found[inside] = rows[inside] @ learn(base & (pool.fold != part))
    centred: Floats = found - found.mean(axis=1, keepdims=True)
    return centred


def encoder(pool: Pool, fold: Fold) -> Chances:
    """The half of the teacher that reads embeddings."""
    toned = tone(pool, fold) * SCALE["tone"]

    def block(rows: Indices) -> Floats:
        return np.hstack(
            [pool.embedded[rows] * SCALE["encoder"], pool.dense[rows] * DENSE_SCALE, toned[rows]]
        )

    labels = hot(pool.stance[fold.train], len(SIDES))
    read = block(fold.train)
    weights = fit(
        read,
        labels,
        balanced(labels) * pool.weight[fold.train],
        np.full(read.shape[1], PENALTY["encoder"]),
        100,
    )
    return lambda rows: softmax(block(rows) @ weights)


def taught(pool: Pool, fold: Fold, extra: tuple[Indices, Floats, Floats] | None = None) -> Linear:
    """The model on words: of the read rows, and of others with the labels and weights given."""
    columns = pool.columns(fold.without)
    labels = hot(pool.stance[fold.train], len(SIDES))
    rows, weights = fold.train, balanced(labels) * pool.weight[fold.train]
    if extra is not None:
        rows = np.concatenate([rows, extra[0]])
        labels = np.vstack([labels, extra[1]])
        weights = np.concatenate([weights, extra[2]])
    table = words(pool, rows, columns)
    penalty = np.full(table.shape[1], PENALTY["words"])
    return Linear(columns, fit(table, labels, weights, penalty, 50))


def teacher(pool: Pool, fold: Fold) -> Chances:
    """The mean of both halves."""
    first, second = taught(pool, fold), encoder(pool, fold)
    return lambda rows: (
        (1 - ENCODER_SHARE) * softmax(first.scores(pool, rows)) + (ENCODER_SHARE * second(rows))
    )


def student(pool: Pool, fold: Fold, chances: Chances) -> Linear:
    """The student of a teacher."""
    free = pool.unlabelled()
    free = free[fold.open[free] & pool.embedded[free].any(axis=1)]
    everyday, titles = (part[fold.open[part]] for part in pool.negatives())
    none = np.concatenate([everyday, titles])
    rows = np.concatenate([free, none])
    labels = np.vstack([chances(free), hot(np.full(len(none), 1), len(SIDES))])
    weights = np.concatenate([np.full(len(free), TAUGHT), np.full(len(none), NEGATIVE)])
    return taught(pool, fold, (rows, labels, weights))


def kinds(pool: Pool, fold: Fold) -> Linear:
    """The model of the kind of text."""
    columns = pool.columns(fold.without)
    everyday, titles = (part[fold.open[part]] for part in pool.negatives())
    rows = np.concatenate([fold.train, everyday, titles])
    labels = np.vstack([
        hot(pool.kind[fold.train], len(KINDS)),
        hot(np.full(len(everyday), KINDS.index("every")), len(KINDS)),
        hot(np.full(len(titles), KINDS.index("news")), len(KINDS)),
    ])  # fmt: skip
    extra = np.full(len(everyday) + len(titles), NEGATIVE)
    weights = np.concatenate([pool.weight[fold.train], extra])
    table = words(pool, rows, columns)
    penalty = np.full(table.shape[1], PENALTY["kind"])
    return Linear(columns, fit(table, labels, weights, penalty, 40))
