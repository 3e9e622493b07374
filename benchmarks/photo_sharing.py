"""What smaller decoding and sharing between look-alikes would change in what photos show.

    python benchmarks/photo_sharing.py [--dry]

Photos of the folder of material beside the project (JAGANETRAL_SHARED or ../shared), every fourth.
Decoding: nine photos to a sheet as a phone would take it (12 megapixels, each no larger than it
is), looked at whole and as draft mode would give it, at half the sides. Sharing: PDQ between two
pictures that differ in a ballot number alone, and readings of a photo written anew at quality 70.
Writes docs/scan-speed.md.
"""

from __future__ import annotations

import io
import os
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
from check_vs_bert import processor
from page import write_block
from PIL import Image, ImageDraw, ImageFont

from jaganetral.perception.photo import PhotoReading, decoding, hands, read_photo
from jaganetral.perception.photo.first_seen import NEAR
from jaganetral.perception.photo.material.hashes import distance, pdq

TOP = Path(__file__).parents[1]
SHARED = Path(os.environ.get("JAGANETRAL_SHARED", TOP.parent / "shared")) / "data" / "photos"
SHEET, CELL, HALF, SPOT = (4032, 3024), (1344, 1008), 2016, 150
STRICT = 10


def photos() -> list[Path]:
    """Ordinary photos of people."""
    folders = (SHARED / "peace_stock" / "images", SHARED / "scenes" / "images")
    return [path for folder in folders for path in sorted(folder.iterdir())]


def written(image: Image.Image, quality: int) -> bytes:
    """As a JPEG."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def sheet(paths: list[Path]) -> bytes:
    """Nine photos on one sheet."""
    whole = Image.new("RGB", SHEET, "white")
    for place, path in enumerate(paths):
        image = Image.open(path).convert("RGB")
        image.thumbnail(CELL)
        whole.paste(image, (place % 3 * CELL[0], place // 3 * CELL[1]))
    return written(whole, 90)


def gestures(data: bytes, longest: int, spent: Counter[str]) -> Counter[tuple[str, int, int]]:
    """Gestures by their place, in spots of the sheet; what decoding and looking took."""
    decoding.LONGEST = longest  # type: ignore[misc]
    begun = time.perf_counter()
    picture = decoding.decode(data, "sheet.jpg")
    decoded = time.perf_counter()
    seen = hands.signals(hands.find(picture.pixels), "sheet.jpg")
    spots = [
        (
            one.value,
            *(int((one.box[i] + one.box[i + 2] / 2) * picture.scale / SPOT) for i in (0, 1)),
        )
        for one in seen
        if one.box
    ]
    spent[f"decode {longest}"] += decoded - begun  # type: ignore[assignment]
    spent[f"hands {longest}"] += time.perf_counter() - decoded  # type: ignore[assignment]
    return Counter(spots)


def numbered(image: Image.Image, number: str) -> np.ndarray:
    """A picture with a ballot number in its corner."""
    card = image.resize((960, 960))
    draw = ImageDraw.Draw(card)
    draw.ellipse((740, 740, 920, 920), fill="white")
    draw.text((830, 830), number, fill="red", font=ImageFont.load_default(160), anchor="mm")
    return np.asarray(card)


def shown(reading: PhotoReading) -> tuple[list[str], list[str]]:
    """Gestures and words, without their places."""
    return (
        sorted(one.value for one in reading.signals if one.kind == "gesture"),
        sorted(one.text or "" for one in reading.signals if one.kind == "words"),
    )


def main() -> None:
    """Measure, and write the table."""
    everything, whole = photos(), decoding.LONGEST
    some = everything[::2]
    spent: Counter[str] = Counter()
    full = draft = same = 0
    sheets = [some[at : at + 9] for at in range(0, len(some) - 8, 9)]
    decoding.decode(sheet(sheets[0]), "warm.jpg")
    for nine in sheets:
        data = sheet(nine)
        large, small = (gestures(data, size, spent) for size in (whole, HALF))
        full, draft = full + large.total(), draft + small.total()
        same += (large & small).total()
    decoding.LONGEST = whole  # type: ignore[misc]
    cards = []
    for path in everything:
        image = Image.open(path).convert("RGB")
        one, two = (pdq(numbered(image, number))[0] for number in "12")
        cards.append(distance(one, two))
    hands_differ = words_differ = 0
    anew = everything[::4]
    for path in anew:
        data = written(Image.open(path).convert("RGB"), 70)
        before, after = shown(read_photo(path, "a.jpg")), shown(read_photo(data, "a.jpg"))
        hands_differ += before[0] != after[0]
        words_differ += before[1] != after[1]
    ms = {name: seconds / len(sheets) * 1000 for name, seconds in spent.items()}
    table = "\n".join([
        "| what | measured |",
        "|---|---|",
        f"| decoding 12 megapixels, whole : half the sides | {ms[f'decode {whole}']:,.0f} : "
        f"{ms[f'decode {HALF}']:,.0f} ms, then hands {ms[f'hands {whole}']:,.0f} : "
        f"{ms[f'hands {HALF}']:,.0f} ms |",
        f"| gestures seen whole, seen at half, seen alike (of {len(sheets)} sheets) | {full}, "
        f"{draft}, **{same}** |",
        f"| ballot number 1 and 2 on the same picture: PDQ differs in 0 bits, at most {STRICT}, at "
        f"most {NEAR} | {sum(one == 0 for one in cards)}, "
        f"**{sum(one <= STRICT for one in cards)}**, "
        f"{sum(one <= NEAR for one in cards)} of {len(cards)} |",
        f"| the same photo written anew at quality 70: other gestures, other words | "
        f"{hands_differ}, {words_differ} of {len(anew)} |",
        "",
        f"{processor()}, {os.cpu_count()} processors, {date.today()}.",
    ])  # fmt: skip
    print(table)
    if "--dry" not in sys.argv:
        write_block("scan-speed.md", "photo-sharing", table)


if __name__ == "__main__":
    main()
