"""How far two readings of the same rows agree: the tables at the end of the label guide.

    python -m training.text.agreement

Reads labels/ and writes docs/labelling.md below its heading "How far the readings agree". Kappa is
Cohen's (1960); its interval is the usual one from the standard error of the share of agreement.
The kappa of one class is that of the class against all others.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

from training.text.reading import EXPLICIT, KINDS, STANCES, Reading, kappa, read_readings
from training.text.settling import FOLDER, HOW, Label, read_labels

GUIDE = Path(__file__).parents[2] / "docs" / "labelling.md"
HEADING = "## How far the readings agree"
_WORDS = (
    "Every row was read twice by a **language model**, in two separate readings that did not see "
    "each other's labels, and about two thirds of the rows a third time. A language model also "
    "adjudicated, with the readings in sight. **No human has read the rows yet.** Readers of one "
    "kind share their habits: these figures say how repeatable the reading is more than how right "
    "it is, and are likely higher than what two people would reach.\n\n"
    "Written by `python -m training.text.agreement` from `training/text/labels/`; the README there "
    "tells what stands in which file.\n"
)
Column = Callable[[Reading], str]
Pairs = Sequence[tuple[Reading, Reading]]
_COLUMNS: dict[str, Column] = {
    "stance": lambda r: r.stance,
    "kind": lambda r: r.kind,
    "explicit": lambda r: r.explicit,
}
_FEWEST = 20  # rows below which a kappa is not given


def interval(one: Sequence[str], other: Sequence[str]) -> tuple[float, float, float]:
    """Cohen's kappa with its 95 % interval: (kappa, low, high)."""
    k = kappa(one, other)
    rows = len(one)
    seen = sum(a == b for a, b in zip(one, other, strict=True)) / rows
    if k == 1 or seen == 1:
        return k, k, k
    by_chance = (seen - k) / (1 - k)
    half = 1.96 * sqrt(seen * (1 - seen) / rows) / (1 - by_chance)
    return k, k - half, min(1.0, k + half)


def of_class(pairs: Pairs, column: Column, value: str) -> tuple[float, int, int]:
    """Kappa of one class against the others, and how often each reading gave the class."""
    one = [str(column(a) == value) for a, _ in pairs]
    other = [str(column(b) == value) for _, b in pairs]
    return kappa(one, other), one.count("True"), other.count("True")


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield "| " + " | ".join(str(c) for c in row) + " |"
    yield ""


def _overall(readings: Sequence[Mapping[str, Reading]]) -> Iterator[Sequence[object]]:
    for a, b in ((0, 1), (0, 2), (1, 2)):
        keys = sorted(readings[a].keys() & readings[b].keys())
        cells: list[object] = [f"{a + 1} and {b + 1}", len(keys)]
        for column in _COLUMNS.values():
            k, low, high = interval(
                [column(readings[a][key]) for key in keys],
                [column(readings[b][key]) for key in keys],
            )
            cells.append(f"{k:.3f} ({low:.3f}–{high:.3f})")
        yield cells


def _classes(pairs: Pairs) -> Iterator[Sequence[object]]:
    codes: dict[str, Mapping[str, str]] = {"stance": STANCES, "kind": KINDS, "explicit": EXPLICIT}
    for name, column in _COLUMNS.items():
        for value, meaning in codes[name].items():
            k, one, other = of_class(pairs, column, value)
            shown = f"{k:.3f}" if min(one, other) else "–"
            few = " (few)" if 0 < min(one, other) < _FEWEST else ""
            yield name, f"`{value}` {meaning}", one, other, shown + few


def _confusion(pairs: Pairs, column: Column, codes: Iterable[str]) -> Iterator[Sequence[object]]:
    seen = Counter((column(a), column(b)) for a, b in pairs)
    used = list(codes)
    for a in used:
        yield [f"**{a}**", *(seen[a, b] for b in used)]


def _groups(
    labels: Sequence[Label], readings: Sequence[Mapping[str, Reading]], of: Callable[[Label], str]
) -> Iterator[Sequence[object]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        groups[of(label)].append(label.key)
    for name, keys in sorted(groups.items(), key=lambda item: -len(item[1])):
        cells: list[object] = [name, len(keys)]
        for column in _COLUMNS.values():
            one = [column(readings[0][k]) for k in keys]
            other = [column(readings[1][k]) for k in keys]
            same = sum(a == b for a, b in zip(one, other, strict=True)) / len(keys)
            alone = len({*one, *other}) == 1
            cells.append("one class" if alone else f"{kappa(one, other):.3f} ({same:.0%})")
        yield cells


def neutral_negatives(labels: Iterable[Label]) -> int:
    """Rows that take no side and mean no contestant, or are news, administration, a call to vote
    in general or everyday talk."""
    quiet = {"news", "admin", "turnout", "every"}
    return sum(x.stance == "n" and (x.target == "-" or x.kind in quiet) for x in labels)


def audited(labels: Sequence[Label], path: Path = FOLDER / "audit.tsv") -> tuple[int, int, int]:
    """Rows of the audit, and in how many of them its stance and its kind are the label's."""
    by_key = {x.key: x for x in labels}
    looks = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    stance = sum(by_key[key].stance == s for key, s, _ in looks)
    kind = sum(by_key[key].kind == k for key, _, k in looks)
    return len(looks), stance, kind


def _settled(labels: Sequence[Label]) -> Iterator[str]:
    how = Counter(x.how for x in labels)
    yield from _table(
        ("how", "rows", "what it means"), [(h, how[h], meaning) for h, meaning in HOW.items()]
    )
    stances = ("s", "o", "n")
    cross = Counter((x.kind, x.stance) for x in labels)
    yield from _table(
        ("kind", *(STANCES[s] for s in stances), "rows"),
        [
            (f"`{k}` {meaning}", *(cross[k, s] for s in stances), sum(cross[k, s] for s in stances))
            for k, meaning in KINDS.items()
        ]
        + [("all", *(sum(x.stance == s for x in labels) for s in stances), len(labels))],
    )
    yield f"Neutral negatives (no side, and no contestant meant or news, administration, a call to vote in general, everyday): {neutral_negatives(labels):,}."  # noqa: E501
    yield ""


def page(labels: Sequence[Label], readings: Sequence[Mapping[str, Reading]]) -> str:
    """The part of the guide from HEADING on."""
    pairs = [(readings[0][x.key], readings[1][x.key]) for x in labels]
    used = [k for k in KINDS if any(k in (a.kind, b.kind) for a, b in pairs)]
    lines = [HEADING, "", _WORDS, "### Kappa (95 % interval)", ""]
    lines += _table(("readings", "rows", *_COLUMNS), _overall(readings))
    lines += ["### Readings 1 and 2, class by class", ""]
    lines += _table(("label", "class", "reading 1", "reading 2", "kappa"), _classes(pairs))
    lines += ["### Where they differ (rows: reading 1, columns: reading 2)", ""]
    for name, codes in (("stance", STANCES), ("kind", used), ("explicit", EXPLICIT)):
        lines += _table((name, *codes), _confusion(pairs, _COLUMNS[name], codes))
    head = tuple(f"{c}: kappa (agree)" for c in _COLUMNS)
    lines += [
        "### By set",
        "",
        *_table(("set", "rows", *head), _groups(labels, readings, lambda x: x.set)),
    ]
    lines += [
        "### By language",
        "",
        "Languages as the set gives them, else by a word list, corrected by reading where it erred; mixed texts count as the language that carries the sentence.",  # noqa: E501
        "",
        *_table(("language", "rows", *head), _groups(labels, readings, lambda x: x.language)),
    ]
    lines += ["### What was settled", "", *_settled(labels)]
    rows, stance, kind = audited(labels)
    lines += [
        f"The adjudicator also read {rows} rows drawn from those where 1 and 2 agree, without "
        f"seeing a label: the same stance in {stance}, the same kind in {kind}.",
        "",
    ]
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the tables into the guide."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args(arguments)
    readings = [read_readings(FOLDER / f"reading{n}.tsv") for n in (1, 2, 3)]
    guide = GUIDE.read_text("utf-8").split(HEADING)[0].rstrip()
    GUIDE.write_text(f"{guide}\n\n{page(read_labels(), readings)}", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
