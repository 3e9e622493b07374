"""How many words and lone ballot numbers are read in photos; writes docs/accuracy-photos-words.md.

Two sets: the 90 pictures of ../shared (made by others, looked at while the disc pass was written),
and pictures drawn here with other layouts, that played no part. `--quick` takes every sixth.
"""

from __future__ import annotations

import json
import os
import random
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from jaganetral.perception.photo import decoding, words

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("JAGANETRAL_SHARED", ROOT.parent / "shared")) / "data" / "photos"
PAGE = ROOT / "docs" / "accuracy-photos-words.md"
SEED = 2029
HEADS = ["PASANGAN CALON BUPATI", "Calon Wali Kota", "COBLOS NOMOR", "Menangkan", "DUKUNG"]
NAMES = ["Siti Lestari", "H. MADE WIRAWAN", "Yusuf Hidayat", "Dra. Ratna Sari", "Beni Kurnia"]
SLOGANS = ["Bangkit Bersama Rakyat", "MAJU TERUS", "Jujur dan Amanah", "Kerja Untuk Semua"]
NEUTRAL = ["RAPAT KERJA DINAS", "Posyandu Mawar", "Lomba Senam Sehat", "KANTOR KECAMATAN"]
COLOURS = [("#b91c1c", "white"), ("#facc15", "#1e3a8a"), ("#15803d", "#fde047"),
           ("white", "#7f1d1d"), ("#1e3a8a", "white"), ("#f97316", "black")]  # fmt: skip


class Case(NamedTuple):
    """A picture, its group, the words of three letters or more in it, and the number if any."""

    group: str
    image: np.ndarray
    words: list[str]
    number: str | None


def shared() -> Iterator[Case]:
    folder = SHARED / "ocr_synth"
    if not folder.is_dir():
        return
    for row in json.loads((folder / "labels.json").read_text()):
        picture = decoding.decode((folder / row["file"]).read_bytes(), row["file"])
        yield Case(row["group"], picture.pixels, row["words"], row["number"])


def drawn(many: int = 60) -> Iterator[Case]:
    """Banners with a number in a disc, a ring or a square corner, and neutral ones without."""
    dice = random.Random(SEED)
    for at in range(many):
        ground, ink = dice.choice(COLOURS)
        wide, high = dice.randint(700, 1300), dice.randint(360, 620)
        image = Image.new("RGB", (wide, high), ground)
        draw = ImageDraw.Draw(image)
        number = str(dice.randint(1, 9)) if at % 4 else None
        lines = [dice.choice(HEADS), dice.choice(NAMES), dice.choice(SLOGANS)]
        if number is None:
            lines = [dice.choice(NEUTRAL), "Kota Mekar Sari"]
        left = dice.random() < 0.5
        room = high * 0.7 if number else 0
        x = 30 + (0 if left else room)
        for place, text in enumerate(lines):
            size = int(min(high / 6, (wide - room - 60) / (0.6 * len(text))))
            font = ImageFont.load_default(size)
            draw.text((x, 30 + place * high / 3.3), text, fill=ink, font=font)
        if number:
            side = room * dice.uniform(0.75, 0.95)
            cx = wide - side - 20 if left else 15
            box = (cx, (high - side) / 2, cx + side, (high + side) / 2)
            draw.ellipse(box, fill=ink, outline="black" if dice.random() < 0.3 else ink, width=6)
            font = ImageFont.load_default(int(side * 0.75))
            middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            draw.text(middle, number, fill=ground, font=font, anchor="mm")
        group = ("flat", "turned", "far")[at % 3]
        if group == "turned":
            image = image.rotate(dice.uniform(-22, 22), expand=True, fillcolor="#8a8a86",
                                 resample=Image.Resampling.BICUBIC)  # fmt: skip
        elif group == "far":
            street = Image.effect_noise((1600, 1200), 60).filter(ImageFilter.GaussianBlur(6))
            street = street.convert("RGB")
            image.thumbnail((560, 400))
            street.paste(image, (dice.randint(0, 900), dice.randint(0, 700)))
            image = street
        told = [w for line in lines for w in re.findall(r"[A-Za-z]+", line)]
        yield Case(f"drawn, {group}", np.asarray(image), told, number)


def plain(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def measure(cases: Iterator[Case]) -> tuple[dict[str, list[int]], list[float]]:
    """Per group: words right, words, numbers right, numbers, pictures, numbers seen where none."""
    figures: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    times = []
    for case in cases:
        start = time.process_time()
        found = words.find(case.image, "x")
        times.append(time.process_time() - start)
        read = [w for signal in found for w in plain(signal.value)]
        alone = {s.value.lstrip("0") for s in found if re.fullmatch(r"\d{1,2}", s.value)}
        row = figures[case.group]
        row[4] += 1
        for word in case.words:
            if len(word) >= 3:
                row[1] += 1
                row[0] += word.lower() in read
        if case.number:
            row[3] += 1
            row[2] += case.number in alone
        else:
            row[5] += bool(alone)
    return figures, times


def scenes() -> tuple[int, int]:
    """Ordinary photos of people, and how many of them show a 'lone number' by our reading."""
    files = sorted((SHARED / "scenes").rglob("*.jpg"))[:: 12 if "--quick" in sys.argv else 4]
    flagged = 0
    for file in files:
        found = words.find(decoding.decode(file.read_bytes(), file.name).pixels, file.name)
        flagged += any(re.fullmatch(r"[1-9]\d?", signal.value) for signal in found)
    return flagged, len(files)


def main() -> None:
    step = 6 if "--quick" in sys.argv else 1
    every, times = [], []
    for cases in (shared(), drawn()):
        figures, spent = measure(c for at, c in enumerate(cases) if at % step == 0)
        every.append(figures)
        times += spent
    flagged, looked = scenes()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        "# Words in photos",
        "",
        "Written by `benchmarks/photo_words.py`. Words of three letters or more, exact but for",
        "case; a ballot number counts where it is read as a number alone. The disc pass",
        "was written while looking at the first set; the drawn one, with other layouts, played no",
        "part.",
        "",
        "| set | pictures | words | lone numbers | numbers where none is |",
        "|---|---|---|---|---|",
    ]
    for figures in every:
        total = [0] * 6
        for group, row in figures.items():
            total = [a + b for a, b in zip(total, row, strict=True)]
            lines.append(as_row(group, row))
        if figures:
            lines.append(as_row("**all**", total))
    lines += [
        "",
        "Ordinary photos of people in which a lone number is read (jerseys, buses, clocks): ",
        f"{flagged} of {looked}. It means nothing unless words of an election stand beside it.",
        "",
        f"{np.mean(times):.2f} s of the processor for a picture, one thread "
        f"(median {np.median(times):.2f}), "
        f"{memory:.0f} MB at most.",
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    if step == 1:
        PAGE.write_text(text)


def as_row(group: str, row: list[int]) -> str:
    right, told, seen, numbers, pictures, more = row
    word = f"{right}/{told} ({right / told:.3f})" if told else "–"
    number = f"{seen}/{numbers} ({seen / numbers:.2f})" if numbers else "–"
    return f"| {group} | {pictures} | {word} | {number} | {more} |"


if __name__ == "__main__":
    main()
