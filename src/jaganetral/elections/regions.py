"""Provinces, regencies and cities by their Kemendagri code or by name as people write them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from ..model import Region
from .region_text import Wording, read_wording, squeeze

DATA = Path(__file__).parent / "data"
_LEAST_LIKE = 88.0
"""How alike (0-100) a misspelt name must be; below 90 a long name still has one slip in eight
letters, and no two regions of one province are that close."""
_SHORTEST_MISSPELT = 5
_DISTRICT = frozenset({"kec", "kecamatan", "distrik"})


class RegionTable(msgspec.Struct, frozen=True, eq=False):
    """All regions of one edition, with the indexes that finding needs."""

    by_code: dict[str, Region]
    by_name: dict[str, tuple[Region, ...]]
    former: dict[str, str]
    was_in: dict[str, tuple[tuple[str, str], ...]]
    districts: dict[str, frozenset[str]] = {}
    """By squeezed name of a kecamatan the regencies that have one; empty unless asked for."""

    def __iter__(self) -> Iterator[Region]:
        return iter(self.by_code.values())

    def dated(self) -> Iterator[tuple[date | None, date | None]]:
        """The day from which a regency belongs to another province."""
        for moves in self.was_in.values():
            for until, _ in moves:
                yield date.fromisoformat(until), None

    def province_of(self, code: str, day: str) -> str:
        """The province a region belonged to on an ISO day (Papua was divided in 2022)."""
        for until, province in self.was_in.get(code, ()):
            if day < until:
                return province
        return code[:2]

    def find(self, text: str) -> Region | None:
        """One region, or None when nothing or nothing certain is meant; see `find_all`."""
        found = self.find_all(text)
        if len(found) <= 1:
            return found[0] if found else None
        provinces = [region for region in found if region.kind == "province"]
        if provinces:
            return provinces[0]
        same_province = len({region.province for region in found}) == 1
        cities = [region for region in found if region.kind == "city"]
        return cities[0] if same_province and len(cities) == 1 else None

    def find_all(self, text: str) -> tuple[Region, ...]:
        """Every region that the words may mean, most likely first; empty when none.

        A bare name that a city and a regency share ("Bandung", "Malang") means both, the city
        first: in the press the regency is the one that carries its word "Kabupaten". A name
        that a province shares with its capital ("Jambi", "Gorontalo") means the province first.
        "Banjar", a city of Jawa Barat and a regency of Kalimantan Selatan, means either.
        """
        code = _code(text)
        if code is not None:
            region = self.by_code.get(self.former.get(code, code))
            return (region,) if region else ()
        return self._by_words(read_wording(text))

    def _by_words(self, wording: Wording) -> tuple[Region, ...]:
        hint = self._province(wording.hints)
        for place in wording.places:
            found = self._named(place.name, place.kind, hint)
            # The province after the comma is only where to look, unless nothing else is found.
            if found and (found[0].code != hint or place is wording.places[0]):
                return found
        for place in wording.places:
            found = self._trailing_province(place.words, place.kind)
            if found:
                return found
        for place in wording.places:
            found = self._misspelt(place.name, place.kind, hint)
            if found and found[0].code != hint:
                return found
        return self._district(wording, hint) or ((self.by_code[hint],) if hint else ())

    def _district(self, wording: Wording, hint: str | None) -> tuple[Region, ...]:
        """`Kecamatan X`: the regency that has it, if only one does (in this province)."""
        for place in wording.places:
            if place.words[0] in _DISTRICT:
                codes = self.districts.get("".join(place.words[1:]), frozenset())
                inside = sorted(code for code in codes if hint in (None, code[:2]))
                if len(inside) == 1:
                    return (self.by_code[inside[0]],)
        return ()

    def _province(self, hints: Iterable[str]) -> str | None:
        for name in hints:
            for region in self.by_name.get(name, ()):
                if region.kind == "province":
                    return region.code
        for name in hints:
            close = self._misspelt(name, "province", None)
            if close:
                return close[0].code
        return None

    def _named(self, name: str, kind: str | None, hint: str | None) -> tuple[Region, ...]:
        """Regions of exactly this squeezed name, of this kind and in this province."""
        found = self.by_name.get(name, ())
        found = tuple(region for region in found if kind in (None, region.kind))
        if hint is not None:
            inside = tuple(region for region in found if region.province == hint)
            formerly = tuple(
                region for region in found
                if any(province == hint for _, province in self.was_in.get(region.code, ()))
            )  # fmt: skip
            found = inside or formerly
        return found

    def _trailing_province(self, words: tuple[str, ...], kind: str | None) -> tuple[Region, ...]:
        """`kota padang sumbar`, `padang sumatera barat`: a province without its comma."""
        for cut in range(len(words) - 1, 0, -1):
            hint = self._province_exact("".join(words[cut:]))
            if hint:
                found = self._named("".join(words[:cut]), kind, hint)
                if found:
                    return found
        return ()

    def _province_exact(self, name: str) -> str | None:
        provinces = [r.code for r in self.by_name.get(name, ()) if r.kind == "province"]
        return provinces[0] if provinces else None

    def _misspelt(self, name: str, kind: str | None, hint: str | None) -> tuple[Region, ...]:
        """The one region that is written almost like this, if no other comes near it."""
        if len(name) < _SHORTEST_MISSPELT:
            return ()
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a misspelt name

        names = [key for key in self.by_name if self._named(key, kind, hint)]
        close = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=2)
        if not close or (len(close) > 1 and close[0][1] - close[1][1] < 3):
            return ()
        return self._named(close[0][0], kind, hint)


def _code(text: str) -> str | None:
    """`13.71`, `1371`, `13.71.01.1001` or `13` as a code of a province or a regency."""
    digits = text.strip().replace(".", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in (2, 4, 6, 10):
        return None
    return digits if len(digits) == 2 else f"{digits[:2]}.{digits[2:4]}"


def _rows(name: str) -> Iterator[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        rows = csv.reader(table)
        next(rows)
        yield from rows


def _full_name(code: str, name: str, kind: str) -> str:
    """The name with its kind, as the decree has it: `Kota Padang`, `Sumatera Barat`."""
    if kind == "province":
        return name
    administrative = "Administrasi " if code.startswith("31.") else ""
    return f"{'Kota' if kind == 'city' else 'Kabupaten'} {administrative}{name}"


def load_districts(path: Path) -> dict[str, frozenset[str]]:
    """A table of kecamatan (`code,name`), as the data-building command writes it."""
    found: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines)
        next(table, None)
        for code, name in table:
            found.setdefault(squeeze(name), set()).add(code[:5])
    return {name: frozenset(codes) for name, codes in found.items()}


def load_regions(districts: Path | None = None) -> RegionTable:
    """Read the package's tables of regions, names as written, and codes of former editions."""
    by_code: dict[str, Region] = {}
    by_name: dict[str, list[Region]] = {}
    for code, name, kind, _edition in _rows("regions.csv"):
        region = Region(code, _full_name(code, name, kind), kind, code[:2])  # type: ignore[arg-type]
        by_code[code] = region
        by_name.setdefault(squeeze(name), []).append(region)
    for code, written in _rows("region_names.csv"):
        others = by_name.setdefault(squeeze(written), [])
        if by_code[code] not in others:
            others.append(by_code[code])
    former: dict[str, str] = {}
    was_in: dict[str, tuple[tuple[str, str], ...]] = {}
    for old, code, since, _edition in _rows("former_codes.csv"):
        if old not in by_code:
            former[old] = code
        was_in[code] = ((since, old[:2]),)
    # The city comes before the regency of its name, the province before both.
    order = {"province": 0, "city": 1, "regency": 2}
    names = {
        key: tuple(sorted(found, key=lambda region: (order[region.kind], region.code)))
        for key, found in by_name.items()
    }
    deeper = load_districts(districts) if districts is not None else {}
    return RegionTable(by_code, names, former, was_in, deeper)
