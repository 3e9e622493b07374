from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jaganetral.elections import Registry
from jaganetral.model import Conduct

HEADER = "contest,region,election,number,alias,kind,cue,from,to\n"


def load(tmp_path: Path, *rows: str, header: str = HEADER) -> Registry:
    path = tmp_path / "alias.csv"
    path.write_text(header + "\n".join(rows), encoding="utf-8")
    return Registry.load(extra_csv=[path])


def test_good_rows_are_known(tmp_path: Path) -> None:
    registry = load(
        tmp_path,
        "pilkada_2024:13.71:mayor,,,1,Padang Juara,slogan,,2024-09-22,2024-11-27",
        ",Kota Padang,pilkada_2024,02,#MuhammadIqbal,hashtag,no,,",
        ",13.71,pilkada_2024,1,pistol,gesture,,2024-09-23,",
    )
    assert registry.problems == ()
    conduct = Conduct(id="x", at="2024-10-05", region="Kota Padang")
    setting = registry.setting(conduct, today=date(2024, 10, 5))
    names = {entry.surface: entry.contestant_id for entry in registry.names(setting)}
    assert names["padang juara"] == "pilkada_2024:13.71:mayor:1"
    assert names["#muhammadiqbal"] == "pilkada_2024:13.71:mayor:2"
    assert "pistol" not in names
    assert [(sign.value, sign.contestant_id) for sign in registry.gestures(setting)] == [
        ("pistol", "pilkada_2024:13.71:mayor:1")
    ]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("pilkada_2024:99.99:mayor,,,1,Juara,slogan,,,", "contest"),
        (",Atlantis,pilkada_2024,1,Juara,slogan,,,", "region"),
        (",,pilkada_2024,1,Juara,slogan,,,", "region"),
        (",Kota Padang,pilkada_2020,1,Juara,slogan,,,", "election"),
        (",Kota Padang,pilkada_2024,7,Juara,slogan,,,", "number"),
        (",Kota Padang,pilkada_2024,,Juara,slogan,,,", "number"),
        (",Kota Padang,pilkada_2024,1,,slogan,,,", "alias"),
        (",Kota Padang,pilkada_2024,1,Juara,yel,,,", "kind"),
        (",Kota Padang,pilkada_2024,1,Juara,slogan,mungkin,,", "cue"),
        (",Kota Padang,pilkada_2024,1,Juara,slogan,,22-09-2024,", "from"),
        (",Kota Padang,pilkada_2024,1,Juara,slogan,,2024-11-01,2024-10-01", "to"),
    ],
)
def test_a_bad_row_is_named_and_the_good_one_kept(tmp_path: Path, row: str, column: str) -> None:
    registry = load(tmp_path, row, ",Kota Padang,pilkada_2024,1,Padang Juara,slogan,,,")
    (problem,) = registry.problems
    assert (Path(problem.file).name, problem.row, problem.column) == ("alias.csv", 2, column)
    assert problem.expected
    assert problem.what_to_do
    assert "alias.csv, row 2, column" in str(problem)
    conduct = Conduct(id="x", at="2024-10-05", region="13.71")
    setting = registry.setting(conduct, today=date(2024, 10, 5))
    assert "padang juara" in {entry.surface for entry in registry.names(setting)}


def test_a_missing_column_and_a_missing_file_are_said(tmp_path: Path) -> None:
    (problem,) = load(tmp_path, "1,Juara", header="number,alias\n").problems
    assert (problem.row, problem.column) == (1, "kind")
    (problem,) = Registry.load(extra_csv=[tmp_path / "tidak_ada.csv"]).problems
    assert "tidak_ada.csv" in str(problem)


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    header = "\ufeff" + HEADER.replace(",", ";")
    assert load(
        tmp_path, ";Kota Padang;pilkada_2024;1;Juara;slogan;;;", header=header
    ).problems == ()  # fmt: skip
