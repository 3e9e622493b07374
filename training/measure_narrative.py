"""How often fields read from narratives agree with fields that were given.

    python training/measure_narrative.py --cases CASES.jsonl [--field action] [--show]

Each line of CASES holds a `conduct` with a narrative. Its given fields are hidden, read again
from the narrative alone, and compared. It measures; nothing is fitted to it. `--show` lists the
disagreements of one field.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from jaganetral.model import Conduct
from jaganetral.narrative import read

FIELDS = ("action", "platform", "actor_kind", "candidate_number", "gesture", "text")


def main() -> None:
    """Prints one line a field: how many were given, read, and equal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--field", choices=FIELDS)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    given, read_too, equal = Counter[str](), Counter[str](), Counter[str]()
    for line in options.cases.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)["conduct"]
        reading = read(Conduct(id=told["id"], narrative=told.get("narrative")))
        for field in FIELDS:
            value = told.get(field)
            if value in (None, "unknown"):
                continue
            if field == "candidate_number":
                value = int(value)
            got = getattr(reading.conduct, field)
            given[field] += 1
            read_too[field] += got is not None
            same = got == value if field not in ("gesture", "text") else got is not None
            equal[field] += same
            if options.show and field == options.field and not same:
                sys.stdout.write(f"{told['id']}: {value} / {got}: {told['narrative']}\n")
    for field in FIELDS:
        if given[field]:
            sys.stdout.write(
                f"{field:<17} given {given[field]:>3}  read {read_too[field]:>3}  "
                f"agree {equal[field]:>3}  {equal[field] / given[field]:.0%}\n"
            )


if __name__ == "__main__":
    main()
