"""Histories of real cases as others wrote them, replayed against the law's clocks."""

from jaganetral.procedure.history.dates import Span, span_of
from jaganetral.procedure.history.replay import Replay, Step, replay
from jaganetral.procedure.history.rows import History, histories
from jaganetral.procedure.history.understanding import Understood, understand
from jaganetral.procedure.history.writing import as_json

__all__ = [
    "History", "Replay", "Span", "Step", "Understood", "as_json", "histories", "replay", "span_of",
    "understand",
]  # fmt: skip
