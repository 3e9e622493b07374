"""`scan` as people run it."""

import csv
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [
        {"id": "1", "text": "Coblos paslon nomor urut 2!", "actor_kind": "pns", "at": "2024-11-01"},
        {"id": "2", "text": "Selamat pagi"},
        {"id": "3", "actor_kind": "dewa"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_from_file_to_file(run: Run, source: Path) -> None:
    output = source.with_name("out.jsonl")
    status, out, err = run("scan", str(source), "-o", str(output))
    assert (status, out) == (0, "")
    assert "2 baris dinilai" in err
    assert "1 baris ditolak" in err
    assert [json.loads(line)["id"] for line in output.read_text().splitlines()] == ["1", "2"]
    (rejected,) = map(
        json.loads, source.with_name("out.jsonl.rejected.jsonl").read_text().splitlines()
    )
    assert (rejected["row"], rejected["field"], rejected["id"]) == (3, "actor_kind", "3")


def test_again_changes_nothing(run: Run, source: Path) -> None:
    output = source.with_name("out.jsonl")
    run("scan", str(source), "-o", str(output))
    before = (output.read_bytes(), output.stat().st_mtime_ns)
    status, _out, err = run("scan", str(source), "-o", str(output), "--lang", "id")
    assert (status, before) == (0, (output.read_bytes(), output.stat().st_mtime_ns))
    assert "sudah dinilai sebelumnya" in err


def test_a_scan_says_what_check_says(run: Run, source: Path) -> None:
    output = source.with_name("out.jsonl")
    run("scan", str(source), "-o", str(output), "--no-summary")
    told = json.loads(output.read_text().splitlines()[0])
    call = ("check", "Coblos paslon nomor urut 2!", "--actor", "pns", "--at", "2024-11-01")
    assert json.loads(run(*call, "--json")[1]) == told


def test_csv_with_a_mapping(run: Run, tmp_path: Path) -> None:
    source, mapping, output = (tmp_path / name for name in ("in.csv", "map.yaml", "out.csv"))
    source.write_text("no;pesan;status\n1;Selamat pagi;PNS\n")
    mapping.write_text("id: no\ntext: pesan\nactor_kind: status\n")
    status, _out, _err = run("scan", str(source), "-o", str(output), "--map", str(mapping))
    assert status == 0
    with output.open() as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["1"]


def test_an_agency_s_own_table_of_contestants(run: Run, source: Path) -> None:
    table, output = source.with_name("names.csv"), source.with_name("out.jsonl")
    table.write_text(
        "contest,number,alias,kind\n"
        "pilkada_2024:13.71:mayor,1,Bang Paduko,nickname\n"
        "pilkada_2024:13.71:mayor,satu,Uda,nickname\n"
    )
    call = ("--contestants", str(table))
    _status, _out, err = run("scan", str(source), "-o", str(output), "--no-summary", *call)
    assert "names.csv, row 3, column number" in err
    row = {"id": "1", "text": "Coblos Bang Paduko!", "region": "13.71", "at": "2024-11-01"}
    source.write_text(json.dumps(row))
    run("scan", str(source), "-o", str(output), "--no-summary", *call)
    assert "Fadly Amran" in output.read_text()
    # another table is another scan
    table.write_text(table.read_text().replace("mayor,1", "mayor,2"))
    run("scan", str(source), "-o", str(output), "--no-summary", *call)
    assert "Muhammad Iqbal" in output.read_text()


def test_progress_is_shown_when_asked_for(run: Run, source: Path) -> None:
    output = source.with_name("out.jsonl")
    _status, out, err = run("scan", str(source), "-o", str(output), "--progress", "--no-summary")
    assert out == ""
    assert "\r" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["absent.jsonl", "-o", "out.jsonl"], "absent.jsonl: tidak dapat dibuka"),
        (["in.jsonl"], "belum diberikan: '-o'"),
        (["in.jsonl", "-o", "in.jsonl"], "keluaran harus berkas lain"),
        (["in.jsonl", "-o", "out.xml"], "akhiran nama harus"),
        (["in.jsonl", "-o", "out.jsonl", "--workers", "0"], "--workers"),
        (["in.jsonl", "-o", "out.jsonl", "--map", "no.yaml"], "no.yaml: tidak dapat dibuka"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(
    arguments: list[str], says: str, run: Run, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source.parent)
    status, out, err = run("scan", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_the_report_is_one_file_that_needs_nothing(run: Run, source: Path) -> None:
    output = source.with_name("out.jsonl")
    run("scan", str(source), "-o", str(output))
    page = source.with_name("out.jsonl.report.html").read_text()
    assert "2 baris dinilai" in page
    assert "2 rows judged" in page
    assert 'lang="id"' in page
    assert not re.search(r"(src|href)=|https?://|<script|@import|url\(", page)
    assert "Coblos" not in page
    output = source.with_name("none.jsonl")
    run("scan", str(source), "-o", str(output), "--no-report")
    assert not source.with_name("none.jsonl.report.html").exists()
