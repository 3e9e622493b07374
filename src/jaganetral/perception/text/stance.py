"""Which side a text takes towards those it names: support, oppose or neither.

Cues (calls, endorsements, hopes to win, praise, attack, emoji) are summed per target, nearest
target first. A cue counts less in a question, in a report of others, and in news; negation
turns it. The weights stand in `confidence.py`. Election administration and news take no side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jaganetral.model import Target
from jaganetral.perception import confidence as table
from jaganetral.perception.seats import Mention, Stance, key_of
from jaganetral.perception.text.calls import find_calls, singled
from jaganetral.perception.text.cues import Cue, find_cues, turned
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.register import is_news

_OFFICES = frozenset({"presiden", "gubernur", "bupati", "walikota", "presidenku", "bupatiku"})
_AGAINST = frozenset({"lawan", "daripada", "ketimbang", "dibanding", "dibandingkan"})
TAKING_SIDES = frozenset({"dukung", "mendukung", "menangkan", "memenangkan", "coblos"})
_FAR = 50
_NEAR = 3
"""Words: "tolak", "lawan", "anti" are against a target only right before it."""
_EXPLICIT = frozenset({"call", "endorse", "oppose"})
TARGETS = frozenset({"contestant", "party", "generic", "number", "team"})
"""Mentions that a side can be taken towards."""


class Weighed(NamedTuple):
    """What the cues of the lists say about one target."""

    key: str
    group: list[Mention]
    score: float
    """The sum of the cues: positive for support."""
    spans: list[tuple[int, int]]
    """Tokens: the first mention, then every cue that was counted."""
    called: int
    """1 where the text calls to vote for the target, -1 where it calls not to, else 0."""
    cues: list[Cue] = []  # noqa: RUF012 - a tuple's default, never changed
    """Every cue of the text, whomever it is about."""


def read_stance(marked: Marked, mentions: Sequence[Mention]) -> list[Stance]:
    """The stance towards every contestant, party, team or number among the mentions."""
    if not any(m.value in TARGETS for m in mentions):
        return unnamed(marked)
    return [_stance(w.group[0].target, w.score, w.spans) for w in weigh(marked, mentions)]


def weigh(marked: Marked, mentions: Sequence[Mention]) -> list[Weighed]:
    """The cues summed for each target, in the order in which the targets are named."""
    targets = [m for m in mentions if m.value in TARGETS]
    news = is_news(marked)
    cues = find_cues(marked, news)
    order = list(dict.fromkeys(key_of(m) for m in targets))
    groups = {key: [m for m in targets if key_of(m) == key] for key in order}
    order = _joined(order, groups)
    shares: dict[str, list[Cue]] = {key: [] for key in order}
    for cue in cues:
        key = _nearest(marked, cue, groups)
        if key is not None:
            shares[key].append(cue)
    calls = find_calls(marked, mentions)
    weighed: list[Weighed] = []
    for key in order:
        group = groups[key]
        if all(m.value == "generic" and m.number is None for m in group) and _many(marked, group):
            continue
        score = max(_shown(marked, m) for m in group) * (table.NEWS if news else 1)
        spans = [(group[0].first, group[0].last)]
        heard: set[str] = set()
        for cue in shares[key]:
            if cue.words not in heard:  # saying it twice makes it no surer
                heard.add(cue.words)
                score += _share(marked, cue, group)
                spans.append((cue.hit.first, cue.hit.last))
        called = 0
        for call in calls:
            if call.mention is not None and key_of(call.mention) == key:
                called = 1 if call.value == "support" else -1
                score += called * table.STANCE_WEIGHT["call"] * (table.NEWS if news else 1)
                spans.append((call.first, call.last))
        weighed.append(Weighed(key, group, score, spans, called, cues))
    return weighed


def _share(marked: Marked, cue: Cue, group: Sequence[Mention]) -> float:
    """What a cue says about a target, by where and how the target is named."""
    if cue.name == "oppose_near" and not any(0 < m.first - cue.hit.last <= _NEAR for m in group):
        return 0.0
    value = cue.weight
    sentence = marked.sentence[cue.hit.first]
    if not any(marked.sentence[m.first] == sentence or _tagged(marked, m) for m in group):
        value *= table.OTHER_SENTENCE
    at_large = all(m.value in {"generic", "team"} for m in group)
    if at_large and cue.name not in _EXPLICIT and not any(singled(marked, m) for m in group):
        value *= table.GENERIC_TARGET
    if all(marked.tokens[m.first].kind == "handle" for m in group):
        value *= table.ADDRESSED
    return value


def _tagged(marked: Marked, mention: Mention) -> bool:
    """A hashtag speaks for the whole text."""
    return marked.tokens[mention.first].kind == "tag"


def unnamed(marked: Marked) -> list[Stance]:
    """Somebody speaks for himself and takes a side in an election without saying whose."""
    for hit in marked.hits("endorse"):
        sentence = marked.sentence[hit.first]
        own = any(
            marked.sentence[h.first] == sentence and h.first <= hit.first
            for h in marked.hits("self")
        )
        silent = sentence in marked.questions or marked.has("neutral", "turnout")
        explicit = marked.tokens[hit.last].form in TAKING_SIDES
        if own and explicit and not silent and marked.has("election", "office", "vote_day"):
            if turned(marked, hit, 1.0, "endorse") <= 0 or is_news(marked):
                continue
            return [Stance(None, "support", table.UNNAMED, hit.first, hit.last)]
    return []


def _stance(target: Target, score: float, spans: list[tuple[int, int]]) -> Stance:
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    if score >= table.STANCE_THRESHOLD:
        return Stance(target, "support", table.stance_confidence(score), first, last)
    if score <= -table.STANCE_THRESHOLD:
        return Stance(target, "oppose", table.stance_confidence(score), first, last)
    sure = round(0.8 - 0.4 * abs(score), 2)
    return Stance(target, "neither", sure, spans[0][0], spans[0][1])


def _joined(order: list[str], groups: dict[str, list[Mention]]) -> list[str]:
    """ "Om saya nyaleg nomor 4": a nameless contestant and a number that nobody known has."""
    unnamed = [k for k in order if all(m.target.id is None for m in groups[k])]
    numbers = [k for k in unnamed if any(m.number is not None for m in groups[k])]
    others = [k for k in unnamed if all(m.value == "generic" for m in groups[k])]
    if len(numbers) != 1 or not others:
        return order
    for key in others:
        groups[numbers[0]] += groups.pop(key)
    return [k for k in order if k in groups]


def _shown(marked: Marked, mention: Mention) -> float:
    """What showing the number says by itself: "salam dua jari", #Deng_02."""
    token = marked.tokens[mention.first]
    if mention.number is None:
        # #SuryaPresiden: a name and an office in one hashtag are a wish.
        group = marked.forms_of(token.group)
        wish = token.kind == "tag" and group & _OFFICES
        return table.STANCE_WEIGHT["number_shown"] if wish else 0.0
    if token.form == "salam" or token.kind == "tag":
        return table.STANCE_WEIGHT["number_shown"]
    return 0.0


def _many(marked: Marked, group: Sequence[Mention]) -> bool:
    """ "Para caleg", "3 capres", "caleg yang jujur": contestants at large are nobody's side."""
    if all(_any_who(marked, m) for m in group):
        return True
    before = [marked.tokens[m.first - 1].form for m in group if m.first > 0]
    return any(w in {"para", "semua", "setiap", "seluruh", "kedua", "ketiga"} or w.isdigit()
               for w in before)  # fmt: skip


def _any_who(marked: Marked, mention: Mention) -> bool:
    """Whoever is like that ("caleg yang amanah"), and nobody in particular."""
    after = mention.last + 1
    relative = after < len(marked.tokens) and marked.tokens[after].form == "yang"
    return relative and not singled(marked, mention)


def _nearest(marked: Marked, cue: Cue, groups: dict[str, list[Mention]]) -> str | None:
    """The target that a cue is about: the nearest in its sentence, else the only one."""
    best: tuple[int, str] | None = None
    for key, group in groups.items():
        for mention in group:
            if mention.first <= cue.hit.first and cue.hit.last <= mention.last:
                distance = 0
            elif marked.sentence[mention.first] != marked.sentence[cue.hit.first]:
                if not _tagged(marked, mention):
                    continue
                distance = _FAR
            else:
                distance = min(abs(mention.first - cue.hit.last), abs(cue.hit.first - mention.last))
            if mention.first > 0 and marked.tokens[mention.first - 1].form in _AGAINST:
                distance += 10
            if best is None or distance < best[0]:
                best = (distance, key)
    if best is not None:
        return best[1]
    return next(iter(groups)) if len(groups) == 1 else None
