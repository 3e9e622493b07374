"""The words of one photo as one text, in which every stretch knows its place in the picture.

Pure: it works on the signals `words` of a reading, whoever read them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jaganetral.model import Box, Signal, Span

_TALLER = 1.8
"""A line this much taller than its neighbour is set in another voice: a headline, a number."""
_GAP = 0.9
"""Lines of one paragraph stand closer than this share of the taller one's height."""


class Line(NamedTuple):
    """A line as it was read: its words, where it stands, and how sure the reader is."""

    text: str
    box: Box
    confidence: float

    @property
    def height(self) -> float:
        """In pixels. A line cannot be taller than it is wide for each of its letters."""
        return min(self.box[2], self.box[3])


class Written:
    """The lines of a photo in reading order, joined: a space within a paragraph, else a new line.

    `text` is what text perception reads; `box` and `confidence` lead from its spans back to the
    picture.
    """

    def __init__(self, signals: Iterable[Signal]) -> None:
        lines = [
            Line(signal.text, signal.box, signal.confidence)
            for signal in signals
            if signal.kind == "words" and signal.text and signal.box is not None
        ]
        self.lines: list[tuple[int, Line]] = []
        """Where each line starts in `text`."""
        self.text = ""
        for paragraph in _paragraphs(lines):
            for place, line in enumerate(paragraph):
                if self.text:
                    self.text += " " if place else "\n"
                self.lines.append((len(self.text), line))
                self.text += line.text

    def box(self, span: Span) -> Box | None:
        """The rectangle round a span; within a line by the share of its letters."""
        boxes = [
            _cut(line, max(span[0] - start, 0), min(span[1] - start, len(line.text)))
            for start, line in self._within(span)
        ]
        return around(boxes) if boxes else None

    def confidence(self, span: Span) -> float:
        """How sure the reader was of the lines that a span touches: the least sure of them."""
        return min((line.confidence for _, line in self._within(span)), default=1.0)

    def _within(self, span: Span) -> Iterator[tuple[int, Line]]:
        for start, line in self.lines:
            if start < span[1] and span[0] < start + len(line.text):
                yield start, line


def around(boxes: Iterable[Box]) -> Box:
    """The smallest rectangle round several."""
    many = list(boxes)
    left, top = min(b[0] for b in many), min(b[1] for b in many)
    right, bottom = max(b[0] + b[2] for b in many), max(b[1] + b[3] for b in many)
    return left, top, right - left, bottom - top


def _cut(line: Line, first: int, last: int) -> Box:
    x, y, width, height = line.box
    if height > width * 1.5:  # a line that runs upwards is not cut
        return line.box
    letter = width / max(len(line.text), 1)
    return x + first * letter, y, (last - first) * letter, height


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Lines that stand under or beside each other in one size of type, from the top down."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (_middle(one.box), one.box[0])):
        home = next((g for g in groups if any(_together(line, other) for other in g)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    for group in groups:
        group.sort(key=lambda one: one.box[1])
        _sort_rows(group)
    return groups


def _sort_rows(group: list[Line]) -> None:
    """Lines of one row go from left to right."""
    row: list[Line] = []
    rows: list[list[Line]] = []
    for line in group:
        if row and _middle(line.box) > row[0].box[1] + 0.8 * row[0].box[3]:
            rows.append(row)
            row = []
        row.append(line)
    rows.append(row)
    group[:] = [line for row in rows for line in sorted(row, key=lambda one: one.box[0])]


def _middle(box: Box) -> float:
    return box[1] + box[3] / 2


def _together(line: Line, other: Line) -> bool:
    taller = max(line.height, other.height)
    if taller > _TALLER * max(min(line.height, other.height), 1):
        return False
    (ax, ay, aw, ah), (bx, by, bw, bh) = line.box, other.box
    across = max(ax, bx) - min(ax + aw, bx + bw)
    down = max(ay, by) - min(ay + ah, by + bh)
    return across < _GAP * taller and down < _GAP * taller
