"""What the trained reader counts: words, pairs of words, parts of words, and signs of the lists.

Words are counted three times: as such, by the zone they stand in (near the target, near somebody
else, elsewhere) and beside the next word; parts of a word (2 to 5 letters) carry spelling and
endings. Everything is sparse and summed by word, so that a word is looked up once and remembered.
"""

from __future__ import annotations

from itertools import pairwise
from math import log1p, sqrt
from typing import Final
from zlib import crc32

from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.model.masking import (
    ACCOUNT,
    ELSEWHERE,
    FIGURE,
    LINK,
    NEAR_OTHER,
    NEAR_TARGET,
    OTHER,
    OTHER_NUMBER,
    PARTY,
    SIGNS,
    TARGET,
    TARGET_NUMBER,
    Masked,
)
from jaganetral.perception.text.register import is_news
from jaganetral.perception.text.stance import Weighed

SHORTEST: Final = 2
LONGEST: Final = 5
PARTS: Final = 1.0  # what all parts of a word weigh together, beside 1 for the word

COUNTED: Final = (
    "endorse", "win", "outcome", "praise", "courtesy", "emoji_good", "positive_negation",
    "oppose", "oppose_near", "attack", "defeat", "emoji_bad", "neutral", "reported", "self",
    "call", "turnout", "info", "news", "election", "ballot", "office", "generic", "team",
    "organizer", "party", "campaign", "government", "vote_day", "hoax", "hostile", "group",
    "work", "complaint", "document", "secret",
)  # fmt: skip
"""Word lists whose number of hits is a feature."""
ZONED: Final = (
    "endorse", "win", "outcome", "praise", "courtesy", "emoji_good", "positive_negation",
    "oppose", "oppose_near", "attack", "defeat", "emoji_bad",
)  # fmt: skip
"""Word lists that are counted near the target, and near somebody else."""
SUMS: Final = (
    "good_near",
    "bad_near",
    "good_other",
    "bad_other",
    "good_elsewhere",
    "bad_elsewhere",
)
"""Sums of the cues' weights (negation and questions are in them), by sign and zone."""
STATED: Final = (
    "score", "score_positive", "score_negative", "called", "called_against", "news_register",
    "question", "link", "account", "account_first", "exclaimed", "capitals", "digits", "length",
    "targets", "others", "handle_only", "in_tag", "in_first_third", "implied", "numbered", "bias",
)  # fmt: skip
DENSE: Final = (
    *COUNTED,
    *(f"{name}_{zone}" for zone in ("near", "other") for name in ZONED),
    *SUMS,
    *STATED,
)
"""The names of the dense features, in the order of the weights."""


def name(feature: str) -> int:
    """The 32 bits that a feature is stored under."""
    return crc32(feature.encode("utf-8", "surrogatepass"))


def of_word(word: str, zone: int) -> list[tuple[str, float]]:
    """The features of one word in its zone, with their values.

    The parts of a word share the value of one, so that long words weigh no more than short ones.
    """
    found = [(f"w {word}", 1.0), (f"{zone} {word}", 1.0)]
    if word in SIGNS or len(word) < SHORTEST or not word[0].isalpha():
        return found
    edged = f"<{word[:24]}>"
    size = len(edged)
    parts = [
        f"c {edged[start : start + width]}"
        for width in range(SHORTEST, LONGEST + 1)
        for start in range(size - width + 1)
    ]
    value = PARTS / sqrt(len(parts))
    return found + [(part, value) for part in parts]


def of_pair(first: str, second: str) -> str:
    """The feature of two words side by side."""
    return f"b {first} {second}"


def pairs(masked: Masked) -> list[tuple[str, str]]:
    """Each pair of neighbours once; `^` begins a text and `$` ends it."""
    words = ["^", *masked.words, "$"]
    return list(dict.fromkeys(pairwise(words)))


def zoned(masked: Masked) -> list[tuple[str, int]]:
    """Each word once for each zone that it stands in."""
    return list(dict.fromkeys(zip(masked.words, masked.zones, strict=True)))


def scale(masked: Masked) -> float:
    """What every sparse value is multiplied by: a long text says no more than a short one."""
    return 1 / sqrt(max(1, len(masked.words)))


def dense(
    marked: Marked, masked: Masked, weighed: Weighed, targets: int, implied: bool
) -> list[float]:
    """The dense features, in the order of DENSE.

    Counts are the logarithm of one more than the number of hits of a word list.
    """
    by_class = marked.by_class
    zones = [ELSEWHERE] * len(marked.tokens)
    for (first, last), zone in zip(masked.places, masked.zones, strict=True):
        for index in range(first, last + 1):
            zones[index] = zone
    found = [log1p(len(by_class[name])) if name in by_class else 0.0 for name in COUNTED]
    for zone in (NEAR_TARGET, NEAR_OTHER):
        for name in ZONED:
            hits = by_class.get(name)
            found.append(log1p(sum(zones[h.first] == zone for h in hits)) if hits else 0.0)
    sums = [0.0] * len(SUMS)
    for cue in weighed.cues:
        sums[2 * zones[cue.hit.first] + (cue.weight < 0)] += abs(cue.weight)
    found += [min(2.0, value) for value in sums]
    return found + stated(marked, masked, weighed, targets, implied)


def stated(
    marked: Marked, masked: Masked, weighed: Weighed, targets: int, implied: bool
) -> list[float]:
    """The dense features that are no counts, in the order of STATED."""
    group = weighed.group
    words = masked.words
    size = len(words)
    first = next((i for i, w in enumerate(words) if w in (TARGET, TARGET_NUMBER)), size)
    # Of the words alone: how long a name is must change nothing.
    plain_words = "".join(
        marked.quote(*place)
        for word, place in zip(words, masked.places, strict=True)
        if word not in SIGNS
    )
    letters = sum(c.isalpha() for c in plain_words)
    return [
        max(-2.5, min(2.5, weighed.score)),
        min(2.0, max(0.0, weighed.score)),
        min(2.0, max(0.0, -weighed.score)),
        float(weighed.called > 0),
        float(weighed.called < 0),
        float(is_news(marked)),
        float(bool(marked.questions)),
        float(LINK in words),
        float(ACCOUNT in words),
        float(words[:1] == [ACCOUNT]),
        float("!" in words),
        sum(c.isupper() for c in plain_words) / letters if letters else 0.0,
        log1p(words.count(FIGURE)),
        log1p(size) / 4,
        log1p(targets) / 2,
        log1p(words.count(OTHER) + words.count(OTHER_NUMBER)),
        float(not implied and all(marked.tokens[m.first].kind == "handle" for m in group)),
        float(not implied and any(marked.tokens[m.first].kind == "tag" for m in group)),
        float(first * 3 < size),
        float(implied),
        float(TARGET_NUMBER in words),
        1.0,
    ]


_SPOKEN: Final = {
    TARGET: "Kandidat", TARGET_NUMBER: "nomor urut Kandidat", OTHER: "Lawan",
    OTHER_NUMBER: "nomor urut Lawan", PARTY: "Partai", ACCOUNT: "@akun", LINK: "",
}  # fmt: skip


def plain(marked: Marked, masked: Masked) -> str:
    """The text as it was written, with words in the place of everybody masked: for an encoder."""
    parts: list[str] = []
    at = 0
    for word, (first, last) in zip(masked.words, masked.places, strict=True):
        spoken = _SPOKEN.get(word)
        if spoken is None:
            continue
        start, end = marked.span(first, last)
        if start < at:
            continue
        if marked.text[start - 1 : start] in ("#", "@"):
            start -= 1
        parts += [marked.text[at:start], f" {spoken} "]
        at = end
    parts.append(marked.text[at:])
    return " ".join("".join(parts).split())
