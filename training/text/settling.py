"""Settles the readings of each row into one label, with how it was settled.

    python -m training.text.settling --data DIR

Readings 1 and 2 are whole; reading 3 is of a part. What the two agree on is the label. Where they
differ and a third reading is there, the majority counts, column by column: the stance, the kind,
and the openness among those who saw the winning stance. All else is read once more for
labels/adjudicated.tsv. Rows that nobody has settled are left out and counted.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.text.reading import NEVER_SIDES, Reading, read_readings
from training.text.sample import language
from training.text.texts import Row, load

FOLDER = Path(__file__).with_name("labels")
COLUMNS = (
    "key", "set", "target", "stance", "kind", "explicit", "read_by", "how", "language",
)  # fmt: skip
HOW = {
    "agreed": "readings 1 and 2 are the same",
    "majority": "two of the three readings, column by column",
    "adjudicated": "read once more, by the guide and with both readings in sight",
}


class BadLabels(ValueError):
    """A file of labels that is not what settling writes; it names the line."""


@dataclass(frozen=True)
class Label:
    """The settled label of one row: codes as in reading.py, who read, how it was settled."""

    key: str
    set: str
    target: str
    stance: str
    kind: str
    explicit: str
    read_by: str
    how: str
    language: str


def _most(values: Iterable[str]) -> str | None:
    """The value that more than half of the readings have."""
    votes = list(values)
    value, count = Counter(votes).most_common(1)[0]
    return value if 2 * count > len(votes) else None


def majority(readings: Sequence[Reading]) -> tuple[str, str, str] | None:
    """Stance, kind and openness that most readings have, or None where no label follows."""
    stance = _most(r.stance for r in readings)
    kind = _most(r.kind for r in readings)
    if stance is None or kind is None or (kind in NEVER_SIDES and stance != "n"):
        return None
    explicit = _most(r.explicit for r in readings if r.stance == stance)
    return None if explicit is None else (stance, kind, explicit)


def settle(key: str, readings: Sequence[Reading], last: Reading | None) -> Sequence[str] | None:
    """stance, kind, explicit, read_by, how of a row; None where it still has to be read.

    Args:
        readings: those of the row in their order; the first two are the independent ones.
        last: what was decided after reading the row once more, if it was.
    """
    one, two = readings[:2]
    if one == two:
        return one.stance, one.kind, one.explicit, "1 2", "agreed"
    who = " ".join(str(n) for n in range(1, len(readings) + 1))
    voted = majority(readings) if len(readings) > 2 else None
    if voted is not None:
        return *voted, who, "majority"
    if last is None:
        return None
    return last.stance, last.kind, last.explicit, f"{who} adjudicator", "adjudicated"


def language_of(row: Row, heard: dict[str, str]) -> str:
    """The language as its set gives it, as it was heard when read, or as the draw sees it."""
    if row.set == "nusax_sentiment":
        return row.source
    return heard.get(row.key) or language(row.text) or "indonesian"


def read_labels(path: Path = FOLDER / "labels.tsv") -> list[Label]:
    """The settled labels, in the order of their keys.

    Raises:
        BadLabels: the columns are not those of COLUMNS.
    """
    head, *lines = path.read_text("utf-8").splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise BadLabels(f"{path}:1: expected the columns {', '.join(COLUMNS)}")
    labels = []
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise BadLabels(f"{path}:{number}: expected {len(COLUMNS)} columns with tabs")
        labels.append(Label(*cells))
    return labels


def read_heard(path: Path = FOLDER / "languages.tsv") -> dict[str, str]:
    """The language of rows that a reader corrected, by key."""
    if not path.exists():
        return {}
    return dict(line.split("\t", 1) for line in path.read_text("utf-8").splitlines())


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes labels/labels.tsv from the readings beside it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    data = parser.parse_args(arguments).data
    readings = [read_readings(FOLDER / f"reading{n}.tsv") for n in (1, 2, 3)]
    path = FOLDER / "adjudicated.tsv"
    last = read_readings(path) if path.exists() else {}
    rows = {row.key: row for row in load(data)}
    heard = read_heard()
    lines, open_ = ["\t".join(COLUMNS)], 0
    for key in sorted(readings[0]):
        row = rows[key]
        found = settle(key, [r[key] for r in readings if key in r], last.get(key))
        if found is None:
            open_ += 1
            continue
        lines.append("\t".join((key, row.set, row.target, *found, language_of(row, heard))))
    (FOLDER / "labels.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines) - 1} rows settled, {open_} to be read once more\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
