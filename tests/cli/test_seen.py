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
