"""The written texts: labelled by the guide, of every kind, about nobody who exists."""

import json
from collections import Counter
from pathlib import Path

import pytest

pytest.importorskip("openpyxl", reason="the train extra is not installed")

from training.text.settling import read_labels
from training.text.tickets import BALLOTS as REAL
from training.text.tickets import named
from training.text.writing import LANGUAGES, BadWritten, read_written

GROUPS = {
    "work", "leak", "turnout", "family", "reaction", "disguise", "slogan", "irony", "news",
    "unsure",
}  # fmt: skip


def test_each_group_has_its_texts_and_its_voices() -> None:
    written = read_written()
    counts = Counter(w.group for w in written)
    assert counts.keys() == GROUPS
    assert min(counts.values()) >= 40
    for group in GROUPS:
        assert {w.language for w in written if w.group == group} == LANGUAGES
    assert len({(w.text, w.target, w.quoted_text) for w in written}) == len(written)


@pytest.mark.parametrize(
    ("group", "kind"), [("work", "work"), ("leak", "leak"), ("turnout", "turnout")]
)
def test_groups_that_are_named_for_a_kind_are_mostly_of_it(group: str, kind: str) -> None:
    of = [w.kind == kind for w in read_written() if w.group == group]
    assert sum(of) > 0.9 * len(of)


def test_reactions_come_with_what_they_answer_and_only_they() -> None:
    assert all(bool(w.quoted_text) == (w.group == "reaction") for w in read_written())


def test_nobody_who_exists_is_meant() -> None:
    for w in read_written():
        for tickets in REAL.values():
            assert not named(f"{w.text} {w.quoted_text}", tickets), w.text


def test_no_label_of_a_found_row_is_of_a_written_text() -> None:
    found = {x.key for x in read_labels()}
    rows = [w.as_row for w in read_written()]
    assert not found & {row.key for row in rows}
    assert {row.set for row in rows} == {"written"}
    assert all((row.target == "-") == (row.election == "") for row in rows)


_GOOD = {
    "text": "Gas!", "target": "Surya-Ratna", "stance": "s", "kind": "opin", "explicit": "1",
    "language": "indonesian", "group": "reaction",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"stance": "x"}, "stance: 'x'"),
        ({"explicit": "0"}, "explicit: 0 goes with"),
        ({"kind": "news"}, "stance: no side"),
        ({"target": "-"}, "stance: no side"),
        ({"target": "A-B"}, "target: 'A-B'"),
        ({"language": "latin"}, "language: 'latin'"),
        ({"text": " "}, "text: expected words"),
        ({"mood": "good"}, "fields mood"),
    ],
)
def test_a_line_that_does_not_fit_is_told(
    tmp_path: Path, change: dict[str, str], told: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(_GOOD | change))
    with pytest.raises(BadWritten, match=f"a.jsonl:1: {told}"):
        read_written(tmp_path)
