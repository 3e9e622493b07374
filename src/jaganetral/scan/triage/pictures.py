"""Which photos are the same picture: by PDQ, scaled, compressed or recoloured as it may be.

Two pictures are one within the bits of 256 that PDQ's authors give (`photo.first_seen.NEAR`).
Only the photos of rows that are to be looked at are opened, each once. What cannot be opened here
is the same only under the same name; what has nothing to hash (a plain card) only byte for byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jaganetral.scan.triage.previews import MOST, Preview, small

if TYPE_CHECKING:
    from jaganetral.perception.photo.decoding import Picture

_PICTURE, _FILE, _NAME = b"p", b"f", b"n"


class Pictures:
    """The keys of the photos of a scan, and which of them are one picture."""

    def __init__(self, folder: Path | None) -> None:
        """`folder`: where the photos lie, and below it; None where they lie nowhere."""
        self._folder = folder.resolve() if folder else None
        self._known: dict[str, bytes] = {}
        self.unread = 0
        """Photos that could not be opened here."""

    def key(self, name: str) -> bytes:
        """What names a photo: its hash, else its file's, else its own name."""
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def previews(self, names: Sequence[str]) -> tuple[Preview, ...]:
        """Small copies of the first photos, of those that can be opened here."""
        found: list[Preview] = []
        for name in dict.fromkeys(names):
            if len(found) == MOST:
                break
            data = self._read(name)
            picture = None if data is None else _opened(data, name)
            if picture is not None:
                found.append(Preview(photo=name, jpeg=small(picture)))
        return tuple(found)

    def _look(self, name: str) -> bytes:
        data = self._read(name)
        if data is None:
            self.unread += 1
            return _NAME + sha256(name.encode("utf-8", "replace")).digest()
        bits = _hashed(data, name)
        return _FILE + sha256(data).digest() if bits is None else _PICTURE + bits

    def _read(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            path = (self._folder / name).resolve()
            if path.is_relative_to(self._folder) and path.is_file():
                return path.read_bytes()
        except (OSError, ValueError):  # a name that no file can have
            pass
        return None


def _hashed(data: bytes, name: str) -> bytes | None:
    """The PDQ of a picture, None where there is none to be had."""
    if (picture := _opened(data, name)) is None:
        return None
    from jaganetral.perception.photo.first_seen import CLEAR  # noqa: PLC0415 - the photo extra
    from jaganetral.perception.photo.material import hashes  # noqa: PLC0415

    bits, quality = hashes.pdq(picture.pixels)
    return bits.tobytes() if quality >= CLEAR else None


def _opened(data: bytes, name: str) -> Picture | None:
    """The picture in a file, None where it holds none or nothing here can open it."""
    try:
        from jaganetral.perception.photo.decoding import decode  # noqa: PLC0415 - the photo extra
        from jaganetral.perception.photo.errors import PhotoError  # noqa: PLC0415
    except ImportError:
        return None
    try:
        return decode(data, name)
    except PhotoError:
        return None


def same_pictures(counts: dict[bytes, int]) -> dict[bytes, bytes]:
    """For each key the key that leads it: what came most often leads what is near it.

    Every picture is within `NEAR` bits of its leader.
    """
    led = {key: key for key in counts}
    order = sorted(
        (key for key in counts if key.startswith(_PICTURE)), key=lambda key: (-counts[key], key)
    )
    if len(order) < 2:
        return led
    import numpy as np  # noqa: PLC0415 - only where there are photos

    from jaganetral.perception.photo.first_seen import NEAR  # noqa: PLC0415
    from jaganetral.perception.photo.material.hashes import HashIndex  # noqa: PLC0415

    bits = np.frombuffer(b"".join(key[1:] for key in order), np.uint8).reshape(-1, 32)
    index = HashIndex(bits)
    free = np.ones(len(order), bool)
    for place, key in enumerate(order):
        if not free[place]:
            continue
        _, near, _ = index.within(bits[place : place + 1], NEAR + 1)
        for other in near.tolist():
            if free[other]:
                free[other] = False
                led[order[other]] = key
    return led
