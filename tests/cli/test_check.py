"""`check` and `ask`: options, formats, exit status."""

import json
import os
import re
from pathlib import Path

import pytest

from jaganetral.cli.conduct_options import _OPTIONS
from jaganetral.model import Conduct
from tests.cli.conftest import Run, process, verdict

CALL = ("check", "Coblos paslon nomor urut 2!", "--actor", "pns", "--region", "13.71",
        "--at", "2024-11-01", "--action", "post")  # fmt: skip


def test_a_verdict_is_one_line_of_json(run: Run) -> None:
    status, out, err = run(*CALL, "--json", "--id", "abc")
    told = verdict(out)
    assert (status, err, told["id"]) == (0, "", "abc")
    assert told["verdict"] in ("prohibited", "caution", "allowed", "undetermined")


def test_the_same_call_gives_the_same_bytes() -> None:
    runs = [
        process(*CALL, "--json", env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "77")
    ]
    assert runs[0]
    assert len(set(runs)) == 1


def test_brief_is_shorter(run: Run) -> None:
    told = verdict(run(*CALL, "--json", "--detail", "brief")[1])
    assert not {"reasons", "signals", "advice"} & set(told)


def test_two_languages(run: Run) -> None:
    indonesian, english = (run(*CALL, "--lang", lang)[1] for lang in ("id", "en"))
    assert "keyakinan" in indonesian
    assert "confidence" in english
    assert run(*CALL)[1] == indonesian


def test_text_from_standard_input() -> None:
    done = process("check", "-", "--json", input=b"Selamat pagi")
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "1"


def test_every_field_of_a_conduct_has_an_option() -> None:
    told_otherwise = {"id", "text", "in_reply_to"}
    assert set(_OPTIONS) == set(Conduct.__struct_fields__) - told_otherwise


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check"], "tidak ada yang dinilai"),
        (["check", ""], "tidak ada yang dinilai"),
        (["ask", " "], "pertanyaannya kosong"),
        (["ask"], "belum diberikan: 'QUESTION'"),
        (["check", "x", "--actor", "dewa"], "--actor: actor_kind: ditemukan 'dewa'"),
        (["check", "x", "--at", "kemarin"], "--at: at: ditemukan 'kemarin'"),
        (["check", "x", "--number", "dua"], "--number: candidate_number"),
        (["check", "x", "--photo", "tidak-ada.jpg"], "--photo: tidak-ada.jpg: tidak dapat dibuka"),
        (["check", "x", "--lang", "fr"], "--lang: salah satu dari: id, en"),
        (["check", "x", "--fail-on", "allowed"], "--fail-on: salah satu dari: caution, prohibited"),
        (["check", "x", "--akror", "pns"], "tidak ada opsi --akror (yang mirip: --actor"),
        (["periksa"], "periksa"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(arguments: list[str], says: str, run: Run) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("jaganetral: ")
    assert says in err


def test_a_photo_is_told_to_the_judgement(run: Run, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"")
    told = verdict(run("check", "Selamat pagi", "--photo", str(photo), "--json")[1])
    assert told["verdict"] != "allowed"
    assert [s["kind"] for s in told["signals"] if s["source"].startswith("photo:")] == ["unread"]


@pytest.mark.parametrize(
    ("level", "fail_on", "status"),
    [
        ("prohibited", "prohibited", 3),
        ("prohibited", "caution", 3),
        ("caution", "caution", 3),
        ("caution", "prohibited", 0),
        ("undetermined", "caution", 0),
        ("allowed", "caution", 0),
    ],
)
def test_fail_on(
    level: str, fail_on: str, status: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import msgspec

    from jaganetral.checker import Checker

    real = Checker.check
    monkeypatch.setattr(
        Checker, "check", lambda *a, **k: msgspec.structs.replace(real(*a, **k), verdict=level)
    )
    assert run(*CALL, "--fail-on", fail_on, "--json")[0] == status
    assert run(*CALL, "--json")[0] == 0


def test_ask_reads_the_question(run: Run) -> None:
    question = "Saya guru PNS, bolehkah berfoto dengan paman saya yang nyaleg?"
    told = verdict(run("ask", question, "--json", "--at", "2023-12")[1])
    assert told["verdict"] in ("prohibited", "caution", "allowed", "undetermined")


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_people_read_it_at_any_width_without_colours_in_a_pipe(columns: int) -> None:
    done = process(*CALL, env=os.environ | {"COLUMNS": str(columns), "PYTHONUTF8": "1"})
    lines = done.stdout.decode().splitlines()
    assert "\x1b" not in done.stdout.decode()
    assert max(map(len, lines)) <= max(min(columns, 100), 40) + 20  # the head does not wrap


def test_a_quoted_post_does_not_steer_the_terminal(run: Run) -> None:
    _status, out, _err = run("check", "Dukung \x1b[2Jpaslon 2\x07", "--at", "2024-11-01")
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", out)


def test_a_terminal_without_our_symbols_shows_something() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process(*CALL, env=environment)
    assert done.returncode == 0
    assert done.stdout


def test_json_is_utf8_whatever_the_terminal() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("check", "Selamat pagi 😀", "--id", "é", "--json", env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "é"
