"""A `Verdict` becomes one line of JSON: names and order as in docs/contract.md."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from jaganetral.model import Contest, Reason, Verdict


def verdict_json(verdict: Verdict, detail: Literal["full", "brief"] = "full") -> bytes:
    """One line without its line end; the same verdict gives the same bytes."""
    full = detail == "full"
    line: dict[str, Any] = {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "confidence": verdict.confidence,
        "category": verdict.category,
        "sanction_level": verdict.sanction_level,
        "summary": verdict.summary,
        "rules": verdict.rules,
    }
    if full:
        line["reasons"] = [_reason(reason) for reason in verdict.reasons]
    line["missing"] = [
        {"field": m.field, "question": m.question, "options": m.options, "would_be": m.would_be}
        for m in verdict.missing
    ]
    if full:
        line["advice"] = verdict.advice
    line["contests"] = [_contest(contest) for contest in verdict.contests]
    if full:
        line["signals"] = verdict.signals
    line |= {
        "shadow": verdict.shadow,
        "notes": verdict.notes,
        "decision_id": verdict.decision_id,
        "rulebook": verdict.rulebook,
    }
    return msgspec.json.encode(line)


def _reason(reason: Reason) -> dict[str, Any]:
    # Written out: readers of the contract may count on a key that is null or empty.
    return {
        "rule": reason.rule,
        "title": reason.title,
        "category": reason.category,
        "effect": reason.effect,
        "sanction_level": reason.sanction_level,
        "sanctions": reason.sanctions,
        "basis": [
            {
                "instrument": basis.instrument,
                "article": basis.article,
                "effective_from": basis.effective_from,
                "effective_to": basis.effective_to,
                "title": basis.title,
            }
            for basis in reason.basis
        ],
        "explanation": reason.explanation,
        "evidence": reason.evidence,
        "exceptions": [
            {"id": weighed.id, "title": weighed.title, "holds": weighed.holds, "why": weighed.why}
            for weighed in reason.exceptions
        ],
        "when": reason.when,
    }


def _contest(contest: Contest) -> dict[str, Any]:
    return {
        "id": contest.id,
        "election": contest.election,
        "kind": contest.kind,
        "region": contest.region,
        "stages": contest.stages,
        "contestants": contest.contestants,
    }
