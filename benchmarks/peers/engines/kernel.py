"""The function that both engines call: a batch of rows becomes a batch of verdict lines."""

from __future__ import annotations

import json
from functools import cache
from typing import Any


@cache
def checker() -> Any:
    """Loaded once in a process."""
    from jaganetral.checker import Checker  # noqa: PLC0415 - in the worker

    return Checker.load()


def lines(rows: list[str]) -> list[str]:
    """Verdict lines of rows of JSON Lines; what is no conduct becomes a line with its reason."""
    from jaganetral.contract import BadConduct, conduct_from_row, verdict_json  # noqa: PLC0415
    from jaganetral.model import Verdict  # noqa: PLC0415

    told: list[str] = []
    conducts, places = [], []
    for row in rows:
        try:
            conduct, _notes = conduct_from_row(json.loads(row))
        except (ValueError, BadConduct) as error:
            told.append(json.dumps({"rejected": str(error)}))
            continue
        places.append(len(told))
        conducts.append(conduct)
        told.append("")
    for place, verdict in zip(places, checker().check_many(conducts), strict=True):
        told[place] = (
            verdict_json(verdict).decode() if isinstance(verdict, Verdict) else str(verdict)
        )
    return told
