"""A tree of hashes over the links of one checkpoint: few hashes show that a link is among them.

As in RFC 9162, section 2.1 (Certificate Transparency): a leaf is SHA-256(0x00 || link hash), a node
SHA-256(0x01 || left || right), and the tree splits at the largest power of two below its size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

__all__ = ["Tree", "path", "root_from_path"]


def _leaf(value: bytes) -> bytes:
    return hashlib.sha256(b"\0" + value).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """The root over leaves as they come; holds one hash for each level."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._whole: list[tuple[int, bytes]] = []
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf: bytes) -> None:
        """One more leaf (its 32 bytes)."""
        self.size += 1
        high, made = 0, _leaf(leaf)
        while self._whole and self._whole[-1][0] == high:
            made = _node(self._whole.pop()[1], made)
            high += 1
        self._whole.append((high, made))

    def root(self) -> bytes:
        """The root over all leaves so far; of none, SHA-256 of nothing."""
        if not self._whole:
            return hashlib.sha256(b"").digest()
        made = self._whole[-1][1]
        for _high, left in reversed(self._whole[:-1]):
            made = _node(left, made)
        return made


def path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes beside a leaf on the way to the root, from below. Raises IndexError."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    half = 1 << (len(leaves) - 1).bit_length() - 1
    left, right = leaves[:half], leaves[half:]
    if index < half:
        return [*path(left, index), Tree(right).root()]
    return [*path(right, index - half), Tree(left).root()]


def root_from_path(leaf: bytes, index: int, size: int, beside: Sequence[bytes]) -> bytes | None:
    """The root that a path leads to; None where no tree of this size has such a path."""
    if not 0 <= index < size:
        return None
    made, place, last = _leaf(leaf), index, size - 1
    for other in beside:
        if last == 0:
            return None
        if place & 1 or place == last:
            made = _node(other, made)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            made = _node(made, other)
        place >>= 1
        last >>= 1
    return made if last == 0 else None
