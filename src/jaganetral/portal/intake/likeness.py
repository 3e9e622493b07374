"""Which reports may tell of the same happening: near-equal words, the same photo, the same person.

Words: MinHash (Broder 1997) over pairs of words, in bands for locality-sensitive hashing (Indyk and
Motwani 1998): 16 bands of 3, so that texts which share half of their pairs meet in a band with
0.88, a forwarded text with a few words changed nearly always, and two that have nothing to do with
each other hardly ever (a twentieth shared: 0.002). What meets is opened and compared letter by
letter. Each pair of words is hashed under the installation's key: the table alone tells no words.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from itertools import pairwise

from jaganetral.portal.sealing import Mark, derived_key

__all__ = ["BANDS", "ROWS", "bands", "name_mark", "word_pairs"]

BANDS, ROWS = 16, 3
_PRIME = (1 << 61) - 1
_WORD = re.compile(r"[^\W_]+")
_USE = b"jaganetral intake, sketch of words, 1"
_NAME = Mark(b"jaganetral intake, name of a reported, 1")
LEAST_PAIRS = 8
"""Of a shorter text too little is left to compare."""

TITLES = frozenset(
    {
        "pak", "bapak", "bu", "ibu", "sdr", "sdri", "saudara", "saudari", "h", "hj", "dr", "drs",
        "dra", "ir", "prof", "kh", "st", "sh", "se", "sip", "spd", "skm", "mm", "si", "msi", "mpd",
        "mh", "ma", "amd", "sstp", "mkes", "haji", "hajjah", "camat", "lurah",
    }
)  # fmt: skip
"""What stands before or after a name and belongs to none."""


def _planes() -> list[tuple[int, int]]:
    """The (a, b) of each permutation, drawn once for good from a hash."""
    found = []
    for at in range(BANDS * ROWS):
        a, b = struct.unpack(">QQ", hashlib.sha256(b"minhash %d" % at).digest()[:16])
        found.append((a % (_PRIME - 1) + 1, b % _PRIME))
    return found


_PLANES = _planes()


def word_pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring words of a text, in lower case."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return set(pairwise(words))


def bands(text: str) -> list[int]:
    """The keys of a text's bands (64 bits, signed); none of a text that is too short."""
    pairs = word_pairs(text)
    if len(pairs) < LEAST_PAIRS:
        return []
    key = derived_key(_USE)
    hashed = [_hash(f"{one} {other}", key) for one, other in pairs]
    least = [min((a * h + b) % _PRIME for h in hashed) for a, b in _PLANES]
    return [_band(at, least[at * ROWS : (at + 1) * ROWS], key) for at in range(BANDS)]


def name_mark(name: str) -> str:
    """A mark of a name, without titles and in any order of its words; "" of none."""
    words = sorted({w for w in map(str.casefold, _WORD.findall(name)) if w not in TITLES})
    words = [word for word in words if len(word) > 1]
    return _NAME.of(" ".join(words)) if words else ""


def _hash(text: str, key: bytes) -> int:
    made = hashlib.blake2b(text.encode(), key=key, digest_size=8).digest()
    return int.from_bytes(made, "big") % _PRIME


def _band(at: int, least: Iterable[int], key: bytes) -> int:
    content = b"%d:" % at + b",".join(b"%d" % value for value in least)
    made = hashlib.blake2b(content, key=key, digest_size=8).digest()
    return int.from_bytes(made, "big", signed=True)
