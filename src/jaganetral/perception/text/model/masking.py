"""A text as the trained reader sees it: no names, no numbers, no accounts, one target at a time.

Whoever the question is about becomes `‹t›`, every other contestant `‹o›`, a party `‹p›`, their
ballot numbers `‹tn›` and `‹on›`. What is learned from one election can then be asked at the next,
and to exchange two names changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from jaganetral.perception.seats import Mention, key_of
from jaganetral.perception.text.marked import Marked

TARGET: Final = "‹t›"
TARGET_NUMBER: Final = "‹tn›"
OTHER: Final = "‹o›"
OTHER_NUMBER: Final = "‹on›"
PARTY: Final = "‹p›"
FIGURE: Final = "‹d›"
ACCOUNT: Final = "‹u›"
LINK: Final = "‹l›"
SIGNS: Final = frozenset({TARGET, TARGET_NUMBER, OTHER, OTHER_NUMBER, PARTY})

NEAR: Final = 6  # words: what stands within so many of the target speaks of it first of all
NEAR_TARGET: Final = 0
NEAR_OTHER: Final = 1
ELSEWHERE: Final = 2


class Masked(NamedTuple):
    """The words without names; for each the zone it stands in, and its first and last token."""

    words: list[str]
    zones: list[int]
    places: list[tuple[int, int]]
    tagged: list[bool]


def mask(marked: Marked, mentions: Sequence[Mention], about: str) -> Masked:
    """The words of a text with everybody masked; `about` is the key of the target.

    An implied mention (the text answers a post about the target) masks nothing.
    """
    signs: dict[int, tuple[str, int]] = {}
    implied = False
    for mention in mentions:
        own = key_of(mention) == about
        if mention.implied:
            implied = implied or own
            continue
        sign = _sign(mention, own)
        if sign is not None:
            for index in range(mention.first, mention.last + 1):
                if index not in signs or own:
                    signs[index] = (sign, mention.first)
    words: list[str] = []
    places: list[tuple[int, int]] = []
    tagged: list[bool] = []
    open_from = -1
    for index, token in enumerate(marked.tokens):
        sign_at = signs.get(index)
        if sign_at is not None:
            if words and words[-1] == sign_at[0] and open_from == sign_at[1]:
                places[-1] = (places[-1][0], index)
                continue
            open_from = sign_at[1]
            word = sign_at[0]
        else:
            open_from = -1
            word = _plain(marked, index)
            if words and word == words[-1] and word in (ACCOUNT, LINK, FIGURE):
                places[-1] = (places[-1][0], index)
                continue
        words.append(word)
        places.append((index, index))
        tagged.append(token.kind == "tag")
    return Masked(words, _zones(marked, words, places, implied), places, tagged)


def _sign(mention: Mention, own: bool) -> str | None:
    if mention.value == "number":
        return TARGET_NUMBER if own else OTHER_NUMBER
    if own:
        return TARGET
    if mention.value == "party" and mention.target.id is not None:
        return PARTY
    return OTHER if mention.value == "contestant" else None


def _plain(marked: Marked, index: int) -> str:
    token = marked.tokens[index]
    if token.kind == "handle":
        return ACCOUNT
    if token.kind == "url":
        return LINK
    if token.kind == "stop":
        return "!" if "!" in marked.text[token.start : token.end] else "."
    if token.form.isdigit() or token.kind == "number":
        return FIGURE
    return token.form


def _zones(
    marked: Marked, words: list[str], places: list[tuple[int, int]], implied: bool
) -> list[int]:
    """For each word whether the target stands near, or somebody else nearer."""
    if implied:
        return [NEAR_TARGET] * len(words)
    size = len(words)
    own = _distance(words, (TARGET, TARGET_NUMBER))
    others = _distance(words, (OTHER, OTHER_NUMBER, PARTY))
    zones = []
    for index in range(size):
        if own[index] <= NEAR and own[index] <= others[index]:
            zones.append(NEAR_TARGET)
        elif others[index] <= NEAR:
            zones.append(NEAR_OTHER)
        else:
            zones.append(ELSEWHERE)
    return zones


def _distance(words: list[str], signs: tuple[str, ...]) -> list[int]:
    """Words to the nearest of these signs; the end of a sentence is three words wide."""
    far = 10_000
    size = len(words)
    found = [far] * size
    for indices in (range(size), range(size - 1, -1, -1)):
        reach = far
        for index in indices:
            word = words[index]
            if word in signs:
                reach = 0
            elif reach < far:
                reach += 3 if word in (".", "!", "?") else 1
            found[index] = min(found[index], reach)
    return found
