"""Indonesian as people write it on phones, read as words of one spelling.

Every token keeps where it stood in the original text, so that whatever is found later quotes
the words that were written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple, Protocol

from jaganetral.perception.text.disguise import reveal
from jaganetral.perception.text.lexicon import lexicon, spellings

Kind = Literal["word", "number", "emoji", "tag", "handle", "url", "stop", "pause", "ask"]


class Splitter(Protocol):
    """What knows the names of a setting while a text is cut into words."""

    def __call__(self, piece: str) -> list[tuple[int, int]]:
        """A hashtag in small letters, cut at names and known words."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a word is (part of) a name."""
        ...

    def glued(self, word: str) -> list[tuple[int, int]]:
        """A word that is nothing but names and known words, cut; [] where it is not."""
        ...

    def joins(self, first: str, second: str) -> bool:
        """Whether two pieces are one name that was written in two."""
        ...


class Token(NamedTuple):
    """A word as we read it (`form`) and where it was written (`start`, `end`)."""

    form: str
    start: int
    end: int
    kind: Kind
    group: int = -1
    """Tokens cut from one hashtag or account share its start; -1 elsewhere."""


_URL = (
    r"(?P<url>(?:https?://|www\.)\S+|\S+@\w+\.\w+|\b\w[\w.-]*\.(?:com|id|net|org|co)\b(?:/\S*)?)|"
)
_REST = (
    r"(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’‘`](?=[^\W\d_]))*)"
    r"|(?P<keycap>(?:[0-9]\uFE0F?\u20E3)+|\U0001F51F)"
    r"|(?P<handle>@\w+)"
    r"|(?P<tag>[#＃]\w+)"
    r"|(?P<number>\d+(?:[.,:/\-–]\d+)*)"
    r"|(?P<ask>[.!…]*\?[?!.…]*)"
    r"|(?P<stop>[.!…;\n]+)"
    r"|(?P<pause>[,:()\[\]\"“”|•·—]+)"
    r"|(?P<emoji>[\u203C-\u3299\U0001F000-\U0001FAFF])"
)
_TOKEN = re.compile(_URL + _REST)
_TOKEN_BUT_URL = re.compile(_REST)
_MAY_BE_URL = re.compile(r"://|\.\w|www\.")
"""Without one of these no text holds an address, which is dear to look for."""
_RUN = re.compile(r"(.)\1{2,}")
_LAST_DOUBLE = re.compile(r"([a-z])\1$")
_APOSTROPHE = re.compile(r"['’‘`\u0300-\u036f]")
_TAG_PIECE = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+|[^\W\d_A-Za-z]+")
_CLITIC = re.compile(r"^(.{4,}?)(?:nya|lah|kah|pun|ku|mu)$")
CONTESTANT_WORDS = frozenset(
    ["paslon", "capres", "cawapres", "cagub", "cabup", "cawali", "caleg", "calon"]
)
"""What people call a contestant without a name."""
_DOUBLED_NUMBER = CONTESTANT_WORDS | frozenset(
    [
        "nomor",
        "nomer",
        "no",
        "nmr",
        "pasangan",
        "urut",
        "coblos",
        "nyoblos",
        "salam",
        "tps",
        "kelas",
        "kls",
        "rt",
        "rw",
        "jl",
        "jln",
        "sd",
        "smp",
        "sma",
        "gang",
        "blok",
        "covid",
        "pilih",
    ]
)
"""Words that a written-on 2 numbers rather than doubles (`paslon2`); elsewhere 2 doubles."""


SHORT_FORMS: Final = frozenset({"nomor", "bapak", "jalan", "tanggal", "dr", "prof"})
"""Words of which the short form has a dot ("no.", "jl.")."""
_SHORT: Final = 32
"""Letters of the longest word whose form is remembered."""


def fold(word: str) -> str:
    """A word in lower case, without stretched letters, in one spelling."""
    return _remembered(word) if len(word) <= _SHORT else _folded(word)


def _folded(word: str) -> str:
    form = word if word.isascii() else unicodedata.normalize("NFKD", word)
    form = form.casefold()
    if not form.isalpha():
        form = _APOSTROPHE.sub("", form)
    known = spellings().get(form)
    if known is not None:
        return known
    vocabulary = lexicon().words
    if form in vocabulary:
        return form
    short = _LAST_DOUBLE.sub(r"\1", _RUN.sub(r"\1", form))
    if short != form:
        form = spellings().get(short, short)
        if form in vocabulary:
            return form
    clitic = _CLITIC.match(form)
    if clitic is not None and clitic.group(1) in vocabulary:
        return clitic.group(1)
    return form or word


_remembered = lru_cache(maxsize=65_536)(_folded)


def normalise(text: str, split: Splitter | None = None) -> list[Token]:
    """The tokens of a text, in order, each with its place in the original.

    `split` cuts a hashtag without capitals (`#pilihbudisaja`) at names and words it knows. Guises
    (`pr4b0w0`, `c o b l o s`, letters of other alphabets) are taken off first.
    """
    revealed = reveal(text, lambda word: is_known(word, split))
    tokens = _cut(revealed.text, split)
    starts, ends = revealed.starts, revealed.ends
    if starts is None or ends is None:
        return tokens
    return [
        Token(
            token.form,
            starts[token.start],
            ends[token.end - 1],
            token.kind,
            starts[token.group] if token.group >= 0 else -1,
        )
        for token in tokens
    ]


def is_known(word: str, split: Splitter | None) -> bool:
    """Whether a word is one of the lists, or (part of) a name."""
    form = fold(word)
    return (
        form in lexicon().words
        or word in spellings()
        or (split is not None and (split.knows(form) or len(split.glued(form)) > 1))
    )


def _cut(text: str, split: Splitter | None) -> list[Token]:
    tokens: list[Token] = []
    pattern = _TOKEN if _MAY_BE_URL.search(text) else _TOKEN_BUT_URL
    for match in pattern.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":
            _add_word(tokens, text, match.group(), start, end, split)
        elif kind == "number":
            _add_number(tokens, text, match.group(), start, end)
        elif kind in {"tag", "handle"}:
            glued: Kind = "tag" if kind == "tag" else "handle"
            _add_glued(tokens, match.group(), start, glued, split)
        elif kind == "keycap":
            digits = "".join(c for c in match.group() if c.isdigit()) or "10"
            tokens.append(Token(digits, start, end, "number"))
        elif kind == "emoji":
            if "\U0001f3fb" <= match.group() <= "\U0001f3ff":
                continue  # a skin tone belongs to the sign before it
            tokens.append(Token(match.group(), start, end, "emoji"))
        elif kind == "url":
            tokens.append(Token("http", start, end, "url"))
        elif kind == "ask":
            tokens.append(Token("?", start, end, "ask"))
        elif kind == "stop":
            # A dot after a short form ("no. 2", "H. Budi") does not end a sentence.
            dot = match.group() == "." and tokens and tokens[-1].end == start
            if not (dot and len(tokens[-1].form) <= 1) and not (
                dot and tokens[-1].form in SHORT_FORMS
            ):
                tokens.append(Token(".", start, end, "stop"))
        else:
            tokens.append(Token(",", start, end, "pause"))
    return tokens


def _add_word(
    tokens: list[Token], text: str, word: str, start: int, end: int, split: Splitter | None
) -> None:
    form = fold(word)
    # "no" is Indonesian for a number only where a number follows.
    if form == "no" and _number_follows(text, end):
        form = "nomor"
    if split is not None:
        unknown = len(form) == len(word) and form not in lexicon().words
        cuts = split.glued(form) if unknown else []
        if cuts:
            tokens += [Token(fold(form[a:b]), start + a, start + b, "word") for a, b in cuts]
            return
        last = tokens[-1] if tokens else None
        if (
            last is not None
            and last.kind == "word"
            and 0 < start - last.end <= 1
            and text[last.end] != ","
            and split.joins(last.form, form)
        ):
            tokens[-1] = Token(last.form + form, last.start, end, "word")
            return
    for part in form.split("_") if "_" in form else (form,):
        tokens.append(Token(part, start, end, "word"))


def _number_follows(text: str, end: int) -> bool:
    rest = text[end : end + 12].lstrip(" .:#-")
    return rest[:1].isdigit() or fold(rest.split(" ")[0]) in {"urut", "satu", "dua", "tiga"}


def _add_number(tokens: list[Token], text: str, digits: str, start: int, end: int) -> None:
    previous = tokens[-1] if tokens else None
    glued = previous is not None and previous.kind == "word" and previous.end == start
    if (
        digits in {"2", "²"}
        and glued
        and previous is not None
        and len(previous.form) > 1
        and previous.form not in _DOUBLED_NUMBER
        and text[previous.start : previous.end].casefold() not in _DOUBLED_NUMBER
    ):
        tokens.append(Token(previous.form, start, end, "word"))
        return
    tokens.append(Token(digits, start, end, "number"))


def _add_glued(
    tokens: list[Token], glued: str, start: int, kind: Kind,
    split: Splitter | None,
) -> None:  # fmt: skip
    body = glued[1:]
    pieces = [m.span() for m in _TAG_PIECE.finditer(body)]
    if split is not None:
        cut: list[tuple[int, int]] = []
        for a, b in pieces:
            piece = body[a:b]
            if b - a < 6 or not piece.isalpha():
                cut.append((a, b))
            else:
                cut.extend((a + i, a + j) for i, j in split(piece.casefold()))
        pieces = cut
    for a, b in pieces:
        piece = body[a:b]
        form = piece if piece.isdigit() else fold(piece)
        tokens.append(Token(form, start + 1 + a, start + 1 + b, kind, start))
