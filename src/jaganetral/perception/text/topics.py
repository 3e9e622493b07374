"""What a text is about, beside sides: news, election information, campaign, hostility on
lines of origin or faith, unverified claims, what an office holds back, venting about work.

A topic needs one strong sign, or two that support each other in one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from jaganetral.perception.confidence import TOPIC
from jaganetral.perception.seats import Content, Mention
from jaganetral.perception.text.marked import Hit, Marked
from jaganetral.perception.text.mentions import political
from jaganetral.perception.text.register import is_news

_STRONG = {"hate_strong": "hate", "threat": "hate", "hoax_strong": "hoax",
           "confidential_strong": "confidential", "complaint_strong": "work_complaint"}  # fmt: skip
PAIRS = (("group", "hostile", "hate"), ("document", "secret", "confidential"),
          ("work", "complaint", "work_complaint"))  # fmt: skip
PAIR_REACH = 8


def read_topics(marked: Marked, mentions: Sequence[Mention]) -> list[Content]:
    """The topics of a text, each once, with the words that show it; `everyday` where none."""
    found: list[Content] = []
    for name, value in _STRONG.items():
        for hit in marked.hits(name)[:1]:
            found.append(Content(value, TOPIC["strong"], hit.first, hit.last))
    for one, other, value in PAIRS:
        pair = _pair(marked, one, other)
        if pair is not None:
            found.append(Content(value, TOPIC["two"], *pair))
    hits = marked.hits("hoax")
    if len({marked.quote(h.first, h.last).casefold() for h in hits}) >= 2:
        found.append(Content("hoax", TOPIC["two"], hits[0].first, hits[-1].last))
    sides = any(m.value in {"contestant", "party", "team", "generic", "number"} for m in mentions)
    found += _of_elections(marked, sides, mentions)
    kept: dict[str, Content] = {}
    for content in found:
        if content.value not in kept:
            kept[content.value] = content
    if not kept:
        if not sides and not political(marked) and not marked.has("vote_day"):
            return [Content("everyday", TOPIC["everyday"])]
        return []
    return list(kept.values())


def _of_elections(marked: Marked, sides: bool, mentions: Sequence[Mention]) -> list[Content]:
    found: list[Content] = []
    news = is_news(marked)
    organizer = any(m.value == "organizer" for m in mentions)
    if news and (sides or political(marked)):
        words = marked.hits("news")[:1]
        place = (words[0].first, words[0].last) if words else (None, None)
        found.append(Content("news", TOPIC["two"], *place))
    if marked.has("info") or (not sides and (organizer or marked.has("turnout"))):
        hits = marked.hits("info") or marked.hits("turnout")
        where = (hits[0].first, hits[0].last) if hits else (None, None)
        found.append(Content("election_info", TOPIC["two"], *where))
    if sides and not news:
        hit_of = next(iter(marked.hits("campaign")), None)
        if hit_of is not None:
            found.append(Content("campaign", TOPIC["two"], hit_of.first, hit_of.last))
    if not sides and not found and marked.has("government", "office"):
        hit = (marked.hits("government") or marked.hits("office"))[0]
        found.append(Content("government", TOPIC["one"], hit.first, hit.last))
    return found


def _pair(marked: Marked, one: str, other: str) -> tuple[int, int] | None:
    for a in marked.hits(one):
        for b in marked.hits(other):
            if (
                _apart(a, b)
                and not _denied(marked, b)
                and marked.sentence[a.first] == marked.sentence[b.first]
            ):
                return min(a.first, b.first), max(a.last, b.last)
    return None


def _denied(marked: Marked, hit: Hit) -> bool:
    """ "Bukan teroris", "tidak sesat"."""
    before = marked.tokens[max(0, hit.first - 2) : hit.first]
    return any(token.form in {"bukan", "tidak", "jangan"} for token in before)


def _apart(a: Hit, b: Hit) -> bool:
    """Two phrases near each other, neither inside the other."""
    if a.first <= b.last and b.first <= a.last:
        return False
    return min(abs(a.first - b.last), abs(b.first - a.last)) <= PAIR_REACH
