"""Scans in small: rows with verdicts of the contract's shape, written as a scan writes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from jaganetral.scan.triage import Item, Triage, read_items, triage

Queued = Callable[..., list[Item]]


def row(identity: str, text: str = "", level: str = "prohibited", **fields: Any) -> dict[str, Any]:
    """A row and, under `judged`, what is told of its verdict besides the usual."""
    judged = fields.pop("judged", {})
    whole = {"id": identity, "text": text, "action": "post", "platform": "facebook", **fields}
    flagged = level in ("prohibited", "caution")
    verdict = {
        "id": identity,
        "verdict": level,
        "confidence": 0.8,
        "category": "discipline" if flagged else "none",
        "sanction_level": "moderate" if flagged else "none",
        "summary": "",
        "rules": ["rule-a"] if flagged else [],
        "reasons": [],
        "missing": [],
        "advice": [],
        "contests": [],
        "signals": [],
        "shadow": [],
        "notes": [],
        "decision_id": "d",
        "rulebook": "book",
    }
    return {"row": whole, "judged": verdict | judged}


def signal(
    kind: str, value: str, target: str | None = None, source: str = "text"
) -> dict[str, Any]:
    """A signal as a verdict tells it."""
    told = {"kind": kind, "value": value, "confidence": 0.9, "source": source}
    return told | ({"target": {"name": target, "id": target}} if target else {})


def write(folder: Path, rows: Sequence[dict[str, Any]], name: str = "posts") -> tuple[Path, Path]:
    """The input and the output of a scan of these rows."""
    source, output = folder / f"{name}.jsonl", folder / f"{name}.out.jsonl"
    source.write_text("".join(json.dumps(one["row"]) + "\n" for one in rows))
    output.write_text(
        "".join(json.dumps(one["judged"]) + "\n" for one in rows if one["judged"] is not None)
    )
    return source, output


@pytest.fixture
def queued(tmp_path: Path) -> Queued:
    """The items of a scan of some rows."""

    def sort(rows: Sequence[dict[str, Any]], **options: Any) -> list[Item]:
        source, output = write(tmp_path, rows)
        queue = tmp_path / "queue.jsonl"
        options = {"sample": 0, **options}
        triage(Triage(output=str(output), input=str(source), queue=queue, **options))
        return list(read_items(queue))

    return sort
