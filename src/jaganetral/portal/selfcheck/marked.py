"""A text with the words marked that the verdict rests on, and those that were understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jaganetral.judgement.seen import seen
from jaganetral.language import Translate
from jaganetral.model import Signal, Verdict

__all__ = ["Piece", "pieces"]

SURE = 0.5
"""Below this a signal shows nothing that a person should see marked (judgement uses the same)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `why` says what was seen in it, empty where nothing was."""

    text: str
    why: str = ""


def pieces(text: str, source: str, verdict: Verdict, _: Translate) -> tuple[Piece, ...]:
    """`text` cut into stretches, in order and without loss."""
    found: list[Piece] = []
    at = 0
    for start, end, why in _merged(sorted(_spans(text, source, verdict.signals, _))):
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], why))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)


def _merged(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans that overlap as one, with all that was seen in them."""
    merged: list[tuple[int, int, str]] = []
    for start, end, why in spans:
        if merged and start < merged[-1][1]:
            first, last, before = merged[-1]
            merged[-1] = (first, max(last, end), f"{before} · {why}")
        else:
            merged.append((start, end, why))
    return merged


def _spans(
    text: str, source: str, signals: Sequence[Signal], _: Translate
) -> Iterable[tuple[int, int, str]]:
    for signal in signals:
        if signal.source != source or signal.span is None or signal.confidence < SURE:
            continue
        start, end = signal.span
        if 0 <= start < end <= len(text) and not (
            signal.kind == "topic" and end - start == len(text)
        ):
            yield start, end, seen(signal, _)
