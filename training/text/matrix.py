"""Examples as sparse rows: the words that hold across elections, then the dense features.

A word, pair or part of a word is kept only if it stands in several texts of several elections (or
sets): what one election alone said is a name, a slogan or a quarrel of that year. Names of people
are left out whatever their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix

from jaganetral.elections import Registry
from jaganetral.elections.names import common_parts, person_variants
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.model import features
from jaganetral.perception.text.normalise import fold
from training.text.examples import Example
from training.text.tickets import BALLOTS

LEAST_TEXTS = 4
LEAST_ELECTIONS = 2
DENSE_SCALE = 0.5  # dense features against sparse ones, before the penalty


@cache
def people() -> frozenset[str]:
    """Parts of names that no list of the reader holds as a word."""
    parts = {fold(p) for p in common_parts()}
    for tickets in BALLOTS.values():
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
    "saya kita kami yang di dan ini itu untuk dengan dari ke pada akan tidak bukan sudah orang "
    "amin aman jaya putra putri mega surya indah budi bakti sari bunga raja ratu sakti mulia "
    "agung maju harum wangi setia iman adil cahaya bintang permata mutiara intan berlian "
    "fitri ramadhan syawal subuh".split()
)


def sparse(example: Example) -> Iterator[tuple[str, float]]:
    """All sparse features of an example with their values."""
    scale = features.scale(example.masked)
    for word, zone in features.zoned(example.masked):
        for feature, value in features.of_word(word, zone):
            yield feature, value * scale
    for first, second in features.pairs(example.masked):
        yield features.of_pair(first, second), scale


def vocabulary(examples: Iterable[Example]) -> dict[str, int]:
    """The features that are kept, in a fixed order, each with its column."""
    names = people()
    texts: dict[str, int] = {}
    seen: dict[str, set[str]] = {}
    for example in examples:
        for feature in {f for f, _ in sparse(example)}:
            texts[feature] = texts.get(feature, 0) + 1
            groups = seen.setdefault(feature, set())
            if len(groups) < LEAST_ELECTIONS:
                groups.add(example.election)
    kept = sorted(
        feature
        for feature, count in texts.items()
        if count >= LEAST_TEXTS
        and len(seen[feature]) >= LEAST_ELECTIONS
        and not (feature[0] != "c" and names.intersection(feature.split()[1:]))
    )
    return {feature: column for column, feature in enumerate(kept)}


def matrix(examples: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    """Rows of the kept sparse features, then the dense ones."""
    indptr, indices, values = [0], [], []
    offset = len(columns)
    for example in examples:
        row: dict[int, float] = {}
        for feature, value in sparse(example):
            column = columns.get(feature)
            if column is not None:
                row[column] = row.get(column, 0.0) + value
        for place, value in enumerate(example.dense):
            if value:
                row[offset + place] = value * DENSE_SCALE
        indices += row.keys()
        values += row.values()
        indptr.append(len(indices))
    shape = (len(examples), offset + len(features.DENSE))
    return csr_matrix(
        (np.array(values), np.array(indices, dtype=np.int32), np.array(indptr)), shape=shape
    )
