"""The cues of a side: words and emoji that support or oppose, with their weight in context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jaganetral.perception import confidence as table
from jaganetral.perception.text.marked import Hit, Marked
from jaganetral.perception.text.quotation import told

_CLASSES = (
    "oppose", "oppose_near", "positive_negation", "endorse", "win", "outcome", "defeat", "attack",
    "praise", "courtesy", "neutral", "emoji_good", "emoji_bad",
)  # fmt: skip
_GOOD = frozenset(
    {"endorse", "win", "outcome", "praise", "courtesy", "emoji_good", "positive_negation"}
)
_TURNED = frozenset({"endorse", "win", "outcome", "praise", "courtesy", "attack", "defeat"})
_WEIGHT_OF = {"positive_negation": "praise"}
_CONDITIONS = frozenset({"kalau", "jika", "apabila", "andai", "andaikan", "bila", "seandainya"})
_DENIALS = frozenset({"bukan", "belum", "bukanlah"})
_NEGATIONS = frozenset({"tidak", "jangan", "tanpa", "kurang"})


class Cue(NamedTuple):
    """A weighed cue: positive for support; `words` are its normalised words."""

    hit: Hit
    weight: float
    name: str
    words: str


_I = frozenset({"saya", "kami", "kita"})


def find_cues(marked: Marked, news: bool) -> list[Cue]:
    """Every cue of a text with its weight, in order; none in a sentence that stays neutral."""
    blocked = {marked.sentence[h.first] for h in marked.hits("neutral")}
    reported = _first(marked, (h.last for h in marked.hits("reported") if not _own(marked, h)))
    conditions = (i for i, t in enumerate(marked.tokens) if t.form in _CONDITIONS)
    conditional = _first(marked, conditions)
    others = told(marked)
    joke = marked.has("joke")
    cues: list[Cue] = []
    for hit, name in _resolved(marked):
        sentence = marked.sentence[hit.first]
        if name == "neutral" or sentence in blocked:
            continue
        weight = table.STANCE_WEIGHT[_WEIGHT_OF.get(name, name)]
        if name == "outcome" and marked.tokens[hit.first].kind == "tag":
            weight = table.STANCE_WEIGHT["win"]
        if name not in _GOOD:
            weight = -weight
        if name in _TURNED:
            weight = turned(marked, hit, weight, name)
        if sentence in marked.questions:
            weight *= table.QUESTION
        if hit.first in others or joke:
            weight *= table.NOT_MEANT
        if reported.get(sentence, hit.first) < hit.first:
            weight *= table.REPORTED
        if conditional.get(sentence, hit.first) < hit.first:
            weight *= table.CONDITION
        if news:
            weight *= table.NEWS
        words = " ".join(t.form for t in marked.tokens[hit.first : hit.last + 1])
        cues.append(Cue(hit, weight, name, words))
    return cues


def _own(marked: Marked, hit: Hit) -> bool:
    """ "Menurut saya", "menurutku": what one says of oneself is not reported of others."""
    if marked.quote(hit.first, hit.last).casefold().endswith("ku"):
        return True
    after = hit.last + 1
    return after < len(marked.tokens) and marked.tokens[after].form in _I


def _first(marked: Marked, places: Iterable[int]) -> dict[int, int]:
    """The first of these tokens in each sentence."""
    first: dict[int, int] = {}
    for place in places:
        first.setdefault(marked.sentence[place], place)
    return first


def _resolved(marked: Marked) -> list[tuple[Hit, str]]:
    """One class per phrase: the longest phrase, and of equals the first class above."""
    kept: list[tuple[Hit, str]] = []
    for hit, name in marked.longest(*_CLASSES):
        if kept and kept[-1][0][:2] == hit[:2]:
            continue
        kept.append((hit, name))
    return kept


def turned(marked: Marked, hit: Hit, weight: float, name: str) -> float:
    """The weight after a negation before the cue: "tidak amanah", "bukan antek"."""
    for i in range(hit.first - 1, max(-1, hit.first - 4), -1):
        token = marked.tokens[i]
        if token.kind in {"stop", "ask", "pause"}:
            break
        if token.form in _DENIALS and name in {"endorse", "win"}:
            return 0.0  # "bukan mendukung, hanya berfoto" takes no side
        if token.form in _DENIALS or token.form in _NEGATIONS:
            return weight * (table.NEGATED_PRAISE if weight > 0 else table.NEGATED_ATTACK)
    return weight
