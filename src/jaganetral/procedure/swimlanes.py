"""A flow drawn as lanes: whose desk a case lies on, from top to bottom in the order of the steps.

An SVG without scripts, fonts or colours from elsewhere. Each arrow carries a number; what they mean
stands below the drawing (`legend`), since the titles of moves are longer than any arrow.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.procedure.drawing import OWNERS
from jaganetral.procedure.flows import Flow

LANE, ROW, WIDTH, HEIGHT, HEAD, MARGIN = 206, 84, 162, 52, 44, 14
_WRAP = 22  # characters that fit into a box
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#1b1f24}.h{font-weight:600}"
    ".b{fill:#fff;stroke:#44505c}.f{fill:#e7f1ea}.o{fill:#eaf0fb}.l{fill:#f6f8fa}"
    ".a{fill:none;stroke:#5b6875}.n{font-size:10px;text-anchor:middle}.c{fill:#fff;stroke:#5b6875}"
)


@dataclass(frozen=True, slots=True)
class Arrow:
    """All moves from one state to another, under one number."""

    number: int
    start: str
    to: str
    moves: tuple[str, ...]


def arrows(flow: Flow, language: Language) -> tuple[Arrow, ...]:
    """The moves that change the state, numbered in the order of the flow."""
    drawn: dict[tuple[str, str], list[str]] = {}
    for state in flow.states:
        for move in flow.moves_from(state.id):
            if move.to is not None and move.to != state.id:
                drawn.setdefault((state.id, move.to), []).append(move.title.say(language))
    return tuple(
        Arrow(number, start, to, tuple(said))
        for number, ((start, to), said) in enumerate(drawn.items(), 1)
    )


def svg(flow: Flow, language: Language) -> str:
    """The drawing as one SVG document."""
    _ = translator(language)
    lanes = [owner for owner in OWNERS if any(s.owner == owner for s in flow.states)]
    places = _places(flow, lanes)
    width = LANE * len(lanes) + 2 * MARGIN
    height = HEAD + ROW * (1 + max(row for _lane, row in places.values())) + 10
    title = escape(flow.title.say(language))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{title}">',
        f"<title>{title}</title><style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        '<defs><marker id="t" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6875"/></marker></defs>',
    ]
    for lane, owner in enumerate(lanes):
        x = MARGIN + lane * LANE
        if lane % 2 == 0:
            parts.append(f'<rect class="l" x="{x}" width="{LANE}" height="{height}"/>')
        parts.append(f'<text class="h" x="{x + 16}" y="26">{escape(_(OWNERS[owner]))}</text>')
    drawn = [_arrow(arrow, places) for arrow in arrows(flow, language)]
    parts += [line for line, _number in drawn]
    for state in flow.states:
        kind = " f" if state.final else " o" if state.leads_to else ""
        parts += _box(places[state.id], state.title.say(language), kind)
    parts += [number for _line, number in drawn]  # above boxes that an arrow passes under
    return "\n".join([*parts, "</svg>", ""])


def legend(flow: Flow, language: Language) -> str:
    """What the numbers mean, as a Markdown list."""
    names = {state.id: state.title.say(language) for state in flow.states}
    _ = translator(language)
    lines = []
    for arrow in arrows(flow, language):
        way = f"{names[arrow.start]} → {names[arrow.to]}"
        lines.append(f"{arrow.number}. {' / '.join(arrow.moves)} ({way})")
    lines.append("")
    lines.append(_(N_("Green: closed. Blue: the case goes on in another flow.")))
    return "\n".join(lines)


def _places(flow: Flow, lanes: list[str]) -> dict[str, tuple[int, int]]:
    """Lane and row of each state: rows by how many moves lead there, one box to a place."""
    depth = {flow.start: 0}
    queue = [flow.start]
    for name in queue:
        for move in flow.moves_from(name):
            if move.to is not None and move.to not in depth:
                depth[move.to] = depth[name] + 1
                queue.append(move.to)
    taken: set[tuple[int, int]] = set()
    places: dict[str, tuple[int, int]] = {}
    row = 0
    for level in range(max(depth.values()) + 1):
        here = [state for state in flow.states if depth.get(state.id) == level]
        first = row
        for state in here:
            lane = lanes.index(state.owner)
            at = first
            while (lane, at) in taken:
                at += 1
            taken.add((lane, at))
            places[state.id] = (lane, at)
            row = max(row, at + 1)
    return places


def _centre(place: tuple[int, int]) -> tuple[float, float]:
    lane, row = place
    return MARGIN + lane * LANE + LANE / 2, HEAD + row * ROW + HEIGHT / 2


def _box(place: tuple[int, int], text: str, kind: str) -> Iterator[str]:
    x, y = _centre(place)
    yield (
        f'<rect class="b{kind}" x="{x - WIDTH / 2:g}" y="{y - HEIGHT / 2:g}" width="{WIDTH}" '
        f'height="{HEIGHT}" rx="6"/>'
    )
    lines = textwrap.wrap(text, _WRAP)[:3]
    for place_of_line, line in enumerate(lines):
        down = y + 4 + (place_of_line - (len(lines) - 1) / 2) * 14
        yield f'<text x="{x:g}" y="{down:g}" text-anchor="middle">{escape(line)}</text>'


def _arrow(arrow: Arrow, places: dict[str, tuple[int, int]]) -> tuple[str, str]:
    """A curve from edge to edge, set aside by its number so that arrows part."""
    (x1, y1), (x2, y2) = _centre(places[arrow.start]), _centre(places[arrow.to])
    spread = (arrow.number % 5 - 2) * 16
    down = y2 > y1
    if x1 == x2 and abs(y2 - y1) > ROW:  # past other boxes of the lane
        side = WIDTH / 2 if arrow.number % 2 else -WIDTH / 2
        bow = side + (14 if side > 0 else -14)
        points = (
            f"M{x1 + side:g} {y1:g}C{x1 + bow:g} {y1:g} {x2 + bow:g} {y2:g} {x2 + side:g} {y2:g}"
        )
        middle = (x1 + bow * 0.97, (y1 + y2) / 2 + spread / 2)
    elif y1 == y2:
        way = 1 if x2 > x1 else -1
        start, end = x1 + way * WIDTH / 2, x2 - way * WIDTH / 2
        points = f"M{start:g} {y1 + spread / 3:g}L{end:g} {y2 + spread / 3:g}"
        middle = ((start + end) / 2, y1 + spread / 3)
    else:
        edge = HEIGHT / 2 if down else -HEIGHT / 2
        sx, sy, ex, ey = x1 + spread, y1 + edge, x2 + spread, y2 - edge
        half = (ey - sy) / 2
        points = f"M{sx:g} {sy:g}C{sx:g} {sy + half:g} {ex:g} {ey - half:g} {ex:g} {ey:g}"
        middle = ((sx + ex) / 2, (sy + ey) / 2)
    x, y = middle
    return (
        f'<path class="a" d="{points}" marker-end="url(#t)"/>',
        f'<circle class="c" cx="{x:g}" cy="{y:g}" r="8"/>'
        f'<text class="n" x="{x:g}" y="{y + 3.5:g}">{arrow.number}</text>',
    )
