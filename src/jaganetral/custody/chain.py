"""The chain: each link holds the one before it, and the one before it about the same subject.

    hash = SHA-256("jaganetral link 1\\n" || number (8 bytes) || hash of the link before
                   || digest of the entry || step (8 bytes) || hash of the step before)

`number` counts all links of an installation from 1, `step` those about one subject from 1. The
first link follows 32 bytes drawn for the chain, its `origin`; a first step follows 32 zero bytes.
With the second thread a bundle can show that it leaves out nothing that was done with one file,
without showing what was done with others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["NOTHING", "Broken", "Link", "follow", "link_hash"]

_LINK = b"jaganetral link 1\n"
NOTHING = bytes(32)
"""What stands where no step came before."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link; hashes are 32 bytes."""

    number: int
    previous: bytes
    entry: bytes
    step: int
    step_previous: bytes
    hash: bytes

    def recomputed(self) -> bytes:
        """What the hash must be."""
        return link_hash(self.number, self.previous, self.entry, self.step, self.step_previous)


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a chain does not hold: the number of the link, and why (a sentence in English)."""

    number: int
    why: str


def link_hash(number: int, previous: bytes, entry: bytes, step: int, step_previous: bytes) -> bytes:
    """The hash of a link."""
    return hashlib.sha256(
        _LINK + number.to_bytes(8, "big") + previous + entry + step.to_bytes(8, "big")
        + step_previous
    ).digest()  # fmt: skip


def follow(links: Iterable[Link], origin: bytes, *, after: int = 0) -> Iterator[Link | Broken]:
    """The links as they come, each found whole, with a `Broken` in place of each that is not.

    Streams: it holds the link before and nothing else. `origin` is the hash that the first link
    must follow, `after` its number.
    """
    number, previous = after, origin
    for link in links:
        if link.number != number + 1:
            yield Broken(link.number, f"follows number {number}: links are missing or re-ordered")
        elif link.previous != previous:
            yield Broken(link.number, "does not follow the link before it")
        elif link.recomputed() != link.hash:
            yield Broken(link.number, "is not what its hash says")
        else:
            yield link
        number, previous = link.number, link.hash
