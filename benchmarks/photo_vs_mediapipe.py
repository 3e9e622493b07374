"""Hands found and read, and seconds a photo, beside MediaPipe 0.10.21's own pipeline.

    python benchmarks/photo_vs_mediapipe.py [--shared ../shared/data/photos] [--dry]

Both see the same photos, one thread each, on the reporting part. MediaPipe runs in a locked
environment of its own (benchmarks/peers/mediapipe) in two ways: the whole photo once, as it comes,
and over the very regions that ours looked at. Its points are read by our classifier, since it has
none: that favours it. Seconds are CPU time of the process, the models being loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from page import write_block
from photo_hands import WANT, interval, photos, shrunk

TOP = Path(__file__).parents[1]
PEER = TOP / "benchmarks/peers/mediapipe"

from jaganetral.perception.photo.hands.classify import shape_chances  # noqa: E402
from jaganetral.perception.photo.hands.gesture import value_of  # noqa: E402
from jaganetral.perception.photo.hands.pixels import Photo, Square  # noqa: E402
from jaganetral.perception.photo.hands.seeing import find, settings  # noqa: E402
from jaganetral.perception.photo.hands.tiles import faces_in, find_palms  # noqa: E402

Wanted = list[tuple[str, float, float, float, float]]  # value, and its box, in shares


def wanted(kind: str, label: dict[str, Any]) -> Wanted:
    """The signs that a photo shows; a hand-centred one shows it anywhere."""
    if kind == "hagrid380":
        value = WANT[label["cls"]]
        return [(value, 0.5, 0.5, 1.0, 1.0)] if value else []
    return [("number:2", *box) for box in label["peace_boxes_cxcywh"]]


def hits(want: Wanted, found: list[tuple[str, float, float]]) -> int:
    """How many of the wanted signs were found; `found` are values with centres in shares."""
    return sum(
        any(value == mine and abs(x - cx) <= w / 2 and abs(y - cy) <= h / 2 for mine, x, y in found)
        for value, cx, cy, w, h in want
    )


def peer(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    uv = shutil.which("uv") or str(TOP / ".tools/bin/uv")
    command = [uv, "run", "--frozen", "--quiet", "--project", str(PEER), "python",
               str(PEER / "hands.py")]  # fmt: skip
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    environment["OMP_NUM_THREADS"] = "1"
    done = subprocess.run(command, input=json.dumps(jobs), check=True, capture_output=True,
                          text=True, cwd=TOP, env=environment)  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def read(hands: list[list[list[float]]], width: int, height: int) -> list[tuple[str, float, float]]:
    """What our classifier takes MediaPipe's points for."""
    if not hands:
        return []
    points = np.array(hands, np.float64)
    names = settings().model.shapes  # type: ignore[union-attr]
    best = shape_chances(points).argmax(axis=1)
    centres = (points[:, :, :2].min(axis=1) + points[:, :, :2].max(axis=1)) / 2
    return [(value_of(names[k]), x / width, y / height)
            for k, (x, y) in zip(best, centres, strict=True)]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=TOP.parent / "shared/data/photos")
    parser.add_argument("--work", type=Path, default=Path("/tmp/jaganetral-peer"))
    parser.add_argument("--dry", action="store_true")
    call = parser.parse_args()
    cv2.setNumThreads(1)
    call.work.mkdir(parents=True, exist_ok=True)
    lines = ["| photos | signs | JagaNetral | MediaPipe, whole photo | MediaPipe, same regions |",
             "|---|---|---|---|---|"]  # fmt: skip
    rules = settings()
    for kind, title in (("hagrid380", "hand-centred, 336 px"), ("peace_stock", "scenes, 1280 px")):
        once, tiled, wants, sizes, ours, seconds = [], [], [], [], 0, []
        for number, (label, whole) in enumerate(photos(call.shared, kind, "report")):
            if label.get("kind", "natural") != "natural":
                continue
            image = shrunk(whole, 1280)
            height, width = image.shape[:2]
            path = call.work / f"{kind}-{number}.png"
            cv2.imwrite(str(path), cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
            if not seconds:
                find(image)
            begun = time.process_time()
            seen = find(image)
            seconds.append(time.process_time() - begun)
            want = wanted(kind, label)
            ours += hits(want, [
                (str(hand.value), (hand.box[0] + hand.box[2] / 2) / width,
                 (hand.box[1] + hand.box[3] / 2) / height) for hand in seen.hands])  # fmt: skip
            photo, visited = Photo(image), list[Square]()
            find_palms(photo, faces_in(photo, rules.tiles), rules.tiles, visited)
            once.append({"photo": str(path)})
            tiled.append({"photo": str(path), "regions": [[v.x, v.y, v.side] for v in visited]})
            wants.append(want)
            sizes.append((width, height))
        n = sum(map(len, wants))
        cells = [f"{interval(ours, n)}; {np.mean(seconds):.3f} s"]
        for jobs in (once, tiled):
            found = peer(jobs)
            theirs = sum(hits(want, read(one["hands"], *size))
                         for want, one, size in zip(wants, found, sizes, strict=True))  # fmt: skip
            mean = np.mean([one["seconds"] for one in found])
            cells.append(f"{interval(theirs, n)}; {mean:.3f} s")
        lines.append(f"| {title} ({len(wants)}) | {n} | {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    print("\n".join(lines))
    if not call.dry:
        write_block("accuracy-photos.md", "photo_vs_mediapipe", "\n".join(lines))


if __name__ == "__main__":
    main()
