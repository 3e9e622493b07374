"""Texts that were written for kinds that no public set has: for training, never for accuracy.

They stand in written/*.jsonl, with invented contestants; the README there tells what is in which
file. `as_row` gives a text the shape of a row of the sets, under the set name "written".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.text.reading import EXPLICIT, KINDS, NEVER_SIDES, STANCES
from training.text.texts import NO_TARGET, Row
from training.text.tickets import Ticket

FOLDER = Path(__file__).with_name("written")
SET = "written"
LANGUAGES = frozenset(
    {"indonesian", "javanese", "sundanese", "minang", "bugis", "batak", "balinese", "madurese",
     "banjar", "betawi"}
)  # fmt: skip


def _ticket(key: str, number: int) -> Ticket:
    one, other = key.lower().split("-")
    return Ticket(key, number, (one, other, key.lower(), f"{one} {other}"))


BALLOTS: dict[str, tuple[Ticket, ...]] = {
    "written-kota": (_ticket("Surya-Ratna", 1), _ticket("Wira-Laras", 2)),
    "written-jawa": (_ticket("Prayit-Lestari", 1), _ticket("Sarju-Endah", 2)),
    "written-sunda": (_ticket("Kartiwa-Euis", 1), _ticket("Sobana-Nani", 2)),
    "written-minang": (_ticket("Hasmar-Yulidar", 1),),
    "written-bugis": (_ticket("Mappasere-Rosna", 1),),
    "written-batak": (_ticket("Togar-Rumondang", 1),),
    "written-bali": (_ticket("Sudarta-Ayuni", 1),),
    "written-madura": (_ticket("Mattali-Sumiati", 1),),
    "written-banjar": (_ticket("Syahrani-Noorlaila", 1),),
    "written-betawi": (_ticket("Rojali-Mumun", 1),),
}
"""The invented ballots. No name on them is that of a contestant we know of."""

_BALLOT_OF = {t.id: ballot for ballot, tickets in BALLOTS.items() for t in tickets}
_FIELDS = ("text", "target", "stance", "kind", "explicit", "language", "group")


class BadWritten(ValueError):
    """A line of written/*.jsonl that does not fit; it names the file, the line and the field."""


@dataclass(frozen=True)
class Written:
    """One written text with its label; `quoted_text` is what it answers, or ""."""

    text: str
    target: str
    stance: str
    kind: str
    explicit: str
    language: str
    group: str
    quoted_text: str = ""

    @property
    def as_row(self) -> Row:
        """The text as a row of the set "written", on its invented ballot, without what it answers.

        A label of a text with `quoted_text` follows from the two together: "setuju" alone takes
        no side.
        """
        return Row(SET, self.text, self.target, _BALLOT_OF.get(self.target, ""), source=self.group)


def _faults(w: Written) -> Iterator[str]:
    if not w.text.strip():
        yield "text: expected words"
    if w.target != NO_TARGET and w.target not in _BALLOT_OF:
        yield f"target: {w.target!r} is no ticket of BALLOTS and not {NO_TARGET!r}"
    codes = (
        ("stance", w.stance, STANCES), ("kind", w.kind, KINDS), ("explicit", w.explicit, EXPLICIT),
        ("language", w.language, LANGUAGES),
    )  # fmt: skip
    for name, value, allowed in codes:
        if value not in allowed:
            yield f"{name}: {value!r} is none of {', '.join(sorted(allowed))}"
    if (w.stance == "n") != (w.explicit == "0"):
        yield "explicit: 0 goes with stance n, and with it alone"
    if w.stance != "n" and (w.kind in NEVER_SIDES or w.target == NO_TARGET):
        yield "stance: no side without a target, nor in news, admin and turnout"


def read_written(folder: Path = FOLDER) -> list[Written]:
    """All written texts, by file and line.

    Raises:
        BadWritten: a line lacks a field, has one too many, or a code that the guide has not.
    """
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            where = f"{path.name}:{number}"
            fields = json.loads(line)
            extra = fields.keys() ^ set(_FIELDS) if isinstance(fields, dict) else set(_FIELDS)
            if extra - {"quoted_text"}:
                raise BadWritten(f"{where}: fields {', '.join(sorted(extra))}: expected {_FIELDS}")
            written = Written(**fields)
            faults = "; ".join(_faults(written))
            if faults:
                raise BadWritten(f"{where}: {faults}")
            found.append(written)
    return found
