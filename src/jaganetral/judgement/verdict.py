"""The judgement of one conduct: facts, worlds, explanation, verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from jaganetral.judgement import explain, facts, questions, worlds
from jaganetral.judgement.case import Case
from jaganetral.judgement.confidence import confidence
from jaganetral.language import translator
from jaganetral.law import Rulebook
from jaganetral.model import Conduct, Language, Level, Reading, Setting, Signal, Verdict


def judge(
    reading: Reading,
    setting: Setting,
    signals: Sequence[Signal],
    rulebook: Rulebook,
    *,
    asked: Conduct,
    key: bytes,
    name: str,
    notes: Sequence[str] = (),
    lang: Language = "id",
) -> Verdict:
    """The verdict on a conduct.

    `reading` is the conduct with what its narrative told, `asked` the conduct as it came in, `key`
    its bytes, and `name` the rulebook's public name: the two make the decision_id. Nothing else
    goes in: the same conduct under the same rulebook gives the same verdict.
    """
    _ = translator(lang)
    known = facts.derive(reading, setting, signals, rulebook)
    judged = worlds.judge(known, rulebook, setting.period)
    level: Level = judged.level
    if level == "allowed" and known.unread:
        level = judged.level = "undetermined"  # `allowed` is never given on what was not seen
    case = Case(known, judged, rulebook, setting.period, lang, _)
    found = explain.reasons(case)
    category, sanction = explain.gravest(level, found)
    conduct = reading.conduct
    return Verdict(
        id=conduct.id,
        verdict=level,
        confidence=confidence(level, asked, signals),
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
        notes=tuple(notes),
        decision_id=hashlib.sha256(key + name.encode()).hexdigest()[:20],
        rulebook=name,
    )
