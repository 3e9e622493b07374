"""Which organisation of the tree an office of a roster is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from jaganetral.portal.people.models import Organisation

__all__ = ["Offices", "plain"]

_LIKE = 93.0
"""How alike (0-100) a misspelt office must be, with no other one that is nearly as alike."""
_APART = 3.0
_SHORT = {
    "kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "prov": "provinsi", "dinkes":
    "dinas kesehatan", "disdik": "dinas pendidikan", "bkd": "badan kepegawaian daerah", "setda":
    "sekretariat daerah", "rsud": "rumah sakit umum daerah", "sd": "sekolah dasar",
}  # fmt: skip


def plain(name: str) -> str:
    """An office as it is compared: small letters, short forms written out."""
    words = re.sub(r"[^a-z0-9]+", " ", name.casefold()).split()
    return " ".join(_SHORT.get(word, word) for word in words)


class Offices:
    """The organisations in one person's reach, found by what people call them."""

    def __init__(self, reached: Iterable[Organisation]) -> None:
        self._by_name: dict[str, list[Organisation]] = {}
        for one in reached:
            self._by_name.setdefault(plain(one.name), []).append(one)
        self._names = list(self._by_name)
        self._found: dict[str, Organisation | None] = {}

    def find(self, name: str) -> Organisation | None:
        """The office of that name; None where none or more than one is meant."""
        key = plain(name)
        if key not in self._found:
            self._found[key] = self._look(key)
        return self._found[key]

    def _look(self, key: str) -> Organisation | None:
        same = self._by_name.get(key)
        if same:
            return same[0] if len(same) == 1 else None
        near = process.extract(key, self._names, scorer=fuzz.ratio, limit=2, score_cutoff=_LIKE)
        if not near or (len(near) == 2 and near[0][1] - near[1][1] < _APART):
            return None
        # "Dinas Contoh 1" and "Dinas Contoh 2" are alike and not the same.
        if re.findall(r"\d+", key) != re.findall(r"\d+", near[0][0]):
            return None
        same = self._by_name[near[0][0]]
        return same[0] if len(same) == 1 else None
