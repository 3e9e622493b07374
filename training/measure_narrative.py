"""How often fields read from narratives agree with fields that were given, field by field.

    python training/measure_narrative.py --cases CASES.jsonl [--field action] [--show] [--markdown]

Each line of CASES holds a `conduct` with a narrative. Its given fields are hidden, read again
from the narrative alone, and compared. Precision: of the values read where one was given, the
share that agrees. Recall: of the values given, the share that was read and agrees. Both with the
95 % interval of Wilson. It measures; nothing is fitted to it. `--show` lists the disagreements of
one field.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any, NamedTuple

from jaganetral.model import Conduct
from jaganetral.narrative import read

EXACT = ("action", "platform", "actor_kind", "candidate_number")
THERE = ("actor_role", "gesture")
"""Free words: told in other words by the case, so that only whether anything was read counts."""
FIELDS = (*EXACT, *THERE)
_Z = 1.959964


class Agreement(NamedTuple):
    """One field: how often it was given, read where it was given, and equal."""

    field: str
    given: int
    read: int
    equal: int

    @property
    def precision(self) -> tuple[float, float, float]:
        """Share of what was read that agrees, and its interval."""
        return wilson(self.equal, self.read)

    @property
    def recall(self) -> tuple[float, float, float]:
        """Share of what was given that was read and agrees, and its interval."""
        return wilson(self.equal, self.given)


def wilson(hits: int, of: int) -> tuple[float, float, float]:
    """A share and its 95 % interval (E. B. Wilson 1927); [0, 1] where nothing was counted."""
    if not of:
        return 0.0, 0.0, 1.0
    share = hits / of
    middle = (share + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z / (1 + _Z**2 / of) * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of * of))
    return share, max(0.0, middle - half), min(1.0, middle + half)


def agrees(field: str, given: Any, got: Any) -> bool:
    """Whether a value that was read is the one that was given."""
    if got is None:
        return False
    if field in THERE:
        return True
    if field == "candidate_number":
        return int(given) == got
    return bool(given == got)


def measure(conducts: list[dict[str, Any]]) -> tuple[list[Agreement], list[tuple[str, str]]]:
    """The agreement of every field, and (field, what disagrees) of those that do not."""
    counts = {field: [0, 0, 0] for field in FIELDS}
    apart: list[tuple[str, str]] = []
    for told in conducts:
        reading = read(Conduct(id=told["id"], narrative=told.get("narrative"))).conduct
        for field in FIELDS:
            given = told.get(field)
            if given in (None, "", "unknown") or (field == "action" and given == "other"):
                continue
            got = getattr(reading, field)
            count = counts[field]
            count[0] += 1
            count[1] += got not in (None, "unknown")
            if agrees(field, given, got):
                count[2] += 1
            else:
                apart.append((field, f"{told['id']}: {given} / {got}: {told['narrative']}"))
    return [Agreement(field, *counts[field]) for field in FIELDS], apart


def _percent(share: tuple[float, float, float]) -> str:
    value, low, high = (100 * s for s in share)
    return f"{value:.0f} % [{low:.0f}, {high:.0f}]"


def main() -> None:
    """Prints one line a field: how many were given, read, and equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--field", choices=FIELDS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    lines = options.cases.read_text(encoding="utf-8").splitlines()
    rows, apart = measure([json.loads(line)["conduct"] for line in lines])
    if options.show:
        sys.stdout.writelines(f"{said}\n" for field, said in apart if field == options.field)
    if options.markdown:
        sys.stdout.write(
            "| field | given | read | agree | precision | recall |\n|---|---|---|---|---|---|\n"
        )
    for row in rows:
        if not row.given:
            continue
        cells = (row.field, row.given, row.read, row.equal)
        shares = (_percent(row.precision), _percent(row.recall))
        if options.markdown:
            sys.stdout.write("| " + " | ".join(map(str, (*cells, *shares))) + " |\n")
        else:
            field, given, got, equal = cells
            sys.stdout.write(
                f"{field:<17} given {given:>3}  read {got:>3}  agree {equal:>3}  "
                f"precision {shares[0]:<17} recall {shares[1]}\n"
            )


if __name__ == "__main__":
    main()
