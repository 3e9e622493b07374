"""Drawings that the server makes (SVG): lines over months, bars, and the map of the provinces.

No script and no style stands in them: shapes have attributes, colours come from the style sheet.
Each has its figures in a table below it; a reader of screens is told so.

The map is a grid of one tile for each of the 38 provinces, about where it lies: ours, and free of
any licence. An operator may load real boundaries instead (see boundaries.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jaganetral.portal.insight.boundaries import Boundaries
from jaganetral.portal.insight.wording import provinces

__all__ = ["Bar", "Lines", "Map", "Tile", "bars", "lines", "region_map"]

WIDTH = 680

TILES: dict[str, tuple[int, int]] = {
    "11": (0, 0), "12": (1, 1), "14": (2, 2), "13": (1, 2), "21": (3, 1), "15": (2, 3),
    "17": (1, 3), "16": (3, 3), "19": (4, 3), "18": (3, 4), "36": (4, 5), "31": (5, 5),
    "32": (5, 6), "33": (6, 6), "34": (6, 7), "35": (7, 6), "51": (8, 7), "52": (9, 7),
    "53": (10, 7), "61": (6, 2), "62": (7, 3), "63": (8, 3), "64": (8, 2), "65": (8, 1),
    "71": (12, 1), "75": (11, 1), "72": (11, 2), "76": (10, 3), "73": (10, 4), "74": (11, 4),
    "82": (13, 2), "81": (13, 4), "96": (14, 2), "92": (15, 2), "94": (16, 3), "91": (17, 2),
    "95": (17, 3), "93": (17, 4),
}  # fmt: skip
"""Column and row of each province, by its Kemendagri code."""

SHORT: dict[str, str] = {
    "11": "Ac", "12": "SU", "13": "SB", "14": "Ri", "15": "Ja", "16": "SS", "17": "Be", "18": "La",
    "19": "BB", "21": "KR", "31": "JK", "32": "JB", "33": "JT", "34": "YO", "35": "JI", "36": "BT",
    "51": "BA", "52": "NB", "53": "NT", "61": "KB", "62": "KT", "63": "KS", "64": "KI", "65": "KU",
    "71": "SA", "72": "ST", "73": "SN", "74": "SG", "75": "GO", "76": "SR", "81": "MA", "82": "MU",
    "91": "PA", "92": "PB", "93": "PS", "94": "PT", "95": "PP", "96": "PD",
}  # fmt: skip
"""Letters of a tile, after ISO 3166-2:ID where it has them."""

TILE = 38
STEPS = 4
"""Shades of the map; a fifth, hatched, is "withheld"."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A line over months: its points as SVG wants them, dots, ticks, and the words below."""

    width: int
    height: int
    paths: Sequence[str]
    dots: Sequence[tuple[float, float, str]]
    ticks: Sequence[tuple[float, int]]
    labels: Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its width (of 600), its words and its figure."""

    width: float
    label: str
    count: int
    at_least: bool
    withheld: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map. `shade` 1 to 4, 0 where its figure is withheld."""

    code: str
    name: str
    letters: str
    count: int | None
    shade: int
    x: float
    y: float
    path: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """The map, its legend (shade, from, to), and whose boundaries it draws ("" for the grid)."""

    width: int
    height: int
    tiles: Sequence[Tile]
    legend: Sequence[tuple[int, int, int]]
    source: str


def lines(points: Sequence[tuple[str, int | None]]) -> Lines:
    """Counts by month, the first first; where one is withheld, the line is broken."""
    left, right, top, height = 52, 34, 14, 260
    most = _nice(max((count for _, count in points if count is not None), default=0))
    span = max(1, len(points) - 1)

    def x(at: int) -> float:
        return round(left + (WIDTH - left - right) * at / span, 1)

    def y(count: float) -> float:
        return round(top + (height - top - 34) * (1 - count / most), 1)

    parts: list[list[str]] = [[]]
    dots = []
    for at, (label, count) in enumerate(points):
        if count is None:
            parts.append([])
            continue
        parts[-1].append(f"{x(at)},{y(count)}")
        dots.append((x(at), y(count), f"{label}: {count}"))
    every = max(1, -(-len(points) // 7))
    labels = [(x(at), label) for at, (label, _) in enumerate(points) if at % every == 0]
    ticks = [(y(most * part / 4), most * part // 4) for part in range(5)]
    return Lines(WIDTH, height, [" ".join(part) for part in parts if len(part) > 1],
                 dots if len(points) <= 60 else [], ticks, labels)  # fmt: skip


def bars(rows: Sequence[tuple[str, int, bool]], withheld: str = "", rest: int = 0) -> list[Bar]:
    """Counts by value, as they come; what is withheld last, drawn hatched."""
    every = [*((*row, False) for row in rows)]
    if rest:
        every.append((withheld, rest, False, True))
    most = max((row[1] for row in every), default=1)
    return [
        Bar(round(600 * count / most, 1), label, count, at_least, hidden)
        for label, count, at_least, hidden in every
    ]


def region_map(counts: Mapping[str, int], boundaries: Boundaries | None = None) -> Map:
    """The provinces shaded by their counts, in four equal steps of the largest."""
    most = max(counts.values(), default=0)
    tiles = []
    for code, (column, row) in TILES.items():
        count = counts.get(code)
        shade = 0 if count is None else min(STEPS, 1 + (STEPS * (count - 1)) // max(1, most))
        path = boundaries.paths.get(code, "") if boundaries else ""
        tiles.append(Tile(code, provinces()[code], SHORT[code], count, shade, column * TILE + 2,
                          row * TILE + 2, path))  # fmt: skip
    legend = [
        (step, 1 + most * (step - 1) // STEPS, most * step // STEPS)
        for step in range(1, STEPS + 1)
        if most
    ]
    if boundaries is not None:
        return Map(boundaries.width, boundaries.height, tiles, legend, boundaries.source)
    return Map(18 * TILE + 4, 8 * TILE + 4, tiles, legend, "")


def _nice(most: int) -> int:
    """A round number, divisible by four, at which the axis ends."""
    step = 4
    while step < most:
        for times in (1, 2, 5):
            if step * times >= most:
                return step * times
        step *= 10
    return step
