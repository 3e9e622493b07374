"""How well hands in photos are read, on photos that played no part in any choice.

    python benchmarks/photo_hands.py [--shared ../shared/data/photos] [--part report] [--dry]

Prints, and writes docs/accuracy-photos.md: by gesture, by size of the hand, by lighting, on whole
scenes and on mosaics. Every share stands with its count and its 95 % interval (Wilson). `--part
choose` looks at the photos that were trained on; it writes nothing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path

import cv2
import numpy as np
from page import write_block

TOP = Path(__file__).parents[1]
sys.path.insert(0, str(TOP))

from jaganetral.perception.photo.hands import Hand, HandsSeen, find  # noqa: E402
from training.photo.samples import (  # noqa: E402
    hashed,
    parts,
    read_image,
    read_labels,
)

WANT = {
    "call": "phone", "dislike": None, "fist": "fist", "four": "number:4", "like": "thumb_up",
    "mute": None, "no_gesture": None, "ok": "ok", "one": "number:1", "palm": "palm",
    "peace": "number:2", "peace_inverted": "number:2", "rock": "metal", "stop": "palm",
    "stop_inverted": "palm", "three": "number:3", "three2": "number:3", "two_up": "number:2",
    "two_up_inverted": "number:2",
}  # fmt: skip
CALM = {"fist", "palm", "palms_together", "arms_crossed", "heart"}
LONG_SIDES = (336, 200, 120, 80, 56)
"""The hand-centred photos are shrunk to these, so that the same hands are seen in all sizes."""
SIZES = (24, 32, 48, 80, 160)
LIGHTS = ((0, 70, "dark"), (70, 110, "dim"), (110, 170, "medium"), (170, 256, "bright"))


@dataclass
class Shown:
    """One photo with a labelled class, and what was said of it."""

    name: str
    said: str
    """right, wrong, silent (no answer), of which `number` tells whether a number was raised."""
    number: bool
    size: float
    light: float


def interval(hits: int, n: int) -> str:
    """`hits` of `n` with the interval of Wilson."""
    if not n:
        return "–"
    p, z = hits / n, 1.96
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return f"{hits}/{n} = {p:.2f} ({max(0, middle - half):.2f}–{min(1, middle + half):.2f})"


def values(seen: HandsSeen) -> set[str]:
    """What a photo is said to show: hands and signs of two hands."""
    paired = {k for pair in seen.together if pair.kind == "pair" for k in pair.hands}
    made = {str(hand.value) for k, hand in enumerate(seen.hands)
            if hand.verdict == "seen" and k not in paired}  # fmt: skip
    return made | {pair.value for pair in seen.together if pair.kind == "pair"}


def judged(name: str, image: np.ndarray) -> Shown:
    """One hand-centred photo. A second hand that rests (fist, palm) makes no answer wrong."""
    seen, want = find(image), WANT[name]
    said = values(seen)
    signs = said - CALM
    number = any(value.startswith("number:") for value in said)
    unsure = any(hand.verdict == "unsure" for hand in seen.hands)
    if want is None:
        verdict = "wrong" if signs else "silent" if unsure else "right"
    elif want in CALM:
        verdict = "wrong" if signs else "right" if want in said else "silent"
    else:
        verdict = "right" if signs == {want} else "wrong" if signs else "silent"
    hands = list(seen.hands)
    shown = max(hands, key=lambda hand: (hand.value == want, hand.size), default=None)
    return Shown(name, verdict, number, shown.size if shown else 0.0, brightness(image, shown))


def brightness(image: np.ndarray, hand: Hand | None) -> float:
    """Mean luma (0–255) of the box of the hand, or of the photo."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    if hand:
        x, y, w, h = (max(0, round(value)) for value in hand.box)
        part = grey[y : y + h, x : x + w]
        grey = part if part.size else grey
    return float(grey.mean())


def shrunk(image: np.ndarray, long: int) -> np.ndarray:
    scale = long / max(image.shape[:2])
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))


def photos(shared: Path, kind: str, part: str) -> Iterator[tuple[dict, np.ndarray]]:
    labels = read_labels(shared, kind)
    mine = parts(kind, labels)
    for label in labels:
        if mine[label["file"]] == part:
            yield label, read_image(shared / kind / label["file"])


def answers(shown: list[Shown]) -> tuple[str, str]:
    """Right among those answered, and answered."""
    right = sum(one.said == "right" for one in shown)
    told = sum(one.said != "silent" for one in shown)
    return interval(right, told), interval(told, len(shown))


def by_gesture(shown: list[Shown]) -> list[str]:
    lines = ["| class | right, of those answered | answered |", "|---|---|---|"]
    rights, answered = [], []
    for name in WANT:
        mine = [one for one in shown if one.name == name]
        if not mine:
            continue
        right, told = answers(mine)
        lines.append(f"| {name} | {right} | {told} |")
        n = sum(one.said != "silent" for one in mine)
        answered.append(n / len(mine))
        if n:
            rights.append(sum(one.said == "right" for one in mine) / n)
    lines.append(
        f"| **mean over classes** | **{np.mean(rights):.2f}** | **{np.mean(answered):.2f}** |"
    )
    neutral = [one for one in shown if one.name in ("fist", "mute", "dislike", "no_gesture")]
    flagged = sum(one.number for one in neutral)
    lines += ["", f"Fist, finger on lips, thumb down and no gesture read as a number: "
                  f"{interval(flagged, len(neutral))}."]  # fmt: skip
    return lines


def by(shown: list[Shown], title: str, group: dict[str, list[Shown]]) -> list[str]:
    lines = [f"| {title} | right, of those answered | answered |", "|---|---|---|"]
    for name, mine in group.items():
        right, told = answers(mine)
        lines.append(f"| {name} | {right} | {told} |")
    return lines


def by_size(shared: Path, part: str) -> list[str]:
    groups: dict[str, list[Shown]] = {f"below {SIZES[0]} px": []}
    edges = [*SIZES, 10_000]
    for low, high in pairwise(edges):
        groups[f"{low}–{high} px" if high < 10_000 else f"{low} px and more"] = []
    names = list(groups)
    for label, image in photos(shared, "hagrid380", part):
        whole = judged(label["cls"], image)
        for long in LONG_SIDES:
            one = whole if long == LONG_SIDES[0] else judged(label["cls"], shrunk(image, long))
            size = whole.size * long / max(image.shape[:2])
            if whole.size and WANT[label["cls"]]:
                groups[names[sum(size >= edge for edge in SIZES)]].append(one)
    return by([], "twice the palm", groups)


def by_light(shown: list[Shown]) -> list[str]:
    groups = {f"{name} ({low}–{high})": [o for o in shown if low <= o.light < high]
              for low, high, name in LIGHTS}  # fmt: skip
    return by(shown, "mean luma of the hand", groups)


def hands_in_boxes(shared: Path, part: str) -> list[str]:
    """Peace signs in whole scenes, and how long a photo takes."""
    found, n, times = 0, 0, []
    for label, image in photos(shared, "peace_stock", part):
        if label["kind"] != "natural":
            continue
        begun = time.process_time()
        seen = find(shrunk(image, 1280))
        times.append(time.process_time() - begun)
        for cx, cy, w, h in label["peace_boxes_cxcywh"]:
            n += 1
            found += any(
                hand.value == "number:2"
                and abs((hand.box[0] + hand.box[2] / 2) / seen.width - cx) < w / 2
                and abs((hand.box[1] + hand.box[3] / 2) / seen.height - cy) < h / 2
                for hand in seen.hands
            )
    flagged: defaultdict[str, int] = defaultdict(int)
    ordinary = 0
    for label, image in photos(shared, "scenes", part):
        if label["gestures"]:
            continue
        ordinary += 1
        begun = time.process_time()
        seen = find(image)
        times.append(time.process_time() - begun)
        said = values(seen)
        flagged["a number"] += any(value.startswith("number:") for value in said)
        flagged["any other sign"] += bool({v for v in said - CALM if not v.startswith("number:")})
        flagged["a sign of two hands"] += any(pair.kind == "pair" for pair in seen.together)
        flagged["unsure"] += any(hand.verdict == "unsure" for hand in seen.hands)
    lines = ["| in whole scenes | share |", "|---|---|",
             f"| peace signs on human hands found as two | {interval(found, n)} |"]  # fmt: skip
    lines += [
        f"| ordinary photos with {what} | {interval(k, ordinary)} |" for what, k in flagged.items()
    ]
    lines.append(f"| seconds a photo, one core: median, mean, most | {np.median(times):.2f}, "
                 f"{np.mean(times):.2f}, {max(times):.2f} |")  # fmt: skip
    return lines


def mosaic(shared: Path, part: str) -> tuple[np.ndarray, list[tuple[str, float, float]]]:
    """Eighty hands of 100 px in one photo of 2560 × 1920: class and centre of each."""
    canvas = np.full((1920, 2560, 3), 90, np.uint8)
    cells: list[tuple[str, float, float]] = []
    crops = []
    for label, image in photos(shared, "hagrid380", part):
        seen = find(image)
        if WANT[label["cls"]] and (hand := max(seen.hands, key=lambda h: h.size, default=None)):
            crops.append((label, image, hand))
    crops.sort(key=lambda crop: hashed(crop[0]["file"]))
    for k in range(80):
        label, image, hand = crops[k % len(crops)]
        x, y, w, h = hand.box
        scale = 100 / max(w, h)
        centre = (k % 10 * 256 + 128, k // 10 * 240 + 120)
        move = np.array(
            [[scale, 0, 128 - (x + w / 2) * scale], [0, scale, 120 - (y + h / 2) * scale]]
        )
        flags = cv2.INTER_AREA
        if scale < 1:
            image = cv2.GaussianBlur(image, (0, 0), 0.4 / scale)
        cell = cv2.warpAffine(image, move, (256, 240), flags=flags, borderMode=cv2.BORDER_REPLICATE)
        if k >= len(crops):
            cell = cell[:, ::-1]
        canvas[k // 10 * 240 : k // 10 * 240 + 240, k % 10 * 256 : k % 10 * 256 + 256] = cell
        cells.append((label["cls"], *centre))
    return canvas, cells


def in_mosaic(shared: Path, part: str) -> list[str]:
    image, cells = mosaic(shared, part)
    begun = time.process_time()
    seen = find(image)
    took = time.process_time() - begun
    found = right = 0
    for name, x, y in cells:
        near = [hand for hand in seen.hands if abs(hand.box[0] + hand.box[2] / 2 - x) < 45
                and abs(hand.box[1] + hand.box[3] / 2 - y) < 45]  # fmt: skip
        found += bool(near)
        right += any(hand.value == WANT[name] for hand in near)
    return [
        "| a mosaic of 80 hands of 100 px (2560 × 1920) | share |",
        "|---|---|",
        f"| hand found | {interval(found, 80)} |",
        f"| and its gesture right | {interval(right, 80)} |",
        f"| seconds, one core | {took:.1f} |",
    ]


def digits(shared: Path, part: str) -> list[str]:
    """Close-ups of 100 px and photos of one person in many rooms."""
    want = {"01000": "number:1", "01100": "number:2", "11100": "number:3", "01111": "number:4",
            "11111": "palm", "01110": "number:3", "00111+ring": "ok"}  # fmt: skip
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for label, image in photos(shared, "sign_digits", part):
        value = want.get(label["bits_TIMRP"])
        if value:
            _count(tally[f"close-ups, {value}"], value, values(find(image)))
    counts = {0: "fist", 1: "number:1", 2: "number:2", 4: "number:4", 5: "palm"}
    for label, image in photos(shared, "subhih", part):
        if len(label["hands"]) == 1 and label["hands"][0]["fingers"] in counts:
            value = counts[label["hands"][0]["fingers"]]
            _count(tally[f"one person, {value}"], value, values(find(image)))
    lines = ["| set, shown | right, of those answered | answered |", "|---|---|---|"]
    for name, (right, told, n) in sorted(tally.items()):
        lines.append(f"| {name} | {interval(right, told)} | {interval(told, n)} |")
    return lines


def _count(tally: list[int], value: str, said: set[str]) -> None:
    answer = said if value in CALM else said - CALM
    tally[2] += 1
    tally[1] += bool(answer)
    tally[0] += answer == {value}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=TOP.parent / "shared/data/photos")
    parser.add_argument("--part", choices=("report", "choose"), default="report")
    parser.add_argument("--dry", action="store_true")
    call = parser.parse_args()
    cv2.setNumThreads(1)
    shown = [judged(x["cls"], image) for x, image in photos(call.shared, "hagrid380", call.part)]
    sections = {
        "gesture": lambda: by_gesture(shown),
        "size": lambda: by_size(call.shared, call.part),
        "light": lambda: by_light(shown),
        "scenes": lambda: hands_in_boxes(call.shared, call.part),
        "mosaic": lambda: in_mosaic(call.shared, call.part),
        "digits": lambda: digits(call.shared, call.part),
    }
    for name, measured in sections.items():
        lines = measured()
        print("\n".join([f"== {name}", *lines, ""]), flush=True)
        if call.part == "report" and not call.dry:
            write_block("accuracy-photos.md", f"hands_{name}", "\n".join(lines))


if __name__ == "__main__":
    main()
