"""Write tests/perception/photo/hands/parity.json: modelled hands and what comes of them.

    python -m training.photo.write_parity

Python and the browser must both get these numbers from these points (to 1e-6; features are in the
first 40 rows alone). Points are rounded to 1e-3 pixels before anything is computed. Run it after
every training.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from jaganetral.perception.photo.hands.classify import finger_chances, shape_chances, vote
from jaganetral.perception.photo.hands.features import NAMES, matrix
from jaganetral.perception.photo.hands.gesture import at_face, decide, tilt_of
from jaganetral.perception.photo.hands.landmarks import Look
from jaganetral.perception.photo.hands.looks import size_of
from jaganetral.perception.photo.hands.settings import settings
from training.photo.grafts import roughened
from training.photo.kinematic import POSES, hand, seen, varied

FILE = Path(__file__).parents[2] / "tests/perception/photo/hands/parity.json"
ROWS = 200


def row(
    points: np.ndarray, face: tuple[float, float, float, float] | None, whole: bool
) -> dict[str, Any]:
    """One hand as one look, with a face beside it or none, and everything that is made of it."""
    rules = settings().rules
    size = size_of(Look(points.astype(np.float32), 1.0, 0.5))
    chances, fingers = shape_chances(points[None]), finger_chances(points[None])[0]
    result = vote(chances, size)
    listed = [tuple(float(v) for v in p) for p in points]
    tilt = tilt_of(result.shape, listed, [float(v) for v in fingers])
    hushed = at_face(listed, [face] if face else [], rules)
    verdict, value, why = decide(result, size, tilt, hushed, rules)
    return {
        "points": points.tolist(),
        "face": face,
        "features": matrix(points[None])[0].round(7).tolist() if whole else None,
        "chances": chances[0].round(7).tolist(),
        "fingers": fingers.round(7).tolist(),
        "size": round(size, 4),
        "shape": result.shape,
        "confidence": round(result.confidence, 9),
        "tilt": round(tilt, 6),
        "hushed": hushed,
        "verdict": verdict,
        "value": value,
        "why": why,
    }


def main() -> None:
    random = np.random.default_rng(11)
    rows = []
    for index in range(ROWS):
        name = list(POSES)[index % len(POSES)]
        points = seen(hand(varied(POSES[name], random)), yaw=random.normal(0, 25),
                      pitch=random.normal(0, 15), roll=random.normal(0, 35),
                      size=float(random.uniform(8, 150)), mirror=bool(index % 2))  # fmt: skip
        points = (roughened(points[None], random, 0.03)[0] + (400.0, 500.0, 0.0)).round(3)
        x, y = points[8, :2]
        face = (
            (round(float(x) - 40, 2), round(float(y) - 70, 2), 80.0, 100.0)
            if index % 5 == 0
            else None
        )
        rows.append(row(points, face, index < 40))
    lines = ",\n".join(json.dumps(part) for part in rows)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(f'{{"features": {json.dumps(NAMES)},\n"rows": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
