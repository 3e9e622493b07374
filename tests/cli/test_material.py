"""`material add | list | match | remove`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from benchmarks import artwork
from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two emblems and a row that cannot serve."""
    for number in range(2):
        Image.fromarray(artwork.emblem(number)).save(tmp_path / f"e{number}.png")
    (tmp_path / "material.csv").write_text(
        "file,kind,target\ne0.png,emblem,PKB\ne1.png,emblem,Tokoh Baru\nx.png,emblem,PKS\n"
    )
    return tmp_path


def test_from_a_folder_to_a_match(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = str(folder / "known.index")
    status, out, err = run("material", "add", str(folder), "--index", index, "--lang", "en")
    assert status == 0
    assert "2 new, 0 changed, 0 known already, 1 left out" in out
    assert "Tokoh Baru is not in the registry" in out
    assert err.count("\n") == 1
    assert "row 4, file: got 'x.png'" in err

    monkeypatch.setenv("JAGANETRAL_MATERIAL", index)
    listed = [json.loads(line) for line in run("material", "list", "--json")[1].splitlines()]
    assert [one["target"].get("id") for one in listed] == ["party:pkb", None]
    assert "Partai Kebangkitan Bangsa" in run("material", "list")[1]

    photo = str(folder / "e0.png")
    (match,) = [
        json.loads(line) for line in run("material", "match", photo, "--json")[1].splitlines()
    ]
    assert match["entry"]["file"] == "e0.png"
    assert match["confidence"] > 0.9
    said = run("material", "match", photo, "--lang", "en")[1]
    assert said.startswith("e0.png: party emblem of Partai Kebangkitan Bangsa, as the whole photo")

    status, out, err = run("material", "remove", "e0.png", "nobody", "--lang", "en")
    assert (status, err) == (2, "jaganetral: the index does not hold nobody\n")
    assert "e0.png" in out
    assert "nothing of the 1 known pieces" in run("material", "match", photo, "--lang", "en")[1]


def test_a_photo_that_cannot_be_read_does_not_stop_the_others(run: Run, folder: Path) -> None:
    index = str(folder / "known.index")
    run("material", "add", str(folder), "--index", index)
    broken = folder / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff")
    status, out, err = run(
        "material", "match", str(broken), str(folder / "e1.png"), "--index", index, "--lang", "en"
    )
    assert status == 2
    assert "e1.png: party emblem of Tokoh Baru" in out
    assert "broken.jpg" in err
    assert "1 of 2 photos could not be read" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["list"], "JAGANETRAL_MATERIAL"),
        (["list", "--index", "nowhere.index"], "nowhere.index"),
        (["add", "."], "JAGANETRAL_MATERIAL"),
        (["add", "no-such-folder", "--index", "x"], "no-such-folder"),
        (["match", "no-such.jpg", "--index", "x"], "no-such.jpg"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(
    arguments: list[str], says: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JAGANETRAL_MATERIAL", raising=False)
    status, out, err = run("material", *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err
