"""A piece of a text between two blanks: what it could begin, whoever runs.

Most pieces are a word with at most a stop behind it. These are read by looking the word up; all
others are cut into tokens like a text (tests/perception/text/test_pieces.py holds the two alike).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from jaganetral.perception.text.beginnings import (
    ALARM,
    FIGURE,
    FIRST,
    LETTER,
    LOOK,
    NAME,
    SECOND,
    TOKEN,
    WIDE,
    words,
)
from jaganetral.perception.text.disguise import APART, LEET, ODD, RUN, word_in
from jaganetral.perception.text.figures import is_figure, like_a_ballot
from jaganetral.perception.text.lexicon import lexicon, spellings
from jaganetral.perception.text.mentions import in_tags
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.normalise import SHORT_FORMS, Token, fold, is_known, normalise

if TYPE_CHECKING:
    from jaganetral.perception.text.everybody import Everybody

WORDS: Final = 65_536
"""Words that are remembered; the table starts anew beyond."""
BY_ITSELF: Final = "\0"
"""Stands for a word that joins with no neighbour."""
_PLAIN: Final = re.compile(r"([A-Za-z]{1,24})(?:(,+)|([.!]+)|([.!]*\?[?!.]*))?")
_NOBODY: Final = NameBook(())


class Piece(NamedTuple):
    """What a piece could begin."""

    flags: int
    head: str
    """Its first word, where that can join with the piece before."""
    tail: str
    """Its last word, where that can join with the piece after."""
    line: str
    """Its words as they are read."""
    size: int
    """Tokens."""
    key: str
    """Pieces of one key are the same with any list of names: a word, however it is written."""


class Pieces:
    """Reads pieces by what `every` name of any setting and the `wide` names could make of them."""

    __slots__ = ("_every", "_firsts", "_seconds", "_wide", "_wide_words", "_words", "wholes")

    def __init__(self, every: Everybody, wide: NameBook, wide_words: frozenset[str],
                 wholes: frozenset[str]) -> None:  # fmt: skip
        self._every, self._wide, self._wide_words = every, wide, wide_words
        self._words: dict[str, tuple[int, list[str]]] = {}
        self.wholes = wholes
        """Words that two pieces may be joined to."""
        halves = [_halves(whole) for whole in wholes]
        self._firsts = frozenset(first for pairs in halves for first, _ in pairs)
        self._seconds = frozenset(second for pairs in halves for _, second in pairs)

    def read(self, piece: str) -> Piece:
        """What a piece could begin."""
        plain = _PLAIN.fullmatch(piece)
        if plain is None:
            return self.read_in_full(piece)
        word = plain[1]
        low = word.lower()
        known = self._words.get(low)
        if known is None:
            if len(self._words) >= WORDS:
                self._words.clear()
            self._words[low] = known = self._of_word(low)
        flags, forms = known
        stop = _stop(plain, forms[-1])
        tail = forms[-1] if len(word) == len(piece) else BY_ITSELF
        told = [*forms, stop] if stop else forms
        line = " ".join(told)
        flags |= self._may_join(forms[0], tail)
        if len(low) == 1:
            flags |= LETTER if len(piece) == 1 else 0
            return Piece(flags, forms[0], tail, line, len(told), piece)
        return Piece(flags, forms[0], tail, line, len(told), low)

    def _of_word(self, word: str) -> tuple[int, list[str]]:
        """The flags and the forms of a word in small letters."""
        forms = fold(word).split("_")
        flags = TOKEN | self._of_forms(forms)
        if (
            any(self._every.may_be(form) for form in forms)
            or any(self._every.bears(one) for form in forms for one in form.split())
            or any(a + b in self.wholes for a, b in zip(["", *forms], forms, strict=False))
        ):
            flags |= LOOK
        return flags, forms

    def read_in_full(self, piece: str) -> Piece:
        """The same for any piece, cut into tokens."""
        tokens = normalise(piece, _NOBODY.split)
        flags = self._of_tokens(tokens, piece)
        if self._depends(tokens, piece):
            flags |= LOOK
        head = tail = BY_ITSELF
        if tokens:
            first, last = tokens[0], tokens[-1]
            if first.kind == "word" and first.start == 0:
                head = first.form
            if last.kind == "word" and last.end == len(piece):
                tail = last.form
        line = " ".join(token.form for token in tokens)
        return Piece(flags | self._may_join(head, tail), head, tail, line, len(tokens), piece)

    def _may_join(self, head: str, tail: str) -> int:
        return (FIRST if tail in self._firsts else 0) | (SECOND if head in self._seconds else 0)

    def named(self, piece: str, known: Piece, book: NameBook) -> int:
        """What a piece that depends on names could begin with the names of one book.

        `known` is what it could begin whoever runs.
        """
        plain = _PLAIN.fullmatch(piece)
        if plain is None:
            return self.named_in_full(piece, known, book)
        word = plain[1]
        form = fold(word)
        weight = max([book.weights.get(one, 0) for one in form.replace("_", " ").split()])
        if weight > 1:
            return ALARM
        if "_" in form:
            return self.named_in_full(piece, known, book)
        if form not in lexicon().words and (
            book.misspelled(form) or (len(form) == len(word) and book.split.glued(form))
        ):
            return ALARM
        flags = known.flags & ~LOOK
        return flags | NAME if weight else flags

    def named_in_full(self, piece: str, known: Piece, book: NameBook) -> int:
        """The same for any piece, cut into tokens."""
        tokens = normalise(piece, book.split)
        if len(tokens) != known.size:
            return ALARM
        flags = self._of_tokens(tokens, piece) | (known.flags & (FIRST | SECOND))
        vocabulary, weights = lexicon().words, book.weights
        for token in tokens:
            for word in token.form.split():
                weight = weights.get(word, 0)
                if weight > 1:
                    return ALARM
                if weight:
                    flags |= NAME
            unknown = token.kind == "word" and token.form not in vocabulary
            if unknown and book.misspelled(token.form):
                return ALARM
        if any(token.group >= 0 for token in tokens) and (
            in_tags(tokens, piece, book) or in_tags(tokens, piece, self._wide)
        ):
            return ALARM
        return ALARM if _in_guise(piece, book) else flags

    def _of_tokens(self, tokens: Sequence[Token], piece: str) -> int:
        """The flags of the words of the lists, of figures and of letters alone."""
        if not piece.isascii() and ODD.search(piece):
            return ALARM
        flags = TOKEN if tokens else 0
        if len(piece) == 1 and (piece.isalnum() or piece in "@$"):
            flags |= LETTER
        for token in tokens:
            if is_figure(token.form) and (token.kind == "tag" or like_a_ballot(token.form)):
                return ALARM
        return flags | self._of_forms([token.form for token in tokens])

    def _of_forms(self, forms: list[str]) -> int:
        lists = words().flags
        flags = wide = 0
        for form in forms:
            for word in form.split():
                flags |= lists.get(word, 0)
                wide += word in self._wide_words
            if form == "no":  # "nomor" where a number follows in the next piece
                flags |= lists.get("nomor", 0)
            if is_figure(form):
                flags |= FIGURE
        return ALARM if flags & ALARM or wide > 1 else flags | WIDE if wide else flags

    def _depends(self, tokens: Sequence[Token], piece: str) -> bool:
        """Whether some names could make something else of a piece than nobody's names do."""
        every = self._every
        before = ""
        for token in tokens:
            form = token.form
            if any(map(every.bears, form.split())) or before + form in self.wholes:
                return True
            before = form
            if token.kind == "word" and (
                not piece[token.start : token.end].isalpha() or every.may_be(form)
            ):
                return True
        tagged = [token for token in tokens if token.group >= 0]
        if tagged:
            forms = "".join(token.form for token in tagged)
            written = "".join(piece[token.start : token.end].casefold() for token in tagged)
            if any(map(every.holds, (forms, written, piece.casefold()))):
                return True
        return APART.search(piece) is not None or any(
            word_in(run, every.may_know, lambda word: is_known(word, None)) is not None
            for run in RUN.findall(piece)
            if _may_be_disguised(run)
        )


def _halves(whole: str) -> list[tuple[str, str]]:
    """Every two words that may be joined to one: two that are known are never (see `joins`)."""
    vocabulary, short = lexicon().words, spellings()
    cuts = [(whole[:place], whole[place:]) for place in range(1, len(whole))]
    return [pair for pair in cuts if not all(half in vocabulary or half in short for half in pair)]


def _stop(plain: re.Match[str], before: str) -> str:
    """The token that the signs after a word are."""
    if plain[2]:
        return ","
    if plain[4]:
        return "?"
    # A dot after a short form ends no sentence.
    if plain[3] and not (plain[3] == "." and (len(before) <= 1 or before in SHORT_FORMS)):
        return "."
    return ""


def _in_guise(piece: str, book: NameBook) -> bool:
    """Whether a piece is a word in digits and signs, be it that only another gives the hint."""
    return any(
        word_in(run, lambda word: is_known(word, book.split)) is not None
        for run in RUN.findall(piece)
        if _may_be_disguised(run)
    )


def _may_be_disguised(run: str) -> bool:
    """A run of letters with a sign in it that may stand for a letter."""
    core = run.strip("#*!|")
    return any(letter in LEET for letter in core) and sum(map(str.isalpha, core)) > 1
