"""Honest protocols: who is held out together, and what may still be learnt from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from training.text.learner import Fold
from training.text.pool import FOLDS, Indices, Pool, draw

ELECTIONS = ("dki-2017", "pilpres-2019", "pilpres-2024", "jatim-2024")
PEOPLE = {
    "Anies": ("Anies-Sandi", "Anies-Muhaimin"), "Sandi": ("Anies-Sandi", "Prabowo-Sandi"),
    "Prabowo": ("Prabowo-Sandi", "Prabowo-Gibran"), "Jokowi": ("Jokowi-Maruf", "Jokowi"),
    "Ahok": ("Ahok-Djarot",), "Agus": ("Agus-Sylvi",), "Ganjar": ("Ganjar-Mahfud",),
    "Khofifah": ("Khofifah-Emil",), "Luluk": ("Luluk-Lukman",), "Risma": ("Risma-GusHans",),
}  # fmt: skip
"""The candidates, each with all tickets that carried them."""
Held = tuple[str, Indices, Fold]


def elections(pool: Pool) -> Iterator[Held]:
    """Each election held out: no row of it is used, labelled or not, nor any word it alone has."""
    for name in ELECTIONS:
        inside = pool.election == name
        yield _held(pool, name, inside & pool.aimed, inside, (name,))


def candidates(pool: Pool) -> Iterator[Held]:
    """Each candidate held out with all their tickets, in every election."""
    targets = np.array([e.target for e in pool.examples])
    for name, tickets in PEOPLE.items():
        inside = np.isin(targets, tickets)
        yield _held(pool, name, inside, inside, ())


def authors(pool: Pool) -> Iterator[Held]:
    """Five parts of the sets that know their authors; no author is in two."""
    part = np.array([draw(e.author) % FOLDS if e.author else -1 for e in pool.examples])
    for number in range(FOLDS):
        inside = part == number
        yield _held(pool, f"authors {number + 1}", inside & pool.aimed, inside, ())


def _held(
    pool: Pool, name: str, tested: np.ndarray, inside: np.ndarray, without: tuple[str, ...]
) -> Held:
    labelled = pool.labelled
    return (
        name,
        labelled[tested[labelled]],
        Fold(labelled[~inside[labelled]], ~inside, without),
    )
