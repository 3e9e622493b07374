"""Real boundaries for the map, loaded by an operator: GeoJSON in, simplified outlines kept.

We ship none. Free sets (Natural Earth) still have the provinces of before 2022, and BIG's official
ones may not be passed on by us. An agency that has them runs

    jaganetral figures boundaries provinces.geojson --code KODE_PROV --source "BIG, 2025"

The lines are drawn on a plain map (longitude, latitude) and thinned by Douglas and Peucker (1973)
until a point stands no further than half a unit of the drawing from the line.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _

from jaganetral.portal.insight.errors import BadBoundaries

__all__ = ["Boundaries", "kept", "load"]

WIDTH, FINE, SMALLEST = 1000, 0.5, 1.5
"""The drawing's width; how far a line may move; islands below this size (in units) are left out."""

Point = tuple[float, float]


class Boundaries(msgspec.Struct, frozen=True):
    """Outlines by province code, as SVG paths, and whose they are."""

    width: int
    height: int
    paths: dict[str, str]
    source: str


def kept() -> Boundaries | None:
    """The boundaries of this installation, or None."""
    path = _place()
    return _read(path, path.stat().st_mtime_ns) if path.exists() else None


def load(source: Path, *, code: str, said: str) -> Boundaries:
    """Read a GeoJSON of provinces, thin it, and keep it for the map.

    code: the property that holds Kemendagri's code (`13`, or `13.71` for a part of it); said: whose
    data it is, and under which terms; shown below the map. Raises BadBoundaries.
    """
    try:
        told = json.loads(source.read_text(encoding="utf-8"))
        features = list(told["features"])
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise BadBoundaries(
            _("This is no GeoJSON with features: {why}").format(why=wrong)
        ) from None
    rings: dict[str, list[list[Point]]] = {}
    for number, feature in enumerate(features, start=1):
        province = _code(feature, code, number)
        rings.setdefault(province, []).extend(_rings(feature.get("geometry"), number))
    from jaganetral.portal.insight.wording import provinces  # noqa: PLC0415

    if missing := sorted(set(provinces()) - set(rings)):
        raise BadBoundaries(
            _("These provinces have no boundary in it: {codes}").format(codes=", ".join(missing))
        )
    found = _drawn(rings, said)
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(found))
    fresh.replace(place)
    return found


def thinned(points: Sequence[Point], fine: float) -> list[Point]:
    """The points that a line needs so that none that was left out lies further than `fine`."""
    if len(points) < 3:
        return list(points)
    stays = {0, len(points) - 1}
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        far, where = 0.0, first
        for at in range(first + 1, last):
            away = _away(points[at], points[first], points[last])
            if away > far:
                far, where = away, at
        if far > fine:
            stays.add(where)
            open_spans += [(first, where), (where, last)]
    return [points[at] for at in sorted(stays)]


def _place() -> Path:
    return Path(settings.ENVIRONMENT.data) / "insight" / "boundaries.json"


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int) -> Boundaries:
    return msgspec.json.decode(path.read_bytes(), type=Boundaries)


def _code(feature: Mapping[str, Any], name: str, number: int) -> str:
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    said = str((properties or {}).get(name, "")).strip()
    if len(said) < 2 or not said[:2].isdigit():
        raise BadBoundaries(
            _("Feature {number}: the property {name} must hold a code like 13; it has {said}.")
            .format(number=number, name=name, said=said or "–")
        )  # fmt: skip
    return said[:2]


def _rings(geometry: Any, number: int) -> Iterator[list[Point]]:
    """The outer rings of a polygon or of several."""
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    shapes: Iterable[Any]
    if kind == "Polygon":
        shapes = [geometry["coordinates"]]
    elif kind == "MultiPolygon":
        shapes = geometry["coordinates"]
    else:
        raise BadBoundaries(
            _("Feature {number} is no Polygon or MultiPolygon.").format(number=number)
        )
    try:
        for shape in shapes:
            yield [(float(point[0]), float(point[1])) for point in shape[0]]
    except (TypeError, ValueError, IndexError):
        raise BadBoundaries(
            _("Feature {number} has a point that is not two numbers.").format(number=number)
        ) from None


def _drawn(rings: Mapping[str, list[list[Point]]], said: str) -> Boundaries:
    every = [point for mine in rings.values() for ring in mine for point in ring]
    west, east = min(x for x, _y in every), max(x for x, _y in every)
    south, north = min(y for _x, y in every), max(y for _x, y in every)
    scale = WIDTH / max(east - west, 1e-9)
    paths = {}
    for code, mine in sorted(rings.items()):
        parts: list[str] = []
        for ring in sorted(mine, key=len, reverse=True):
            placed = [((x - west) * scale, (north - y) * scale) for x, y in ring]
            wide = max(x for x, _y in placed) - min(x for x, _y in placed)
            if wide < SMALLEST and parts:
                continue
            line = thinned(placed, FINE)
            parts.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in line) + "Z")
        paths[code] = "".join(parts)
    return Boundaries(WIDTH, math.ceil((north - south) * scale), paths, said)


def _away(point: Point, first: Point, last: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, first, last
    long = math.hypot(x2 - x1, y2 - y1)
    if long == 0:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / long
