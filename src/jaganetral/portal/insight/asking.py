"""What is asked of the figures: a measure, by what, where, and over which months; as an address.

    ?ukuran=reported&menurut=platform&wilayah=13&dari=2026-01&sampai=2026-06
    ?ukuran=proven&menurut=region&saring=platform:facebook

Region and one more dimension can be asked for together. Sex, party and grade stand on the page
on fairness alone. More together is never told: see lattice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from jaganetral.portal.insight.errors import BadQuery
from jaganetral.portal.insight.lattice import CROSSED, DIMENSIONS
from jaganetral.portal.insight.measures import MEASURES
from jaganetral.portal.insight.wording import provinces

__all__ = ["Ask", "read_ask"]

BY = ("time", *DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the figures. "" and None leave open."""

    measure: str = "reported"
    by: str = "time"
    region: str = ""
    dimension: str = ""
    value: str = ""
    start: date | None = None
    end: date | None = None

    @property
    def address(self) -> str:
        """The question as the part of an address after "?": the same question, the same words."""
        parts = {
            "ukuran": self.measure,
            "menurut": self.by,
            "wilayah": self.region,
            "saring": f"{self.dimension}:{self.value}" if self.dimension else "",
            "dari": f"{self.start:%Y-%m}" if self.start else "",
            "sampai": f"{self.end:%Y-%m}" if self.end else "",
        }
        return urlencode({name: part for name, part in parts.items() if part}, safe=":")

    @property
    def too_fine(self) -> bool:
        """Whether it crosses more than the lattice holds."""
        crossed = {self.dimension, self.by} - {"", "time", "region"}
        regional = bool(self.region) or self.by == "region"
        return len(crossed) > 1 or (regional and not crossed <= set(CROSSED))

    def with_(self, **parts: str) -> Ask:
        return replace(self, **parts)  # type: ignore[arg-type]


def read_ask(given: Mapping[str, str]) -> Ask:
    """A question from an address. Raises BadQuery, which names the part that is not ours."""
    measure = given.get("ukuran") or "reported"
    if measure not in MEASURES:
        raise BadQuery("ukuran", _("There is no such measure."))
    by = given.get("menurut") or "time"
    if by not in BY:
        raise BadQuery("menurut", _("Figures cannot be told by this."))
    region = given.get("wilayah") or ""
    if region and region not in provinces():
        raise BadQuery("wilayah", _("No province has this code."))
    dimension, _colon, value = (given.get("saring") or "").partition(":")
    if dimension and (dimension not in DIMENSIONS[1:] or not value or len(value) > 24):
        raise BadQuery("saring", _("This filter is not one of ours."))
    start, end = _month(given, "dari"), _month(given, "sampai")
    if start and end and end < start:
        raise BadQuery("sampai", _("The last month lies before the first."))
    return Ask(measure, by, region, dimension, value, start, end)


def _month(given: Mapping[str, str], name: str) -> date | None:
    said = given.get(name) or ""
    if not said:
        return None
    try:
        return date.fromisoformat(f"{said}-01")
    except ValueError:
        raise BadQuery(name, _("Write the month like 2026-01.")) from None
