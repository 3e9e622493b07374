"""Whether a text can show anything at all, told from its words one by one.

Most of what is scanned is everyday talk, and reading it in full finds nothing. Every signal of the
text readers begins with a word that is written somewhere: a phrase of the lists, a name, a number
beside one of those. So each piece between blanks is read once, what it could begin is remembered,
and a text none of whose pieces could begin anything is `everyday` without being read in full.

The sieve may only err by letting through: tests/perception/text/test_sieve.py holds that what it
stops shows nothing when it is read in full. Of a phrase the rarest word stands for the whole; of
a name that needs a cue beside it two words must come together; a piece whose reading depends on
the names of a setting (`LOOK`) is read again with that setting's names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from operator import add
from typing import Final, NamedTuple

import ahocorasick_rs

from jaganetral.perception.text.disguise import APART, LEET, ODD, RUN
from jaganetral.perception.text.everybody import Everybody
from jaganetral.perception.text.figures import NUMBERED, is_figure, like_a_ballot
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.mentions import BEFORE_A_SIGN, TWO_CAPITALS, in_tags
from jaganetral.perception.text.names import SOUND_LETTERS, NameBook, telling

PIECES: Final = 150_000
OF_A_BOOK: Final = 2_000
"""Pieces that are remembered, in all and for each list of names; the table starts anew beyond."""

ALARM: Final = 1  # enough by itself
LOOK: Final = 2  # depends on whose names they are
TOKEN: Final = 4  # holds a token at all
NAME: Final = 8  # one word of a name, or a name that needs a cue
CUE: Final = 16  # makes a name of it
FIGURE: Final = 32
BALLOT: Final = 64  # makes a ballot number of it
LETTER: Final = 128  # one letter alone: several may spell a word
WIDE: Final = 256  # one word of a name known elsewhere
PHRASE: Final = 512  # one word of a phrase that is an alarm
_FIRST_PAIR: Final = 1024

ALARMS: Final = (
    "election", "generic", "team", "organizer", "turnout", "vote_day", "party", "party_generic",
    "office", "government", "info", "hate_strong", "threat", "hoax_strong", "hoax",
    "confidential_strong", "complaint_strong",
)  # fmt: skip
"""Word lists of which one phrase may be a signal, or may make one of another word."""
PAIRS: Final = (("group", "hostile"), ("document", "secret"), ("work", "complaint"))
"""Word lists that show something together (see topics.py)."""
_CUES: Final = ("ballot", "party_cue", "call", "win")
_APART_FROM: Final = "\0"
_Piece = tuple[int, str, str, str]
"""Its flags, its first word and its last, where they can join with a neighbour's, and its line."""


class Words(NamedTuple):
    """What each word of the lists could begin."""

    flags: dict[str, int]
    together: tuple[int, ...]
    """Flags that are enough only together."""
    phrases: ahocorasick_rs.AhoCorasick
    """Alarms of several words, of which no single one is an alarm."""
    telling: frozenset[str]
    """Every word that matters to any of these."""


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of the lists that stand for their phrases."""
    classes = lexicon().classes
    common = Counter(word for phrases in classes.values() for p in phrases for word in p.split())
    flags: dict[str, int] = {}

    def rarest(phrase: str) -> str:
        return min(phrase.split(), key=lambda word: (common[word], -len(word)))

    def mark(names: Iterable[str], flag: int) -> None:
        for name in names:
            for phrase in classes[name]:
                flags[rarest(phrase)] = flags.get(rarest(phrase), 0) | flag

    alarms = [phrase for name in ALARMS for phrase in classes[name]]
    flags.update((phrase, ALARM) for phrase in alarms if " " not in phrase)
    longer = [phrase for phrase in alarms if flags.keys().isdisjoint(phrase.split())]
    for phrase in longer:
        flags[rarest(phrase)] = PHRASE
    mark(_CUES, CUE)
    mark(("party_with_cue",), NAME)
    mark(("ballot", "team_with_cue"), BALLOT)
    for word in BEFORE_A_SIGN:
        flags[word] = flags.get(word, 0) | CUE
    for word in (*NUMBERED, "jari"):
        flags[word] = flags.get(word, 0) | BALLOT
    together = [NAME | CUE, FIGURE | BALLOT]
    for place, (one, other) in enumerate(PAIRS):
        first, second = _FIRST_PAIR << (2 * place), _FIRST_PAIR << (2 * place + 1)
        mark((one,), first)
        mark((other,), second)
        together.append(first | second)
    told = {word for phrase in longer for word in phrase.split()}
    found = ahocorasick_rs.AhoCorasick([f" {phrase} " for phrase in longer])
    return Words(flags, tuple(together), found, frozenset(told | flags.keys()))


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


class Sieve:
    """Knows what every piece of a text could begin, whoever runs.

    `every` holds the names of all settings that will be asked about, `wide` those that are known
    in other places. A text of a setting with other names is let through.
    """

    __slots__ = ("_every", "_of_books", "_pieces", "_wholes", "_wide", "_wide_words")

    def __init__(self, every: Everybody, wide: NameBook) -> None:
        self._every = every
        self._wholes = every.joined | _joinable()
        self._wide = wide
        self._wide_words = frozenset(
            word
            for key, whom in wide.entries.items()
            if " " in key and not all(entry.needs_cue for entry in whom)
            for word in telling(key)
        )
        self._pieces: dict[str, _Piece] = {}
        self._of_books: dict[int, tuple[NameBook, dict[str, int] | None]] = {}

    def shows_nothing(self, text: str, book: NameBook) -> bool:
        """Whether reading `text` with the names of `book` can find nothing but everyday talk."""
        own, pieces, found = self._of_book(book), text.split(), self._pieces
        if own is None:
            return False
        try:
            flags, heads, tails, lines = zip(*map(found.__getitem__, pieces), strict=True)
        except KeyError:
            flags, heads, tails, lines = zip(*map(self._piece, pieces), strict=True)
        except ValueError:
            return False  # nothing but blanks
        seen = 0
        for flag in set(flags):
            seen |= flag
        if seen & ALARM:
            return False
        if seen & (LOOK | NAME):
            named = self._named(pieces, flags, book, own)
            if named is None:
                return False
            seen |= named
        if not seen & TOKEN or not self._wholes.isdisjoint(map(add, tails, heads[1:])):
            return False
        wide = seen & WIDE and sum(flag & WIDE > 0 for flag in flags) > 1
        return not (
            any(seen & both == both for both in words().together)
            or (seen & PHRASE and _holds_a_phrase(lines))
            or (seen & LETTER and APART.search(text))
            or (wide and (seen & BALLOT or TWO_CAPITALS.search(text)))
        )

    def _named(
        self, pieces: list[str], flags: tuple[int, ...], book: NameBook, own: dict[str, int]
    ) -> int | None:
        """What the pieces are with the names of this book; None where they name somebody."""
        names = seen = 0
        for piece, flag in zip(pieces, flags, strict=True):
            exact = flag
            if flag & LOOK:
                exact = own.get(piece, -1)
                if exact < 0:
                    exact = _flags(piece, book, self._wide, self._wide_words)
                    if len(own) >= OF_A_BOOK:
                        own.clear()
                    own[piece] = exact
                seen |= exact
            names += exact & NAME > 0
        return None if seen & ALARM or names > 1 else seen

    def _of_book(self, book: NameBook) -> dict[str, int] | None:
        """The pieces read with this book; None for a book that holds names the sieve lacks."""
        known = self._of_books.get(id(book))
        if known is None or known[0] is not book:
            if len(self._of_books) > 1_024:
                self._of_books.clear()
            fits = self._every.keys >= book.entries.keys()
            known = self._of_books[id(book)] = (book, {} if fits else None)
        return known[1]

    def _piece(self, piece: str) -> _Piece:
        """What a piece could begin."""
        known = self._pieces.get(piece)
        if known is not None:
            return known
        if len(self._pieces) >= PIECES:
            self._pieces.clear()
        self._pieces[piece] = read = self._read(piece)
        return read

    def _read(self, piece: str) -> _Piece:
        marked = Marked(piece, _NOBODY.split)
        flags = _of_words(marked, piece) | _of_wide(marked, self._wide_words)
        if self._depends(marked, piece):
            flags |= LOOK
        head = tail = _APART_FROM
        if marked.tokens:
            first, last = marked.tokens[0], marked.tokens[-1]
            if first.kind == "word" and first.start == 0:
                head = first.form
            if last.kind == "word" and last.end == len(piece):
                tail = last.form
        return flags, head, tail, " ".join(token.form for token in marked.tokens)

    def _depends(self, marked: Marked, piece: str) -> bool:
        """Whether some names could make something else of a piece than nobody's names do."""
        every = self._every
        before = ""
        for token in marked.tokens:
            form = token.form
            if any(map(every.bears, form.split())) or before + form in self._wholes:
                return True
            before = form
            if token.kind == "word" and (
                not piece[token.start : token.end].isalpha() or every.may_be(form)
            ):
                return True
        tagged = [i for i, token in enumerate(marked.tokens) if token.group >= 0]
        if tagged:
            forms = "".join(marked.tokens[i].form for i in tagged)
            written = "".join(marked.quote(i, i).casefold() for i in tagged)
            if any(map(every.holds, (forms, written, piece.casefold()))):
                return True
        return APART.search(piece) is not None or any(map(_may_be_disguised, RUN.findall(piece)))


_NOBODY: Final = NameBook(())


def _holds_a_phrase(lines: tuple[str, ...]) -> bool:
    """Whether the pieces together hold an alarm of several words."""
    line = f" {' '.join(lines)} "
    phrases = words().phrases
    if phrases.find_matches_as_indexes(line):
        return True
    # "no" is read as "nomor" where a number follows.
    return " no " in line and bool(phrases.find_matches_as_indexes(line.replace(" no ", " nomor ")))


def _flags(piece: str, book: NameBook, wide: NameBook, wide_words: frozenset[str]) -> int:
    """What a piece could begin with the names of one book."""
    marked = Marked(piece, book.split)
    flags = _of_words(marked, piece) | _of_wide(marked, wide_words)
    known = lexicon().words
    names = 0
    for token in marked.tokens:
        for word in token.form.split():
            weight = book.weights.get(word, 0)
            if weight > 1:
                return ALARM
            names += weight
        if token.kind == "word" and token.form not in known and book.misspelled(token.form):
            return ALARM
    nobodys = Marked(piece, _NOBODY.split)
    if names > 1 or len(nobodys.tokens) != len(marked.tokens):
        return ALARM
    if in_tags(marked, book) or in_tags(marked, wide) or _swapped(piece, book):
        return ALARM
    return flags | NAME if names else flags


def _swapped(piece: str, book: NameBook) -> bool:
    """Whether a piece is a word in digits, be it that only another piece gives the hint."""
    hinted = Marked(f"a4a {piece}", book.split)
    plain = Marked(piece, book.split)
    return [t.form for t in hinted.tokens[-len(plain.tokens) :]] != [t.form for t in plain.tokens]


def _may_be_disguised(run: str) -> bool:
    """A run of letters with a sign in it that may stand for a letter."""
    core = run.strip("#*!|")
    return any(letter in LEET for letter in core) and sum(map(str.isalpha, core)) > 1


def _of_words(marked: Marked, piece: str) -> int:
    """The flags of the words of the lists, of figures and of letters alone."""
    if not piece.isascii() and ODD.search(piece):
        return ALARM
    flags = TOKEN if marked.tokens else 0
    if len(piece) == 1 and (piece.isalnum() or piece in "@$"):
        flags |= LETTER
    lists = words().flags
    for token in marked.tokens:
        for word in token.form.split():
            flags |= lists.get(word, 0)
        if token.form == "no":  # "nomor" where a number follows in the next piece
            flags |= lists.get("nomor", 0)
        if is_figure(token.form):
            flags |= FIGURE
            if token.kind == "tag" or like_a_ballot(token.form):
                return ALARM
    return ALARM if any(flags & both == both for both in words().together) else flags


def _of_wide(marked: Marked, wide_words: frozenset[str]) -> int:
    found = sum(word in wide_words for token in marked.tokens for word in token.form.split())
    return 0 if not found else WIDE if found == 1 else ALARM
