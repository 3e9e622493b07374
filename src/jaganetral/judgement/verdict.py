"""The judgement of one conduct: facts, worlds, explanation, verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jaganetral.judgement import explain, facts, questions, worlds
from jaganetral.judgement.case import Case
from jaganetral.judgement.confidence import confidence
from jaganetral.language import translator
from jaganetral.law import Rulebook
from jaganetral.model import (
    Category,
    Conduct,
    Language,
    Level,
    Missing,
    Reading,
    SanctionLevel,
    Setting,
    Signal,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, before anything was read into it, and the names that reproduce the answer."""

    conduct: Conduct
    decision_id: str
    rulebook: str
    notes: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    """Of its photos, in pixels, by the source of their signals."""


def judge(
    reading: Reading,
    setting: Setting,
    signals: Sequence[Signal],
    rulebook: Rulebook,
    asked: Asked,
    lang: Language = "id",
) -> Verdict:
    """The verdict on a conduct.

    `reading` is the conduct with what its narrative told. Nothing else goes in: the same conduct
    under the same rulebook gives the same verdict.
    """
    known = facts.derive(reading, setting, signals, rulebook)
    found = opinion(known, reading.conduct, setting, rulebook, lang, asked.widths)
    return pronounced(found, known, reading.conduct, signals, rulebook, asked, lang)


class Opinion(NamedTuple):
    """All of a verdict but whose it is, what it was seen in, and how sure that is."""

    level: Level
    category: Category
    sanction_level: SanctionLevel
    rules: tuple[str, ...]
    summary: str
    reasons: explain.Reasons
    """Without their evidence."""
    missing: tuple[Missing, ...]
    advice: tuple[str, ...]
    shadow: tuple[str, ...]


def opinion(
    known: facts.Facts,
    conduct: Conduct,
    setting: Setting,
    rulebook: Rulebook,
    lang: Language,
    widths: Mapping[str, int],
) -> Opinion:
    """What the law of the day says of the facts."""
    _ = translator(lang)
    judged = worlds.judge(known, rulebook, setting.period)
    level: Level = judged.level
    if level == "allowed" and (known.unread or known.too_small):
        level = judged.level = "undetermined"  # `allowed` is never given on what was not seen
    case = Case(known, judged, rulebook, setting, lang, _, widths)
    found = explain.reasons(case)
    category, sanction = explain.gravest(level, found)
    return Opinion(
        level=level,
        category=category,
        sanction_level=sanction,
        rules=tuple(reason.rule for reason in found),
        summary=explain.summary(level, found, _),
        reasons=found,
        missing=questions.missing(case),
        advice=explain.advice(case, conduct, found),
        shadow=worlds.shadows(known, rulebook, setting.period.end),
    )


def pronounced(
    found: Opinion,
    known: facts.Facts,
    conduct: Conduct,
    signals: Sequence[Signal],
    rulebook: Rulebook,
    asked: Asked,
    lang: Language,
) -> Verdict:
    """The verdict on a conduct of which an opinion was formed."""
    return Verdict(
        id=conduct.id,
        verdict=found.level,
        confidence=confidence(found.level, asked.conduct, signals),
        category=found.category,
        sanction_level=found.sanction_level,
        rules=found.rules,
        summary=found.summary,
        reasons=explain.evidenced(found.reasons, known, rulebook, translator(lang)),
        missing=found.missing,
        advice=found.advice,
        contests=known.contests,
        signals=tuple(signals),
        shadow=found.shadow,
        notes=asked.notes,
        decision_id=asked.decision_id,
        rulebook=asked.rulebook,
    )
