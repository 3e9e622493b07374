"""Labels are read as the portal writes them; a line that is none costs itself alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jaganetral.scan import ScanError
from jaganetral.scan.backtest import read_labels

from .made import file_of, line

_SAMPLED = {"stratum": "unflagged", "inclusion": 0.04}


def test_a_label_is_a_conduct_a_decision_and_what_it_stands_for(tmp_path: Path) -> None:
    rows = [line(1, rules=["skb22-d2"]), line(2, decision="no_breach", provenance=_SAMPLED)]
    (first, second), aside = read_labels(file_of(tmp_path, rows))
    assert not aside
    assert (first.line, first.item, first.decision, first.rules) == (
        1, "butir-1", "breach", ("skb22-d2",)
    )  # fmt: skip
    assert (first.drawn, first.weight) == (False, 1.0)
    assert (second.drawn, second.weight) == (True, pytest.approx(25))


def test_a_conduct_without_a_day_has_that_of_the_decision_in_indonesia(tmp_path: Path) -> None:
    conduct = {"id": "x", "text": "Coblos nomor 2"}
    late = line(1, conduct=conduct, decided_at="2024-11-01T20:00:00+00:00")
    (without, with_one), _aside = read_labels(file_of(tmp_path, [late, line(2)]))
    assert without.day == date(2024, 11, 2)  # 03:00 in the west of Indonesia
    assert with_one.day is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("rusak", "JSON"),
        ("[1]", "JSON"),
        (line(9, decision=None), "decision: found None, expected one of: breach, no_breach"),
        (line(9, decision="maybe"), "decision: found 'maybe'"),
        (line(9, decision=["breach"]), "decision: found list"),
        (line(9, conduct=None), "conduct: found None"),
        (line(9, conduct={"id": "x", "action": "dance"}), "action: found 'dance'"),
        (line(9, conduct={"id": "x"}, decided_at="kemarin"), "decided_at: found 'kemarin'"),
        (line(9, rules="skb"), "rules: found 'skb'"),
        (line(9, provenance=None), "provenance: found None"),
        (line(9, provenance=_SAMPLED | {"stratum": "golden"}), "stratum: found 'golden'"),
        (line(9, provenance=_SAMPLED | {"inclusion": 0}), "provenance.inclusion: found 0"),
        (line(9, provenance=_SAMPLED | {"inclusion": True}), "provenance.inclusion: found True"),
        (line(1), "stands in line 1 already"),
    ],
)  # fmt: skip
def test_a_bad_line_is_set_aside_with_its_number_and_loses_no_other(
    row: Any, said: str, tmp_path: Path
) -> None:
    labels, aside = read_labels(file_of(tmp_path, [line(1), row, line(2)]), "en")
    assert [one.item for one in labels] == ["butir-1", "butir-2"]
    ((number, reason),) = [(one.line, one.reason) for one in aside]
    assert number == 2
    assert said in reason


def test_what_the_scan_said_is_never_read(tmp_path: Path) -> None:
    row = line(1)
    row["provenance"] = row["provenance"] | {"aid": "anything"}
    assert read_labels(file_of(tmp_path, [row]))[0]


@pytest.mark.parametrize("name", ["tidak-ada.jsonl", "folder.jsonl", "label.docx"])
def test_a_file_that_cannot_be_read_is_told_in_both_languages(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(ScanError) as told:
        read_labels(tmp_path / name)
    assert name in told.value.message("id")
    assert told.value.message("id") != told.value.message("en")
