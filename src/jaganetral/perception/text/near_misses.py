"""Why words that look political were not counted: a person may ask, and may say it was wrong.

`why_not` names the words and the one reason that came first. It changes nothing that is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from jaganetral.language import N_
from jaganetral.model import Contest
from jaganetral.perception.seats import Mention
from jaganetral.perception.text.calls import find_calls, supposed
from jaganetral.perception.text.figures import trapped, value
from jaganetral.perception.text.marked import Hit, Marked
from jaganetral.perception.text.mentions import find_mentions
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.numbers import find_numbers
from jaganetral.perception.text.quotation import told
from jaganetral.perception.text.register import is_news

REASONS: Final = {
    "common_name": N_("many people bear this name, and nothing beside it speaks of a contestant"),
    "counts": N_("this number counts or numbers something else"),
    "question": N_("it is asked, and not called for"),
    "words_of_others": N_("these are told as the words of somebody else"),
    "joke": N_("it is said to be a joke"),
    "supposed": N_("it is supposed, and not asked for"),
    "news": N_("it is reported, and nobody speaks for himself"),
    "neutral": N_("the sentence says that it takes no side"),
    "nobody": N_("nobody is named whom one could choose"),
}
"""Reason → the sentence that tells it."""


class NearMiss(NamedTuple):
    """Words that were not counted (`text[start:end]`), and why: a key of `REASONS`."""

    reason: str
    start: int
    end: int


def why_not(text: str, names: NameBook, contests: Sequence[Contest] = ()) -> list[NearMiss]:
    """The near misses of a text, in the order of its words; each place once."""
    marked = Marked(text, names.split)
    mentions = find_mentions(marked, names)
    mentions += find_numbers(marked, mentions, contests)
    named = {i for m in mentions for i in range(m.first, m.last + 1)}
    found: dict[tuple[int, int], str] = {}
    for first, last, reason in (
        *_calls(marked, mentions),
        *_names(marked, names, named),
        *_numbers(marked, named, contests),
    ):
        found.setdefault(marked.span(first, last), reason)
    return [NearMiss(reason, *place) for place, reason in sorted(found.items())]


_Miss = tuple[int, int, str]


def _calls(marked: Marked, mentions: Sequence[Mention]) -> Iterable[_Miss]:
    made = {i for c in find_calls(marked, mentions) for i in range(c.first, c.last + 1)}
    others = told(marked)
    news = is_news(marked)
    neutral = {marked.sentence[hit.first] for hit in marked.hits("neutral")}
    for hit in marked.hits("call"):
        if made.intersection(range(hit.first, hit.last + 1)):
            continue
        reason = _reason(marked, hit, others, neutral)
        if reason is None and news and mentions:
            reason = "news"
        if reason is None and not mentions:
            reason = "nobody"
        if reason is not None:
            yield hit.first, hit.last, reason


def _reason(marked: Marked, hit: Hit, others: frozenset[int], neutral: set[int]) -> str | None:
    sentence = marked.sentence[hit.first]
    checks = (
        ("question", sentence in marked.questions),
        ("words_of_others", hit.first in others),
        ("joke", marked.has("joke")),
        ("supposed", supposed(marked, hit)),
        ("neutral", sentence in neutral),
    )
    return next((reason for reason, holds in checks if holds), None)


def _names(marked: Marked, names: NameBook, named: set[int]) -> Iterable[_Miss]:
    for start, end, key in names.whole(marked.line) if names.entries else ():
        place = marked.place(start, end)
        if place is None or named.intersection(range(place[0], place[1] + 1)):
            continue
        if all(entry.needs_cue for entry in names.entries[key]):
            yield *place, "common_name"


def _numbers(marked: Marked, named: set[int], contests: Sequence[Contest]) -> Iterable[_Miss]:
    held = {str(p.number) for c in contests for p in c.contestants}
    for index in range(len(marked.tokens)):
        if index not in named and trapped(marked, index) and str(value(marked, index)) in held:
            yield index, index, "counts"
