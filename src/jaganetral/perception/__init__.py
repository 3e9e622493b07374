"""Perception: what a conduct shows, in words and gestures. It never looks at the law."""

from jaganetral.perception import text
from jaganetral.perception.errors import LexiconError, PerceptionError
from jaganetral.perception.gesture import read_gesture
from jaganetral.perception.perceiver import Perceiver
from jaganetral.perception.seats import (
    Content,
    ContentReader,
    Mention,
    NameEntry,
    NameSource,
    Stance,
    StanceReader,
)

__all__ = [
    "Content",
    "ContentReader",
    "LexiconError",
    "Mention",
    "NameEntry",
    "NameSource",
    "Perceiver",
    "PerceptionError",
    "Stance",
    "StanceReader",
    "read_gesture",
    "text",
]
