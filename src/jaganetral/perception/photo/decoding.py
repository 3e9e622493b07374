"""Opens strangers' pictures: by what they hold, within limits, in a process that may die.

The file goes to a worker (`_decoder.py`) through a pipe, pixels and a few dates come back; the
original is never written to. One worker stays warm; one that takes too long or dies is replaced.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jaganetral.perception.photo.errors import (
    BrokenPicture,
    DecoderStopped,
    NoPhotoSupport,
    NotAPicture,
    PhotoError,
    TooLarge,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BYTES: Final = 64 * 1024 * 1024
"""Of one file. The largest phones write some 50 MB for 200 megapixels."""
PIXELS: Final = 205_000_000
"""Of one picture, 200-megapixel phones included; asked before anything is decoded."""
LONGEST: Final = 4096
"""Pixels of the longer side that come back; larger pictures are reduced."""
FRAMES: Final = 6
"""Of a moving picture (GIF, WebP): so many are looked at, evenly spread."""
SECONDS: Final = 20
"""For one picture, of the clock as of the processor."""
MEMORY: Final = 1_600
"""MiB of address space for the worker."""

_MAGIC: Final[tuple[tuple[int, bytes, str], ...]] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (8, b"WEBP", "WEBP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"BM", "BMP"),
)
_HEIF: Final = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SUFFIX: Final = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"), "PNG": (".png",), "GIF": (".gif",),
    "WEBP": (".webp",), "TIFF": (".tif", ".tiff"), "BMP": (".bmp", ".dib"),
    "HEIF": (".heic", ".heif", ".hif"), "AVIF": (".avif",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a file: RGB `pixels[height, width, 3]` and its place among the frames."""

    pixels: NDArray[np.uint8]
    at: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded file.

    `width` and `height` are those of the original, upright; `scale` leads from `pixels` to them.
    `dates` are EXIF date and offset by tag; `software` is what wrote the file; `gps` is latitude
    and longitude, only where it was asked for; `preview` tells of a small copy inside the file.
    """

    name: str
    format: str
    sha256: str
    width: int
    height: int
    frames: tuple[Frame, ...]
    all_frames: int
    dates: dict[str, tuple[str, str | None]]
    software: str | None
    gps: tuple[float, float] | None
    preview: bool

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The first frame."""
        return self.frames[0].pixels

    @property
    def scale(self) -> float:
        """Pixels of the original for each pixel of the frames."""
        return max(self.width, self.height) / float(max(self.pixels.shape[:2]))

    @property
    def misnamed(self) -> bool:
        """Whether the name's ending tells of another kind of file."""
        suffix = Path(self.name).suffix.lower()
        known = {one for many in _SUFFIX.values() for one in many}
        return suffix in known and suffix not in _SUFFIX.get(self.format, ())


def available() -> bool:
    """Whether the photo extra is installed."""
    return all(find_spec(name) is not None for name in ("PIL", "numpy", "cv2"))


def kind_of(data: bytes) -> str | None:
    """The kind of picture by its first bytes, as Pillow names it; None where it is none."""
    for place, magic, name in _MAGIC:
        if data[place : place + len(magic)] == magic:
            return name if name != "WEBP" or data[:4] == b"RIFF" else None
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in (b"avif", b"avis"):
            return "AVIF"
        return "HEIF" if brand in _HEIF else None
    return None


def decode(data: bytes, name: str, *, gps: bool = False, frames: int = FRAMES) -> Picture:
    """The picture in `data`.

    Raises a PhotoError: NotAPicture, TooLarge, BrokenPicture, DecoderStopped or NoPhotoSupport.
    """
    if not available():
        raise NoPhotoSupport(name)
    kind = kind_of(data)
    if kind is None:
        raise NotAPicture(name)
    if len(data) > BYTES:
        raise TooLarge(name, found=len(data) // 2**20, most=BYTES // 2**20, unit="MB")
    asked = {
        "bytes": len(data), "format": kind, "pixels": PIXELS, "longest": LONGEST,
        "frames": frames, "gps": gps, "seconds": SECONDS,
    }  # fmt: skip
    head, raw = _worker().ask(name, asked, data)
    return _picture(head, raw, name, kind, hashlib.sha256(data).hexdigest())


def _picture(head: dict[str, Any], raw: bytes, name: str, kind: str, sha256: str) -> Picture:
    import numpy as np  # noqa: PLC0415 - with the photo extra only

    shown: list[Frame] = []
    start = 0
    for one in head["shown"]:
        size = one["width"] * one["height"] * 3
        flat = np.frombuffer(raw, np.uint8, size, start)
        shown.append(Frame(flat.reshape(one["height"], one["width"], 3), one["at"]))
        start += size
    gps = head["gps"]
    return Picture(
        name=name, format=kind, sha256=sha256, width=head["width"], height=head["height"],
        frames=tuple(shown), all_frames=head["frames"],
        dates={tag: (when, zone) for tag, (when, zone) in head["dates"].items()},
        software=head["software"], gps=None if gps is None else (gps[0], gps[1]),
        preview=head["preview"],
    )  # fmt: skip


def preview_size(picture: Picture, longest: int = 1280) -> tuple[int, int]:
    """Width and height of its preview in pixels."""
    height, width = picture.pixels.shape[:2]
    share = min(1.0, longest / max(width, height))
    return max(1, round(width * share)), max(1, round(height * share))


def preview(picture: Picture, longest: int = 1280) -> bytes:
    """A small JPEG of a picture, made of its pixels alone: no date, place or device in it."""
    import cv2  # noqa: PLC0415

    size = preview_size(picture, longest)
    small = cv2.resize(picture.pixels, size, interpolation=cv2.INTER_AREA)
    done, written = cv2.imencode(".jpg", small[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])
    assert done, "an array of pixels can be written as JPEG"
    return bytes(written)


class _Worker:
    """The warm process of this process; one picture at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, name: str, asked: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        with self._lock:
            process = self._running()
            try:
                head, raw = self._exchange(process, asked, data)
            except (OSError, ValueError, TimeoutError):
                self.stop()
                raise DecoderStopped(name) from None
        error = head.get("error")
        if error == "TooLarge":
            found = max(head["found"] // 10**6, 1)
            raise TooLarge(name, found=found, most=PIXELS // 10**6, unit="megapixel")
        if error is not None:
            raise _ERRORS[error](name)
        return head, raw

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            script = str(Path(__file__).with_name("_decoder.py"))
            self._process = subprocess.Popen(
                [sys.executable, "-I", script, json.dumps(sys.path), str(MEMORY)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                close_fds=True, start_new_session=True, bufsize=0,
                env={"PATH": "/usr/bin:/bin", "OMP_NUM_THREADS": "1"},
            )  # fmt: skip
            for end in (self._process.stdin, self._process.stdout):
                assert end is not None
                os.set_blocking(end.fileno(), False)
        return self._process

    def _exchange(
        self, process: subprocess.Popen[bytes], asked: dict[str, Any], data: bytes
    ) -> tuple[dict[str, Any], bytes]:
        assert process.stdin is not None
        assert process.stdout is not None
        into, out = process.stdin.fileno(), process.stdout.fileno()
        rest = memoryview(json.dumps(asked).encode() + b"\n" + data)
        back = bytearray()
        head: dict[str, Any] | None = None
        ends, size = time.monotonic() + SECONDS + 5, 0
        while head is None or len(back) < size:
            left = ends - time.monotonic()
            reading, writing, _ = select.select([out], [into] if rest else [], [], max(left, 0))
            if not reading and not writing:
                raise TimeoutError
            if writing:
                rest = rest[os.write(into, rest[: 1 << 20]) :]
            if reading:
                got = os.read(out, 1 << 20)
                if not got:
                    raise OSError("the decoder ended")
                back += got
                if head is None and b"\n" in back:
                    line, _, tail = bytes(back).partition(b"\n")
                    head, back = json.loads(line), bytearray(tail)
                    size = sum(f["width"] * f["height"] * 3 for f in head.get("shown", ()))
        return head, bytes(back)

    def stop(self) -> None:
        """End the process, if there is one, and wait for it."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for end in (process.stdin, process.stdout):
            if end is not None:
                end.close()


_ERRORS: Final[dict[str, type[PhotoError]]] = {
    "BrokenPicture": BrokenPicture,
    "DecoderStopped": DecoderStopped,
}
_workers: dict[int, _Worker] = {}


def _worker() -> _Worker:
    """This process's own: a web server that forks must not share one with its children."""
    mine = _workers.get(os.getpid())
    if mine is None:
        _workers.clear()
        mine = _workers[os.getpid()] = _Worker()
        atexit.register(mine.stop)
    return mine
