"""Short hashes of pictures, and the search among millions of them.

PDQ (Facebook 2019): 256 bits of a picture's coarse frequencies, near for copies that were scaled,
compressed or recoloured. dHash: 64 bits of rising and falling brightness, a second opinion that
stands captions better. Neither knows a picture again once it is cropped or framed, so the
rectangles inside a photo are hashed as well (see `rectangles`).
"""

from __future__ import annotations

from typing import Final

import faiss
import numpy as np
import pdqhash
from numpy.typing import NDArray

from .rasters import Rgb, grey, resized, shrink

Bits = NDArray[np.uint8]

BITS: Final = 256
BYTES: Final = BITS // 8
SIDE: Final = 512  # a larger copy costs time and changes nothing
FLAT_QUALITY: Final = 20  # PDQ's own measure, 0 to 100, below which a picture has nothing to hash
AS_TAKEN, MIRRORED = 0, 5  # of the eight turns and mirrorings that PDQ gives at once
TURNS: Final = 8


def pdq(picture: Rgb) -> tuple[Bits, int]:
    """PDQ of a picture as 32 bytes, and its quality (0: nothing to see, 100: plenty)."""
    bits, quality = pdqhash.compute(shrink(picture, SIDE))
    return np.packbits(bits.astype(np.uint8)), int(quality)


def pdq_turned(picture: Rgb) -> tuple[Bits, int]:
    """PDQ of a picture in all eight turns and mirrorings, 8×32 bytes, and its quality."""
    turns, quality = pdqhash.compute_dihedral(shrink(picture, SIDE))
    return np.packbits(np.array(turns, np.uint8), axis=1), int(quality)


def dhash(picture: Rgb) -> Bits:
    """64 bits, as 8 bytes: whether each of 8×8 places is darker than its neighbour to the right."""
    small = resized(grey(picture), (9, 8))
    return np.packbits(small[:, 1:] > small[:, :-1])


def distance(one: Bits, other: Bits) -> int:
    """In how many bits two hashes differ."""
    return int(np.bitwise_count(np.bitwise_xor(one, other)).sum())


class HashIndex:
    """Hashes of one length, searched by the number of bits that differ.

    Searched one after the other: a million hashes of 256 bits take about a millisecond on one
    core (benchmarks/photo_material.py), are exact, and need no tree to be kept in balance.
    """

    def __init__(self, hashes: Bits, *, bits: int = BITS) -> None:
        """`hashes`: n×(bits/8) bytes."""
        self._index = faiss.IndexBinaryFlat(bits)
        if len(hashes):
            self._index.add(np.ascontiguousarray(hashes, np.uint8))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, hashes: Bits, count: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """For each of n hashes the `count` nearest: distances and places, n×count, nearest first.

        Where fewer are held the rest is place −1.
        """
        queries = np.ascontiguousarray(hashes, np.uint8)
        distances, places = self._index.search(queries, count)
        return distances, places

    def within(
        self, hashes: Bits, radius: int
    ) -> tuple[NDArray[np.intp], NDArray[np.int64], NDArray[np.float32]]:
        """Every pair that differs in fewer than `radius` bits: query, place, distance."""
        queries = np.ascontiguousarray(hashes, np.uint8)
        limits, distances, places = self._index.range_search(queries, radius)
        query = np.repeat(np.arange(len(queries)), np.diff(limits.astype(np.int64)))
        return query, places, distances
