"""`seen add | find`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from benchmarks import artwork
from tests.cli.conftest import Run


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "a.png"
    Image.fromarray(artwork.emblem(3)).resize((400, 400)).save(path)
    return path


def test_from_a_first_sight_to_a_doubt(
    run: Run, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = str(tmp_path / "seen.sqlite3")
    kept = ("seen", "add", str(photo), "--on", "2019-03-02", "--where", "a page")
    assert run(*kept, "--lang", "en")[0] == 2
    status, out, _ = run(*kept, "--index", index, "--lang", "en")
    assert (status, out) == (0, f"1 kept; 1 pictures in {index}\n")

    monkeypatch.setenv("JAGANETRAL_FIRST_SEEN", index)
    assert (
        "a.png: seen before on 2019-03-02 (a page; 0 of 256"
        in run("seen", "find", str(photo), "--lang", "en")[1]
    )
    (line,) = run("seen", "find", str(photo), "--json")[1].splitlines()
    assert json.loads(line)["seen"]["day"] == "2019-03-02"

    _, out, _ = run(
        "check", "--photo", str(photo), "--at", "2024-10-10", "--actor", "pns", "--json"
    )
    verdict = json.loads(out)
    assert {("time", "seen_before"), ("time", "doubt")} <= {
        (signal["kind"], signal["value"]) for signal in verdict["signals"]
    }
    assert "taken_at" in [missing["field"] for missing in verdict["missing"]]


def test_what_cannot_be_read_is_named_and_the_rest_kept(
    run: Run, photo: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "b.jpg"
    broken.write_bytes(b"no photo")
    index = str(tmp_path / "seen.sqlite3")
    status, out, err = run(
        "seen",
        "add",
        str(broken),
        str(photo),
        "--on",
        "2019-03-02",
        "--index",
        index,
        "--lang",
        "en",
    )
    assert status == 2
    assert "1 kept" in out
    assert "b.jpg" in err
    assert "1 of 2 photos could not be read" in err


OWN = (
    "Kemarin saya ikut rombongan Pak Budi Santoso ke pasar Lubuk Alung, beliau borong semua ikan "
    "dagangan etek Ros lalu dibagi ke tukang ojek di simpang, baru kali ini ada calon begitu"
)


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    path = tmp_path / "lama.jsonl"
    rows = [{"id": "1", "text": OWN, "at": "2019-03-02"}, {"id": "2", "text": OWN + " lagi"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_rows_of_a_scan_are_kept_and_the_next_scan_asks(
    run: Run, scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = str(tmp_path / "seen.sqlite3")
    status, out, _ = run("seen", "add", str(scanned), "--index", index, "--lang", "en")
    assert status == 0
    assert "2 rows; 1 texts with words of their own" in out
    assert "1 rows tell no day" in out
    status, out, _ = run("seen", "find", "--text", OWN, "--index", index, "--lang", "en")
    assert (status, out) == (
        0,
        "the text was seen before on 2019-03-02 (lama.jsonl:1; 100% alike)\n",
    )
    assert (
        "many write"
        in run("seen", "find", "--text", "Selamat pagi", "--index", index, "--lang", "en")[1]
    )
    told = json.loads(run("seen", "find", "--text", OWN, "--index", index, "--json")[1])
    assert told["seen"]["day"] == "2019-03-02"

    source = tmp_path / "baru.jsonl"
    source.write_text(json.dumps({"id": "1", "text": OWN, "at": "2024-10-10"}))
    for number, way in enumerate(("option", "environment")):
        output = tmp_path / f"out{number}.jsonl"
        call = ["scan", str(source), "-o", str(output), "--workers", "1", "--no-report"]
        if way == "option":
            call += ["--seen", index]
        else:
            monkeypatch.setenv("JAGANETRAL_FIRST_SEEN", index)
        assert run(*call)[0] == 0
        assert '"seen_before"' in output.read_text()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("add", "a.png"), "a.png: cannot be opened"),
        (("add", "nowhere.jsonl"), "nowhere.jsonl"),
        (("find",), "Give photos, or --text"),
    ],
)
def test_a_wrong_call_is_one_line(
    run: Run, call: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    status, out, err = run("seen", *call, "--index", str(tmp_path / "seen.sqlite3"), "--lang", "en")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_photos_need_a_day(run: Run, photo: Path, tmp_path: Path) -> None:
    call = ("seen", "add", str(photo), "--index", str(tmp_path / "x"), "--lang", "en")
    status, _, err = run(*call)
    assert status == 2
    assert "--on" in err
