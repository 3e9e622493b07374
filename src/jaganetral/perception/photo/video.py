"""A video looked at shot by shot: a few frames, and the strongest moments with their time.

PyAV (FFmpeg) opens it in a process of its own with limits, as decoding.py does for pictures. What
was seen at 12.4 s has the source `photo:NAME#t=12.4` (the W3C's media fragments).
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import msgspec

from jaganetral.model import Signal
from jaganetral.perception.photo.decoding import Frame
from jaganetral.perception.photo.errors import (
    BrokenPicture,
    DecoderStopped,
    NoPhotoSupport,
    TooLarge,
)

BYTES: Final = 512 * 1024 * 1024
"""Of one video."""
FRAMES: Final = 12
"""That are looked at: one of each shot, the rest evenly spread."""
LONGEST: Final = 1280
SECONDS: Final = 60
"""Of the clock and of the processor, for opening and sampling one video."""
MEMORY: Final = 2_400

_BRANDS: Final = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ",
                  b"qt  ", b"3gp4", b"3gp5", b"3g2a", b"mmp4", b"MSNV", b"dash")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Video:
    """Frames of a video (`at` in hundredths of a second), its size, length and dates."""

    sha256: str
    width: int
    height: int
    seconds: float
    frames: tuple[Frame, ...]
    dates: dict[str, tuple[str, str | None]]


def is_video(head: bytes) -> bool:
    """Whether a file that starts so is a video: MP4, QuickTime, 3GP, Matroska, WebM or AVI."""
    if head[4:8] == b"ftyp":
        return head[8:12] in _BRANDS
    return head[:4] == b"\x1aE\xdf\xa3" or (head[:4] == b"RIFF" and head[8:12] == b"AVI ")


def sample(path: Path, name: str) -> Video:
    """Frames of the video in a file, in the order of time.

    Raises NoPhotoSupport, TooLarge, BrokenPicture, DecoderStopped.
    """
    if find_spec("av") is None or find_spec("numpy") is None:
        raise NoPhotoSupport(name)
    size = path.stat().st_size
    if size > BYTES:
        raise TooLarge(name, found=size // 2**20, most=BYTES // 2**20, unit="MB")
    script = str(Path(__file__).with_name("_frames.py"))
    call = [sys.executable, "-I", script, json.dumps(sys.path), str(MEMORY), str(SECONDS),
            str(path.resolve()), str(FRAMES), str(LONGEST)]  # fmt: skip
    try:
        ended = subprocess.run(
            call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=SECONDS + 5, check=False, start_new_session=True,
            env={"PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise DecoderStopped(name) from None
    if ended.returncode < 0:
        raise DecoderStopped(name)
    line, _, raw = ended.stdout.partition(b"\n")
    if ended.returncode or not line:
        raise BrokenPicture(name)
    head: dict[str, Any] = json.loads(line)
    if not head["shown"]:
        raise BrokenPicture(name)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Video(
        sha256=sha256, width=head["width"], height=head["height"], seconds=head["seconds"],
        frames=tuple(_frames(head["shown"], raw)),
        dates={tag: (when, zone) for tag, (when, zone) in head["dates"].items()},
    )  # fmt: skip


def sample_bytes(data: bytes, name: str) -> Video:
    """The same for a video that stands in memory: FFmpeg seeks, so it lies in a file meanwhile."""
    with tempfile.NamedTemporaryFile(suffix=".video") as file:
        file.write(data)
        file.flush()
        return sample(Path(file.name), name)


def _frames(shown: Iterable[dict[str, Any]], raw: bytes) -> Iterable[Frame]:
    import numpy as np  # noqa: PLC0415 - with the photo extra only

    start = 0
    for one in shown:
        size = one["height"] * one["width"] * 3
        flat = np.frombuffer(raw, np.uint8, size, start)
        yield Frame(flat.reshape(one["height"], one["width"], 3), round(one["at"] * 100))
        start += size


def timed(see: Callable[[Frame], Iterable[Signal]]) -> Callable[[Frame], list[Signal]]:
    """A look that says of each signal at what time it was seen."""

    def look(frame: Frame) -> list[Signal]:
        return [
            msgspec.structs.replace(s, source=f"{s.source}#t={frame.at / 100:g}")
            for s in see(frame)
        ]

    return look


def strongest(signals: Iterable[Signal], many: int = 3) -> list[tuple[float, Signal]]:
    """The moments (seconds, signal) that show most surely what a rule asks about, in time."""
    telling = [s for s in signals if s.kind in ("gesture", "material") and "#t=" in s.source]
    telling.sort(key=lambda s: -s.confidence)
    moments = [(float(s.source.rpartition("#t=")[2]), s) for s in telling[:many]]
    return sorted(moments, key=lambda one: one[0])
