"""What rows say of one another: the conduct that one answers, an id that came already.

The rows of an input are looked at once before they are judged. What they answer is found here, in
the order of the input, so that every unit of work can be given the words that its rows need and
be judged by itself, on any process or machine.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

ROWS_KEPT = 100_000
CHARACTERS_KEPT = 50_000_000
"""How far away a parent or a double is found. Both bounds keep the memory of a scan level."""


class Glance(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What other rows may need to know of a row. `parent`: the id of the row that it answers and
    whose words it does not quote itself; `photos`: files that are named with it."""

    number: int
    id: str
    parent: str | None
    text: str | None
    photos: tuple[str, ...] = ()


class Stretch(msgspec.Struct, frozen=True):
    """A run of rows that were looked at together."""

    glances: list[Glance]
    digest: str


S = TypeVar("S", bound=Stretch)


class Placed(msgspec.Struct, Generic[S]):
    """A stretch with what its rows need from others, by row number."""

    stretch: S
    quotes: dict[int, tuple[str, str]] = {}
    """(id of the parent, its words)"""
    doubled: set[int] = set()
    """Rows whose id came before."""
    last: int = 0
    read: int = 0
    waits: set[str] = set()
    far: bool = False
    """A row may answer one that is further away; see `unanswered`."""

    def unanswered(self) -> dict[int, str]:
        """Rows whose parent was not found, with its id."""
        return {
            glance.number: glance.parent
            for glance in self.stretch.glances
            if glance.parent is not None
            and glance.parent != glance.id
            and glance.number not in self.quotes
        }


class Threads(Generic[S]):
    """Finds parents: the latest row before with that id, else the first one after.

    Both as far as `ROWS_KEPT` and `CHARACTERS_KEPT` reach; what may lie further is marked `far`.
    """

    def __init__(self) -> None:
        self._texts: OrderedDict[str, str | None] = OrderedDict()
        self._characters = 0
        self._waiting: dict[str, list[tuple[Placed[S], int]]] = {}
        self._rows = self._read = 0
        self._forgot = False

    def place(self, stretches: Iterable[S]) -> Iterator[Placed[S]]:
        """The stretches in their order, each once no row within reach can add to it."""
        pending: deque[Placed[S]] = deque()
        for stretch in stretches:
            placed = Placed(stretch)
            for glance in stretch.glances:
                self._look(placed, glance)
            placed.last, placed.read = self._rows, self._read
            pending.append(placed)
            while pending and self._settled(pending[0]):
                yield self._release(pending.popleft())
        while pending:
            yield self._release(pending.popleft())

    def _settled(self, placed: Placed[S]) -> bool:
        if not placed.waits:
            return True
        rows, read = self._rows - placed.last, self._read - placed.read
        away = rows >= ROWS_KEPT or read >= CHARACTERS_KEPT
        placed.far |= away
        return away

    def _look(self, placed: Placed[S], glance: Glance) -> None:
        self._rows += 1
        self._read += len(glance.text or "")
        parent, name = glance.parent, glance.id
        if parent is not None:
            words = self._texts.get(parent)
            if words:
                placed.quotes[glance.number] = (parent, words)
            elif parent not in self._texts and parent != name:
                self._waiting.setdefault(parent, []).append((placed, glance.number))
                placed.waits.add(parent)
                placed.far |= self._forgot
        if not name:  # the row has no id, and will be rejected
            return
        if name in self._texts:
            placed.doubled.add(glance.number)
        elif self._waiting:
            for other, number in self._waiting.pop(name, ()):
                other.waits.discard(name)
                if glance.text:
                    other.quotes[number] = (name, glance.text)
        self._remember(name, glance.text)

    def _release(self, placed: Placed[S]) -> Placed[S]:
        for parent in placed.waits:
            left = [entry for entry in self._waiting.get(parent, ()) if entry[0] is not placed]
            if left:
                self._waiting[parent] = left
            else:
                self._waiting.pop(parent, None)
        return placed

    def _remember(self, name: str, text: str | None) -> None:
        texts = self._texts
        self._characters += len(text or "") - len(texts.pop(name, None) or "")
        texts[name] = text
        while len(texts) > ROWS_KEPT or self._characters > CHARACTERS_KEPT:
            self._characters -= len(texts.popitem(last=False)[1] or "")
            self._forgot = True
