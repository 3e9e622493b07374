"""Files of histories as other people write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.procedure import BadHistory
from jaganetral.procedure.history import History, histories

STEPS = [["2024-01-02", "laporan masuk"], ["2024-01-04", "diregister"]]


def read(tmp_path: Path, text: str) -> list[History | BadHistory]:
    path = tmp_path / "cases.jsonl"
    path.write_text(text, encoding="utf-8")
    return list(histories(path))


@pytest.mark.parametrize(
    "row",
    [
        {"id": "A", "steps": STEPS},
        {"id": "A", "events": STEPS},
        {"id": "A", "history": STEPS},
        {"id": "A", "kronologi": [{"tanggal": d, "peristiwa": w} for d, w in STEPS]},
        {"id": "A", "riwayat": [{"date": d, "event": w} for d, w in STEPS]},
        {"id": "A", "steps": STEPS, "something": {"else": 1}, "subject": None},
    ],
)
def test_a_row_is_a_history(tmp_path: Path, row: dict[str, Any]) -> None:
    (history,) = read(tmp_path, json.dumps(row) + "\n")
    assert isinstance(history, History)
    assert history.id == "A"
    assert [list(step) for step in history.steps] == STEPS


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (json.dumps(STEPS), ["1"]),  # one bare history
        (json.dumps([STEPS, STEPS]), ["1", "2"]),
        (json.dumps([{"id": "x", "steps": STEPS}, {"steps": STEPS}], indent=1), ["x", "2"]),
        (json.dumps({"id": "y", "steps": STEPS}, indent=2), ["y"]),
        (json.dumps(STEPS) + "\n" + json.dumps(STEPS), ["1", "2"]),
        ("\ufeff" + json.dumps({"steps": STEPS}), ["1"]),
    ],
)
def test_files_of_several_kinds(tmp_path: Path, text: str, ids: list[str]) -> None:
    found = read(tmp_path, text)
    assert [one.id for one in found if isinstance(one, History)] == ids


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "cases.jsonl:2: -: the line is no valid JSON"),
        ("5", "cases.jsonl:2: -: found 5, expected an object with steps"),
        ('{"id": "B"}', "cases.jsonl:2 (B): steps: expected a list of [date, event]"),
        ('{"id": "B", "steps": []}', "cases.jsonl:2 (B): steps: found list (0)"),
        ('{"id": "B", "steps": "x"}', "cases.jsonl:2 (B): steps: found 'x'"),
        ('{"id": "B", "steps": [["2024"]]}', "cases.jsonl:2 (B): steps[0]: found list (1)"),
        ('{"id": "B", "steps": [["2024", 7]]}', "cases.jsonl:2 (B): steps[0]: found 7"),
        ('{"id": "B", "steps": [["2024", " "]]}', "cases.jsonl:2 (B): steps[0]: found ' '"),
    ],
)
def test_a_bad_row_names_itself_and_the_others_go_on(
    tmp_path: Path, line: str, message: str
) -> None:
    good = json.dumps({"id": "A", "steps": STEPS})
    first, bad, last = read(tmp_path, f"{good}\n{line}\n{good}\n")
    assert isinstance(first, History)
    assert isinstance(last, History)
    assert isinstance(bad, BadHistory)
    assert str(bad).startswith(message)
    assert bad.message("id") != str(bad)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadHistory, match="not UTF-8"):
        list(histories(path))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "steps", "date", "event"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.lists(json_values, max_size=4))
def test_whatever_stands_there_is_a_history_or_told_as_none(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "cases.jsonl"
    path.write_text("".join(json.dumps(value) + "\n" for value in values))
    for one in histories(path):
        assert isinstance(one, History | BadHistory)
