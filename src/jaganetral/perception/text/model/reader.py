"""The trained reader of sides: the word lists and the student, weighed together.

What the lists found is among the student's features. Three things stand above its chances:
a text that the lists or the student read as news, election administration or a call to vote at all
takes no side; a plain call ("coblos nomor 2 Budi") is what it says; and where no side has the
larger chance, none is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from jaganetral.perception import confidence as table
from jaganetral.perception.seats import Mention, Stance
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.model import features
from jaganetral.perception.text.model.masking import SIGNS, Masked, mask
from jaganetral.perception.text.model.student import Answer, Shares, Student, student
from jaganetral.perception.text.stance import TARGETS, Weighed, unnamed, weigh

SIDES: Final = ("support", "oppose")
NEVER_SIDES: Final = ("news", "admin", "turnout")
"""Kinds of text that take no side, whatever their tone."""
CARRIES: Final = 0.6  # share of the words' push that the quoted span holds
WIDEST: Final = 14  # words: a longer span shows nothing


class Chances(NamedTuple):
    """The chance of each side towards one target, and of each kind of text."""

    weighed: Weighed
    masked: Masked
    stance: dict[str, float]
    answer: Answer


def read_stance(marked: Marked, mentions: Sequence[Mention]) -> list[Stance]:
    """The stance towards every contestant, party, team or number among the mentions."""
    if not any(m.value in TARGETS for m in mentions):
        return unnamed(marked)
    return [_stance(c) for c in chances(marked, mentions)]


def chances(
    marked: Marked, mentions: Sequence[Mention], reader: Student | None = None
) -> list[Chances]:
    """What the student thinks of each target of a text, in the order in which they are named."""
    reader = reader or student()
    named = len({m.target.id for m in mentions if m.value == "contestant"})
    found = []
    for weighed in weigh(marked, mentions):
        masked = mask(marked, mentions, weighed.key)
        implied = weighed.group[0].implied
        answer = reader.answer(masked, features.dense(marked, masked, weighed, named, implied))
        found.append(Chances(weighed, masked, _settled(answer, weighed, reader), answer))
    return found


def _settled(answer: Answer, weighed: Weighed, reader: Student) -> dict[str, float]:
    """The chances of the sides once the kind of text and a plain call have been heard."""
    settings = reader.settings
    stance = dict(answer.stance)
    none = sum(answer.kind[name] for name in NEVER_SIDES)
    left = (1 - none) ** settings["kind_power"]
    for side in SIDES:
        stance[side] *= left
    stance["neither"] = 1 - stance["support"] - stance["oppose"]
    if weighed.called and abs(weighed.score) >= table.STANCE_THRESHOLD:
        side = "support" if weighed.called > 0 else "oppose"
        least = settings["call_least"]
        if stance[side] < least:
            rest = (1 - least) / (1 - stance[side])
            stance = {name: chance * rest for name, chance in stance.items()}
            stance[side] = least
    return stance


def _stance(chances: Chances) -> Stance:
    weighed = chances.weighed
    target = weighed.group[0].target
    value = max(chances.stance, key=lambda name: (chances.stance[name], name == "neither"))
    sure = round(chances.stance[value], 2)
    if value == "neither":
        first, last = weighed.spans[0]
        return Stance(target, value, sure, first, last)
    first, last = span(chances, value)
    return Stance(target, value, sure, first, last)


def span(chances: Chances, value: str) -> tuple[int, int]:
    """The first and last token of the words that carried a side: the shortest run that holds most
    of what pushed towards it, and the cues of the lists beside it."""
    masked = chances.masked
    side = list(chances.stance).index(value)
    none = list(chances.stance).index("neither")
    pushes = [_push(s, side, none, w) for s, w in zip(chances.answer.shares, masked.words, strict=True)]
    whole = sum(pushes) * CARRIES
    best: tuple[int, float, int, int] | None = None
    if whole > 0:
        for start in range(len(pushes)):
            held = 0.0
            for end in range(start, min(start + WIDEST, len(pushes))):
                held += pushes[end]
                enough = held >= whole
                better = (0 if enough else 1, (end - start) if enough else -held, start, end)
                if best is None or better < best:
                    best = better
                if enough:
                    break
    spans = [s for s in chances.weighed.spans[1:]]
    if best is not None:
        spans.append((masked.places[best[2]][0], masked.places[best[3]][1]))
    if not spans:
        spans = chances.weighed.spans[:1]
    return min(s[0] for s in spans), max(s[1] for s in spans)


def _push(shares: Shares, side: int, none: int, word: str) -> float:
    """What a word adds to a side over taking none; a masked name is no evidence."""
    return 0.0 if word in SIGNS else max(0.0, shares[side] - shares[none])
