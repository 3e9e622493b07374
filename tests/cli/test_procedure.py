"""`procedure` as people run it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

GOOD = {
    "id": "A",
    "election": "pilkada_2024",
    "steps": [["2024-10-01", "diregister"], ["2024-10-20", "diputus tidak terbukti"]],
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(GOOD) + '\n{"id": "B"}\n' + json.dumps(GOOD | {"id": "C"}) + "\n")
    return path


def test_good_rows_are_not_lost_by_a_bad_one(run: Run, source: Path) -> None:
    status, out, err = run("procedure", "replay", str(source), "--json")
    assert status == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["A", "C"]
    assert "cases.jsonl:2 (B): steps:" in err
    assert "1 baris ditolak" in err


def test_a_table_tells_where_the_law_was_broken(run: Run, source: Path) -> None:
    status, out, _err = run("procedure", "replay", str(source), "--lang", "en")
    assert status == 0
    assert out.count("pilkada-handle") == 2
    assert "Pasal 134" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "no history in it"), ("{}\n", "no history in it"), (None, "No such file")],
)
def test_a_file_without_a_history_is_a_wrong_call(
    run: Run, tmp_path: Path, content: str | None, said: str
) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_text(content)
    status, out, err = run("procedure", "replay", str(path), "--json", "--lang", "en")
    assert (status, out) == (2, "")
    assert said in err


def test_a_day_off_of_the_place_is_counted(run: Run, tmp_path: Path) -> None:
    """The re-vote of 27 August 2025 in Pangkalpinang moves what runs there, and only there."""
    path = tmp_path / "x.jsonl"
    steps = [["2025-08-25", "BKN mengeluarkan rekomendasi"], ["2025-10-01", "sanksi dijatuhkan"]]
    places = "Kota Pangkalpinang, Kepulauan Bangka Belitung", "Kota Padang", ""
    rows = [{"steps": steps, "election": "pilkada_2024", "region": place} for place in places]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    lines = run("procedure", "replay", str(path), "--json")[1].splitlines()
    found = [json.loads(line) for line in lines]
    due = [next(c["due"] for c in one["clocks"] if c["id"] == "sbt-ppk") for one in found]
    assert due == ["2025-09-16", "2025-09-15", "2025-09-15"]


def test_flows_are_listed_and_shown(run: Run) -> None:
    assert "pemilu_report" in run("procedure", "list")[1]
    rows = run("procedure", "list", "--json")[1].splitlines()
    assert {json.loads(row)["id"] for row in rows} >= {"pilkada_report", "remedies"}
    shown = run("procedure", "show", "discipline", "--lang", "en")[1]
    assert "PP 94/2021 Pasal 26" in shown
    assert "not verified" in run("procedure", "show", "remedies", "--lang", "en")[1]
    whole = json.loads(run("procedure", "show", "pemilu_report", "--json")[1])
    assert {rule["id"] for rule in whole["rules"]} >= {"pemilu-handle"}
    assert run("procedure", "show", "pemilu_report", "--drawing")[1].startswith("stateDiagram-v2")


def test_an_unknown_flow_is_a_wrong_call(run: Run) -> None:
    status, _out, err = run("procedure", "show", "nope")
    assert status == 2
    assert "pemilu_report" in err
