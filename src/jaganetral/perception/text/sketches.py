"""A text as numbers from which no word can be read, but which say how alike two texts are.

MinHash (Broder 1997) of the shingles, 128 values of four bytes, made by rensa (extra [scan]).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from jaganetral.perception.text.copies import Said, shingles, weighty

PERMUTATIONS: Final = 128
BANDS: Final = 16
_ROWS: Final = PERMUTATIONS // BANDS
"""Eight values a band: a pair at Jaccard 0.85 is met with 99 %, at 0.5 with 6 %."""
_SEED: Final = 42


def way() -> str:
    """How sketches are made; those made in another way cannot be compared. Raises ImportError."""
    from rensa import RMinHash  # noqa: PLC0415 - of the extra [scan]

    return f"rensa {RMinHash.ALGORITHM_VERSION}"


def make(texts: Sequence[Said]) -> list[bytes]:
    """The sketch of each text, 512 bytes. Raises ImportError."""
    from rensa import RMinHash  # noqa: PLC0415 - of the extra [scan]

    tokens = [list(shingles(words.line)) for words in texts]
    made = RMinHash.from_token_sets(tokens, PERMUTATIONS, _SEED)
    return [b"".join(value.to_bytes(4, "little") for value in one.digest()) for one in made]


def likeness(one: bytes, other: bytes) -> float:
    """The estimated Jaccard of two texts, within 0.09 (two standard errors at a half)."""
    same = sum(
        one[place : place + 4] == other[place : place + 4] for place in range(0, len(one), 4)
    )
    return same / PERMUTATIONS


def bands(sketch: bytes) -> list[int]:
    """Numbers of which sketches that are near share some (signed, 64 bits)."""
    size = 4 * _ROWS
    parts = [sketch[size * n : size * (n + 1)] for n in range(BANDS)]
    digests = [blake2b(part, digest_size=8, salt=bytes([n])) for n, part in enumerate(parts)]
    return [int.from_bytes(one.digest(), "big", signed=True) for one in digests]


def exact(words: Said) -> bytes:
    """Equal for the same words."""
    return blake2b(words.line.encode(), digest_size=16).digest()


def turns(words: Said) -> bytes:
    """Equal where the words that turn what is said are the same: numbers, yes and no."""
    return blake2b(" ".join(weighty(words)).encode(), digest_size=8).digest()
