"""All that is kept about a learner, as data: the right to see one's own (UU 27/2022 article 7)."""

from __future__ import annotations

from typing import Any

from jaganetral.portal.learning.models import Learner

__all__ = ["everything"]


def everything(learner: Learner) -> dict[str, Any]:
    """Every row about a learner, readable as JSON; moments in ISO 8601."""
    return {
        "learner": str(learner.pk),
        "since": learner.since.isoformat(),
        "last_seen": learner.seen_at.isoformat(),
        "ability": learner.ability,
        "quiz_taken_at": learner.quiz_taken_at.isoformat() if learner.quiz_taken_at else None,
        "quiz_rulebook": learner.quiz_rulebook,
        "modules": [
            {"module": one.module, "content": one.content, "read_at": one.read_at.isoformat()}
            for one in learner.modules.order_by("read_at")
        ],
        "mastery": [
            {"rule": one.rule, "right": one.right, "stability_days": one.stability,
             "difficulty": one.difficulty, "reviewed_at": one.reviewed_at.isoformat(),
             "due_at": one.due_at.isoformat()}
            for one in learner.mastery.order_by("rule")
        ],
        "answers": [
            {"question": one.item.source, "given": one.given, "sure": one.sureness,
             "right": one.right, "at": one.at.isoformat()}
            for one in learner.answers.select_related("item")
        ],
    }  # fmt: skip
