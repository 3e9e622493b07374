"""Writes the student that ships: whole numbers, no code, the same bytes for the same weights."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from jaganetral.perception.text.model import features
from jaganetral.perception.text.model.weights import Card, Head
from training.text.matrix import DENSE_SCALE

FORMAT = 1
LARGEST = 127


@dataclass(frozen=True, slots=True)
class Learnt:
    """One head: its classes, the weights (sparse features first, then the dense), temperature."""

    classes: tuple[str, ...]
    weights: NDArray[np.float64]
    temperature: float


def _step(table: NDArray[np.float64]) -> float:
    """What one step of a byte is worth, so that all but the largest few weights fit."""
    return float(np.quantile(np.abs(table[table != 0]), 0.9995)) / LARGEST


def _bytes(table: NDArray[np.float64], step: float) -> NDArray[np.int8]:
    rounded = np.clip(np.rint(table / step), -LARGEST, LARGEST)
    return rounded.astype(np.int8)


def write(
    folder: Path, columns: dict[str, int], stance: Learnt, kind: Learnt, settings: dict[str, float]
) -> Card:
    """Write student.bin and student.json; features whose weights are all nought are left out."""
    size = len(columns)
    steps = [_step(head.weights[:size]) for head in (stance, kind)]
    stored = np.hstack(
        [_bytes(h.weights[:size], s) for h, s in zip((stance, kind), steps, strict=True)]
    )
    rows: dict[int, NDArray[np.int8]] = {}
    weight = np.abs(stored).sum(axis=1)
    for feature, column in sorted(columns.items(), key=lambda item: (-weight[item[1]], item[0])):
        if weight[column]:
            rows.setdefault(features.name(feature), stored[column])  # of two alike the heavier
    names = sorted(rows)
    content = np.array(names, dtype="<u4").tobytes()
    content += np.stack([rows[n] for n in names]).tobytes()
    heads = [
        Head(
            head.classes,
            step,
            tuple(
                tuple(round(float(w) * DENSE_SCALE, 5) for w in row) for row in head.weights[size:]
            ),
            round(head.temperature, 4),
        )
        for head, step in zip((stance, kind), steps, strict=True)
    ]
    digest = hashlib.sha256(content).hexdigest()
    card = Card(FORMAT, len(names), digest, features.DENSE, heads[0], heads[1], settings)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "student.bin").write_bytes(content)
    lines = msgspec.json.format(msgspec.json.encode(card), indent=1)
    (folder / "student.json").write_bytes(lines + b"\n")
    return card
