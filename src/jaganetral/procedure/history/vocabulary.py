"""The words for steps (`event_words.yaml`), compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from jaganetral.law.errors import BadRulebook
from jaganetral.law.records import Confidence, Words
from jaganetral.procedure.reading import record

Kind = Literal[
    "event", "intake", "study", "clarification", "decision", "forwarding", "recommendation",
    "examination", "sanction", "escalation", "report_back", "remedy", "clearing", "court",
]  # fmt: skip
_FILE = "event_words"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one step is told; see the head of the file."""

    move: str | None
    kind: Kind
    confidence: Confidence
    any: tuple[str, ...]
    without: tuple[str, ...] = ()
    fixed: bool = False
    standing: Literal["not_yet", "planned"] | None = None
    """For words that say by themselves that it was not done."""
    masks: bool = False
    title: Words | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    bodies: dict[str, str]
    turns: dict[str, str]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry ready to be searched for; `rank` is its place in the procedure."""

    entry: Entry
    rank: int
    any: tuple[re.Pattern[str], ...]
    without: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    phrases: tuple[Phrase, ...]
    turns: dict[str, re.Pattern[str]]

    def rank(self, move: str) -> int:
        """Where a move stands in the procedure: the order of steps of one day."""
        return next((p.rank for p in self.phrases if p.entry.move == move), len(self.phrases))


@cache
def vocabulary() -> Vocabulary:
    """Read once. Raises BadRulebook naming the entry that is no regular expression."""
    found = record(_FILE, _File)

    def compiled(text: str, name: str) -> re.Pattern[str]:
        for body, words in found.bodies.items():
            text = text.replace(f"({body})", words)
        try:
            return re.compile(text)
        except re.error as error:
            raise BadRulebook(f"{_FILE}.yaml", name, "any/without", str(error)) from error

    phrases = tuple(
        Phrase(
            entry,
            rank,
            tuple(compiled(text, str(entry.move)) for text in entry.any),
            tuple(compiled(text, str(entry.move)) for text in entry.without),
        )
        for rank, entry in enumerate(found.entries)
    )
    turns = {name: compiled(rf"\b{text}\b", name) for name, text in found.turns.items()}
    return Vocabulary(phrases, turns)
