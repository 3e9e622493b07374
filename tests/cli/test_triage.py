"""`triage OUTPUT --input INPUT -o QUEUE`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.scan.triage.conftest import row, write

ROWS = [row("1", "menang"), row("2", "MENANG!"), row("3", "selamat pagi", level="allowed")]


@pytest.fixture
def call(tmp_path: Path) -> list[str]:
    source, output = write(tmp_path, ROWS)
    return ["triage", str(output), "--input", str(source), "-o", str(tmp_path / "q.jsonl")]


def test_a_scan_becomes_a_queue(run: Run, call: list[str], tmp_path: Path) -> None:
    status, out, err = run(*call, "--lang", "en")
    assert (status, out) == (0, "")
    assert "3 verdicts: 2 to be looked at by people, 1 items" in err
    assert "1 of the 1 that were not flagged were drawn at random" in err
    lines = (tmp_path / "q.jsonl").read_text().splitlines()
    assert [json.loads(line)["stratum"] for line in lines] == ["flagged", "unflagged"]


def test_it_is_said_in_indonesian_and_accuses_nobody(run: Run, call: list[str]) -> None:
    status, _, err = run(*call, "--progress")
    assert status == 0
    assert "perlu dilihat orang" in err
    assert not {"pelanggar", "bersalah", "pelaku"} & set(err.lower().split())
    assert run(*call, "--no-summary", "--no-progress")[2] == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--input", "nowhere.jsonl"), "nowhere.jsonl"),
        (("--map", "nowhere.yaml"), "nowhere.yaml"),
        (("--photos", "nowhere"), "nowhere"),
        (("--sample", "-1"), "--sample"),
        (("-o", "nowhere/q.jsonl"), "nowhere"),
    ],
)
def test_a_wrong_call_is_one_line(
    run: Run, call: list[str], change: tuple[str, str], said: str
) -> None:
    status, out, err = run(*call, *change)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err


def test_names_of_columns_may_be_told(run: Run, call: list[str], tmp_path: Path) -> None:
    status, _, _ = run(*call, "--reach", "jangkauan", "--account", "akun", "--url", "alamat")
    assert status == 0
    (first, _rest) = (tmp_path / "q.jsonl").read_text().splitlines()
    assert json.loads(first)["reach"] is None
