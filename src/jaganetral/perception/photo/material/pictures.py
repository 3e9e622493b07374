"""A file of an agency's → a picture as it is known: its colours, and which of them count."""

from __future__ import annotations

import hashlib
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from .entry import Kind
from .errors import BadMaterial
from .rasters import Mask, Rgb

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
LARGEST_FILE: Final = 60_000_000  # bytes
LARGEST_PIXELS: Final = 60_000_000
SMALLEST: Final = 32  # pixels; a smaller picture has nothing to know it by
SIDE: Final = 1024  # longer side at which it is taken in
PHOTO_SIDE: Final = 4096
HOLE: Final = 0.08  # of a frame's area that must be left open for the portrait
PLAIN_HOLE: Final = 0.2  # where nothing is transparent and a plain middle is taken for the hole
_SAME_COLOUR: Final = 8  # grey levels within which a plain middle is one colour
_MARGIN: Final = 6  # grey levels within which a margin is one colour
_WHITE, _GREY = 255, 128
# What Pillow's decoders raise on broken files, beside its own errors.
_BROKEN: Final = (
    OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, IndexError, KeyError,
    TypeError, OverflowError, ZeroDivisionError, MemoryError, AttributeError, RuntimeError,
    Image.DecompressionBombError, UnidentifiedImageError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Artwork:
    """`rgb` H×W×3; `mask` H×W, 0 where it is transparent; `id` from the bytes of the file."""

    id: str
    rgb: Rgb
    mask: Mask


def read_artwork(path: Path, kind: Kind) -> Artwork:
    """Read and prepare one file. Raises BadMaterial, naming it."""
    if path.stat().st_size > LARGEST_FILE:
        raise BadMaterial(path, None, "file", path.name, f"at most {LARGEST_FILE:,} bytes")
    content = path.read_bytes()
    rgba = _decoded(path, SIDE)
    rgb, mask = rgba[..., :3], rgba[..., 3]
    if kind == "twibbon":
        mask = _with_hole(path, rgb, mask)
        rgb = _flat(rgb, mask, _GREY)
    else:
        rgb, mask = _without_margin(_flat(rgb, mask, _WHITE), mask)
    if min(rgb.shape[:2]) < SMALLEST:
        got = f"{rgb.shape[1]} × {rgb.shape[0]} pixels"
        raise BadMaterial(path, None, "file", got, f"a picture of {SMALLEST} pixels or more")
    name = hashlib.sha256(kind.encode() + content).hexdigest()[:16]
    return Artwork(name, np.ascontiguousarray(rgb), np.ascontiguousarray(mask))


def read_photo(path: Path) -> Rgb:
    """A photo to be searched, upright, at most `PHOTO_SIDE` pixels. Raises BadMaterial.

    For files of the agency's own; files of strangers are decoded where a decoder may die.
    """
    rgba = _decoded(path, PHOTO_SIDE)
    return np.ascontiguousarray(_flat(rgba[..., :3], rgba[..., 3], _WHITE))


def _decoded(path: Path, side: int) -> NDArray[np.uint8]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of oddities in files of others
            with Image.open(path, formats=FORMATS) as image:
                if image.width * image.height > LARGEST_PIXELS:
                    got = f"{image.width} × {image.height} pixels"
                    most = f"at most {LARGEST_PIXELS:,} pixels"
                    raise BadMaterial(path, None, "file", got, most)
                if image.format == "JPEG":
                    image.draft("RGB", (side, side))
                upright = ImageOps.exif_transpose(image).convert("RGBA")
            upright.thumbnail((side, side), Image.Resampling.LANCZOS)
            return np.frombuffer(upright.tobytes(), np.uint8).reshape(
                upright.height, upright.width, 4
            )
    except _BROKEN as error:
        said = " ".join(str(error).replace(str(path), path.name).split())[:120]
        got = f"{type(error).__name__}: {said}"
        expected = f"a whole picture as {', '.join(FORMATS)}"
        raise BadMaterial(path, None, "file", got, expected) from None


def _flat(rgb: Rgb, mask: Mask, ground: int) -> Rgb:
    """What is transparent shows the ground."""
    share = mask[..., None].astype(np.float32) / 255.0
    mixed: Rgb = np.rint(rgb * share + ground * (1.0 - share)).astype(np.uint8)
    return mixed


def _without_margin(rgb: Rgb, mask: Mask) -> tuple[Rgb, Mask]:
    """The picture without an even margin of the colour of its corner, or a transparent one."""
    corner = rgb[0, 0].astype(np.int16)
    drawn = (np.abs(rgb.astype(np.int16) - corner).max(axis=2) > _MARGIN) & (mask > 0)
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    if not len(rows):
        return rgb, mask
    spare = max(2, round(0.02 * max(rgb.shape[:2])))  # the edge of the print itself is a sign
    y = slice(max(0, rows[0] - spare), rows[-1] + spare + 1)
    x = slice(max(0, columns[0] - spare), columns[-1] + spare + 1)
    return rgb[y, x], mask[y, x]


def _with_hole(path: Path, rgb: Rgb, mask: Mask) -> Mask:
    """The mask of a frame; where nothing is transparent, its plain middle is taken as the hole."""
    if (mask < 128).mean() >= HOLE:
        return np.where(mask > 200, 255, 0).astype(np.uint8)
    filled = np.zeros((rgb.shape[0] + 2, rgb.shape[1] + 2), np.uint8)
    middle = (rgb.shape[1] // 2, rgb.shape[0] // 2)
    within = (_SAME_COLOUR,) * 3
    flags = 4 | (255 << 8) | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE
    cv2.floodFill(np.ascontiguousarray(rgb), filled, middle, (0, 0, 0), within, within, flags)
    hole = filled[1:-1, 1:-1] > 0
    if hole.mean() < PLAIN_HOLE:
        raise BadMaterial(
            path, None, "file", path.name, "a frame that is transparent (or plain) in its middle"
        )
    return np.where(hole, 0, 255).astype(np.uint8)
