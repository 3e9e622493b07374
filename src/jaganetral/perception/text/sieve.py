"""Whether a text can show anything at all, told from its words one by one.

Most of what is scanned is everyday talk, and reading it in full finds nothing. Every signal of the
text readers begins with a word that is written somewhere: a phrase of the lists, a name, a number
beside one of those. So each piece between blanks is read once, what it could begin is remembered,
and a text none of whose pieces could begin anything is `everyday` without being read in full. A
text whose pieces can begin a topic and nothing else is read for its topics alone.

The sieve may only err by letting through: tests/perception/text/test_sieve.py holds that what it
says of a text is what reading it in full finds. A piece whose reading depends on the names of a
setting is read again with that setting's names.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from jaganetral.perception.text.beginnings import (
    ALARM,
    BALLOT,
    CUE,
    FIGURE,
    FIRST,
    LETTER,
    LOOK,
    NAME,
    OFFICE,
    PHRASE,
    SECOND,
    SIDE,
    TOKEN,
    TOPIC,
    WIDE,
    numbers_a_ballot,
    shows_a_topic,
    words,
)
from jaganetral.perception.text.disguise import APART
from jaganetral.perception.text.everybody import Everybody
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.names import SOUND_LETTERS, NameBook, telling
from jaganetral.perception.text.pieces import Piece, Pieces

Shows = Literal["nothing", "topics", "all"]
"""What a text can show: nothing but everyday talk, topics and nothing else, or anything."""

PIECES: Final = 150_000
OF_A_BOOK: Final = 2_000
"""Pieces that are remembered, in all and for each list of names; the table starts anew beyond."""
_TOGETHER: Final = NAME | BALLOT | WIDE | PHRASE | TOPIC | OFFICE
"""Flags of words that may be something beside others."""


class Sieve:
    """Knows what every piece of a text could begin, whoever runs.

    `every` holds the names of all settings that will be asked about, `wide` those that are known
    in other places. A text of a setting with other names is let through.
    """

    __slots__ = ("_every", "_flags", "_lines", "_of_books", "_read", "_reader", "_wholes", "_wide")

    def __init__(self, every: Everybody, wide: NameBook) -> None:
        self._every, self._wide = every, wide
        self._wholes = every.joined | _joinable()
        wide_words = frozenset(
            word
            for key, whom in wide.entries.items()
            if " " in key and not all(entry.needs_cue for entry in whom)
            for word in telling(key)
        )
        self._reader = Pieces(every, wide, wide_words, self._wholes)
        self._read: dict[str, Piece] = {}
        self._flags: dict[str, int] = {}
        self._lines: dict[str, str] = {}
        self._of_books: dict[int, tuple[NameBook, dict[str, int] | None]] = {}

    def shows(self, text: str, book: NameBook) -> Shows:
        """What `text` can show with the names of `book`."""
        if len(self._read) >= PIECES:
            for table in (self._read, self._flags, self._lines):
                table.clear()
        own, pieces = self._of_book(book), text.split()
        if own is None or not pieces:
            return "all"
        return self._of_pieces(text, pieces, book, own)

    def _of_pieces(
        self, text: str, pieces: list[str], book: NameBook, own: dict[str, int]
    ) -> Shows:
        flags, seen = self._seen(pieces, book, own)
        if seen & ALARM or not seen & TOKEN:
            return "all"
        if seen & FIRST and seen & SECOND:
            joined = self._joined(pieces, flags, book)
            if joined is None:
                return "all"
            if joined != pieces:
                return self._of_pieces(text, joined, book, own)
        if seen & LETTER and APART.search(text):
            return "all"
        if seen & WIDE and sum(map(WIDE.__and__, flags)) == WIDE:
            seen &= ~WIDE  # a name of several words is never one piece
        if not seen & _TOGETHER:
            return "nothing"
        lines = filter(None, map(self._lines.__getitem__, pieces))
        return self._of_line(f" {' '.join(lines)} ", seen, book)

    def _seen(
        self, pieces: list[str], book: NameBook, own: dict[str, int]
    ) -> tuple[list[int], int]:
        """What each piece could begin whoever runs, and what all could with these names."""
        try:
            flags = list(map(self._flags.__getitem__, pieces))
        except KeyError:
            flags = [self._piece(piece).flags for piece in pieces]
        seen = 0
        for flag in set(flags):
            seen |= flag
        if seen & LOOK and not seen & ALARM:
            looked = [piece for piece, flag in zip(pieces, flags, strict=True) if flag & LOOK]
            seen |= self._named(looked, book, own)
        return flags, seen

    def _of_line(self, line: str, seen: int, book: NameBook) -> Shows:
        """What words of which none is an alarm show together."""
        office = bool(seen & OFFICE) and words().offices.any(line)
        if (
            (seen & PHRASE and words().alarms.any(line))
            or (seen & FIGURE and seen & BALLOT and numbers_a_ballot(line))
            or (seen & NAME and _named(line, book, office or bool(seen & CUE)))
            or (seen & WIDE and _named_elsewhere(line, self._wide))
            or (seen & SIDE and office)
        ):
            return "all"
        return "topics" if office or (seen & TOPIC and shows_a_topic(line)) else "nothing"

    def _joined(self, pieces: list[str], flags: list[int], book: NameBook) -> list[str] | None:
        """The pieces with those in one that are read as one word with the names of this book.

        None where the word that comes of it is not what the pieces say one by one.
        """
        for place, (flag, following) in enumerate(pairwise(flags)):
            if not (flag & FIRST and following & SECOND):
                continue
            first, second = self._piece(pieces[place]), self._piece(pieces[place + 1])
            if first.tail + second.head in self._wholes and book.split.joins(
                first.tail, second.head
            ):
                whole = pieces[place] + pieces[place + 1]
                if not self._piece(whole).line.startswith(first.line + second.head):
                    return None
                return [*pieces[:place], whole, *pieces[place + 2 :]]
        return pieces

    def _named(self, pieces: list[str], book: NameBook, own: dict[str, int]) -> int:
        """What pieces that depend on names are with those of this book."""
        seen = 0
        for piece in pieces:
            known = self._piece(piece)
            exact = own.get(known.key, -1)
            if exact < 0:
                exact = self._reader.named(piece, known, book)
                if len(own) >= OF_A_BOOK:
                    own.clear()
                own[known.key] = exact
            seen |= exact
        return seen

    def _of_book(self, book: NameBook) -> dict[str, int] | None:
        """The pieces read with this book; None for a book that holds names the sieve lacks."""
        known = self._of_books.get(id(book))
        if known is None or known[0] is not book:
            if len(self._of_books) > 1_024:
                self._of_books.clear()
            fits = self._every.keys >= book.entries.keys()
            known = self._of_books[id(book)] = (book, {} if fits else None)
        return known[1]

    def _piece(self, piece: str) -> Piece:
        """What a piece could begin."""
        known = self._read.get(piece)
        if known is not None:
            return known
        self._read[piece] = read = self._reader.read(piece)
        self._flags[piece], self._lines[piece] = read.flags, read.line
        return read


def _named(line: str, book: NameBook, cued: bool) -> bool:
    """Whether a name stands in the line that is one by itself, or beside what makes one of it."""
    held = {key for _, _, key in book.whole(line)}
    if len(held) > 1 or any(not entry.needs_cue for key in held for entry in book.entries[key]):
        return True
    if not cued or not (held or words().parties.any(line)):
        return False
    return words().offices.any(line) or words().cues.any(line)


def _named_elsewhere(line: str, wide: NameBook) -> bool:
    """Whether a name of several words, known in other places, stands in the line."""
    return any(
        " " in key and not all(entry.needs_cue for entry in wide.entries[key])
        for _, _, key in wide.whole(line)
    )


@lru_cache(maxsize=1)
def _joinable() -> frozenset[str]:
    """Words of the lists that two pieces may be joined to, where that could matter."""
    telling = words().telling
    return frozenset(
        word
        for word in lexicon().words
        if len(word) >= SOUND_LETTERS
        and (word in telling or any(longer.startswith(word) for longer in telling))
    )
