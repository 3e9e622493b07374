"""The register of a text: whether somebody reports, or speaks for himself.

News takes no side whatever its tone: headlines and reports about a contestant are read as
neither, and what others are said to have called for is no call of the writer.
"""

from __future__ import annotations

import re

from jaganetral.perception.confidence import NEWS_SIGNS
from jaganetral.perception.text.marked import Marked

_DATED = re.compile(
    r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)"
    r"|\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu),? \(?\d{1,2}[ /]",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_OWN = frozenset({"saya", "kami", "ayo", "yuk", "mari", "dong", "nih", "sih", "deh"})
_SMALL = 5  # letters: shorter words stay small in headlines (di, dan, yang)
_HEADLINE = 0.7  # share of the longer words written with a capital


def is_news(marked: Marked) -> bool:
    """Whether a text reads as reporting: signs of the press, and nobody speaking for himself.

    Signs are words of reporting (at most two count), a dated day, a headline's capitals, a link
    and an organizer as the subject; one's own voice and emoji speak against it.
    """
    if marked.news is None:
        marked.news = _reports(marked)
    return marked.news


def _reports(marked: Marked) -> bool:
    words = len({hit.first for hit in marked.hits("news")})
    dated = bool(_DIGIT.search(marked.text) and _DATED.search(marked.text))
    headline = _headline(marked)
    if not words and not dated and not headline:
        return False
    link = any(token.kind == "url" for token in marked.tokens)
    signs = min(words, 2) + 2 * dated + headline + link + marked.has("organizer")
    own = any(token.form in _OWN for token in marked.tokens)
    emoji = any(token.kind == "emoji" for token in marked.tokens)
    return signs >= NEWS_SIGNS + own + emoji


def _headline(marked: Marked) -> bool:
    """ "Visi Calon Dinilai Mampu Bawa Daerah Maju": most longer words begin with a capital."""
    longer = [
        marked.text[t.start] for t in marked.tokens
        if t.kind == "word" and t.end - t.start >= _SMALL
    ]  # fmt: skip
    if len(longer) < _SMALL or marked.text.isupper():
        return False
    return sum(letter.isupper() for letter in longer) >= _HEADLINE * len(longer)
