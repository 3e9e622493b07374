"""How people write a place: `Kab. Lebong`, `Pemkot Padang`, `kota padang, sumbar`."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

Kind = Literal["province", "regency", "city"]

_KINDS: dict[str, Kind] = {
    "kab": "regency", "kabupaten": "regency", "pemkab": "regency", "bupati": "regency",
    "regency": "regency", "kota": "city", "pemkot": "city", "kotamadya": "city", "kodya": "city",
    "walikota": "city", "city": "city", "prov": "province", "provinsi": "province",
    "propinsi": "province", "prop": "province", "pemprov": "province", "province": "province",
    "gubernur": "province",
}  # fmt: skip
_BEFORE_KIND = frozenset({"pemerintah", "pemda", "daerah", "wilayah", "di", "se", "adm"})
_AFTER_KIND = frozenset({"administrasi", "adm", "adminstrasi"})
_SPELT = {
    "sumatra": "sumatera", "kep": "kepulauan", "tj": "tanjung", "tg": "tanjung",
    "jogyakarta": "jogjakarta", "p": "pulau", "gn": "gunung", "lima": "lima",
}  # fmt: skip
_NOWHERE = frozenset(
    [
        "indonesia", "luarnegeri", "nasional", "national", "nkri", "online", "pusat",
        "republikindonesia", "ri", "seindonesia", "seluruhindonesia", "tidakdiketahui", "unknown",
    ]
)  # fmt: skip
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W_]+")


class Place(msgspec.Struct, frozen=True):
    """One part of what was written: its squeezed name and what kind of region it says it is."""

    name: str
    kind: Kind | None
    words: tuple[str, ...]


class Wording(msgspec.Struct, frozen=True):
    """The parts of a written place, smallest first, and the names that may be its province."""

    places: tuple[Place, ...]
    hints: tuple[str, ...]


def squeeze(name: str) -> str:
    """A name as a key: small letters and digits, one spelling, no spaces."""
    return "".join(_words(name))


def _words(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_SPELT.get(word, word) for word in _WORDS.findall(plain.replace("'", "")))


def read_wording(text: str) -> Wording:
    """Split at commas; brackets are asides ("Provinsi Banten (dilaporkan di Tangerang)")."""
    parts = [
        part for part in re.split(r"[,;/|]|\s[-–—]\s", _BRACKETS.sub(" ", text)) if part.strip()
    ]
    places: list[Place] = []
    for part in parts:
        words = _words(part)
        if not words or "".join(words) in _NOWHERE or words[0] == "nasional":
            continue
        places += _readings(words)
    hints = tuple(place.name for place in places[1:] if place.kind in (None, "province"))
    return Wording(tuple(places), hints)


def _readings(words: tuple[str, ...]) -> list[Place]:
    """With its word for the kind taken off, then as it stands (`Kota Baru` is Kotabaru)."""
    start = 0
    while start < len(words) - 1 and words[start] in _BEFORE_KIND:
        start += 1
    whole = Place("".join(words), None, words)
    if start < len(words) - 1 and words[start] in _KINDS:
        kind = _KINDS[words[start]]
        rest = words[start + 1 :]
        while len(rest) > 1 and rest[0] in _AFTER_KIND:
            rest = rest[1:]
        return [Place("".join(rest), kind, rest), whole]
    if start and words[start:] != words:
        rest = words[start:]
        return [whole, Place("".join(rest), None, rest)]
    return [whole]
