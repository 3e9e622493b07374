"""The process that opens strangers' videos. It stands alone, so that it may die without harm.

Arguments: the import path as JSON, MiB of memory, seconds, the file, most frames, longest side.
Writes one line of JSON, then raw RGB pixels of frames: one of each shot, the rest evenly spread.
"""

import json
import os
import resource
import sys
from typing import Any

sys.path[:] = json.loads(sys.argv[1])
os.environ.clear()

import av  # noqa: E402 - after the path is set
import numpy as np  # noqa: E402

CUT = 0.22
"""Mean difference of two small grey pictures (of 1) from which a new shot begins."""


def main(path: str, most: int, longest: int) -> None:
    with av.open(path, metadata_errors="ignore") as video:
        stream = video.streams.video[0]
        stream.thread_type = "NONE"
        length = float(video.duration or 0) / av.time_base
        dates: dict[str, Any] = {}
        for notes in (video.metadata, stream.metadata):
            if "creation_time" in notes:
                dates.setdefault("creation_time", [notes["creation_time"], None])
        step = max(length / 60, 0.4)
        kept: list[tuple[float, float, Any]] = []
        last: Any = None
        due = 0.0
        for frame in video.decode(stream):
            at = float(frame.time or 0)
            if at + 1e-6 < due:
                continue
            due = at + step
            grey = small(frame)
            change = 1.0 if last is None else float(np.abs(grey - last).mean())
            last = grey
            kept.append((change, at, reduced(frame, longest)))
            if len(kept) > 3 * most:
                kept.remove(min(kept[1:], key=lambda one: one[0]))
    # First the openings of shots, then what lies farthest from what is already taken.
    taken = sorted((one for one in kept if one[0] >= CUT), key=lambda one: -one[0])[:most]
    while len(taken) < min(most, len(kept)):
        rest = [one for one in kept if all(one is not other for other in taken)]
        taken.append(max(rest, key=lambda one: min((abs(one[1] - t[1]) for t in taken), default=0)))
    taken.sort(key=lambda one: one[1])
    head = {
        "seconds": round(length, 2), "dates": dates, "looked": len(taken),
        "width": stream.codec_context.width, "height": stream.codec_context.height,
        "shown": [{"at": round(at, 2), "height": p.shape[0], "width": p.shape[1]}
                  for _, at, p in taken],
    }  # fmt: skip
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for _, _, pixels in taken:
        out.write(pixels.tobytes())
    out.flush()


def small(frame: av.VideoFrame) -> Any:
    return frame.reformat(32, 32, "gray").to_ndarray().astype(np.float32) / 255


def reduced(frame: av.VideoFrame, longest: int) -> Any:
    share = min(1.0, longest / max(frame.width, frame.height))
    wide, high = (max(2, round(side * share / 2) * 2) for side in (frame.width, frame.height))
    pixels = frame.reformat(wide, high, "rgb24").to_ndarray()
    turn = round(getattr(frame, "rotation", 0) or 0) // 90 % 4
    return np.ascontiguousarray(np.rot90(pixels, turn)) if turn else pixels


if __name__ == "__main__":
    memory, seconds = int(sys.argv[2]) * 2**20, int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(sys.argv[4], int(sys.argv[5]), int(sys.argv[6]))
