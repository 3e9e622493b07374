"""What authorities and the press told before: each figure with its source and day, side by side.

The figures do not agree with each other, and nothing here makes them agree: no sum, no mean, no
choice. Where two speak of the same matter, or one speaks against itself, the page says so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

__all__ = ["COLUMNS", "Contradiction", "Record", "Series", "series"]

DATA = Path(__file__).parent / "data" / "history.yaml"

COLUMNS: dict[str, tuple[str, ...]] = {
    "reported": ("asn_dilaporkan", "dilaporkan", "total", "laporan", "asn_dilaporkan_total",
                 "dugaan", "asn_diduga", "temuan_dan_laporan", "laporan_lebih_dari", "kasus",
                 "dugaan_netralitas", "laporan_netralitas", "pelanggaran_asn_polri_tni"),
    "proven": ("terbukti", "terbukti_dan_direkomendasikan", "melanggar", "pelanggaran",
               "terbukti_direkomendasikan"),
    "recommended": ("asn_direkomendasikan_sanksi", "direkomendasikan", "diteruskan_ke_kasn",
                    "diteruskan_kasn", "rekomendasi"),
    "followed_up": ("sudah_ditindaklanjuti_ppk", "ditindaklanjuti_ppk", "ditindaklanjuti"),
    "sanctioned": ("disanksi", "disanksi_ppk", "disanksi_sedang_berat", "sudah_dihukum",
                   "asn_disanksi"),
}  # fmt: skip
"""Which of the sources' own words stand in which column. A word that stands in none is shown
below its figure as the source has it."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One figure that was told: by whom, when, where it is read."""

    id: str
    election: str
    body: str
    topic: str
    value: dict[str, Any]
    date: str
    period: str = ""
    detail: str = ""
    source_url: str
    other_matter: bool = False
    """It counts more than the neutrality of ASN: it stands in no column of the comparison."""

    @property
    def columns(self) -> list[str]:
        """The figures of the comparison, in the order of COLUMNS; "" where it tells none."""
        if self.other_matter:
            return [""] * len(COLUMNS)
        found = [self._first(names) for names in COLUMNS.values()]
        if {"temuan", "laporan"} <= set(self.value) and "total" not in self.value:
            found[0] = f"{self.value['temuan']} + {self.value['laporan']}"
        return found

    def _first(self, names: tuple[str, ...]) -> str:
        name = next((name for name in names if name in self.value), "")
        more = "> " if name.endswith("_lebih_dari") else ""
        return f"{more}{self.value[name]}" if name else ""

    @property
    def others(self) -> list[tuple[str, str]]:
        """What else it tells, in its own words."""
        used: set[str] = set()
        if not self.other_matter:
            used = {next((n for n in names if n in self.value), "") for names in COLUMNS.values()}
        return [
            (
                name.replace("_", " "),
                ", ".join(map(str, said)) if isinstance(said, list) else str(said),
            )
            for name, said in self.value.items()
            if name not in used
        ]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Figures that do not fit each other, and how."""

    ids: tuple[str, ...]
    en: str
    id: str


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of history.yaml."""

    records: tuple[Record, ...]
    contradictions: tuple[Contradiction, ...]

    def groups(self) -> dict[str, dict[str, list[Record]]]:
        """By election and then by who told it; within these by day."""
        found: dict[str, dict[str, list[Record]]] = {}
        for one in sorted(self.records, key=lambda one: (one.election, one.body, one.date)):
            found.setdefault(one.election, {}).setdefault(one.body, []).append(one)
        return found


@cache
def series() -> Series:
    """The historical series. Raises msgspec.ValidationError where the file has another shape."""
    with DATA.open(encoding="utf-8") as lines:
        return msgspec.convert(yaml.safe_load(lines), Series)
