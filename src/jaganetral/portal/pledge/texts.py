"""The texts of the pledge as data, and their fingerprints."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from jaganetral.custody.canonical import canonical
from jaganetral.law import Rulebook
from jaganetral.model import Language
from jaganetral.portal.door import checker
from jaganetral.portal.learning.reading import modules
from jaganetral.portal.learning.substance import substances
from jaganetral.portal.pledge.errors import BadText

__all__ = ["Point", "Said", "Text", "problems", "required", "text", "texts"]

_FILE = Path(__file__).with_name("data") / "texts.yaml"


class Said(msgspec.Struct, frozen=True):
    """Words in Indonesian, which is what is signed, and in English for reading."""

    id: str
    en: str

    def say(self, language: Language) -> str:
        return self.en if language == "en" else self.id


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One point of a text, and the rules that it rests on."""

    id: str
    en: str
    rules: tuple[str, ...]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text. `hash` is over its Indonesian words alone."""

    id: str
    edition: str
    title: Said
    opening: Said
    points: tuple[Point, ...]
    closing: Said
    modules: tuple[str, ...]
    confidence: Literal["high", "medium", "low"]
    note: str
    sources: tuple[str, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that it names, each once."""
        return tuple(dict.fromkeys(rule for point in self.points for rule in point.rules))

    @property
    def hash(self) -> str:
        """SHA-256 of its words as people sign them (hex)."""
        words = {
            "id": self.id, "edition": self.edition, "title": self.title.id,
            "opening": self.opening.id, "points": [one.id for one in self.points],
            "closing": self.closing.id,
        }  # fmt: skip
        return hashlib.sha256(canonical(words)).hexdigest()

    def substances(self) -> dict[str, str]:
        """By rule that it names, the fingerprint of what the rule says now."""
        now = substances(checker().rulebook)
        return {rule: now.get(rule, "") for rule in sorted(self.rules)}


@cache
def texts() -> dict[str, Text]:
    """All texts, by id. Raises BadText."""
    try:
        found = msgspec.yaml.decode(_FILE.read_bytes(), type=list[Text])
    except msgspec.MsgspecError as wrong:
        raise BadText(f"{_FILE.name}: {wrong}") from None
    return {one.id: one for one in found}


def text() -> Text:
    """The text that is signed now: the first of the file."""
    return next(iter(texts().values()))


def required(one: Text) -> tuple[str, ...]:
    """The modules to be read before it is signed."""
    return one.modules or tuple(module.name for module in modules("id"))


def problems(one: Text, book: Rulebook) -> list[str]:
    """What is wrong with a text, for its author; nothing is good."""
    there = {module.name for module in modules("id")}
    return [
        *(f"{one.id}: no rule {rule!r}" for rule in one.rules if rule not in book),
        *(f"{one.id}: no module {name!r}" for name in one.modules if name not in there),
        *(f"{one.id}: a point without a rule" for point in one.points if not point.rules),
        *([f"{one.id}: no source"] if not one.sources else []),
    ]
