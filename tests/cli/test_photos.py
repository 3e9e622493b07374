"""`check --photo`, `--annotate` and photos of a scan: really looked at, never altered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("PIL", reason="the photo extra is not installed")
pytest.importorskip("rapidocr", reason="the photo extra is not installed")

from PIL import Image, ImageDraw, ImageFont

from tests.cli.conftest import Run

TOLD = ("--actor", "pns", "--region", "13.71", "--at", "2024-10-10", "--action", "photo",
        "--platform", "instagram")  # fmt: skip


@pytest.fixture(scope="module")
def banner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A banner for one contestant, dated by its camera."""
    image = Image.new("RGB", (900, 420), "#b91c1c")
    draw = ImageDraw.Draw(image)
    draw.text((40, 60), "PILIH CALON WALI KOTA", fill="white", font=ImageFont.load_default(48))
    draw.ellipse((620, 140, 860, 380), fill="white")
    draw.text((706, 165), "2", fill="#b91c1c", font=ImageFont.load_default(170))
    exif = Image.Exif()
    exif[0x0132] = "2024:10:09 10:00:00"
    path = tmp_path_factory.mktemp("photos") / "spanduk.jpg"
    image.save(path, exif=exif)
    return path


def test_a_photo_is_looked_at(run: Run, banner: Path) -> None:
    before = banner.read_bytes()
    status, out, _ = run("check", *TOLD, "--photo", str(banner), "--json")
    assert status == 0
    told = json.loads(out)
    seen = {(s["kind"], s["value"]) for s in told["signals"] if s["source"] == f"photo:{banner}"}
    assert ("number", "2") in seen
    assert ("time", "taken") in seen
    assert "unread" not in {s["kind"] for s in told["signals"]}
    assert told["verdict"] == "prohibited"
    assert banner.read_bytes() == before


def test_what_was_seen_is_drawn(run: Run, banner: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "out.png"
    status, _, err = run("check", *TOLD, "--photo", str(banner), "--annotate", str(drawn))
    assert status == 0, err
    picture = Image.open(drawn)
    assert picture.size == (900, 420)
    assert not picture.getexif()
    assert picture.tobytes() != Image.open(banner).tobytes()
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]


@pytest.mark.parametrize("where", ["no-such-folder/out.png", "."])
def test_a_drawing_without_a_place_is_one_line_and_2(
    run: Run, banner: Path, tmp_path: Path, where: str
) -> None:
    target = str(tmp_path / where)
    status, _, err = run("check", "x", "--photo", str(banner), "--annotate", target)
    assert status == 2
    assert err.strip().splitlines()[-1].startswith("jaganetral: ")


def test_annotate_needs_one_photo(run: Run) -> None:
    status, _, err = run("check", "x", "--annotate", "out.png")
    assert status == 2
    assert "--annotate" in err


def test_a_file_that_is_no_photo_is_said_and_judged_as_unread(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a.jpg"
    page.write_text("<html>")
    told = json.loads(run("check", "Selamat pagi", "--photo", str(page), "--json")[1])
    assert told["verdict"] == "undetermined"
    assert any("JPEG" in note for note in told["notes"])


def test_photos_of_a_scan_are_looked_at_beside_its_input(
    run: Run, banner: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jpg").write_bytes(banner.read_bytes())
    (tmp_path / "outside.jpg").write_bytes(banner.read_bytes())
    rows = [
        {"id": "1", "region": "13.71", "at": "2024-10-10", "photos": [name], "action": "photo"}
        for name in ("a.jpg", "../outside.jpg", "missing.jpg", "\0")
    ]
    table = tmp_path / "in" / "rows.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    status, _, err = run("scan", str(table), "-o", str(tmp_path / "out.jsonl"))
    assert status == 0, err
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    kinds = [{s["kind"] for s in verdict["signals"]} for verdict in found]
    assert "number" in kinds[0]
    assert ["unread" in one for one in kinds] == [False, True, True, True]
