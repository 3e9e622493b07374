"""Everything that is learnt from, as one table: the rows of all sets, masked and counted."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from training.text.encoder import Embedded
from training.text.examples import Example, example
from training.text.matrix import LEAST_ELECTIONS, LEAST_TEXTS, people, sparse
from training.text.texts import NO_TARGET, load
from training.text.writing import SET as WRITTEN
from training.text.writing import read_written

SIDES = ("support", "neither", "oppose")
CODES = {"s": "support", "n": "neither", "o": "oppose"}
KINDS = ("news", "camp", "admin", "turnout", "opin", "work", "leak", "hoax", "hate", "every")
TONED = ("pilgub_jatim_2024", "pilkada_dki_2017", "pilpres_2019", "tweet_jokowi_2022")
"""Sets whose own labels (tone) teach words of praise and blame; never stance itself."""
EVERYDAY = ("idsa_general_tweets", "nusax_sentiment")
_UNTAUGHT = ("hoax_titles_2023", WRITTEN)
UNLABELLED = 9000  # rows without a label that the student learns from its teacher
NEGATIVES = 1500  # everyday texts and as many news titles that are taken as what their set is
WRITTEN_WEIGHT = 0.5  # of a text that was written, beside 1 for one that was found
FOLDS = 5
_TONES = {"positive": 0, "neutral": 1, "negative": 2}
Indices = NDArray[np.intp]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Label:
    """What was settled about a row: side and kind of text."""

    stance: str
    kind: str


def read_labels(path: Path) -> dict[str, Label]:
    """The settled labels by key."""
    head, *lines = path.read_text("utf-8").splitlines()
    names = head.split("\t")
    found = {}
    for line in lines:
        row = dict(zip(names, line.split("\t"), strict=True))
        found[row["key"]] = Label(CODES[row["stance"]], row["kind"])
    return found


def draw(key: str) -> int:
    """A number that the key alone fixes, for orders and folds that nothing else moves."""
    return zlib.crc32(key.encode())


class Pool:
    """Rows with their sparse and dense features, embeddings, labels, tone and election."""

    def __init__(self, examples: Sequence[Example], labels: dict[str, Label]) -> None:
        self.examples = list(examples)
        size = len(self.examples)
        self.election = np.array([e.election for e in self.examples])
        self.aimed: Mask = np.array([e.target != NO_TARGET for e in self.examples])
        self.labelled: Indices = np.array(
            [i for i, e in enumerate(self.examples) if e.key in labels], dtype=np.intp
        )
        self.weight: Floats = np.array(
            [WRITTEN_WEIGHT if e.set == WRITTEN else 1.0 for e in self.examples]
        )
        self.stance = np.full(size, -1)
        self.kind = np.full(size, -1)
        for i in self.labelled:
            label = labels[self.examples[i].key]
            self.stance[i] = SIDES.index(label.stance)
            self.kind[i] = KINDS.index(label.kind)
        self.tone = np.array(
            [_TONES.get(e.tone, -1) if e.set in TONED else -1 for e in self.examples]
        )
        # Near-duplicates fall into one fold: the fold is of the letters that a text begins with.
        self.fold = np.array(
            [draw("".join(filter(str.isalpha, e.text.casefold()))[:60]) % FOLDS
             for e in self.examples]
        )  # fmt: skip
        self.dense: Floats = np.array([e.dense for e in self.examples])
        self._count()
        self.embedded: Floats = np.zeros((size, 0))

    def _count(self) -> None:
        names = people()
        columns: dict[str, int] = {}
        indptr, indices, values = [0], [], []
        for e in self.examples:
            row: dict[int, float] = {}
            for feature, value in sparse(e):
                column = columns.setdefault(feature, len(columns))
                row[column] = row.get(column, 0.0) + value
            indices += row.keys()
            values += row.values()
            indptr.append(len(indices))
        whole = csr_matrix(
            (np.array(values), np.array(indices, dtype=np.int32), np.array(indptr)),
            shape=(len(self.examples), len(columns)),
        )
        self.elections = sorted(set(self.election.tolist()))
        where = {name: i for i, name in enumerate(self.elections)}
        membership = csr_matrix(
            (np.ones(len(self.examples)),
             ([where[e] for e in self.election], range(len(self.examples)))),
        )  # fmt: skip
        counts = np.asarray((membership @ (whole > 0).astype(np.float64)).todense())
        spoken = np.array([f[0] == "c" or not names.intersection(f.split()[1:]) for f in columns])
        kept = np.flatnonzero(
            spoken
            & (counts.sum(axis=0) >= LEAST_TEXTS)
            & ((counts > 0).sum(axis=0) >= LEAST_ELECTIONS)
        )
        every = list(columns)
        # In the order of the alphabet: nothing rests on the order of the rows.
        kept = np.array(sorted(kept, key=lambda i: every[i]))
        self.features = [every[i] for i in kept]
        self.sparse: csr_matrix = whole[:, kept].tocsr()
        self._counts = counts[:, kept]

    def columns(self, without: Iterable[str] = ()) -> Indices:
        """The features that stand in enough texts of enough elections, some left out."""
        left = [i for i, name in enumerate(self.elections) if name not in set(without)]
        counts = self._counts[left]
        enough = (counts.sum(axis=0) >= LEAST_TEXTS) & ((counts > 0).sum(axis=0) >= LEAST_ELECTIONS)
        return np.flatnonzero(enough)

    def unlabelled(self) -> Indices:
        """The rows that the teacher labels: of a contestant, not read by anybody."""
        read = set(self.labelled.tolist())
        free = [
            i for i, e in enumerate(self.examples)
            if self.aimed[i] and e.named and i not in read and e.set not in _UNTAUGHT
        ]  # fmt: skip
        free.sort(key=lambda i: (draw(self.examples[i].key), self.examples[i].key))
        return np.array(sorted(free[:UNLABELLED]), dtype=np.intp)

    def negatives(self) -> tuple[Indices, Indices]:
        """Everyday texts and news titles that nobody read; their sets say what they are."""
        read = set(self.labelled.tolist())
        found = []
        for belongs in (
            lambda e: e.set in EVERYDAY,
            lambda e: e.source == "news title",
        ):
            free = [i for i, e in enumerate(self.examples) if belongs(e) and i not in read]
            free.sort(key=lambda i: (draw(self.examples[i].key), self.examples[i].key))
            found.append(np.array(sorted(free[:NEGATIVES]), dtype=np.intp))
        return found[0], found[1]

    def embed(self, embedded: Embedded, rows: Indices) -> None:
        """Fill in the embeddings of these rows; the others stay nought."""
        values = embedded.of([self.examples[i].plain for i in rows])
        mean, spread = values.mean(axis=0), values.std(axis=0)
        self.embedded = np.zeros((len(self.examples), values.shape[1]))
        self.embedded[rows] = (values - mean) / spread


def build(data: Path, labels: Path) -> Pool:
    """The pool of the sets in a folder with the labels of a file, and the written texts.

    Blogs are left out: they are pages long.
    """
    rows = [row for row in load(data) if row.set != "id_stance_blog"]
    known = read_labels(labels)
    for text in read_written():
        rows.append(text.as_row)
        known[text.as_row.key] = Label(CODES[text.stance], text.kind)
    found = [e for e in map(example, rows) if e is not None]
    return Pool(found, known)
