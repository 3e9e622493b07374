"""The student: one sum over the words of a text, for every text, in plain Python.

A word's share of each score is looked up once and remembered, so that a batch costs little more
than its new words. The shares of the words are also the evidence: they add up to the score.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp
from typing import Final, NamedTuple

from jaganetral.perception.text.model import features
from jaganetral.perception.text.model.masking import Masked
from jaganetral.perception.text.model.weights import Head, Weights, shipped

REMEMBERED: Final = 60_000  # words and pairs whose shares are kept; the table starts anew beyond

Shares = tuple[float, ...]
"""What something adds to the score of each class: those of stance, then those of kind."""


class Answer(NamedTuple):
    """The chances of each side and of each kind."""

    stance: dict[str, float]
    kind: dict[str, float]


class Student:
    """Reads masked texts with one table of weights."""

    __slots__ = ("_card", "_dense", "_empty", "_known", "_steps", "_weights")

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._card = card = weights.card
        sides, kinds = len(card.stance.classes), len(card.kind.classes)
        self._steps = (card.stance.step,) * sides + (card.kind.step,) * kinds
        self._dense = [(*s, *k) for s, k in zip(card.stance.dense, card.kind.dense, strict=True)]
        self._empty: Shares = (0.0,) * (sides + kinds)
        self._known: dict[object, Shares] = {}

    @property
    def settings(self) -> dict[str, float]:
        """The thresholds of the reader that were found in training."""
        return self._card.settings

    def _sum(self, found: Sequence[tuple[str, float]]) -> Shares:
        weights, name = self._weights, features.name
        rows, table, width = weights.rows, weights.table, weights.width
        total = [0.0] * width
        for feature, value in found:
            at = rows.get(name(feature))
            if at is not None:
                for place, weight in enumerate(table[at : at + width]):
                    if weight:
                        total[place] += weight * value
        return tuple(a * b for a, b in zip(total, self._steps, strict=True))

    def _word(self, word: str, zone: int) -> Shares:
        key = (word, zone)
        shares = self._known.get(key)
        if shares is None:
            shares = self._keep(key, self._sum(features.of_word(word, zone)))
        return shares

    def _pair(self, pair: tuple[str, str]) -> Shares:
        shares = self._known.get(pair)
        if shares is None:
            shares = self._keep(pair, self._sum(((features.of_pair(*pair), 1.0),)))
        return shares

    def _keep(self, key: object, shares: Shares) -> Shares:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = shares if any(shares) else self._empty
        return self._known[key]

    def scores(self, masked: Masked, dense: Sequence[float]) -> list[float]:
        """The scores of all classes, before tempering."""
        empty = self._empty
        parts = [self._word(word, zone) for word, zone in features.zoned(masked)]
        parts += [self._pair(pair) for pair in features.pairs(masked)]
        parts = [p for p in parts if p is not empty]
        scale = features.scale(masked)
        total = [sum(column) * scale for column in zip(*parts, strict=True)] or list(empty)
        for value, row in zip(dense, self._dense, strict=True):
            if value:
                for place, weight in enumerate(row):
                    total[place] += value * weight
        return total

    def answer(self, masked: Masked, dense: Sequence[float]) -> Answer:
        """The chances of a text."""
        total = self.scores(masked, dense)
        sides = len(self._card.stance.classes)
        return Answer(
            _chances(self._card.stance, total[:sides]),
            _chances(self._card.kind, total[sides:]),
        )

    def shares(self, masked: Masked) -> list[Shares]:
        """The share of each word: its own, and half of each pair that it stands in."""
        words = masked.words
        size = len(words)
        scale = features.scale(masked)
        found = []
        for index, (word, zone) in enumerate(zip(words, masked.zones, strict=True)):
            before = (words[index - 1] if index else "^", word)
            after = (word, words[index + 1] if index + 1 < size else "$")
            three = zip(self._word(word, zone), self._pair(before), self._pair(after), strict=True)
            found.append(tuple((a + (b + c) / 2) * scale for a, b, c in three))
        return found


def _chances(head: Head, scores: Sequence[float]) -> dict[str, float]:
    top = max(scores)
    grown = [exp((score - top) / head.temperature) for score in scores]
    whole = sum(grown)
    return {name: one / whole for name, one in zip(head.classes, grown, strict=True)}


@lru_cache(maxsize=1)
def student() -> Student:
    """The student that ships."""
    return Student(shipped())
