"""Where the dots and whiskers of an interval stand in a drawing that the server makes (SVG).

No script and no style stands in it: its shapes have attributes, its colours come from the page's
style sheet. Whoever cannot see it reads the same figures in the table below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jaganetral.portal.review.measuring import Estimate

__all__ = ["Chart", "Mark", "chart"]

WIDTH, LEFT, RIGHT, ROW, TOP = 400, 8, 24, 50, 26
LETTERS = 44
"""Letters of a label: it stands above its line, so that it can be read on a phone as well."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the drawing; lengths in its units."""

    label: str
    y: int
    text_y: int
    low: float | None
    high: float | None
    dot: float | None
    enough: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its size, the ticks of its axis (position, words), its lines."""

    width: int
    height: int
    left: int
    ticks: Sequence[tuple[float, str]]
    marks: Sequence[Mark]


def chart(rows: Sequence[tuple[str, Estimate]]) -> Chart:
    """Figures from 0 to 1, one below the other."""
    marks = []
    for n, (label, estimate) in enumerate(rows):
        top = TOP + ROW * n
        marks.append(
            Mark(
                label[:LETTERS] + ("…" if len(label) > LETTERS else ""), top + 36, top + 20,
                _x(estimate.low), _x(estimate.high), _x(estimate.value), estimate.enough,
            )
        )  # fmt: skip
    ticks = [(_at(step / 4), f"{step * 25} %") for step in range(5)]
    return Chart(WIDTH, TOP + ROW * len(rows) + 10, LEFT, ticks, marks)


def _x(value: float | None) -> float | None:
    return None if value is None else _at(min(1.0, max(0.0, value)))


def _at(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)
