"""The part of `scan INPUT -o OUTPUT` that every baseline shares: JSONL in, verdict lines out."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Judge = Callable[[list[dict[str, Any]]], list[tuple[str, float]]]
"""Conducts in; for each a verdict and how sure it is."""


def words(conduct: dict[str, Any]) -> str:
    """Everything that a conduct says in words."""
    fields = ("narrative", "text", "quoted_text", "actor_role", "action", "gesture", "target")
    return " ".join(str(conduct[field]) for field in fields if conduct.get(field))


def run(judge: Judge, arguments: list[str] | None = None) -> None:
    """Read the command line of a scan, judge, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("scan", choices=["scan"])
    parser.add_argument("input", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    call = parser.parse_args(arguments)
    conducts = [json.loads(line) for line in call.input.read_text().splitlines() if line.strip()]
    lines = [
        json.dumps(
            {"id": conduct["id"], "verdict": verdict, "confidence": sure, "category": "none"}
        )
        for conduct, (verdict, sure) in zip(conducts, judge(conducts), strict=True)
    ]
    call.output.write_text("".join(line + "\n" for line in lines))
