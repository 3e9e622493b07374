"""More hands out of those we have: fingers of one hand on the palm of another, noise, tilt.

Four labelled sets hold few of the 32 ways to raise fingers. A finger of one hand is laid on the
palm of another that faces the camera alike, by the similarity that fits their palms best, so that
the landmark network's own ways of erring stay in.
"""

from __future__ import annotations

import numpy as np

from training.photo.kinematic import POSES, hand, seen, varied

PALM = (0, 5, 9, 13, 17)
SPANS = ((1, 2, 3, 4), (6, 7, 8), (10, 11, 12), (14, 15, 16), (18, 19, 20))
SHAPES_OF_BITS = {
    "00000": "fist", "10000": "thumb", "01000": "one", "11000": "pistol", "01100": "two",
    "11100": "three", "01110": "three", "01101": "three", "01011": "three", "00111": "three",
    "01111": "four", "11110": "four", "11111": "palm", "01001": "metal", "11001": "metal",
    "10001": "phone", "00001": "other", "00100": "other", "00010": "other", "10100": "other",
    "00110": "other", "00011": "other", "01010": "other",
}  # fmt: skip
WANTED = ("11000", "11000", "10001", "10001", "01001", "11001", "11100", "01110", "11110", "10000",
          "10000", "00001", "00100", "10100", "00111", "01000", "01100", "01111", "11111", "00000",
          "01101", "01011", "00110", "00011")  # fmt: skip


def laid_on(donor: np.ndarray, taker: np.ndarray) -> tuple[np.ndarray, float]:
    """The donor's points moved so that its palm fits the taker's, and how badly it fits."""
    a, b = donor[list(PALM)], taker[list(PALM)]
    ca, cb = a.mean(axis=0), b.mean(axis=0)
    u, s, vt = np.linalg.svd((b - cb).T @ (a - ca))
    turn = u @ vt
    if np.linalg.det(turn) < 0:
        u[:, -1] *= -1
        s[-1] *= -1
        turn = u @ vt
    scale = s.sum() / ((a - ca) ** 2).sum()
    moved = (donor - ca) @ turn.T * scale + cb
    error = np.linalg.norm(moved[list(PALM)] - b) / np.linalg.norm(b - cb)
    # A great turn out of the image would lay one view's errors on another view.
    out_of_image = np.arccos(np.clip(turn[2, 2], -1, 1))
    return moved, float(error + 0.5 * out_of_image)


def grafted(points: np.ndarray, bits: list[str | None], count: int,
            random: np.random.Generator) -> tuple[np.ndarray, list[str], list[str]]:  # fmt: skip
    """`count` hands [N, 21, 3] of wanted bits, their shapes and bits, from known looks."""
    known = [k for k, value in enumerate(bits) if value]
    rows, shapes, made = [], [], []
    mirrored = points * np.array([-1.0, 1.0, 1.0])
    for index in range(count * 3):
        if len(rows) == count:
            break
        want = WANTED[index % len(WANTED)]
        close = [k for k in known if _differ(bits[k], want) <= 2]
        taker = int(random.choice(close or known))
        new = points[taker].copy()
        worst = 0.0
        for finger in range(5):
            if str(bits[taker])[finger] == want[finger]:
                continue
            donors = [k for k in random.choice(known, 60) if str(bits[k])[finger] == want[finger]]
            tried = [
                laid_on(side[k], points[taker]) for k in donors[:16] for side in (points, mirrored)
            ]
            if not tried:
                worst = 9
                break
            moved, error = min(tried, key=lambda pair: pair[1])
            worst = max(worst, error)
            new[list(SPANS[finger])] = moved[list(SPANS[finger])]
        if worst < 0.35:
            rows.append(new)
            shapes.append(SHAPES_OF_BITS[want])
            made.append(want)
    return np.stack(rows), shapes, made


def _differ(bits: str | None, want: str) -> int:
    """How many of the four fingers differ."""
    return sum(a != b for a, b in zip(str(bits)[1:], want[1:], strict=True))


def modelled(count: int, random: np.random.Generator) -> tuple[np.ndarray, list[str]]:
    """`count` hands of the kinematic model, all poses in turn, in many views."""
    rows, shapes = [], []
    names = [*POSES, "finger_heart", "finger_heart", "pistol", "holding"]
    for index in range(count):
        name = names[index % len(names)]
        pose = varied(POSES[name], random)
        rows.append(
            seen(hand(pose), yaw=random.normal(0, 40), pitch=random.normal(0, 25),
                 roll=random.uniform(-60, 60), size=100, mirror=bool(random.integers(2)))
        )  # fmt: skip
        shapes.append("other" if name == "holding" else name)
    return np.stack(rows), shapes


def roughened(points: np.ndarray, random: np.random.Generator, most: float) -> np.ndarray:
    """Noise of up to `most` palm sizes, more along z, and a small turn out of the image."""
    rows = points.copy()
    for k, row in enumerate(rows):
        size = np.linalg.norm(row[9] - row[0]) + np.linalg.norm(row[17] - row[5])
        noise = random.normal(0, 1, (21, 3)) * (random.uniform(0, most) * size / 2)
        noise[:, 2] *= 2
        yaw, pitch = np.radians(random.normal(0, 8, 2))
        c, s = np.cos(yaw), np.sin(yaw)
        d, t = np.cos(pitch), np.sin(pitch)
        turn = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]) @ np.array(
            [[1, 0, 0], [0, d, -t], [0, t, d]]
        )
        rows[k] = (row - row[0]) @ turn.T + noise
    return rows
