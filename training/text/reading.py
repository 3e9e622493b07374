"""What a reader wrote down: one line for each row, in the codes of docs/labelling.md.

A file holds four columns with tabs between them: key, stance, kind, explicit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

STANCES = {"s": "support", "o": "oppose", "n": "neither"}
KINDS = {
    "news": "news",
    "camp": "campaign of a contestant's side",
    "admin": "election administration",
    "turnout": "call to vote in general",
    "opin": "opinion",
    "work": "complaint about one's work",
    "leak": "disclosure of what is confidential",
    "hoax": "hoax cue",
    "hate": "hate",
    "every": "everyday",
}
EXPLICIT = {"2": "says it outright", "1": "implied", "0": "takes no side"}
NEVER_SIDES = frozenset({"news", "admin", "turnout"})


class BadReading(ValueError):
    """A line of a reading that the guide does not allow; it names the line and the column."""


@dataclass(frozen=True)
class Reading:
    """How one reader read one row."""

    key: str
    stance: str
    kind: str
    explicit: str


def _faults(r: Reading) -> Iterable[str]:
    allowed: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        ("stance", r.stance, STANCES),
        ("kind", r.kind, KINDS),
        ("explicit", r.explicit, EXPLICIT),
    )
    for column, value, codes in allowed:
        if value not in codes:
            yield f"{column}: {value!r} is none of {', '.join(codes)}"
    if r.kind in NEVER_SIDES and r.stance != "n":
        yield f"stance: {r.kind} takes no side, expected n"
    if (r.stance == "n") != (r.explicit == "0"):
        yield "explicit: 0 goes with stance n, and with it alone"


def read_readings(path: Path) -> dict[str, Reading]:
    """The readings of a file by key; a key that is read again keeps its last reading.

    Raises:
        BadReading: a line has not four columns, or a code that the guide has not.
    """
    readings: dict[str, Reading] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        columns = line.split("\t")
        if len(columns) != 4:
            raise BadReading(f"{path}:{number}: expected 4 columns with tabs, found {len(columns)}")
        reading = Reading(*(c.strip() for c in columns))
        faults = "; ".join(_faults(reading))
        if faults:
            raise BadReading(f"{path}:{number}: {faults}")
        readings[reading.key] = reading
    return readings


def kappa(one: Iterable[str], other: Iterable[str]) -> float:
    """Cohen's kappa of two readings of the same rows, in the same order (Cohen, 1960).

    Raises:
        ValueError: the readings differ in length or are empty.
    """
    pairs = list(zip(one, other, strict=True))
    if not pairs:
        raise ValueError("kappa needs at least one row that both have read")
    rows = len(pairs)
    labels = {label for pair in pairs for label in pair}
    seen = sum(a == b for a, b in pairs) / rows
    by_chance = sum(
        sum(a == x for a, _ in pairs) * sum(b == x for _, b in pairs) for x in labels
    ) / (rows * rows)
    return 1.0 if by_chance == 1 else (seen - by_chance) / (1 - by_chance)
