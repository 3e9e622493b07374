"""The names of a setting, compiled: whole words, inside hashtags, and misspelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import ahocorasick_rs

from jaganetral.perception.text.lexicon import lexicon, phrases, read_lists, spellings
from jaganetral.perception.text.normalise import fold, normalise

if TYPE_CHECKING:
    from jaganetral.perception.seats import NameEntry

_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sy", "s"), ("sh", "s"), ("kh", "k"), ("ch", "c"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("ks", "x"), ("v", "f"),
    ("p", "f"), ("y", "i"), ("z", "s"), ("q", "k"), ("w", "u"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
SOUND_LETTERS = 6  # a name this long may be written by its sound
TAG_LETTERS = 4  # names of fewer letters are not looked for inside hashtags
GLUED_LETTERS = 9  # a shorter unknown word is hardly two names, or a verb and a name, in one
_MISSING_LETTERS = 7  # a name this long may be one letter off


def sound(word: str) -> str:
    """How a name sounds: Soerya and Surya, Djarot and Jarot, Khofifah and Kofifah agree."""
    first = word[:1]
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    if first == "z":
        word = first + word[1:]  # Zahrul and Syahrul are two names
    return _DOUBLE.sub(r"\1", word[:1] + word[1:].replace("h", ""))


def _shorter(word: str) -> set[str]:
    """The word, and the word with any one letter left out but the first."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))}


def _one_apart(a: str, b: str) -> bool:
    """One letter more, less or other, or two neighbours swapped."""
    if abs(len(a) - len(b)) > 1:
        return False
    i = 0
    while i < min(len(a), len(b)) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (
            a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]
        )
    return a[i + 1 :] == b[i:] if len(a) > len(b) else a[i:] == b[i + 1 :]


class NameBook:
    """All names of a setting, found in one pass.

    Attributes: `entries` (normalised surface → whom it may mean, in the order given).
    """

    __slots__ = (
        "_automaton",
        "_glued",
        "_glued_keys",
        "_in_tags",
        "_keys",
        "_near",
        "_weights",
        "entries",
        "split",
    )

    def __init__(self, names: Iterable[NameEntry]) -> None:
        self.entries: dict[str, list[NameEntry]] = {}
        for entry in names:
            key = key_of_name(entry.surface)
            known = self.entries.setdefault(key, []) if key else []
            if not any(other.contestant_id == entry.contestant_id for other in known):
                known.append(entry)
        self._keys = list(self.entries)
        self._automaton = ahocorasick_rs.AhoCorasick([f" {key} " for key in self._keys])
        by_letters = {k.replace(" ", ""): k for k in reversed(self._keys)}
        self._in_tags = {glued: k for glued, k in by_letters.items() if len(glued) >= TAG_LETTERS}
        self._glued_keys = list(self._in_tags.values())
        self._glued: ahocorasick_rs.AhoCorasick | None = None
        self.split = Cutter(self._in_tags, self.entries)
        self._near: dict[str, list[str]] | None = None
        self._weights: dict[str, int] | None = None

    @property
    def weights(self) -> dict[str, int]:
        """What each word says of these names: 2 where it is one, 1 where it needs another word.

        Of a name of several words the two that are heard least elsewhere stand for it.
        """
        if self._weights is None:
            self._weights = {}
            for key, whom in self.entries.items():
                sure = " " not in key and not all(entry.needs_cue for entry in whom)
                for word in telling(key):
                    self._weights[word] = max(self._weights.get(word, 0), 2 if sure else 1)
        return self._weights

    def _nearby(self) -> dict[str, list[str]]:
        """Names by their sound (`~…`) and by their letters less one, made at first use."""
        if self._near is not None:
            return self._near
        self._near = nearby(
            key for key in self._keys if not all(entry.needs_cue for entry in self.entries[key])
        )
        return self._near

    def whole(self, line: str) -> list[tuple[int, int, str]]:
        """(start, end, name) of every name that stands as whole words in a line."""
        found = self._automaton.find_matches_as_indexes(line, overlapping=True)
        return [(start + 1, end - 1, self._keys[index]) for index, start, end in found]

    def inside(self, word: str) -> list[tuple[int, int, str]]:
        """(start, end, name) of names of four letters and more inside a hashtag."""
        if self._glued is None:
            self._glued = _longest(self._in_tags)
        found = self._glued.find_matches_as_indexes(word)
        return [(start, end, self._glued_keys[index]) for index, start, end in found]

    def misspelled(self, word: str) -> str | None:
        """The one name that a word is a misspelling of, or None."""
        if len(word) < SOUND_LETTERS:
            return None
        index = self._nearby()
        heard, shorter = _heard(word) if len(word) <= _SPOKEN else _hear(word)
        near = index.get(heard, [])
        if not near and not index.keys().isdisjoint(shorter):
            pool = {k for short in shorter for k in index.get(short, ())}
            near = sorted(k for k in pool if k[0] == word[0] and _one_apart(k, word))
        return near[0] if len(near) == 1 else None


def nearby(keys: Iterable[str]) -> dict[str, list[str]]:
    """Names of one word by their sound (`~…`) and by their letters less one."""
    near: dict[str, list[str]] = {}
    for key in keys:
        if " " in key or not key.isalpha():
            continue
        if len(key) >= SOUND_LETTERS:
            near.setdefault("~" + sound(key), []).append(key)
        if len(key) >= _MISSING_LETTERS:
            for short in sorted(_shorter(key)):
                near.setdefault(short, []).append(key)
    return near


def _hear(word: str) -> tuple[str, frozenset[str]]:
    """The keys under which an index of `nearby` holds what a word may be a misspelling of."""
    return "~" + sound(word), (
        frozenset(_shorter(word)) if len(word) >= _MISSING_LETTERS - 1 else frozenset()
    )


_SPOKEN = 24
"""Letters of the longest word of which the keys are remembered."""
_heard = lru_cache(maxsize=8_192)(_hear)


def anything_near(word: str, index: Mapping[str, object]) -> bool:
    """Whether a word could be a misspelling of any name of an index."""
    if len(word) < SOUND_LETTERS:
        return False
    heard, shorter = _heard(word) if len(word) <= _SPOKEN else _hear(word)
    return heard in index or not index.keys().isdisjoint(shorter)


def telling(key: str) -> list[str]:
    """The word of a name, or the two of its words that are heard least in other talk."""
    known = lexicon().words
    parts = key.split()
    if len(parts) > 2:
        parts.sort(key=lambda part: (part in known, not part.isalpha(), -len(part)))
    return parts[:2]


class Cutter:
    """Knows the names of a setting while a text is cut into words (see `normalise.Splitter`)."""

    __slots__ = ("_automaton", "_in_tags", "_parts", "_whole")

    def __init__(self, in_tags: dict[str, str], entries: dict[str, list[NameEntry]]) -> None:
        self._in_tags = in_tags
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._whole = frozenset(
            key
            for key, whom in entries.items()
            if key.isalpha() and len(key) >= SOUND_LETTERS and not all(e.needs_cue for e in whom)
        )
        self._parts = frozenset(
            part for key in entries for part in key.split() if len(part) >= TAG_LETTERS
        )

    def __call__(self, piece: str) -> list[tuple[int, int]]:
        """Cut a glued lower-case hashtag where most of it is names and known words."""
        found = self._found(piece)
        if sum(end - start for start, end in found) < 0.75 * len(piece):
            return [(0, len(piece))]
        cuts = sorted({0, len(piece)} | {x for place in found for x in place})
        return list(pairwise(cuts))

    def knows(self, word: str) -> bool:
        """Whether a word is part of a name, or a name written as one word."""
        return word in self._parts or word in self._in_tags

    def glued(self, word: str) -> list[tuple[int, int]]:
        """`ahokdjarot`, `coblossurya`: nothing but names and known words, and one name at least."""
        key = self._in_tags.get(word)
        if key is not None:
            ends = list(accumulate(map(len, key.split())))
            return list(pairwise([0, *ends])) if len(ends) > 1 else []
        if len(word) < GLUED_LETTERS or word in self._parts:
            return []
        found = self._found(word)
        if sum(end - start for start, end in found) < len(word) or len(found) < 2:
            return []
        return found if any(word[a:b] in self._in_tags for a, b in found) else []

    def joins(self, first: str, second: str) -> bool:
        """`surya negara`, `cob los`: a name or word in two, of which no piece is one."""
        whole = first + second
        named, vocabulary = whole in self._whole, lexicon().words
        if not named and (whole not in vocabulary or len(whole) < SOUND_LETTERS):
            return False
        if first in self._parts or second in self._parts:
            return False
        words = sum(piece in vocabulary or piece in spellings() for piece in (first, second))
        return words < 2 if named else not words

    def _found(self, word: str) -> list[tuple[int, int]]:
        if self._automaton is None:
            self._automaton = _longest([*self._in_tags, *_tag_words()])
        return [(a, b) for _, a, b in self._automaton.find_matches_as_indexes(word)]


@lru_cache(maxsize=16_384)
def key_of_name(surface: str) -> str:
    """A surface as the normaliser reads it in a text."""
    words = surface.split()
    if all(word.isalpha() for word in words):
        return " ".join(map(fold, words))
    return " ".join(t.form for t in normalise(surface) if t.kind not in {"pause", "stop"})


def _longest(words: Iterable[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        list(dict.fromkeys(words)), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )


@lru_cache(maxsize=1)
def _tag_words() -> tuple[str, ...]:
    block = read_lists("tags")["words"]
    return phrases(",".join(block.split()))
