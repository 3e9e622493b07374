"""What was seen of hands, as signals."""

from __future__ import annotations

from jaganetral.model import Signal
from jaganetral.perception.photo.hands.seen import (
    Box,
    Hand,
    HandsSeen,
    Together,
    around,
)
from jaganetral.perception.photo.hands.settings import settings
from jaganetral.perception.photo.reading import source_of

MANY = "gestures"
"""Kind of the signal that many people show the same number."""


def signals(seen: HandsSeen, name: str) -> tuple[Signal, ...]:
    """The signals of a photo's hands: gestures, sums, crowds, and hands that could not be judged.

    A hand that is part of a two-hand sign gives no signal of its own. A neutral hand gives none.
    Kinds: `gesture` (values of the contract; a sum of one person's numbers has `text` "2+2");
    `gestures` with the number that many people show and how many hands in `text`; `hand` with
    `too_small`, for a sign that is too small to tell, and once for all people whose faces are so
    small that their hands cannot be told (how many stands in `text`).
    """
    source = source_of(name)
    taken = {k for pair in seen.together if pair.kind == "pair" for k in pair.hands}
    made = [
        signal
        for k, hand in enumerate(seen.hands)
        if k not in taken
        for signal in _of_hand(hand, source, seen)
    ]
    made += [_of_together(pair, source, seen) for pair in seen.together]
    far = [box for box in seen.faces if box[3] < settings().tiles.least_face]
    if far:
        box = _whole(around(far), seen)
        made.append(_signal("hand", "too_small", 1.0, source, box, str(len(far))))
    return tuple(made)


def _of_hand(hand: Hand, source: str, seen: HandsSeen) -> list[Signal]:
    box = _whole(hand.box, seen)
    if hand.verdict == "seen" and hand.value:
        return [_signal("gesture", hand.value, hand.confidence, source, box)]
    if hand.verdict == "unsure":
        return [_signal("gesture", "unsure", round(1 - hand.confidence, 4), source, box)]
    if hand.verdict == "too_small":
        return [_signal("hand", "too_small", 1.0, source, box)]
    return []


def _of_together(pair: Together, source: str, seen: HandsSeen) -> Signal:
    text = None
    if pair.kind == "sum":
        text = "+".join(str(seen.hands[k].value).partition(":")[2] for k in pair.hands)
    if pair.kind == "crowd":
        text = str(len(pair.hands))
    kind = MANY if pair.kind == "crowd" else "gesture"
    return _signal(kind, pair.value, pair.confidence, source, _whole(pair.box, seen), text)


def _signal(
    kind: str,
    value: str,
    confidence: float,
    source: str,
    box: tuple[int, int, int, int],
    text: str | None = None,
) -> Signal:
    return Signal(kind=kind, value=value, confidence=confidence, source=source, box=box, text=text)


def _whole(box: Box, seen: HandsSeen) -> tuple[int, int, int, int]:
    """In whole pixels, within the photo."""
    x0, y0 = max(0, round(box[0])), max(0, round(box[1]))
    x1 = min(seen.width, round(box[0] + box[2]))
    y1 = min(seen.height, round(box[1] + box[3]))
    return x0, y0, max(0, x1 - x0), max(0, y1 - y0)
