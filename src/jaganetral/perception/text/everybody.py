"""All names that any setting may give, for asking whether a word could be part of one at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import ahocorasick_rs

from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.names import (
    GLUED_LETTERS,
    SOUND_LETTERS,
    TAG_LETTERS,
    anything_near,
    key_of_name,
    nearby,
    telling,
)
from jaganetral.perception.text.normalise import fold, is_known

if TYPE_CHECKING:
    from jaganetral.perception.seats import NameEntry

_BEGINNING = 9
"""Letters: where a long name stands, its beginning stands."""


class Everybody:
    """Tens of thousands of names, asked only for what none of them can be.

    `keys` are the names as the normaliser reads them, `joined` those that two pieces may be joined
    to. Every answer errs towards yes.
    """

    __slots__ = ("_begun", "_near", "_parts", "_words", "joined", "keys")

    def __init__(self, names: Iterable[NameEntry]) -> None:
        sure: dict[str, bool] = {}
        for entry in names:
            key = key_of_name(entry.surface)
            if key:
                sure[key] = sure.get(key, False) or not entry.needs_cue
        self.keys = sure.keys()
        self._words = frozenset(word for key in sure for word in telling(key))
        self._parts = frozenset(
            part for key in sure for part in key.split() if len(part) >= TAG_LETTERS
        )
        alone = [key for key in sure if sure[key] and " " not in key and key.isalpha()]
        self._near = nearby(alone)
        self.joined = frozenset(word for word in alone if len(word) >= SOUND_LETTERS)
        glued = (key.replace(" ", "") for key in sure)
        begun = {word[:_BEGINNING] for word in glued if len(word) >= TAG_LETTERS}
        self._begun = ahocorasick_rs.AhoCorasick(sorted(begun))

    def bears(self, word: str) -> bool:
        """Whether a word stands for some name."""
        return word in self._words

    def holds(self, letters: str) -> bool:
        """Whether some name of four letters and more may stand inside these letters."""
        return bool(self._begun.find_matches_as_indexes(letters))

    def may_know(self, word: str) -> bool:
        """Whether the names of some setting, or the lists, may know a word (see `is_known`)."""
        form = fold(word)
        return is_known(word, None) or form in self._parts or self.holds(form)

    def may_be(self, word: str) -> bool:
        """Whether an unknown word may be a name misspelled, or names written in one."""
        if word in lexicon().words:
            return False
        return (
            anything_near(word, self._near)
            or (len(word) >= GLUED_LETTERS and self.holds(word))
            or word in self.keys
        )
