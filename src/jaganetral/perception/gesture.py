"""Hand poses told in words (`dua jari`, `simbol W`, ✌) → the values a photo reader gives.

A pose says what the hand did, not what it meant: a raised thumb may greet.
"""

from __future__ import annotations

from functools import lru_cache

from jaganetral.model import Signal
from jaganetral.perception.text.lexicon import Lexicon, read_lists
from jaganetral.perception.text.normalise import normalise

_SURE = 0.9
_UNSURE = 0.4
_NONE = frozenset({"tanpa", "tidak", "bukan"})


@lru_cache(maxsize=1)
def _poses() -> Lexicon:
    return Lexicon(read_lists("gestures"))


def read_gesture(words: str, source: str = "gesture") -> tuple[Signal, ...]:
    """The poses that a few words name, each value once, in the order of the words.

    "tanpa gestur", "tidak mengacungkan jari" show none. `unsure` stands where a hand sign was
    told without saying which.
    """
    tokens = [token for token in normalise(words) if token.kind != "pause"]
    line = f" {' '.join(token.form for token in tokens)} "
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    offset = 1
    for index, token in enumerate(tokens):
        starts[offset] = index
        offset += len(token.form)
        ends[offset] = index
        offset += 1
    hits = [
        (starts[start], ends[end], classes[0])
        for start, end, classes in _poses().find(line)
        if start in starts and end in ends
    ]
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    signals: list[Signal] = []
    reach = -1
    for first, last, value in hits:
        if last <= reach:
            continue
        reach = last
        if any(token.form in _NONE for token in tokens[max(0, first - 2) : first]):
            continue
        if any(signal.value == value for signal in signals):
            continue
        span = (tokens[first].start, tokens[last].end)
        signals.append(
            Signal(
                kind="gesture",
                value=value,
                confidence=_UNSURE if value == "unsure" else _SURE,
                source=source,
                span=span,
                text=words[span[0] : span[1]],
            )
        )
    if len(signals) > 1:
        signals = [s for s in signals if s.value != "unsure"] or signals
    return tuple(signals)
