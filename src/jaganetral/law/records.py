"""The records of the rulebook as they stand in YAML, checked against their schema.

Dates are ISO days; `to` is the last day in force (null: still in force). Every sentence for
people stands in Indonesian (`id`) and English (`en`).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

from jaganetral.model import Category, SanctionLevel

Confidence = Literal["high", "medium", "low"]
Effect = Literal["prohibit", "caution", "allow"]
Status = Literal["draft", "shadow", "live"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence in both languages."""

    id: str
    en: str

    def say(self, lang: str) -> str:
        return self.en if lang == "en" else self.id


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A law, decree, circular, ruling or public statement."""

    id: str
    title: Words
    kind: Literal[
        "law", "government_regulation", "joint_decree", "circular", "letter", "ruling",
        "regulation", "guidance", "statement", "practice",
    ]  # fmt: skip
    effective_from: date
    effective_to: date | None = None
    successor: str | None = None
    note: str | None = None
    confidence: Confidence = "high"
    sources: tuple[str, ...] = ()


class BasisRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An article; in force as long as its instrument unless it says otherwise."""

    instrument: str
    article: str
    effective_from: date | None = None
    effective_to: date | None = None
    note: str | None = None


class Dissent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What one authority says where authorities disagree."""

    who: str
    says: Words
    date: str | None = None
    source: str | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A conduct that the rule catches or lets through.

    `conduct` holds the contract's fields; where it has no `at` the first day of the rule's
    `typical_day` is used.
    """

    conduct: dict[str, Any]
    note: str | None = None


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    caught: tuple[Example, ...]
    let_through: tuple[Example, ...]


class RuleRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One rule. An exception is a rule with the effect `allow` that other rules name."""

    id: str
    status: Status
    effect: Effect
    title: Words
    explanation: Words
    when: dict[str, Any]
    effective_from: date
    effective_to: date | None = None
    basis: tuple[BasisRecord, ...]
    category: Category = "none"
    sanction_level: SanctionLevel = "none"
    sanctions: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    prevails_over: tuple[str, ...] = ()
    """Permissions that do not reach this prohibition, where both would hold for one deed."""
    general: bool = False
    """A general ground, told after the rules that name the act itself."""
    names_lists: bool = False
    """Whether to name which authorities' lists forbid and which allow the pose that was seen."""
    question: Words | None = None
    """What to ask a person where it is not known whether this exception holds."""
    asks: str | None = None
    """The field of the conduct that answers the question."""
    dissent: tuple[Dissent, ...] = ()
    advice: tuple[Words, ...] = ()
    confidence: Confidence = "high"
    sources: tuple[str, ...] = ()
    notes: str | None = None
    examples: Examples


class Sanction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    level: SanctionLevel
    title: Words
    basis: tuple[BasisRecord, ...]
    note: Words | None = None


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who oversees, recommends or sanctions, and from when to when."""

    id: str
    title: Words
    does: Words
    effective_from: date
    effective_to: date | None = None
    successor: str | None = None
    sources: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Law that no conduct triggers by itself: a duty, a definition, a piece of history."""

    id: str
    effect: Literal["duty", "definition", "history"]
    title: Words
    explanation: Words
    basis: tuple[BasisRecord, ...]
    confidence: Confidence = "high"
    sources: tuple[str, ...] = ()
