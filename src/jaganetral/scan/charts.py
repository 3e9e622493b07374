"""Charts of a report as inline SVG: stacked bars, readable on a phone and without colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import msgspec

ORDER = ("prohibited", "caution", "undetermined", "allowed")
WIDTH, ROW, BAR = 360, 42, 14


class Bar(msgspec.Struct, frozen=True):
    """One bar: its name, and the counts that it is stacked of."""

    name: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(self.counts.values())


def bars(rows: Sequence[Bar], label: str, *, share: bool = False) -> str:
    """Horizontal stacked bars with their counts; with `share` each fills the width.

    The colour of a part is the class `l-LEVEL`; the same counts stand as text in its title.
    """
    most = max((row.total for row in rows), default=0) or 1
    height = len(rows) * ROW + 4
    drawn = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label, quote=True)}">'
    ]
    for place, row in enumerate(rows):
        y = place * ROW
        drawn.append(f'<text x="0" y="{y + 15}">{escape(_short(row.name))}</text>')
        drawn.append(f'<text x="{WIDTH}" y="{y + 15}" class="n">{_number(row)}</text>')
        x = 0.0
        whole = (row.total or 1) if share else most
        for level in sorted(row.counts, key=_place):
            wide = row.counts[level] / whole * WIDTH
            if wide > 0:
                drawn.append(
                    f'<rect x="{x:.1f}" y="{y + 22}" width="{max(wide, 0.7):.1f}" height="{BAR}" '
                    f'class="l-{level}"><title>{escape(level)}: {row.counts[level]:,}</title>'
                    "</rect>"
                )
            x += wide
    return "".join(drawn) + "</svg>"


def months(rows: Sequence[Bar], label: str) -> str:
    """Columns over time: one for each month, stacked by level."""
    most = max((row.total for row in rows), default=0) or 1
    tall, foot = 120, 18
    step = WIDTH / max(len(rows), 1)
    drawn = [
        f'<svg viewBox="0 0 {WIDTH} {tall + foot}" role="img" '
        f'aria-label="{escape(label, quote=True)}">'
    ]
    for place, row in enumerate(rows):
        y = float(tall)
        for level in sorted(row.counts, key=_place):
            high = row.counts[level] / most * tall
            y -= high
            drawn.append(
                f'<rect x="{place * step:.1f}" y="{y:.1f}" width="{step * 0.85:.1f}" '
                f'height="{high:.1f}" class="l-{level}">'
                f"<title>{escape(row.name)} {escape(level)}: {row.counts[level]:,}</title></rect>"
            )
    named = {0: "start", len(rows) - 1: "end"} if len(rows) > 1 else {0: "start"}
    for place, anchor in named.items():
        x = 0 if anchor == "start" else WIDTH
        drawn.append(
            f'<text x="{x}" y="{tall + foot - 3}" text-anchor="{anchor}">'
            f"{escape(rows[place].name)}</text>"
        )
    return "".join(drawn) + "</svg>"


def _place(level: str) -> int:
    return ORDER.index(level) if level in ORDER else len(ORDER)


def _number(row: Bar) -> str:
    flagged = sum(row.counts.get(level, 0) for level in ("prohibited", "caution"))
    return f"{flagged:,} / {row.total:,}" if set(row.counts) & set(ORDER) else f"{row.total:,}"


def _short(name: str) -> str:
    return name if len(name) <= 44 else name[:43] + "…"
