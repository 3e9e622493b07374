"""What a clock tells of itself: the sentences of its arithmetic, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jaganetral.language import translator
from jaganetral.model import Language
from jaganetral.procedure.arithmetic import UNITS, Arithmetic, day_in_words
from jaganetral.procedure.records import Both


@dataclass(frozen=True, slots=True)
class Line:
    """An English sentence (marked with N_ where it stands) and what fills it."""

    sentence: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        _ = translator(language)
        return _(self.sentence).format(
            **{name: _shown(value, language) for name, value in self.values.items()}
        )


@dataclass(frozen=True, slots=True)
class Trace:
    """All lines, in the order of the reasoning."""

    lines: tuple[Line, ...] = ()

    def say(self, language: Language) -> str:
        return " ".join(self.sentences(language))

    def sentences(self, language: Language) -> tuple[str, ...]:
        return tuple(line.say(language) for line in self.lines)


def _shown(value: object, language: Language) -> str:
    _ = translator(language)
    match value:
        case Arithmetic() | Both():
            return value.say(language)
        case date():
            return day_in_words(value, _)
        case str() if value in UNITS:
            return _(UNITS[value])
        case _:
            return str(value)
