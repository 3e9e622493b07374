"""MediaPipe's hands on photos, as JSON: what `benchmarks/photo_vs_mediapipe.py` asks of it.

    python hands.py < JOBS.json > FOUND.json

A job is {"photo": path, "regions": [[x, y, side], …]}; without regions the whole photo is shown
once. Found: for each job its seconds (CPU time of the process) and the hands, each
21 points in photo pixels; z is brought to the scale of the raw network (times 0.4).
"""

from __future__ import annotations

import json
import sys
import time

import cv2
import mediapipe as mp
import numpy as np

MOST, LEAST_CONFIDENCE = 8, 0.3


def cut(image: np.ndarray, region: list[float]) -> tuple[np.ndarray, float, float]:
    """A square of the photo, black outside of it, and where it begins."""
    x, y, side = region
    x0, y0, side = round(x - side / 2), round(y - side / 2), round(side)
    out = np.zeros((side, side, 3), np.uint8)
    h, w = image.shape[:2]
    left, top, right, low = max(0, x0), max(0, y0), min(w, x0 + side), min(h, y0 + side)
    out[top - y0 : low - y0, left - x0 : right - x0] = image[top:low, left:right]
    return out, x0, y0


def main() -> None:
    hands = mp.solutions.hands.Hands(
        static_image_mode=True, max_num_hands=MOST, min_detection_confidence=LEAST_CONFIDENCE
    )
    hands.process(np.zeros((64, 64, 3), np.uint8))
    found = []
    for job in json.load(sys.stdin):
        image = cv2.cvtColor(cv2.imread(job["photo"]), cv2.COLOR_BGR2RGB)
        begun = time.process_time()
        seen = []
        regions = job.get("regions") or [None]
        for region in regions:
            part, x0, y0 = cut(image, region) if region else (image, 0, 0)
            h, w = part.shape[:2]
            result = hands.process(part)
            for hand in result.multi_hand_landmarks or []:
                seen.append([[p.x * w + x0, p.y * h + y0, p.z * w * 0.4] for p in hand.landmark])
        found.append({"seconds": time.process_time() - begun, "hands": seen})
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
