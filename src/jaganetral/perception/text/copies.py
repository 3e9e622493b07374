"""When two texts are the same text: copied, mistyped, a greeting put before, a hashtag behind.

Two questions are kept apart. `alike` says that one is a copy of the other; it would rather part
two copies than take "vote for Budi" for "vote for Ani". `distinctive` says that a text is
somebody's own, so that meeting it again means something: "Selamat pagi" is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec
from rapidfuzz.distance import Indel

from jaganetral.perception.text.lexicon import phrases, read_lists
from jaganetral.perception.text.normalise import normalise

SHINGLE: Final = 5
"""Letters of one shingle. Posts are short: with words as shingles one changed word of twenty takes
three of eighteen away, with letters five to ten of a hundred and twenty (Broder 1997 has words,
for pages; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.2, has 5 for e-mails)."""
LEAST_ALIKE: Final = 0.6
"""Jaccard of the shingles from which on two texts may be copies. Kept papers take 0.8 for whole
documents (Lee et al. 2022); a hashtag and a greeting are a third of a short post, so it is lower
here, and what was put in the place of what is asked for besides (benchmarks/triage.py)."""
LEAST_WORDS: Final = 8
"""Words below which only the same words are the same text."""
LEAST_SPELLED: Final = 0.8
"""Likeness (Indel) from which on one word is another spelling of the other."""
OWN_WORDS: Final = 20
OWN_DISTINCT: Final = 10
"""Words in all, and different words that are no formula, from which on a text is somebody's own. A
choice, on the side of silence; tests hold greetings, prayers, quotes and slogans below it."""

_COUNTS: Final = frozenset({"word", "number", "tag", "handle"})
_NEGATIONS: Final = frozenset({"tidak", "bukan", "jangan", "belum", "tanpa", "anti", "tolak"})
_SHORT_NUMBER: Final = re.compile(r"0*(\d{1,3})")


class Said(msgspec.Struct, frozen=True, array_like=True):
    """A text as it is compared: its words in one spelling, and its emoji, each once."""

    words: tuple[str, ...] = ()
    emoji: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The words in one line."""
        return " ".join(self.words)

    @property
    def long(self) -> bool:
        """Whether more than the very same words may be a copy of it."""
        return len(self.words) >= LEAST_WORDS

    @property
    def exact(self) -> str:
        """Equal where two texts are the same; in a short one 👍 is not 👎."""
        return self.line if self.long else self.line + "\0" + "".join(self.emoji)


def said(text: str | None) -> Said:
    """A text in one spelling: case, stretched and swapped letters, links and signs taken off."""
    if not text:
        return Said()
    tokens = normalise(text)
    words = tuple(token.form for token in tokens if token.kind in _COUNTS)
    return Said(words, tuple(sorted({t.form for t in tokens if t.kind == "emoji"})))


def shingles(line: str) -> set[str]:
    """The pieces of `SHINGLE` letters of a line."""
    return {line[start : start + SHINGLE] for start in range(max(1, len(line) - SHINGLE + 1))}


def jaccard(one: set[str], other: set[str]) -> float:
    """Shared shingles over all (Jaccard 1901)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both or 1)


def alike(one: Said, other: Said) -> bool:
    """Whether one is a copy of the other, but for small edits that change nothing said.

    Numbers up to three digits and negations must be the same, and no word may stand in the place
    of another one: that may be another name.
    """
    if one.exact == other.exact:
        return True
    if not (one.long and other.long) or weighty(one) != weighty(other):
        return False
    if jaccard(_shingled(one.line), _shingled(other.line)) < LEAST_ALIKE:
        return False
    return not _replaced(one.words, other.words)


@lru_cache(maxsize=4_096)
def _shingled(line: str) -> set[str]:
    return shingles(line)


def weighty(text: Said) -> list[str]:
    """The words that turn what is said: which number, and yes or no."""
    found = []
    for word in text.words:
        number = _SHORT_NUMBER.fullmatch(word)
        if number is not None:
            found.append(number[1])
        elif word in _NEGATIONS:
            found.append(word)
    return sorted(found)


def _replaced(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether words stand in the place of other words that are no other spelling of them."""
    gone: list[str] = []
    come: list[str] = []
    for step in [*Indel.opcodes(one, other), None]:
        if step is not None and step.tag == "delete":
            gone += one[step.src_start : step.src_end]
        elif step is not None and step.tag == "insert":
            come += other[step.dest_start : step.dest_end]
        else:
            if gone and come and not _as_good_as(gone, come):
                return True
            gone, come = [], []
    return False


def _as_good_as(gone: list[str], come: list[str]) -> bool:
    """Whether the shorter side is found again in the longer one, or both are only formulas.

    Of a number, a date among them, there is no other spelling.
    """
    if not _telling(gone) and not _telling(come):
        return True
    if re.findall(r"\d", "".join(gone)) != re.findall(r"\d", "".join(come)):
        return False
    if _spelled_alike("".join(gone), "".join(come)):
        return True
    few, many = sorted((gone, come), key=len)
    return all(any(_spelled_alike(word, each) for each in many) for word in few)


def _spelled_alike(one: str, other: str) -> bool:
    return Indel.normalized_similarity(one, other) >= LEAST_SPELLED


def _telling(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in formulas()]


def distinctive(text: Said) -> bool:
    """Whether a text is long enough, and enough of it is no formula, to be known again by it."""
    return len(text.words) >= OWN_WORDS and len(set(_telling(text.words))) >= OWN_DISTINCT


@lru_cache(maxsize=1)
def formulas() -> frozenset[str]:
    """Words that tell no text from another (data/formulas.yaml)."""
    blocks = read_lists("formulas").values()
    return frozenset(word for block in blocks for word in phrases(block))
