"""The word lists, read once and compiled into one automaton.

A phrase may stand in several classes ("dua periode" is a word of elections and of winning).
Every phrase is found in a single pass over the normalised text.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import ahocorasick_rs
import yaml

from jaganetral.perception.errors import LexiconError

_FILES = ("mentions", "election", "stance", "topics", "answers")


def read_lists(name: str) -> dict[str, str]:
    """One data file: class → its phrases as one string.

    Raises LexiconError where the file is not a table of strings.
    """
    file = f"{name}.yaml"
    source = files("jaganetral.perception.text").joinpath("data", file).read_text("utf-8")
    loaded: Any = yaml.load(source, Loader=yaml.CSafeLoader)
    if not isinstance(loaded, dict):
        raise LexiconError(file, "-", "a table", type(loaded).__name__)
    for key, value in loaded.items():
        if not isinstance(value, str):
            raise LexiconError(file, str(key), "phrases", type(value).__name__)
    return loaded


def phrases(block: str) -> tuple[str, ...]:
    """The phrases of a block, each once, in the order of the file."""
    found = (" ".join(part.split()) for part in block.split(","))
    return tuple(dict.fromkeys(part for part in found if part))


class Lexicon:
    """All classes, and the automaton that finds their phrases in a normalised line."""

    __slots__ = ("_automaton", "_classes", "classes", "words")

    def __init__(self, blocks: dict[str, str]) -> None:
        self.classes = {name: phrases(block) for name, block in blocks.items()}
        of: dict[str, list[str]] = {}
        for name, members in self.classes.items():
            for phrase in members:
                of.setdefault(phrase, []).append(name)
        patterns = list(of)
        self._classes = [tuple(of[p]) for p in patterns]
        self._automaton = ahocorasick_rs.AhoCorasick([f" {p} " for p in patterns])
        self.words = frozenset(word for p in patterns for word in p.split())

    def find(self, line: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """(start, end, classes) of every phrase in a line of forms parted by single blanks.

        The line begins and ends with a blank; the offsets are those of the phrase itself.
        """
        found = self._automaton.find_matches_as_indexes(line, overlapping=True)
        return [(start + 1, end - 1, self._classes[index]) for index, start, end in found]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the text readers."""
    blocks: dict[str, str] = {}
    for name in _FILES:
        blocks.update(read_lists(name))
    return Lexicon(blocks)


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Phone spelling → the form that it is read as."""
    table: dict[str, str] = {}
    for form, variants in read_lists("spelling").items():
        for variant in variants.split():
            table.setdefault(variant, form)
    return table
