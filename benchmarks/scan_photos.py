"""A scan of rows with photos: with and without memory of what was read, and stage by stage.

    python benchmarks/scan_photos.py [--photos 24] [--dry]

Posters are drawn (artwork.py), and of all rows a declared share carries a photo again: 30 % the
same bytes under another name, 15 % the same pixels with other notes in the file, 10 % the picture
written anew. `jaganetral scan` is run on one process without memory, with an empty one, and with
that of the run before; outputs must be the same bytes. Writes docs/benchmarks.md and
docs/scan-speed.md.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import artwork
from check_vs_bert import processor
from gauge import Taken, _cpu, measured
from page import keep_row, write_block
from PIL import Image

from jaganetral import __version__
from jaganetral.checker import Checker
from jaganetral.contract import conduct_from_row, verdict_json
from jaganetral.perception.photo import decoding, hands, read_photo, words

BYTES, PIXELS, ANEW = 0.30, 0.15, 0.10
DAY = "2024-10-10"
NOTE = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"
"""EXIF that says nothing."""

T = TypeVar("T")


def album(folder: Path, photos: int) -> tuple[list[str], int]:
    """The names of the photos in a folder, and how many show other pixels than all before."""
    copies = [round(photos * share) for share in (BYTES, PIXELS, ANEW)]
    distinct = photos - sum(copies)
    names = []
    for number in range(photos):
        poster = Image.fromarray(artwork.poster(number % distinct))
        file = io.BytesIO()
        anew = number >= photos - copies[2]
        poster.save(file, "JPEG", quality=70 if anew else 90)
        data = file.getvalue()
        if not anew and number >= distinct + copies[0]:
            data = data[:2] + b"\xff\xe1" + (len(NOTE) + 2).to_bytes(2, "big") + NOTE + data[2:]
        names.append(f"{number:04}.jpg")
        (folder / names[-1]).write_bytes(data)
    return names, distinct + copies[2]


def scanned(source: Path, readings: str) -> tuple[Taken, bytes]:
    """What a scan took, and what it wrote."""
    output = source.with_name("verdicts.jsonl")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("JAGANETRAL_")}
    taken = measured(
        [sys.executable, "-m", "jaganetral", "scan", str(source), "-o", str(output),
         "--workers", "1", "--no-summary", "--no-report"],
        kept | {"JAGANETRAL_READINGS": readings},
    )  # fmt: skip
    assert taken.status == 0, taken.said
    written = output.read_bytes()
    for path in source.parent.glob("verdicts*"):
        path.unlink()
    return taken, written


class Stages:
    """CPU-seconds by stage, those of the decoder's own process included."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def timed(self, stage: str, call: Callable[[], T]) -> T:
        """What the call gives."""
        begun = self._now()
        found = call()
        self.spent[stage] = self.spent.get(stage, 0.0) + self._now() - begun
        return found

    @staticmethod
    def _now() -> float:
        worker = decoding._worker()._process
        return time.process_time() + (_cpu(worker.pid) if worker is not None else 0.0)


def stages(folder: Path, names: list[str]) -> str:
    """The table of what one photo takes."""
    clock, checker = Stages(), Checker.load()
    read_photo(folder / names[0], "warm.jpg")
    for name in names:
        data = (folder / name).read_bytes()
        clock.timed("digest of the bytes", lambda data=data: sha256(data).digest())
        picture = clock.timed("open and decode", lambda d=data, n=name: decoding.decode(d, n))
        pixels = picture.pixels
        clock.timed("digest of the pixels", lambda p=pixels: sha256(p.tobytes()).digest())
        clock.timed("hands", lambda p=pixels, n=name: list(hands.signals(hands.find(p), n)))
        clock.timed("words", lambda p=pixels, n=name: list(words.find(p, n)))
        reading = read_photo(data, name)
        row = {"id": "1", "photos": [name], "at": DAY, "actor_kind": "pns", "action": "photo"}
        conduct = conduct_from_row(row)[0]
        clock.timed(
            "judge and write",
            lambda c=conduct, r=reading: verdict_json(checker.check(c, photos=[r]), "full"),
        )
    whole = sum(clock.spent.values())
    lines = ["| stage | CPU ms a photo | share |", "|---|---|---|"]
    for stage, seconds in clock.spent.items():
        lines.append(f"| {stage} | {seconds / len(names) * 1000:,.1f} | {seconds / whole:.1%} |")
    lines.append(f"| **all** | **{whole / len(names) * 1000:,.1f}** | |")
    told = f"{len(names)} posters, {processor()}, {os.cpu_count()} processors, {date.today()}."
    return "\n".join([*lines, "", told])


def main() -> None:
    """Measure, and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=24)
    parser.add_argument("--dry", action="store_true", help="print, write nothing")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory() as given:
        folder = Path(given)
        names, looks = album(folder, call.photos)
        source = folder / "posts.jsonl"
        rows = [
            {"id": name, "photos": [name], "at": DAY, "actor_kind": "pns", "action": "photo"}
            for name in names
        ]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows))
        memory = str(folder / "readings")
        runs = [scanned(source, kept) for kept in ("", memory, memory)]
        assert len({written for _taken, written in runs}) == 1, "memory must not change a byte"
        none, first, again = (taken.cpu for taken, _written in runs)
        table = stages(folder, names[:12])
    key = f"{__version__} | {processor()}, {os.cpu_count()} cores | {date.today()} | {call.photos}"
    row = (
        f"| {key} | {looks} | {none:,.1f} s | {first:,.1f} s | {again:,.1f} s | "
        f"**{none / first:.2f} : 1** | **{none / again:.1f} : 1** | yes |"
    )
    print(row, table, sep="\n")
    if not call.dry:
        keep_row("benchmarks.md", "scan-photos", key, row)
        write_block("scan-speed.md", "photo-stages", table)


if __name__ == "__main__":
    main()
