"""`rules diff --reviewed --json`: lines for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from jaganetral.cli.speech import printed

if TYPE_CHECKING:
    from jaganetral.scan.backtest import Aside, Judged, Report, Side, Trial


def print_json(report: Report, trial: Trial, aside: Sequence[Aside]) -> None:
    """A line for each row that changes, as `rules diff` has it, and a last one with the rest."""
    for one in report.moved:
        printed(msgspec.json.encode(_row(one)))
    summary = {
        "decisions": report.decisions,
        "old": _side(report.old),
        "new": _side(report.new),
        "mended": report.mended,
        "spoiled": report.spoiled,
        "chance": report.chance,
        "enough": report.enough,
        "rules": report.rules,
        "moved": len(report.moved),
        "tried": trial.tried,
        "left_out": trial.left_out,
        "photos": report.photos,
        "aided_by_old": report.aided_by_old,
        "sample": report.drawn,
        "aside": aside,
    }
    printed(msgspec.json.encode({"summary": summary}))


def _row(one: Judged) -> dict[str, Any]:
    return {
        "row": one.label.line,
        "id": one.label.item,
        "decision": one.label.decision,
        "old": {"verdict": one.old.level, "rules": one.old.rules},
        "new": {"verdict": one.new.level, "rules": one.new.rules},
        "gone": one.gone,
        "come": one.come,
    }


def _side(side: Side) -> dict[str, Any]:
    estimates = {"precision": side.precision, "recall": side.recall}
    told = {
        name: msgspec.structs.asdict(one) | {"enough": one.enough}
        for name, one in estimates.items()
    }
    return {"rulebook": side.rulebook, "flagged": side.flagged, "left": side.left} | told
