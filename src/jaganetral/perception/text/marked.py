"""A normalised text with every phrase of the word lists marked in it."""

from __future__ import annotations

from typing import NamedTuple

from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.normalise import Splitter, Token, normalise


class Hit(NamedTuple):
    """A phrase: tokens `first` to `last`, both included, and the classes it stands in."""

    first: int
    last: int
    classes: tuple[str, ...]


class Marked:
    """The tokens of a text, their sentences, and the hits by class."""

    __slots__ = (
        "_beside", "_ends", "_groups", "_starts", "by_class", "line", "news", "questions",
        "sentence", "text", "tokens",
    )  # fmt: skip

    def __init__(self, text: str, split: Splitter | None = None) -> None:
        self.text = text
        self.news: bool | None = None  # asked by many, answered once (see register.is_news)
        self.tokens: list[Token] = normalise(text, split)
        self.sentence: list[int] = []
        self.questions: set[int] = set()
        number = 0
        for token in self.tokens:
            self.sentence.append(number)
            kind = token.kind
            if kind == "stop":
                number += 1
            elif kind == "ask":
                self.questions.add(number)
                number += 1
        forms = [token.form for token in self.tokens]
        self.line = f" {' '.join(forms)} "
        self._ends: dict[int, int] = {}
        self._starts = {1: 0} if forms else {}
        offset = 0
        for index, form in enumerate(forms):
            offset += len(form) + 1
            self._ends[offset] = index
            self._starts[offset + 1] = index + 1
        self._beside: dict[tuple[str, bool], dict[int, Hit]] = {}
        self._groups: dict[int, set[str]] | None = None
        self.by_class: dict[str, list[Hit]] = {}
        for hit in self._hits():
            for name in hit.classes:
                self.by_class.setdefault(name, []).append(hit)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The tokens that `line[start:end]` covers, or None where it cuts a word."""
        first, last = self._starts.get(start), self._ends.get(end)
        return None if first is None or last is None else (first, last)

    def _hits(self) -> list[Hit]:
        hits: list[Hit] = []
        for start, end, classes in lexicon().find(self.line):
            place = self.place(start, end)
            if place is not None:
                hits.append(Hit(*place, classes))
        hits.sort()
        return hits

    def hits(self, name: str) -> list[Hit]:
        """The hits of a class, in order."""
        return self.by_class.get(name, [])

    def beside(self, name: str, at: int, *, ends: bool) -> Hit | None:
        """The first hit of a class that ends (or begins) at a token."""
        index = self._beside.get((name, ends))
        if index is None:
            index = {}
            for hit in self.hits(name):
                index.setdefault(hit.last if ends else hit.first, hit)
            self._beside[name, ends] = index
        return index.get(at)

    def forms_of(self, group: int) -> set[str]:
        """The words of one group of tokens (the parts of a hashtag)."""
        if self._groups is None:
            self._groups = {}
            for token in self.tokens:
                self._groups.setdefault(token.group, set()).add(token.form)
        return self._groups.get(group, set())

    def longest(self, *names: str) -> list[tuple[Hit, str]]:
        """Hits of these classes without those that lie within a longer hit of them."""
        found = [(hit, name) for name in names for hit in self.hits(name)]
        found.sort(key=lambda item: (item[0].first, -item[0].last))
        kept: list[tuple[Hit, str]] = []
        reach = -1
        for hit, name in found:
            if hit.last <= reach and not (kept and kept[-1][0][:2] == hit[:2]):
                continue
            kept.append((hit, name))
            reach = max(reach, hit.last)
        return kept

    def has(self, *names: str) -> bool:
        """Whether any phrase of these classes stands in the text."""
        return any(name in self.by_class for name in names)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the original from token `first` to token `last`."""
        return self.tokens[first].start, self.tokens[last].end

    def quote(self, first: int, last: int) -> str:
        """The words as they were written."""
        start, end = self.span(first, last)
        return self.text[start:end]
