"""Cuts an account into words and marks, each with its place in the account."""

from __future__ import annotations

import re
from typing import NamedTuple

from jaganetral.narrative.lexicon.spelling import SHORT

_TOKEN = re.compile(
    r"[^\W_]+(?:[-'’.][^\W_]+)*"  # words, with inner hyphen, apostrophe or dot (2.000, ma'ruf)
    r"|[@#]\w+"
    r"|[.!?;\n…]+"
    r"|[^\w\s]"
)
_STOP = frozenset(".!?;\n…")
_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")


class Token(NamedTuple):
    """One word or mark: `norm` is its plain spelling, `base` without -nya, -lah, -ku …"""

    start: int
    end: int
    norm: str
    base: str
    stop: bool
    capital: bool


def plain(word: str) -> str:
    """The spelling the tables use: lower case, straight apostrophe, no phone shortening."""
    low = word.lower().replace("’", "'")
    return SHORT.get(low, low)


def without_clitic(word: str) -> str:
    """`akunnya` → `akun`, `bolehkah` → `boleh`; short words are left alone."""
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= 3:
            rest = word[: -len(clitic)].rstrip("-")
            return SHORT.get(rest, rest)
    return word


def tokenise(text: str) -> list[Token]:
    """All words and marks of `text`, in order. Offsets are characters of `text` itself."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        norm = plain(raw)
        first = raw[0]
        found.append(
            Token(
                match.start(),
                match.end(),
                norm,
                without_clitic(norm),
                first in _STOP,
                first.isupper(),
            )
        )
    return found
