"""Landmarks of labelled photos → samples: a hand's looks, its shape, its group and its part.

`part` is "choose" or "report". What is reported plays no part in any choice: neither weights, nor
features, nor thresholds. It is settled by hashes of names, before anything was looked at:

- hagrid380: of each class the 4 photos (of 10) whose file names have the greatest SHA-256;
- sign_digits: 2 of 5 groups of ten neighbouring picture numbers (a student's pictures are
  neighbours); subhih: 2 of 5 rooms; peace_stock and scenes: every other photo.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

SETS = ("hagrid380", "sign_digits", "subhih", "peace_stock", "scenes")
HAGRID = {
    "call": "phone", "dislike": "thumb", "fist": "fist", "four": "four", "like": "thumb",
    "mute": "one", "no_gesture": "other", "ok": "ok", "one": "one", "palm": "palm",
    "peace": "two", "peace_inverted": "two", "rock": "metal", "stop": "palm",
    "stop_inverted": "palm", "three": "three", "three2": "three", "two_up": "two",
    "two_up_inverted": "two",
}  # fmt: skip
BITS = {
    "call": "10001", "dislike": "10000", "fist": "00000", "four": "01111", "like": "10000",
    "mute": "01000", "one": "01000", "palm": "11111", "peace": "01100", "peace_inverted": "01100",
    "three": "01110", "three2": "11100", "two_up": "01100", "two_up_inverted": "01100",
}  # fmt: skip
UNKNOWN_THUMB = {"ok": "10111", "rock": "01001", "stop": "01111", "stop_inverted": "01111"}
"""Fingers by which the labelled hand is told from others; the thumb may be in or out."""
DIGITS = {"01000": "one", "01100": "two", "11100": "three", "01111": "four", "11111": "palm",
          "01110": "three", "01101": "three", "01011": "three"}  # fmt: skip
COUNTS = {0: ("fist", "00000"), 1: ("one", "01000"), 2: ("two", "01100"), 4: ("four", "01111"),
          5: ("palm", "11111")}  # fmt: skip


@dataclass
class Sample:
    """One labelled hand. `looks` [K, 21, 3] pixels; `bits` thumb to little finger or None."""

    looks: np.ndarray
    shape: str
    bits: str | None
    group: str
    part: str
    file: str
    name: str
    size: float


def hashed(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:12], 16)


def group_of(kind: str, file: str) -> str:
    """Who or where: what must not be split between two folds."""
    stem = Path(file).stem
    if kind == "sign_digits":
        number = re.findall(r"\d+", stem)[-1]
        return f"{kind}/{int(number) // 10}"
    if kind == "subhih":
        return f"{kind}/{stem.partition('_')[0]}"
    if kind == "peace_stock":
        return f"{kind}/{stem.removeprefix('train_').removeprefix('val_')[:14]}"
    return f"{kind}/{stem}"


def parts(kind: str, labels: list[dict[str, Any]]) -> dict[str, str]:
    """File → "choose" or "report"."""
    files = [label["file"] for label in labels]
    if kind == "hagrid380":
        ranked: dict[str, str] = {}
        for cls in sorted({label["cls"] for label in labels}):
            mine = sorted((x["file"] for x in labels if x["cls"] == cls), key=hashed)
            ranked |= {file: "choose" if k < 6 else "report" for k, file in enumerate(mine)}
        return ranked
    if kind in ("peace_stock", "scenes"):
        mine = sorted(files, key=hashed)
        return {file: "report" if k % 2 else "choose" for k, file in enumerate(mine)}
    return {f: "report" if hashed(group_of(kind, f)) % 5 < 2 else "choose" for f in files}


def read_labels(shared: Path, kind: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((shared / kind / "labels.json").read_text())
    return rows


def read_image(path: Path) -> np.ndarray:
    """RGB [H, W, 3] uint8."""
    return np.asarray(cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB))


def rough_bits(points: np.ndarray) -> str:
    """Fingers by one plain rule, to tell the labelled hand from another one in the photo."""
    p = points[:, :3].astype(float)

    def cos(a: int, b: int, c: int) -> float:
        u, v = p[b] - p[a], p[c] - p[b]
        return float(u @ v / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-9))

    bits = "1" if cos(1, 2, 3) + cos(2, 3, 4) > 1.5 else "0"
    for k in (5, 9, 13, 17):
        bits += (
            "1" if cos(0, k, k + 1) + cos(k, k + 1, k + 2) + cos(k + 1, k + 2, k + 3) > 1 else "0"
        )
    return bits


def misfit(points: np.ndarray, bits: str) -> float:
    """Fingers that differ; the thumb counts a quarter, since the rule is weak on it."""
    mine = rough_bits(points)
    return sum(a != b for a, b in zip(mine[1:], bits[1:], strict=True)) + 0.25 * (
        mine[0] != bits[0]
    )


def samples_of(
    kind: str, label: dict[str, Any], hands: list[dict[str, Any]], part: str
) -> list[Sample]:
    """The labelled hands of one photo, among all that were found."""
    chosen = _CHOOSE[kind](label, hands)
    group, file = group_of(kind, label["file"]), f"{kind}/{label['file']}"
    return [
        Sample(hand["looks"], shape, bits, group, part, file, name, hand["size"])
        for hand, shape, bits, name in chosen
    ]


Found = tuple[dict[str, Any], str, str | None, str]  # a hand, its shape, its bits, its class


def _hagrid(label: dict[str, Any], hands: list[dict[str, Any]]) -> list[Found]:
    cls = label["cls"]
    bits = BITS.get(cls)
    if cls == "no_gesture":
        return [(hand, "other", None, cls) for hand in hands]
    want = bits or UNKNOWN_THUMB[cls]
    best = min(hands, key=lambda hand: misfit(hand["looks"][0], want), default=None)
    if best is None or (len(hands) > 1 and misfit(best["looks"][0], want) >= 2):
        return []
    return [(best, HAGRID[cls], bits, cls)]


def _digits(label: dict[str, Any], hands: list[dict[str, Any]]) -> list[Found]:
    bits = label["bits_TIMRP"]
    shape = DIGITS.get(bits) or ("ok" if "ring" in bits else "other")
    known = bits if bits in DIGITS else None
    return [(hand, shape, known, f"digit{label['digit']}") for hand in hands[:1]]


def _counts(label: dict[str, Any], hands: list[dict[str, Any]]) -> list[Found]:
    found: list[Found] = []
    for box in label["hands"]:
        x0, y0, x1, y1 = box["box"]
        inside = (hand for hand in hands if _within(hand, x0, y0, x1, y1))
        hand = next(inside, None)
        if hand is None:
            continue
        if box["fingers"] in COUNTS:
            found.append((hand, *COUNTS[box["fingers"]], f"count{box['fingers']}"))
        elif rough_bits(hand["looks"][0])[1:] == "1110":
            found.append((hand, "three", "01110", "count3"))
    return found


def _within(hand: dict[str, Any], x0: float, y0: float, x1: float, y1: float) -> bool:
    x, y = hand["looks"][0][:, :2].mean(axis=0)
    return bool(x0 < x < x1 and y0 < y < y1)


def _peace(label: dict[str, Any], hands: list[dict[str, Any]]) -> list[Found]:
    found: list[Found] = []
    if label["kind"] != "natural" or not hands:
        return found
    wide, high = hands[0]["photo"]
    for cx, cy, w, h in label["peace_boxes_cxcywh"]:
        box = (cx - w / 2) * wide, (cy - h / 2) * high, (cx + w / 2) * wide, (cy + h / 2) * high
        hand = next((hand for hand in hands if _within(hand, *box)), None)
        if hand is not None:
            found.append((hand, "two", None, "peace"))
    return found


def _scenes(label: dict[str, Any], hands: list[dict[str, Any]]) -> list[Found]:
    return [] if label["gestures"] else [(hand, "other", None, "scene") for hand in hands]


_CHOOSE = {"hagrid380": _hagrid, "sign_digits": _digits, "subhih": _counts, "peace_stock": _peace,
           "scenes": _scenes}  # fmt: skip
