"""From rows that were set aside to items: copies taken together, the weightiest first."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from jaganetral.scan.triage.collecting import UNKNOWN, Collection
from jaganetral.scan.triage.context import digest
from jaganetral.scan.triage.grouping import Script, leaders
from jaganetral.scan.triage.item import MEMBERS
from jaganetral.scan.triage.pictures import same_pictures
from jaganetral.scan.triage.ranking import score

_HELD: Final = 20_000
"""Texts that are kept at hand while texts are compared."""


class Heap(msgspec.Struct, frozen=True):
    """The rows of one item. Places are those of `Collection.place`."""

    name: str
    score: float
    severity: float
    confidence: float
    reach: int | None
    copies: int
    shown: int
    """The row that stands for all."""
    members: tuple[int, ...]


def heaps(found: Collection, watch: Callable[[], None] = lambda: None) -> list[Heap]:
    """The items of all flagged rows, the weightiest first; each row is in exactly one."""
    led, merged = _led(found, watch)
    kinds = np.frombuffer(found.kind, np.uint32) if len(found.kind) else np.empty(0, np.uint32)
    head = np.array(led, np.int64)[kinds]
    digests = np.frombuffer(bytes(found.digests), ">u8").reshape(-1, 2)
    order = np.lexsort((digests[:, 1], digests[:, 0], head))
    cuts = np.flatnonzero(np.diff(head[order])) + 1
    items = [
        _heap(found, kinds, digests, rows, int(head[rows[0]]), merged)
        for rows in np.split(order, cuts)
        if len(rows)
    ]
    return sorted(items, key=lambda item: (-item.score, -item.copies, item.name))


def _heap(
    found: Collection,
    kinds: NDArray[np.uint32],
    digests: NDArray[np.uint64],
    rows: NDArray[np.int64],
    head: int,
    merged: Sequence[int],
) -> Heap:
    """One item of rows in the order of their digests; of the leading kind one is shown."""
    known = [found.reach[row] for row in rows if found.reach[row] != UNKNOWN]
    reach = sum(known) if known else None
    leading = [row for row in rows.tolist() if merged[kinds[row]] == head]
    shown = max(
        leading, key=lambda row: (found.confidence[row], *(-int(part) for part in digests[row]))
    )
    severe = round(found.severity[head], 4)
    sure = round(found.confidence[shown], 4)
    first = sorted(rows.tolist(), key=lambda row: -found.reach[row])[:MEMBERS]
    if shown not in first:
        first[-1] = shown
    return Heap(
        name=digest(digests[rows].tobytes()).hex(),
        score=score(severe, sure, reach),
        severity=severe,
        confidence=sure,
        reach=reach,
        copies=len(rows),
        shown=shown,
        members=tuple(first),
    )


def _led(found: Collection, watch: Callable[[], None]) -> tuple[Sequence[int], Sequence[int]]:
    """For each kind of row the kind that leads its item, and the first kind that is the same."""
    merged, exact, blocks = _same(found)
    led = array("q", merged)
    order = sorted(
        (kind for kind in range(len(merged)) if merged[kind] == kind),
        key=lambda kind: (blocks[kind], -found.copies[kind], exact[kind]),
    )
    for _block, run in groupby(order, key=blocks.__getitem__):
        members = list(run)
        for place, leader in enumerate(leaders(len(members), _scripts(found, members))):
            led[members[place]] = members[leader]
        watch()
    for kind, first in enumerate(merged):
        led[kind] = led[first]
    return led, merged


def _same(found: Collection) -> tuple[Sequence[int], list[bytes], list[bytes]]:
    """Kinds that are one once it is known which photos are the same; and what to compare within."""
    photos: dict[bytes, int] = {}
    for kind, place in enumerate(found.kinds):
        for key in found.distinct.get(place).photos:
            photos[key] = photos.get(key, 0) + found.copies[kind]
    pictures = same_pictures(photos)
    merged = array("q")
    first: dict[bytes, int] = {}
    exact: list[bytes] = []
    blocks: list[bytes] = []
    for kind, place in enumerate(found.kinds):
        one = found.distinct.get(place)
        shared = one.context + b"".join(sorted(pictures[key] for key in one.photos))
        exact.append(digest(shared + b"\0" + one.script.exact.encode()))
        blocks.append(digest(shared + b"\0" + one.script.block.encode()))
        head = first.setdefault(exact[-1], kind)
        merged.append(head)
        if head != kind:
            found.copies[head] += found.copies[kind]
    return merged, exact, blocks


def _scripts(found: Collection, members: Sequence[int]) -> Callable[[int], Script]:
    @lru_cache(maxsize=_HELD)
    def script(place: int) -> Script:
        return found.distinct.get(found.kinds[members[place]]).script

    return script


def drawn(found: Collection) -> Iterator[tuple[str, float, int, int | None]]:
    """The sample of what was not flagged: name, chance, place of its record, reach; by name."""
    rows = []
    for _stratum, chance, kept in found.sample.drawn():
        record = found.record(kept.place)
        rulebook = msgspec.json.decode(record.judged)["rulebook"]
        told = msgspec.json.encode([record.conduct, record.account, record.url, rulebook])
        rows.append((digest(b"unflagged" + told).hex(), chance, kept.place, kept.reach))
    yield from sorted(rows)
