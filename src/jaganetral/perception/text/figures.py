"""Figures in a text: which number a token is, and whether it counts or numbers other things.

Jerseys, dates, prices, streets, classes, telephone numbers and scores are no ballots.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jaganetral.perception.errors import LexiconError
from jaganetral.perception.text.lexicon import read_lists
from jaganetral.perception.text.marked import Marked

_WORDS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "kesatu": 1, "kedua": 2, "ketiga": 3,
}  # fmt: skip
_EMOJI = {"☝": 1, "✌": 2}
_FINGERS = {"☝": 1, "👆": 1, "🫵": 1, "✌": 2, "👌": 3, "🤟": 3, "🖐": 5, "✋": 5}
"""Hands that may show a number, and may as well point, greet or say that all is well."""
_LEADS = frozenset(
    ["nomor", "urut", "paslon", "calon", "pasangan", "kandidat", "coblos", "nyoblos", "mencoblos",
     "contreng", "tusuk", "salam", "caleg", "capres", "cagub", "cabup", "cawali"]
)  # fmt: skip
"""Words after which the numbers of regional languages are read."""
_BALLOT = re.compile(r"0?[1-9]\d?$|0[1-9]$")
_GLUE = frozenset("-/:.,+–²")
NUMBERED = frozenset({"nomor", "urut"})


def value(marked: Marked, index: int) -> int | None:
    """The number that a token writes, or None. Regional words count after ballot words only."""
    token = marked.tokens[index]
    if token.kind == "emoji":
        return _EMOJI.get(token.form)
    if len(token.form) > _LONGEST or not _may_be_a_number(token.form):
        return None
    if token.form in _WORDS and token.kind in {"word", "tag"}:
        return _WORDS[token.form]
    regional = _regional().get(token.form)
    if regional is not None and token.kind == "word":
        led = word(marked, index - 1) in _LEADS or word(marked, index + 1) == "jari"
        return regional if led else None
    if token.form.isascii() and token.form.isdigit() and _BALLOT.match(token.form):
        return int(token.form)
    return None


_LONGEST: Final = 24
"""Letters: no number word is longer."""


@lru_cache(maxsize=65_536)
def _may_be_a_number(form: str) -> bool:
    return form in _WORDS or form in _regional() or _BALLOT.match(form) is not None


def is_figure(form: str) -> bool:
    """Whether a word may be a number anywhere: digits, or a number word of any language here."""
    return form.isdigit() or form in _WORDS or form in _regional()


def like_a_ballot(form: str) -> bool:
    """Whether digits are written as ballots write them, with a nought."""
    return form.startswith("0") and _BALLOT.match(form) is not None


def fingers(marked: Marked, index: int) -> int | None:
    """The number that a hand may show, where the one who has it is named beside it."""
    return _FINGERS.get(marked.tokens[index].form)


@lru_cache(maxsize=1)
def _regional() -> dict[str, int]:
    table: dict[str, int] = {}
    for number, words in read_lists("numbers").items():
        if not number.isdigit():
            raise LexiconError("numbers.yaml", number, "a number as key", number)
        for form in words.split():
            table.setdefault(form.replace("'", ""), int(number))
    return table


def trapped(marked: Marked, index: int) -> bool:
    """Whether the number counts or numbers something that is no ballot."""
    before = index - 1
    numbered = word(marked, before) in NUMBERED
    # "nomor 7 partai …" counts no parties; "nomor 1 di dunia", "nomor 2 tahun 2021" are others.
    after = "trap_right_numbered" if numbered else "trap_right"
    if beside(marked, after, index + 1, ends=False):
        return True
    if numbered:
        before -= 1
    if word(marked, before) in {"saya", "kamu", "dia", "kami"}:
        before -= 1  # "nomor hp saya 02"
    if before >= 0 and marked.tokens[before].kind == "tag" != marked.tokens[index].kind:
        return False  # "#SalamJuara nomor 2": a hashtag counts nothing after it
    return beside(marked, "trap_left", before, ends=True)


def beside(marked: Marked, name: str, index: int, *, ends: bool) -> bool:
    """Whether a phrase of the class ends (or begins) at a token."""
    return marked.beside(name, index, ends=ends) is not None


def word(marked: Marked, index: int) -> str:
    return marked.tokens[index].form if 0 <= index < len(marked.tokens) else ""


def glued(marked: Marked, index: int) -> bool:
    """Whether the digits belong to a longer figure: 2/2, 1-2, 0812-…, +62, Rp2."""
    token = marked.tokens[index]
    if token.kind != "number":
        return False
    if any(
        0 <= i < len(marked.tokens) and marked.tokens[i].kind == "number"
        for i in (index - 1, index + 1)
    ):
        return True  # "01 10", "0812 3456": figures in a row number nobody
    before = marked.text[max(0, token.start - 2) : token.start]
    after = marked.text[token.end : token.end + 2]
    if before[-1:] == "+" or (before[-1:] in _GLUE and before[:1].isdigit() and len(before) == 2):
        return True
    if after[:1] in _GLUE and after[1:2].isdigit():
        return True
    previous = marked.tokens[index - 1] if index else None
    return bool(
        previous is not None
        and previous.end == token.start
        and previous.kind == "word"
        and previous.form in {"ke", "rp", "covid", "g", "k", "v", "u", "d", "s", "b", "x"}
    )
