"""What each word of the lists could begin, for the sieve: flags of words, and phrases of a line.

Of a phrase of several words the rarest stands for the whole; where it is met, the line is searched
for the phrase itself. Lists of which one phrase may be a signal of any kind are told apart from
those that can only be a topic, because a text that shows a topic alone is soon read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick_rs

from jaganetral.perception.text.figures import NUMBERED, is_figure
from jaganetral.perception.text.lexicon import lexicon
from jaganetral.perception.text.mentions import BEFORE_A_SIGN
from jaganetral.perception.text.stance import TAKING_SIDES
from jaganetral.perception.text.topics import PAIR_REACH, PAIRS

ALARM: Final = 1  # enough by itself
LOOK: Final = 2  # depends on whose names they are
TOKEN: Final = 4  # holds a token at all
NAME: Final = 8  # one word of a name, or a party that needs a cue
CUE: Final = 16  # may make a name of it
FIGURE: Final = 32
BALLOT: Final = 64  # may make a ballot number of it
LETTER: Final = 128  # one letter alone: several may spell a word
WIDE: Final = 256  # one word of a name known elsewhere
PHRASE: Final = 512  # one word of a phrase that is an alarm
TOPIC: Final = 1024  # one word of a phrase that may show a topic
OFFICE: Final = 2048  # one word of an office, which is a topic, and a cue beside a name
SIDE: Final = 4096  # a verb of taking sides, which beside an office is enough
FIRST: Final = 8192  # ends with what may be the first half of a word that was written in two
SECOND: Final = 16384  # begins with what may be the second half of such a word

ALARMS: Final = (
    "election", "generic", "team", "organizer", "turnout", "vote_day", "party", "party_generic",
    "info",
)  # fmt: skip
"""Word lists of which one phrase may be a signal, or may make one of another word."""
TOPICS: Final = (
    "government", "hate_strong", "threat", "hoax_strong", "confidential_strong", "complaint_strong",
)  # fmt: skip
"""Word lists of which one phrase shows a topic and is no cue of anything else (see topics.py)."""
_CUES: Final = ("ballot", "party_cue", "call", "win")
_BALLOTS: Final = ("ballot", "team_with_cue")
_TWICE: Final = "hoax"
"""The list of which two phrases show a topic."""
_STOPS: Final = (".", "?")
_NO: Final = re.compile(r"(?<= )no(?: \.)?(?= )")


class _Phrases:
    """Phrases, found in a line of words, with the lists that they stand in."""

    __slots__ = ("_found", "_of")

    def __init__(self, names: Iterable[str], words: Iterable[str] = ()) -> None:
        of: dict[str, set[str]] = {word: {"word"} for word in words}
        for name in names:
            for phrase in lexicon().classes[name]:
                of.setdefault(phrase, set()).add(name)
        self._of = [frozenset(lists) for lists in of.values()]
        self._found = ahocorasick_rs.AhoCorasick([f" {phrase} " for phrase in of])

    def any(self, line: str) -> bool:
        """Whether any stands in the line."""
        return any(map(self._found.find_matches_as_indexes, _readings(line)))

    def all(self, line: str) -> list[tuple[int, int, frozenset[str]]]:
        """Where each stands in the line (offsets, without the blanks around it), and its lists."""
        found = self._found.find_matches_as_indexes(line, overlapping=True)
        return [(start + 1, end - 1, self._of[index]) for index, start, end in found]


class Words(NamedTuple):
    """The words of the lists that stand for their phrases."""

    flags: dict[str, int]
    """What each word could begin."""
    alarms: _Phrases
    """Alarms of several words, of which no single one is an alarm."""
    cues: _Phrases
    ballots: _Phrases
    parties: _Phrases
    """Parties that are named like an everyday word."""
    topics: _Phrases
    offices: _Phrases
    telling: frozenset[str]
    """Every word that matters to any of these."""


@lru_cache(maxsize=1)
def words() -> Words:
    """The table, made once."""
    classes = lexicon().classes
    common = Counter(word for phrases in classes.values() for p in phrases for word in p.split())
    flags: dict[str, int] = {}

    def rarest(phrase: str) -> str:
        return min(phrase.split(), key=lambda word: (common[word], -len(word)))

    def mark(names: Iterable[str], flag: int) -> None:
        for phrase in (phrase for name in names for phrase in classes[name]):
            flags[rarest(phrase)] = flags.get(rarest(phrase), 0) | flag

    alarms = [phrase for name in ALARMS for phrase in classes[name]]
    flags.update((phrase, ALARM) for phrase in alarms if " " not in phrase)
    longer = [phrase for phrase in alarms if flags.keys().isdisjoint(phrase.split())]
    flags.update((rarest(phrase), PHRASE) for phrase in longer)
    pairs = {name for one, other, _ in PAIRS for name in (one, other)}
    mark(_CUES, CUE)
    mark(("party_with_cue",), NAME)
    mark(_BALLOTS, BALLOT)
    mark((*TOPICS, _TWICE, *pairs), TOPIC)
    mark(("office",), OFFICE)
    beside_a_figure = (*NUMBERED, "jari")
    for some, flag in ((BEFORE_A_SIGN, CUE), (beside_a_figure, BALLOT), (TAKING_SIDES, SIDE)):
        for word in some:
            flags[word] = flags.get(word, 0) | flag
    return Words(
        flags,
        alarms=_Phrases((), longer),
        cues=_Phrases(_CUES, BEFORE_A_SIGN),
        ballots=_Phrases(_BALLOTS, beside_a_figure),
        parties=_Phrases(("party_with_cue",)),
        topics=_Phrases((*TOPICS, _TWICE, *sorted(pairs))),
        offices=_Phrases(("office",)),
        telling=frozenset(flags).union(
            word
            for name in (
                *ALARMS,
                *TOPICS,
                *_CUES,
                *_BALLOTS,
                *pairs,
                _TWICE,
                "office",
                "party_with_cue",
            )
            for phrase in classes[name]
            for word in phrase.split()
        ),
    )


def numbers_a_ballot(line: str) -> bool:
    """Whether a figure stands right after a phrase of ballots, or beside "jari"."""
    return any(
        is_figure(reading[end + 1 :].partition(" ")[0])
        or (reading[start:end] == "jari" and is_figure(reading[: start - 1].rpartition(" ")[2]))
        for reading in _readings(line)
        for start, end, _ in words().ballots.all(reading)
    )


def shows_a_topic(line: str) -> bool:
    """Whether the phrases of a line may show a topic: one that is enough, or two together."""
    return any(map(_topical, _readings(line)))


def _topical(line: str) -> bool:
    found = words().topics.all(line)
    lists: set[str] = set()
    for _, _, of in found:
        lists |= of
    if not lists.isdisjoint(TOPICS):
        return True
    if sum(_TWICE in of for _, _, of in found) > 1:
        return True
    return any(
        one in lists and other in lists and _near(line, found, one, other)
        for one, other, _ in PAIRS
    )


def _near(line: str, found: list[tuple[int, int, frozenset[str]]], one: str, other: str) -> bool:
    """Whether two phrases of these lists stand in one sentence, near each other."""
    ones = [(start, end) for start, end, of in found if one in of]
    others = [(start, end) for start, end, of in found if other in of]
    for start, end in ones:
        for begin, stop in others:
            between = line[end:begin] if end <= begin else line[stop:start]
            forms = between.split()
            if len(forms) < PAIR_REACH and not any(form in _STOPS for form in forms):
                return True
    return False


def _readings(line: str) -> tuple[str, ...]:
    """ "No" and "no." are read as "nomor" where a number follows."""
    return (line, _NO.sub("nomor", line)) if " no " in line else (line,)
