"""`rules diff --reviewed`: what a lawmaker reads who tries a rule on reviewed decisions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jaganetral import law
from jaganetral.law.rulebook import DATA
from tests.scan.backtest.made import CALL, GREETING, RULE, file_of, law_folder, line

from .conftest import Run

HERE = str(DATA)
SAMPLED = {"stratum": "unflagged", "inclusion": 0.04}


def decided() -> list[dict[str, Any]]:
    """22 breaches that name the rule, 3 that only look like one, 25 of the sample."""
    own = law.load().version + ".12345678"
    rows = [line(n, f"{CALL} ({n})", rules=[RULE], rulebook=own) for n in range(22)]
    rows += [line(n, f"{CALL} ({n})", decision="no_breach") for n in range(22, 25)]
    rows += [
        line(n, f"{GREETING} ({n})", decision="no_breach", provenance=SAMPLED)
        for n in range(25, 50)
    ]
    return rows


def test_the_same_law_changes_nothing_and_its_figures_are_told(run: Run, tmp_path: Path) -> None:
    labels = str(file_of(tmp_path, [*decided(), "rusak", line(50, decision="unclear")]))
    status, out, err = run("rules", "diff", HERE, HERE, "--reviewed", labels, "--lang", "en")
    assert (status, err) == (0, "")
    assert "51 labels: 22 breach, 28 no breach, 1 unclear; 1 lines set aside" in out
    assert "breach      22         0                 22         0" in out
    assert "precision: of the flags, breaches  88 % (" in out
    assert "Of 50 decided rows 0 were judged wrong before and right now, 0 right before" in out
    assert f"{RULE}  22             22 / 0 / 3    22 / 0 / 3" in out
    assert "rows change" not in out
    assert "22 of 51 rows were reviewed with the verdict of OLD as the aid" in out
    assert out.rstrip().endswith("line 51: the line is no valid JSON")
    assert CALL not in out


def test_a_rule_on_trial_is_tried_and_what_it_changes_is_listed(run: Run, tmp_path: Path) -> None:
    old, new = (str(law_folder(tmp_path, status)) for status in ("draft", "shadow"))
    labels = str(file_of(tmp_path, decided()))
    status, out, _err = run("rules", "diff", old, new, "--reviewed", labels, "--lang", "en")
    assert status == 0
    assert f"On trial in NEW, judged here as if live: {RULE}\n" in out
    assert "On trial in NEW and known to OLD, so they decide nothing here: uu7-547" in out
    assert f"{RULE}  22             0 / 0 / 0     22 / 0 / 3" in out
    assert "25 rows change:" in out
    assert "… and 5 more; all of them with --json" in out
    status, out, _err = run("rules", "diff", old, new, "--reviewed", labels, "--json")
    *moved, last = [json.loads(told) for told in out.splitlines()]
    assert len(moved) == 25
    first = moved[0]
    assert (first["row"], first["id"], first["decision"]) == (1, "butir-0", "breach")
    assert (first["gone"], first["come"]) == ([], [RULE])
    summary = last["summary"]
    assert summary["tried"] == [RULE]
    assert (summary["moved"], summary["aside"]) == (25, [])
    assert summary["new"]["precision"]["enough"] is True
    assert summary["new"]["recall"]["enough"] is False  # a small sample: the interval is wide
    assert CALL not in out


def test_a_law_that_flags_less_is_told_to_spoil_and_to_mend(run: Run, tmp_path: Path) -> None:
    nothing = law_folder(tmp_path, "draft")
    for path in (nothing / "rules").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("status: live", "status: draft"), encoding="utf-8")
    labels = str(file_of(tmp_path, decided()))
    arguments = ["rules", "diff", HERE, str(nothing), "--reviewed", labels]
    _status, out, _err = run(*arguments, "--lang", "en")
    assert "3 were judged wrong before and right now, 22 right before and wrong now." in out
    assert "in < 0.1 % of such trials (McNemar, exact)." in out
    _status, out, _err = run(*arguments)
    assert "3 dahulu dinilai keliru dan kini benar, 22 dahulu benar dan kini keliru." in out


def test_few_rows_tell_nothing_but_are_counted(run: Run, tmp_path: Path) -> None:
    photo = line(2)["conduct"] | {"photos": ["a.jpg"], "id": "p"}
    labels = str(file_of(tmp_path, [line(1), line(2, conduct=photo)]))
    status, out, _err = run("rules", "diff", HERE, HERE, "--reviewed", labels, "--lang", "en")
    assert status == 0
    assert "Fewer than 20 decided rows: nothing can be told from this yet." in out
    assert out.count("too little to tell") == 4
    assert "1 of 2 rows have photos" in out
    assert "No row is of the sample" in out
    assert "verdict of another rulebook" in out


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_file_without_labels_ends_in_one_line(lang: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "kosong.jsonl").touch()
    (tmp_path / "folder.jsonl").mkdir()
    for name in ("kosong.jsonl", "folder.jsonl", "tidak-ada.jsonl", "label.txt"):
        path = str(tmp_path / name)
        told = run("rules", "diff", HERE, HERE, "--reviewed", path, "--lang", lang)
        assert (told[0], told[1], told[2].count("\n")) == (2, "", 1), name
        assert name in told[2]


def test_where_no_line_is_a_label_each_is_told(run: Run, tmp_path: Path) -> None:
    labels = str(file_of(tmp_path, ["rusak", {"decision": "breach"}]))
    status, out, err = run("rules", "diff", HERE, HERE, "--reviewed", labels, "--lang", "en")
    assert (status, out) == (2, "")
    assert "line 1: " in err
    assert "line 2: conduct: found None" in err
    assert err.rstrip().splitlines()[-1].startswith(f"jaganetral: {labels}: no label in it")


@pytest.mark.parametrize("both", [True, False])
def test_either_conducts_or_labels(both: bool, run: Run, tmp_path: Path) -> None:
    path = str(file_of(tmp_path, [line(1)]))
    more = [path, "--reviewed", path] if both else []
    status, out, err = run("rules", "diff", HERE, HERE, *more)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--reviewed" in err
