"""Hands, drawn: one construction for all, from the state of each finger to an outline.

A hand is a palm, a wrist, and fingers as rounded strokes in a box of 200 by 200. Each part is
drawn twice, wide in the colour of the line and narrower in the colour of the hand, so that parts
that belong together melt into one outline and those on top keep their own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

__all__ = ["DRAWN", "hand_svg"]

Point = tuple[float, float]
_LINE: Final = 7.0
_FINGER: Final = 19.0
_KNUCKLE: Final[dict[str, Point]] = {
    "index": (70, 106), "middle": (91, 101), "ring": (112, 103), "little": (131, 112),
}  # fmt: skip
_LENGTH: Final = {"index": 66, "middle": 74, "ring": 67, "little": 50}
_PALM: Final = "M66 108 L91 100 L113 102 L134 112 L131 150 L119 176 L83 176 L69 152 Z"
_WRIST: Final = "M83 168 L119 168 L117 206 L85 206 Z"
_THUMB_ROOT: Final[Point] = (77, 152)
_NAMES: Final = ("index", "middle", "ring", "little")


def _stroke(path: str, width: float, layer: str) -> str:
    return f'<path class="hand__{layer}" d="{path}" stroke-width="{width:g}"/>'


def _part(path: str, width: float) -> str:
    """One part with its own outline."""
    return _stroke(path, width + _LINE, "line") + _stroke(path, width - _LINE / 2, "skin")


def _to(start: Point, angle: float, length: float) -> str:
    """A straight finger from a knuckle, by its angle from upright in degrees, right positive."""
    turn = math.radians(angle)
    x, y = start[0] + length * math.sin(turn), start[1] - length * math.cos(turn)
    return f"M{start[0]:g} {start[1]:g} L{x:.1f} {y:.1f}"


def _body(parts: Iterable[tuple[str, float]], *, wrist: bool = True) -> str:
    """Fingers that stand out, then the palm over their roots, so that no line crosses it."""
    parts = list(parts)
    base = [(_PALM, 14.0), *([(_WRIST, 8.0)] if wrist else [])]
    outline = "".join(_stroke(path, width + _LINE, "line") for path, width in base)
    fingers = "".join(_part(path, width) for path, width in parts)
    fill = "".join(_stroke(path, width - _LINE / 2, "skin hand__solid") for path, width in base)
    return outline + fingers + fill


def _folded(names: Iterable[str]) -> str:
    """Fingers bent into the palm: their middle joints stand in a row."""
    drawn = ""
    for name in names:
        x, y = _KNUCKLE[name]
        drawn += _part(f"M{x:g} {y + 2:g} L{x - 1:g} {y + 25:g}", _FINGER)
    return drawn


def _thumb_over(x: float, y: float) -> str:
    return _part(f"M{_THUMB_ROOT[0]:g} {_THUMB_ROOT[1]:g} L{x:g} {y:g}", 21)


def _upright(
    up: dict[str, float], *, thumb_out: Point | None = None, thumb_over: Point | None = (106, 141)
) -> str:
    """A hand that stands: the fingers of `up` at their angles, the others folded."""
    parts = [(_to(_KNUCKLE[name], up[name], _LENGTH[name]), _FINGER) for name in up]
    if thumb_out is not None:
        root = _THUMB_ROOT
        parts.append((f"M{root[0]:g} {root[1]:g} L{thumb_out[0]:g} {thumb_out[1]:g}", 22.0))
        thumb_over = None
    drawn = _body(parts) + _folded(name for name in _NAMES if name not in up)
    return drawn + (_thumb_over(*thumb_over) if thumb_over else "")


def _number(count: int) -> str:
    spread = {
        1: {"index": -2.0},
        2: {"index": -13.0, "middle": 9.0},
        3: {"index": -15.0, "middle": 0.0, "ring": 14.0},
        4: {"index": -15.0, "middle": -4.0, "ring": 8.0, "little": 20.0},
        5: {"index": -17.0, "middle": -4.0, "ring": 9.0, "little": 23.0},
    }[count]
    if count == 5:
        return _upright(spread, thumb_out=(27, 112))
    return _upright(spread, thumb_over=(104, 143) if count < 4 else (106, 137))


def _palm() -> str:
    return _upright(
        {"index": -3.0, "middle": -1.0, "ring": 1.0, "little": 4.0}, thumb_out=(45, 101)
    )


def _metal() -> str:
    return _upright({"index": -9.0, "little": 13.0}, thumb_over=(108, 140))


def _phone() -> str:
    return _upright({"little": 36.0}, thumb_out=(24, 92))


def _pistol() -> str:
    return _upright({"index": -2.0}, thumb_out=(16, 132))


def _fist() -> str:
    return _upright({}, thumb_over=(112, 141))


def _ok() -> str:
    up = {"middle": 2.0, "ring": 13.0, "little": 25.0}
    parts = [(_to(_KNUCKLE[name], angle, _LENGTH[name]), _FINGER) for name, angle in up.items()]
    ring = "M73 108 C68 84 44 72 33 86 C25 97 31 112 43 118 C54 124 66 134 76 150"
    return _body([*parts, (ring, 18.0)])


def _thumb_up() -> str:
    cuff = "M14 112 L58 106 L58 160 L14 166 Z"
    block = "M64 102 L104 96 L118 106 L118 160 L66 166 Z"
    thumb = "M84 106 C88 84 92 66 97 36"
    base = [(cuff, 8.0), (block, 16.0)]
    drawn = "".join(_stroke(path, width + _LINE, "line") for path, width in base)
    drawn += _part(thumb, 24)
    drawn += "".join(_stroke(path, width - _LINE / 2, "skin hand__solid") for path, width in base)
    for row, (y, end) in enumerate(((103, 151), (122, 155), (141, 151), (159, 143))):
        drawn += _part(f"M{108 - row:g} {y:g} L{end:g} {y:g}", 18)
    return drawn


_LITTLE_HEART: Final = (
    '<path class="hand__mark" d="M66 34 C66 22 50 18 46 30 C42 18 26 22 26 34 '
    'C26 46 40 52 46 60 C52 52 66 46 66 34 Z"/>'
)


def _finger_heart() -> str:
    body = _body([]) + _folded(("middle", "ring", "little"))
    index = _part("M72 116 C62 104 54 96 39 86", 19)
    thumb = _part("M77 152 C62 138 54 118 62 84", 20)
    return body + index + thumb + _LITTLE_HEART


def _heart() -> str:
    """Two hands: the fingers bend over the top, the thumbs meet below."""

    def one() -> str:
        wrist = _part("M24 202 L44 138", 30)
        thumb = _part("M50 138 C64 150 80 162 97 172", 19)
        fingers = _part("M42 134 C22 96 34 46 66 46 C84 46 94 60 98 78", 25)
        joint = _stroke("M43 142 L45 132", 22, "skin")
        return wrist + thumb + fingers + joint

    return one() + f'<g transform="matrix(-1 0 0 1 200 0)">{one()}</g>'


def _palms_together() -> str:
    """Two hands laid together, seen from the side of the thumbs."""

    def one() -> str:
        sleeve = _part("M86 170 L44 200", 38)
        palm = _part("M84 156 C82 120 88 90 92 34", 24)
        thumb = _part("M76 136 C80 118 84 106 92 96", 15)
        return sleeve + palm + thumb

    seam = '<path class="hand__line hand__seam" d="M100 24 L100 168"/>'
    return one() + f'<g transform="matrix(-1 0 0 1 200 0)">{one()}</g>' + seam


def _arms_crossed() -> str:
    """A person with the forearms laid over each other."""
    head = (
        '<circle class="hand__line" cx="100" cy="36" r="23" stroke-width="7"/>'
        '<circle class="hand__skin hand__solid" cx="100" cy="36" r="22"/>'
    )
    trunk = "M62 84 L138 84 L132 200 L68 200 Z"
    body = _stroke(trunk, 30 + _LINE, "line") + _stroke(trunk, 30 - _LINE / 2, "cloth hand__solid")
    lower = _part("M46 96 C36 122 40 146 52 152 L138 122", 24) + _part("M138 122 L146 112", 20)
    upper = _part("M154 96 C164 122 160 146 148 152 L66 126", 24) + _part("M66 126 L54 117", 20)
    return body + head + lower + upper


def _unsure() -> str:
    return f'<g class="hand--unsure">{_upright({}, thumb_over=None)}</g>' + (
        '<text class="hand__text" x="100" y="80" text-anchor="middle">?</text>'
    )


DRAWN: Final[dict[str, Callable[[], str]]] = {
    **{f"number:{count}": partial(_number, count) for count in range(1, 6)},
    "thumb_up": _thumb_up,
    "pistol": _pistol,
    "phone": _phone,
    "metal": _metal,
    "ok": _ok,
    "finger_heart": _finger_heart,
    "heart": _heart,
    "fist": _fist,
    "palm": _palm,
    "palms_together": _palms_together,
    "arms_crossed": _arms_crossed,
    "unsure": _unsure,
}
"""How each value of the gesture vocabulary is drawn."""

_NEARER: Final = {"fist": "22 72 160 132"}
"""A closed hand is small: it is looked at from nearer."""


@cache
def _drawn(value: str) -> SafeString:
    # Made of the numbers above alone.
    return mark_safe(DRAWN[value]())


def hand_svg(value: str, title: str, mark: str) -> SafeString:
    """The drawing of a gesture, named for those who hear it; `mark` makes its id unique."""
    return format_html(
        '<svg class="hand" viewBox="{3}" role="img" aria-labelledby="{0}">'
        '<title id="{0}">{1}</title>{2}</svg>',
        f"hand-{mark}",
        title,
        _drawn(value),
        _NEARER.get(value, "0 0 200 204"),
    )  # fmt: skip
