"""The names and words that a browser looks for in somebody's own export.

They are public: who runs where, the parties, and words of campaigns. Of the person nothing is
known here but the place and the election that they chose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from jaganetral.model import Conduct, Region
from jaganetral.portal.door import checker

__all__ = ["WEAK_WORDS", "WORDS", "Choice", "choices", "names_for", "places"]

WORDS = (
    "paslon", "pasangan calon", "bapaslon", "capres", "cawapres", "caleg", "cagub", "cawagub",
    "cabup", "cawabup", "cawali", "cawalkot", "calon presiden", "calon wakil presiden",
    "calon gubernur", "calon wakil gubernur", "calon bupati", "calon wakil bupati",
    "calon wali kota", "calon walikota", "calon wakil wali kota", "calon legislatif",
    "calon anggota dpr", "calon anggota dprd", "calon dpd", "coblos nomor", "nomor urut",
    "tim sukses", "timses", "tim pemenangan", "ganti presiden", "lanjutkan dua periode",
)  # fmt: skip
"""Said of contests and little else: one of them is enough to look again."""

WEAK_WORDS = (
    "coblos", "dukung", "menangkan", "pemenangan", "kampanye", "deklarasi", "relawan", "salam",
    "pilih", "partai", "memilih", "presiden", "gubernur", "bupati", "wali kota", "walikota",
    "dprd", "dpr", "dpd", "nomor",
)  # fmt: skip
"""Everyday words: they only count beside a name that could also be somebody else's."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An election that may be looked for: its id, its titles, its days."""

    id: str
    id_title: str
    en_title: str
    start: date
    end: date


@lru_cache(maxsize=1)
def choices() -> tuple[Choice, ...]:
    """The elections of the registry, the latest first."""
    found = [
        Choice(
            info.id,
            info.title.id,
            info.title.en,
            min(span.start for span in info.stages),
            max(span.end for span in info.stages),
        )
        for info in checker().registry.elections()
    ]
    return tuple(sorted(found, key=lambda one: one.start, reverse=True))


@lru_cache(maxsize=1)
def places() -> tuple[tuple[Region, tuple[Region, ...]], ...]:
    """Each province with its regencies and cities."""
    regions = checker().registry.regions
    provinces = [region for region in regions if region.kind == "province"]
    return tuple(
        (one, tuple(r for r in regions if r.province == one.code and r.code != one.code))
        for one in provinces
    )


@lru_cache(maxsize=64)
def names_for(region: str, election: str) -> dict[str, Any] | None:
    """Names of the contestants of a place in an election; None where either is not known.

    `names` are rows `[surface, index into who, 1 where it proves nothing alone]`.
    """
    registry = checker().registry
    chosen = next((one for one in choices() if one.id == election), None)
    place = registry.region(region)
    if chosen is None or place is None:
        return None
    who: dict[str, int] = {}
    rows: dict[tuple[str, int], int] = {}
    for year in range(chosen.start.year, chosen.end.year + 1):
        setting = registry.setting(
            Conduct(id="cleanup", region=region, at=str(year)), today=chosen.end
        )
        wanted = {c.id for c in setting.contests if c.election == election}
        for entry in registry.names(setting):
            contest = entry.contestant_id.rpartition(":")[0]
            if contest in wanted or entry.contestant.kind == "party":
                index = who.setdefault(entry.contestant.name, len(who))
                key = (entry.surface, index)
                rows[key] = min(rows.get(key, 1), int(entry.needs_cue))
    return {
        "place": place.name,
        "from": chosen.start.isoformat(),
        "to": chosen.end.isoformat(),
        "who": list(who),
        "names": [[surface, index, cue] for (surface, index), cue in rows.items()],
        "words": list(WORDS),
        "weak": list(WEAK_WORDS),
    }
