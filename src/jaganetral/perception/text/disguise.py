"""Words written so that no program should find them, read as the words they are.

Four guises are taken off before a text is cut into words: signs that nobody sees, letters of other
alphabets that look like ours, letters set apart (`p r a b o w o`), and digits or signs in the
place of letters (`pr4b0w0`, `c*blos`). Every letter keeps where it was written.

Digits become letters only where a known word or name comes out, so that `p3k`, `sma1` and
`covid19` stay what they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import product
from typing import Final, NamedTuple

Known = Callable[[str], bool]
"""Whether a word in small letters is one that the lists or the names of the setting hold."""

_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\U000e0000-\U000e007f]"
)
_ALIKE: Final = {
    # Cyrillic and Greek, as the Unicode list of confusables (UTS 39) pairs them
    "а": "a", "в": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "ғ": "f", "ɡ": "g", "һ": "h",
    "н": "h", "і": "i", "ї": "i", "ј": "j", "к": "k", "ӏ": "l", "м": "m", "п": "n", "о": "o",
    "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t", "ц": "u", "ѵ": "v", "ԝ": "w", "х": "x",
    "у": "y", "ү": "y", "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "І": "I", "Ј": "J",
    "К": "K", "М": "M", "О": "O", "Р": "P", "Ѕ": "S", "Т": "T", "Х": "X", "У": "Y", "И": "N",
    "и": "n", "Я": "R", "я": "r",
    "α": "a", "β": "b", "ϲ": "c", "δ": "d", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v",
    "ο": "o", "ρ": "p", "σ": "o", "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ω": "w", "Α": "A",
    "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P",
    "Τ": "T", "Υ": "Y", "Χ": "X", "Ζ": "Z",
    # Latin letters of other uses, and small capitals
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ɑ": "a", "ɩ": "i", "ʟ": "l", "ᴀ": "a", "ʙ": "b",
    "ᴄ": "c", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ɪ": "i", "ᴊ": "j", "ᴋ": "k",
    "ᴍ": "m", "ɴ": "n", "ᴏ": "o", "ᴘ": "p", "ʀ": "r", "ꜱ": "s", "ᴛ": "t", "ᴜ": "u", "ᴠ": "v",
    "ᴡ": "w", "ʏ": "y", "ᴢ": "z", "№": "no ",
}  # fmt: skip
ODD: Final = re.compile(
    "[" + "".join(_ALIKE) + "\u00ad\u034f\u061c\u2100-\u214f\u2460-\u24ff\uff01-\uff5e"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0e\ufeff\uffa0\U0001d400-\U0001d7ff\U0001f130-\U0001f189\U0001f1e6-\U0001f1ff"
    "\U000e0000-\U000e007f]"
)
_SQUARED: Final = ((0x1F150, "A"), (0x1F170, "A"), (0x1F1E6, "A"))
"""White-on-black letters and lone flag letters, which Unicode does not decompose."""

APART: Final = re.compile(
    r"(?<![\w@#])[^\W\d_]([^\w\n]|[_\n])(?:[^\W_]|[@$])(?:\1(?:[^\W_]|[@$])){2,}(?!\w)"
)
LEET: Final = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "|": "il", "€": "e", "*": "aiueo", "#": "aiueo",
}  # fmt: skip
_HINT: Final = re.compile(
    r"[A-Za-z][013-9@$!|€*#]+[A-Za-z]|(?<![\w#@])[13-9$][A-Za-z]{3}|[A-Za-z]{2}[0$@](?!\w)"
)
RUN: Final = re.compile(r"(?<![\w@./:-])[\w@$!|€*#]{4,24}(?![\w@])(?!\.\w)")
_EDGES: Final = re.compile(r"^[#*!|]*(.*?)[!|*#]*$", re.DOTALL)
_MOST: Final = 64  # readings of one word that are tried
_LEAST: Final = 4  # letters: shorter words are too easily hit by chance


class Revealed(NamedTuple):
    """A text without its guises; `starts[i]` and `ends[i]` say where letter `i` was written."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None
    """None where nothing was disguised: every letter stands where it stood."""


def reveal(text: str, known: Known) -> Revealed:
    """The text as it is meant to be read by people."""
    signs = None
    if not text.isascii() and ODD.search(text):
        signs = _plain_letters(text)
    shown = text if signs is None else "".join(s[0] for s in signs)
    cuts: list[tuple[int, int, str]] = []
    for match in APART.finditer(shown):
        if not _counts(match.group()):
            cuts.append((*match.span(), ""))
    if cuts:
        signs = _together(signs or _signs(text), cuts)
        shown = "".join(s[0] for s in signs)
    if _HINT.search(shown):
        swaps = [
            (*match.span(), word)
            for match in RUN.finditer(shown)
            if (word := word_in(match.group(), known)) is not None
        ]
        if swaps:
            signs = signs or _signs(text)
            for start, end, word in swaps:
                for place, letter in zip(range(start, end), word, strict=True):
                    signs[place] = (letter, signs[place][1], signs[place][2])
            shown = "".join(s[0] for s in signs)
    if signs is None:
        return Revealed(text)
    return Revealed(shown, [s[1] for s in signs], [s[2] for s in signs])


_Sign = tuple[str, int, int]
"""A letter, and the characters of the original that it stands for."""


def _signs(text: str) -> list[_Sign]:
    return [(letter, place, place + 1) for place, letter in enumerate(text)]


def _plain_letters(text: str) -> list[_Sign]:
    signs: list[_Sign] = []
    for place, letter in enumerate(text):
        if letter.isascii():
            signs.append((letter, place, place + 1))
        elif not _UNSEEN.match(letter):
            signs.extend((one, place, place + 1) for one in _plain(text, place))
    return signs


def _plain(text: str, place: int) -> str:
    letter = text[place]
    alike = _ALIKE.get(letter)
    if alike is not None:
        return alike
    code = ord(letter)
    for first, base in _SQUARED:
        if first <= code < first + 26:
            if first == _SQUARED[2][0] and any(
                0 <= i < len(text) and first <= ord(text[i]) < first + 26
                for i in (place - 1, place + 1)
            ):
                return letter  # two together are a flag
            return chr(ord(base) + code - first)
    form = unicodedata.normalize("NFKC", letter)
    if len(form) == 1 and form.isascii() and unicodedata.decomposition(letter)[:5] != "<supe":
        return form
    return letter


def _counts(run: str) -> bool:
    """ "a 1 2 3 4": more digits than letters are a row of figures."""
    return sum(c.isdigit() for c in run) > sum(c.isalpha() for c in run)


def _together(signs: list[_Sign], cuts: list[tuple[int, int, str]]) -> list[_Sign]:
    """The signs without what stands between letters set apart."""
    kept: list[_Sign] = []
    reach = 0
    for start, end, _ in cuts:
        kept += signs[reach:start]
        kept += signs[start:end:2]
        reach = end
    return kept + signs[reach:]


def word_in(run: str, known: Known, kept: Known | None = None) -> str | None:
    """The run with letters in the place of its digits, where a known word comes out.

    `kept`, if given, is asked instead of `known` whether a number stands beside a word ("5aja").
    """
    kept = kept or known
    edges = _EDGES.match(run)
    core = "" if edges is None else edges.group(1)
    signs = [c for c in core if c in LEET]
    if len(core) < _LEAST or not signs or core.count("_") or sum(map(str.isalpha, core)) < 2:
        return None
    low = core.casefold()
    head, tail = low.lstrip("0123456789"), low.rstrip("0123456789")
    if (head != low and (len(head) < 3 or kept(head))) or (tail != low and kept(tail)):
        return None  # "5aja" is a number and a word
    choices = [LEET.get(c, c) for c in low]
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > _MOST:
        return None
    for letters in product(*choices):
        word = "".join(letters)
        if known(word):
            at = run.index(core)
            cased = "".join(w if c in LEET else c for w, c in zip(word, core, strict=True))
            return run[:at] + cased + run[at + len(core) :]
    return None
