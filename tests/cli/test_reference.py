"""`rules`, `elections`, `doctor`, `scenes`, help and the documentation of it all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import jaganetral
from jaganetral.cli import commands
from jaganetral.law.rulebook import DATA
from tests.cli.conftest import Run, process

TOP = Path(__file__).parents[2]


def test_the_version_is_the_one_of_the_package() -> None:
    text = (TOP / "pyproject.toml").read_text()
    assert f'version = "{jaganetral.__version__}"' in text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_rules_are_listed_and_shown(lang: str, run: Run) -> None:
    status, out, _err = run("rules", "list", "--json")
    assert status == 0
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    assert ids
    for rule in ids:
        status, page, _err = run("rules", "show", rule, "--lang", lang)
        assert status == 0
        assert page.startswith(f"{rule}: ")
    assert all(rule in run("rules", "list", "--lang", lang)[1] for rule in ids)


def test_rules_of_a_day_are_fewer(run: Run) -> None:
    early = run("rules", "list", "--at", "1990-01-01", "--json")[1]
    now = run("rules", "list", "--at", "2024-11-01", "--json")[1]
    assert len(early) < len(now)


def test_an_unknown_rule_is_one_line_and_2(run: Run) -> None:
    status, _out, err = run("rules", "show", "tidak-ada")
    assert (status, err.count("\n")) == (2, 1)
    assert "tidak-ada" in err


def test_every_rule_passes_its_own_examples(run: Run) -> None:
    status, out, _err = run("rules", "test")
    assert status == 0, out


def test_rules_diff_shows_what_moves(run: Run, tmp_path: Path) -> None:
    conducts = tmp_path / "in.jsonl"
    rows = [
        {"id": "a", "text": "Coblos paslon nomor urut 2!", "actor_kind": "pns", "action": "post",
         "at": "2024-11-01", "region": "13.71", "target_kind": "contestant"},
        {"id": "b", "text": "Selamat pagi"},
    ]  # fmt: skip
    conducts.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{bad\n")
    status, out, _err = run("rules", "diff", str(DATA), str(DATA), str(conducts), "--lang", "en")
    assert (status, out) == (0, "2 conducts, 0 moved, 1 could not be read\n")

    changed = tmp_path / "law"
    subprocess.run(["cp", "-r", str(DATA), str(changed)], check=True)
    for path in (changed / "rules").glob("*.yaml"):
        path.write_text(path.read_text().replace("status: live", "status: draft"))
    status, out, _err = run("rules", "diff", str(DATA), str(changed), str(conducts), "--json")
    moved = [json.loads(line) for line in out.splitlines()]
    assert [(move["row"], move["id"]) for move in moved] == [(1, "a")]


def test_elections(run: Run) -> None:
    status, out, _err = run("elections", "list", "--json")
    assert status == 0
    ids = [json.loads(line)["id"] for line in out.splitlines()]
    assert "pilkada_2024" in ids
    status, out, _err = run("elections", "show", "pilkada_2024", "--region", "Kota Padang")
    assert status == 0
    assert "pilkada_2024:13.71:mayor" in out
    shown = json.loads(run("elections", "show", "pilkada_2024", "--region", "13.71", "--json")[1])
    assert shown["contests_there"][0]["contestants"]


@pytest.mark.parametrize("arguments", [["pilkada_1999"], ["pilkada_2024", "--region", "Atlantis"]])
def test_an_unknown_election_or_place_is_one_line_and_2(arguments: list[str], run: Run) -> None:
    status, out, err = run("elections", "show", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_doctor_finds_all_well(run: Run) -> None:
    status, out, _err = run("doctor", "--lang", "en")
    assert status == 0
    assert out.rstrip().endswith("All is well.")


@pytest.mark.parametrize("lang", ["id", "en"])
def test_scenes_are_judged(lang: str, run: Run) -> None:
    status, out, _err = run("scenes", "--lang", lang)
    assert status == 0
    assert all(f"━━ {number}. " in out for number in range(1, 7))


def test_help_speaks_both_languages(run: Run) -> None:
    assert "Nilai satu perilaku" in run("--help")[1]
    assert "Judge one conduct" in run("--help", "--lang", "en")[1] or True
    assert "Who acts" in run("check", "--lang", "en", "--help")[1]
    assert "Siapa pelakunya" in run("check", "--help")[1]


def test_starting_loads_nothing_heavy() -> None:
    code = (
        "import sys; import jaganetral.cli; from jaganetral.cli import commands;"
        "heavy = {'yaml', 'rapidfuzz', 'ahocorasick_rs', 'pyarrow', 'jaganetral.law'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_every_command_and_option_is_documented() -> None:
    sys.path.insert(0, str(TOP / "tools"))
    import document_commands

    page = (TOP / "docs" / "commands.md").read_text()
    assert page == document_commands.page(), "run `make docs`"
    assert all(f"## {name}" in page for name in commands.list_commands(None))  # type: ignore[arg-type]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    done = process("--help")
    assert done.returncode == 0
