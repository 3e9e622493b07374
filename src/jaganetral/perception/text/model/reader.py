"""The trained reader of sides: the word lists and the student, weighed together.

What the lists found is among the student's features, and where they take a side its chance is no
smaller than the share of rows in which they are right. The chance that a text is news, election
administration or a call to vote at all is taken from both sides. A plain call ("coblos nomor 2
Budi") is what it says. Where no side has the largest chance, none is taken.
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
from jaganetral.perception.text.register import is_news
from jaganetral.perception.text.stance import TARGETS, Weighed, unnamed, weigh

SIDES: Final = ("support", "oppose")
NEVER_SIDES: Final = ("news", "admin", "turnout")
"""Kinds of text that take no side, whatever their tone."""
CALLED: Final = 0.8  # the chance of a side that the text plainly calls for
DOUBT: Final = 0.2  # chance of news, administration or a call from which on it is heard
BRIEF: Final = 4  # words
REPORTED: Final = 0.3  # chance of news, administration or a call from which on no call is plain
TITLED: Final = 0.7  # what the form of a title leaves of a side
COURTESY: Final = 0.5  # what courtesy alone leaves of a side
ASKED: Final = 0.6  # what a question leaves of a side
CARRIES: Final = 0.6  # share of the words' push that the quoted span holds
STOPS: Final = ".,;:!?…'\"()-"
WIDEST: Final = 14  # words: a longer span shows nothing


class Chances(NamedTuple):
    """The chance of each side towards one target, and of each kind of text."""

    weighed: Weighed
    masked: Masked
    stance: dict[str, float]
    answer: Answer
    reader: Student


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
        found.append(
            Chances(weighed, masked, _settled(marked, answer, weighed, reader), answer, reader)
        )
    return found


def _settled(marked: Marked, answer: Answer, weighed: Weighed, reader: Student) -> dict[str, float]:
    """The chances of the sides once the lists and the kind of text have been heard."""
    stance = answer.stance
    title = titled(marked)
    if abs(weighed.score) >= table.STANCE_THRESHOLD and not title:
        side = "support" if weighed.score > 0 else "oppose"
        stance = _at_least(stance, side, listed(weighed.score))
    none = sum(answer.kind[name] for name in NEVER_SIDES)
    left = heard(none, reader.settings["kind_power"])
    if brief(len(marked.tokens), weighed.score, is_news(marked)) and not title:
        left = 1.0
    if title:
        left *= TITLED
    if courteous(weighed):
        left *= COURTESY
    if asked(marked, weighed):
        left *= ASKED
    stance = {name: chance * left for name, chance in stance.items()}
    stance["neither"] = 1 - stance["support"] - stance["oppose"]
    # "Partai Anu Dukung Budi" in a headline calls nobody.
    if weighed.called * weighed.score >= table.STANCE_THRESHOLD and none < REPORTED:
        side = "support" if weighed.called > 0 else "oppose"
        stance = _at_least(stance, side, CALLED)
    return stance


def listed(score: float) -> float:
    """The chance that the lists are right about the side that they read.

    Lines through what was counted on the read rows, in which the lists had no part: support holds
    in 0.70 of 288 rows with a score of 0.6 to 1.3 and in 0.83 of 140 above; opposition in 0.51 of
    96 and 0.75 of 16.
    """
    if score > 0:
        return min(0.85, 0.5 + 0.2 * score)
    return min(0.75, 0.45 - 0.15 * score)


def heard(none: float, power: float) -> float:
    """What is left of a side in a text that may be news, administration or a call to vote.

    A small chance of those takes nothing away.
    """
    return float(min(1.0, (1 - none) / (1 - DOUBT)) ** power)


def brief(words: int, score: float, news: bool) -> bool:
    """ "Gaspol Wirasaba": of so few words no kind can be told, and the lists hear a side."""
    return words <= BRIEF and not news and abs(score) >= table.STANCE_THRESHOLD


def titled(marked: Marked) -> bool:
    """Whether a text is written as titles are: its longer words with a capital, and one line."""
    longer = [t for t in marked.tokens if t.kind == "word" and t.end - t.start > 3]
    if len(longer) < 3 or marked.text.isupper() or "\n" in marked.text:
        return False
    if any(t.kind in ("emoji", "tag", "handle") for t in marked.tokens):
        return False
    return sum(marked.text[t.start].isupper() for t in longer) >= 0.8 * len(longer)


def courteous(weighed: Weighed) -> bool:
    """Thanks, a greeting, good wishes and no other cue: kind to everybody is no side."""
    return (
        bool(weighed.cues)
        and abs(weighed.score) < table.STANCE_THRESHOLD
        and all(cue.name == "courtesy" for cue in weighed.cues)
    )


def asked(marked: Marked, weighed: Weighed) -> bool:
    """Whether the target is only asked about, and the lists hear no side in it."""
    return abs(weighed.score) < table.STANCE_THRESHOLD and all(
        not m.implied and marked.sentence[m.first] in marked.questions for m in weighed.group
    )


def _at_least(stance: dict[str, float], side: str, least: float) -> dict[str, float]:
    """The chances with that of one side raised to the least it may have."""
    if stance[side] >= least:
        return stance
    rest = (1 - least) / (1 - stance[side])
    raised = {name: chance * rest for name, chance in stance.items()}
    raised[side] = least
    return raised


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
    words = zip(chances.reader.shares(masked), masked.words, strict=True)
    pushes = [_push(shares, side, none, word) for shares, word in words]
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
    spans = list(chances.weighed.spans[1:])
    if best is not None:
        spans.append((masked.places[best[2]][0], masked.places[best[3]][1]))
    if not spans:
        spans = chances.weighed.spans[:1]
    return min(s[0] for s in spans), max(s[1] for s in spans)


def _push(shares: Shares, side: int, none: int, word: str) -> float:
    """What a word adds to a side over taking none; a masked name or a stop is no evidence."""
    return 0.0 if word in SIGNS or not word.strip(STOPS) else max(0.0, shares[side] - shares[none])
