"""The judgement of one conduct: facts, worlds, explanation, verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jaganetral.judgement import explain, facts, questions, worlds
from jaganetral.judgement.case import Case
from jaganetral.judgement.confidence import confidence
from jaganetral.language import translator
from jaganetral.law import Rulebook
from jaganetral.model import Conduct, Language, Level, Reading, Setting, Signal, Verdict


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
    _ = translator(lang)
    known = facts.derive(reading, setting, signals, rulebook)
    judged = worlds.judge(known, rulebook, setting.period)
    level: Level = judged.level
    if level == "allowed" and (known.unread or known.too_small):
        level = judged.level = "undetermined"  # `allowed` is never given on what was not seen
    case = Case(known, judged, rulebook, setting, lang, _, asked.widths)
    found = explain.reasons(case)
    category, sanction = explain.gravest(level, found)
    conduct = reading.conduct
    return Verdict(
        id=conduct.id,
        verdict=level,
        confidence=confidence(level, asked.conduct, signals),
        category=category,
        sanction_level=sanction,
        rules=tuple(reason.rule for reason in found),
        summary=explain.summary(level, found, _),
        reasons=found,
        missing=questions.missing(case),
        advice=explain.advice(case, conduct, found),
        contests=known.contests,
        signals=tuple(signals),
        shadow=worlds.shadows(known, rulebook, setting.period.end),
        notes=asked.notes,
        decision_id=asked.decision_id,
        rulebook=asked.rulebook,
    )
