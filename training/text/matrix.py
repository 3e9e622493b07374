"""Which features an example has, and whose names are never counted.

A word, pair or part of a word is kept only if it stands in several texts of several elections (or
sets): what one election alone said is a name, a slogan or a quarrel of that year. Names of people
are left out whatever their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jaganetral.elections import Registry
from jaganetral.elections.names import common_parts, person_variants
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.model import features
from jaganetral.perception.text.normalise import fold
from training.text.examples import Example
from training.text.tickets import BALLOTS
from training.text.writing import BALLOTS as WRITTEN

LEAST_TEXTS = 4
LEAST_ELECTIONS = 2
DENSE_SCALE = 0.5  # dense features against sparse ones, before the penalty


@cache
def people() -> frozenset[str]:
    """Parts of names that no list of the reader holds as a word."""
    parts = {fold(p) for p in common_parts()}
    for tickets in (*BALLOTS.values(), *WRITTEN.values()):
        for ticket in tickets:
            parts |= {fold(p) for name in (*ticket.names, *ticket.weak) for p in name.split()}
    registry = Registry.load()
    for info in registry.elections():
        for contest in (registry.contest(f"{info.id}:president"),):
            for contestant in contest.contestants if contest is not None else ():
                for person in contestant.people:
                    parts |= {fold(p) for v in person_variants(person) for p in v.split()}
    return frozenset(parts - lexicon().words - _WORDS)


_WORDS = frozenset(
    [
        "saya",
        "kita",
        "kami",
        "yang",
        "di",
        "dan",
        "ini",
        "itu",
        "untuk",
        "dengan",
        "dari",
        "ke",
        "pada",
        "akan",
        "tidak",
        "bukan",
        "sudah",
        "orang",
        "amin",
        "aman",
        "jaya",
        "putra",
        "putri",
        "mega",
        "surya",
        "indah",
        "budi",
        "bakti",
        "sari",
        "bunga",
        "raja",
        "ratu",
        "sakti",
        "mulia",
        "agung",
        "maju",
        "harum",
        "wangi",
        "setia",
        "iman",
        "adil",
        "cahaya",
        "bintang",
        "permata",
        "mutiara",
        "intan",
        "berlian",
        "fitri",
        "ramadhan",
        "syawal",
        "subuh",
    ]
)
"""Words that are names too, and stay."""


def sparse(example: Example) -> Iterator[tuple[str, float]]:
    """All sparse features of an example with their values."""
    scale = features.scale(example.masked)
    for word, zone in features.zoned(example.masked):
        for feature, value in features.of_word(word, zone):
            yield feature, value * scale
    for first, second in features.pairs(example.masked):
        yield features.of_pair(first, second), scale
