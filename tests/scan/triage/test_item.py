"""A queue file: what it holds, and what is said where it is broken."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from jaganetral.scan.triage import BadQueue, item_json, read_items, write_items

GOOD: dict[str, Any] = {
    "item": "a" * 32,
    "stratum": "flagged",
    "inclusion": 1.0,
    "score": 0.3,
    "severity": 0.3,
    "confidence": 0.8,
    "verdict": "prohibited",
    "copies": 1,
    "members": [{"id": "1", "row": 3}],
    "conduct": {"id": "1", "text": "x"},
    "judged": {"verdict": "prohibited"},
    "rulebook": "r",
    "scan": "s",
    "source": "in.jsonl",
}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps(GOOD) + "\n\n")
    (item,) = read_items(path)
    file = io.BytesIO()
    assert write_items(file, [item]) == 1
    path.write_bytes(file.getvalue())
    assert list(read_items(path)) == [item]
    assert item_json(item) + b"\n" == file.getvalue()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"severity": 2}, "line 2: severity: Expected"),
        ({"inclusion": 0}, "line 2: inclusion: Expected"),
        ({"members": [{"id": 1, "row": 1}]}, "line 2: members[0].id: Expected"),
        ({"members": []}, "line 2: members: Expected"),
        ({"conduct": {"id": "1", "action": "dance"}}, "line 2: conduct.action: Invalid enum"),
        ({"copies": 0}, "line 2: copies: Expected"),
        ({"judged": {}}, "line 2: judged: expected the full verdict"),
        ({"item": "no name"}, "line 2: item: Expected"),
        ({}, "line 2: item: it came before"),
        ("no json", "line 2: –: expected one item"),
    ],
)
def test_a_broken_line_is_told_by_its_number_and_field(
    line: dict[str, Any] | str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "q.jsonl"
    second = line if isinstance(line, str) else json.dumps(GOOD | line)
    path.write_text(json.dumps(GOOD) + "\n" + second + "\n")
    with pytest.raises(BadQueue) as wrong:
        list(read_items(path))
    assert said in str(wrong.value)
    assert "q.jsonl" in wrong.value.message("id")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadQueue, match=r"q\.jsonl"):
        list(read_items(tmp_path / "q.jsonl"))
