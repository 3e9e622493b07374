"""Blocks of a queue file made ready to be stored: lines read, their pictures opened and made anew.

This is done before the transaction that stores a block, which others may wait for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from jaganetral.portal.people.models import Organisation
from jaganetral.portal.review.models import Item
from jaganetral.portal.review.pictures import Small, made_anew
from jaganetral.portal.review.reading import Bad, Read, lines, read

__all__ = ["BLOCK", "BLOCK_BYTES", "Ready", "blocks", "made_ready", "there_already"]

BLOCK = 500
"""Lines of a transaction, at most."""
BLOCK_BYTES = 8_000_000
"""Bytes of the lines of a transaction: the line that reaches it is the last one."""

Block = list[tuple[bytes | None, int]]
"""Lines (None for one that is too long) with their lengths in bytes."""


def blocks(file: BinaryIO) -> Iterator[Block]:
    """The lines from where the file stands, in blocks that fit into memory."""
    block: Block = []
    size = 0
    for line, length in lines(file):
        block.append((line, length))
        size += len(line or b"")
        if len(block) >= BLOCK or size >= BLOCK_BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block


@dataclass(frozen=True, slots=True)
class Ready:
    """A line that was read: what it says, or why it cannot be taken; neither where it is empty."""

    size: int
    one: Read | None = None
    pictures: Sequence[Small] = ()
    why: str | None = None


def made_ready(place: Organisation, block: Block) -> list[Ready]:
    """Read the lines and open their pictures: before the transaction, which others wait for."""
    found = []
    for line, size in block:
        try:
            one = read(line) if line is None or line.strip() else None
        except Bad as wrong:
            found.append(Ready(size, why=str(wrong)))
        else:
            found.append(Ready(size, one))
    there = there_already(place, [ready.one for ready in found if ready.one is not None])
    return [
        replace(ready, pictures=made_anew(ready.one.previews, ready.one.kept.photos))
        if ready.one is not None and ready.one.previews and ready.one.columns["key"] not in there
        else ready
        for ready in found
    ]


def there_already(place: Organisation, ones: Iterable[Read]) -> set[str]:
    """The keys of those that are in the queue already."""
    keys = [one.columns["key"] for one in ones]
    return set(Item.objects.filter(organisation=place, key__in=keys).values_list("key", flat=True))
