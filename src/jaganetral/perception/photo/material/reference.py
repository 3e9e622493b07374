"""A piece of material as it is kept: what it looks like, small, and what it is known by."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import cv2
import msgspec
import numpy as np
from numpy.typing import NDArray

from . import hashes
from .entry import Entry, Kind
from .features import CELLS, Points, points, together
from .pictures import Artwork
from .rasters import Mask, Rgb, grey, resized, scaled_size, shrink

SIDE: Final = 320  # longer side of the picture that is kept; points are told in its pixels
FINE: Final = {"poster": 640, "twibbon": 640, "logo": 320, "emblem": 320}
"""Longer side at which details are looked for: posters hold fine print."""
COARSE: Final = 128  # and once more from far away
MOST: Final = {"poster": (350, 150), "twibbon": (350, 120), "logo": (250, 100),
               "emblem": (250, 100)}  # fmt: skip
"""Points kept of the fine and of the coarse look."""
PLAIN: Final = 25
"""Points below which a picture is hardly known again in a scene."""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in plain bytes, as it stands in the file of the index.

    `picture` and `mask` are PNG (mask empty where all counts); `spots` n×4 float32 and `looks`
    n×128 bytes, little-endian; `pdq` 32 bytes, empty for frames, whose middle is anybody's.
    """

    entry: Entry
    picture: bytes
    mask: bytes
    spots: bytes
    looks: bytes
    pdq: bytes
    dhash: bytes

    def points(self) -> Points:
        """What it is known by in a scene."""
        spots = np.frombuffer(self.spots, "<f4").reshape(-1, 4)
        return Points(spots, np.frombuffer(self.looks, np.uint8).reshape(-1, CELLS))

    def whole(self) -> bool:
        """Whether its parts fit each other; checked when a file is opened."""
        count = len(self.spots) // 16
        return (
            len(self.spots) == count * 16
            and len(self.looks) == count * CELLS
            and len(self.pdq) in (0, hashes.BYTES)
            and len(self.dhash) in (0, 8)
            and len(self.pdq) // hashes.BYTES == len(self.dhash) // 8
            and bool(np.all(np.isfinite(np.frombuffer(self.spots, "<f4"))))
            and _shape(self) is not None
        )


def make(artwork: Artwork, entry: Entry) -> Reference:
    """The reference of a prepared picture; `entry` gets its number of points."""
    rgb = shrink(artwork.rgb, SIDE)
    size = (rgb.shape[1], rgb.shape[0])
    mask = np.where(resized(artwork.mask, size) > 200, 255, 0).astype(np.uint8)
    seen = _points(artwork, entry.kind, max(size))
    pdq, dhash = b"", b""
    if entry.kind != "twibbon":
        bits, quality = hashes.pdq(artwork.rgb)
        if quality >= hashes.FLAT_QUALITY:
            pdq, dhash = bits.tobytes(), hashes.dhash(artwork.rgb).tobytes()
    return Reference(
        entry=msgspec.structs.replace(entry, points=len(seen), plain=len(seen) < PLAIN),
        picture=_png(np.ascontiguousarray(rgb[..., ::-1])),
        mask=b"" if mask.min() == 255 else _png(mask),
        spots=seen.spots.astype("<f4").tobytes(),
        looks=seen.looks.tobytes(),
        pdq=pdq,
        dhash=dhash,
    )


def _points(artwork: Artwork, kind: Kind, side: int) -> Points:
    """Points of a near and of a far look, in pixels of the picture that is kept."""
    looks = []
    full = grey(artwork.rgb)
    for longer, most in zip((FINE[kind], COARSE), MOST[kind], strict=True):
        size = scaled_size(full, longer, least=8)
        under = resized(artwork.mask, size)
        near = np.ones((5, 5), np.uint8)
        # Of a frame only what lies inside the print; of a cut-out emblem its outline as well.
        wide = cv2.erode(under, near) if kind == "twibbon" else cv2.dilate(under, near)
        under = np.asarray(wide, np.uint8)
        looks.append(points(resized(full, size), most=most, mask=under).scaled(side / longer))
    return together(looks)


@lru_cache(maxsize=96)
def picture_of(reference: Reference) -> tuple[Rgb, Mask]:
    """The picture (H×W×3, RGB) and its mask (H×W), unpacked."""
    rgb = _unpacked(reference.picture, cv2.IMREAD_COLOR_RGB)
    if not reference.mask:
        return rgb, np.full(rgb.shape[:2], 255, np.uint8)
    return rgb, _unpacked(reference.mask, cv2.IMREAD_GRAYSCALE)


def _unpacked(packed: bytes, way: int) -> NDArray[np.uint8]:
    return np.asarray(cv2.imdecode(np.frombuffer(packed, np.uint8), way), np.uint8)


def _shape(reference: Reference) -> tuple[int, int] | None:
    """Height and width as the PNG's head tells them, if both pictures agree and are small."""
    found = {_png_size(packed) for packed in (reference.picture, reference.mask) if packed}
    size = found.pop() if len(found) == 1 else None
    return size if size is not None and 8 <= min(size) <= max(size) <= 2 * SIDE else None


def _png_size(packed: bytes) -> tuple[int, int] | None:
    if packed[:8] != b"\x89PNG\r\n\x1a\n" or packed[12:16] != b"IHDR" or len(packed) < 33:
        return None
    return int.from_bytes(packed[20:24]), int.from_bytes(packed[16:20])


def _png(picture: NDArray[np.uint8]) -> bytes:
    _, packed = cv2.imencode(".png", picture)
    return packed.tobytes()
