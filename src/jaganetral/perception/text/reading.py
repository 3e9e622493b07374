"""From a text to its signals: the pure core of the text readers."""

from __future__ import annotations

from collections.abc import Sequence

from jaganetral.model import Contest, Signal, Target
from jaganetral.perception import confidence as table
from jaganetral.perception.seats import Content, ContentReader, Mention, Stance, StanceReader
from jaganetral.perception.text.answers import Answered, chosen, taken_over
from jaganetral.perception.text.calls import find_calls
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.mentions import Wide, find_mentions
from jaganetral.perception.text.model.reader import read_stance
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.numbers import find_numbers
from jaganetral.perception.text.topics import read_topics

_NOBODY = NameBook(())
MOST_MENTIONS = 200
"""Mentions that are weighed; a text that names people more often says nothing new."""
_NOTHING = Answered()
_SIDES = frozenset({"contestant", "party", "team", "generic", "number"})


def read(
    text: str,
    source: str,
    names: NameBook = _NOBODY,
    contests: Sequence[Contest] = (),
    *,
    wide: Wide | None = None,
    post: Answered = _NOTHING,
    stance: StanceReader = read_stance,
    content: ContentReader = read_topics,
) -> list[Signal]:
    """Everything that a text shows, each with the words it was seen in.

    `names` and `contests` are those of the setting; `wide` gives names of other places;
    `post` is what this text answers: its contestant is meant where the text itself names none.
    """
    marked = Marked(text, names.split)
    if not marked.tokens:
        return []
    mentions, numbers = _who(marked, names, contests, wide, answering=post.political)
    everyone = sorted([*mentions, *numbers], key=lambda m: (m.first, m.last, m.value))
    everyone = everyone[:MOST_MENTIONS]
    signals = [_mention(marked, source, m) for m in everyone]
    stances = stance(marked, everyone)
    for call in find_calls(marked, everyone):
        if call.mention is not None and _told_only(call.mention, stances):
            continue
        signals.append(
            Signal(
                kind="turnout" if call.value == "turnout" else "call_to_vote",
                value="call" if call.value == "turnout" else call.value,
                confidence=call.confidence,
                source=source,
                span=marked.span(call.first, call.last),
                text=marked.quote(call.first, call.last),
                target=None if call.mention is None else call.mention.target,
            )
        )
    if post.target is not None and not any(m.value in _SIDES for m in everyone):
        stances = taken_over(marked, post, _carried(marked, post.target, stance))
    stances = chosen(marked, everyone, post) or stances
    for found in stances:
        signals.append(_stance(marked, source, found))
    topics = content(marked, everyone)
    signals += [_topic(marked, source, t) for t in topics if t.value != "everyday" or not stances]
    return signals


def read_topics_alone(text: str, source: str, names: NameBook) -> list[Signal]:
    """What `read` finds in a text that can show topics and nothing else."""
    marked = Marked(text, names.split)
    return [_topic(marked, source, topic) for topic in read_topics(marked, ())]


def read_mentions(
    text: str,
    source: str,
    names: NameBook = _NOBODY,
    contests: Sequence[Contest] = (),
    *,
    wide: Wide | None = None,
) -> list[Signal]:
    """Only who is named and by which number: for accounts told by others."""
    marked = Marked(text, names.split)
    mentions, numbers = _who(marked, names, contests, wide)
    everyone = sorted([*mentions, *numbers], key=lambda m: (m.first, m.last, m.value))
    return [_mention(marked, source, m) for m in everyone]


def _who(
    marked: Marked,
    names: NameBook,
    contests: Sequence[Contest],
    wide: Wide | None,
    *,
    answering: bool = False,
) -> tuple[list[Mention], list[Mention]]:
    mentions = find_mentions(marked, names, wide)
    return mentions, find_numbers(marked, mentions, contests, answering=answering)


def _told_only(called: Mention, stances: Sequence[Stance]) -> bool:
    """Whether the reader of sides is sure that a call is only told of, as in a headline."""
    return any(
        s.target == called.target and s.value == "neither" and s.confidence >= table.TOLD_ONLY
        for s in stances
    )


def _carried(marked: Marked, about: Target, stance: StanceReader) -> list[Stance]:
    """The side of an answer towards whom the answered post is about."""
    end = len(marked.tokens) - 1
    anchor = Mention(0, end, "contestant", about, table.CARRIED, implied=True)
    return [
        s._replace(confidence=round(s.confidence * table.CARRIED, 2))
        for s in stance(marked, [anchor])
        if s.value != "neither"
    ]


def _mention(marked: Marked, source: str, mention: Mention) -> Signal:
    numbered = mention.number is not None
    return Signal(
        kind="number" if numbered else "mention",
        value=mention.number if mention.number is not None else mention.value,
        confidence=mention.confidence,
        source=source,
        span=marked.span(mention.first, mention.last),
        text=marked.quote(mention.first, mention.last),
        target=mention.target,
    )


def _topic(marked: Marked, source: str, topic: Content) -> Signal:
    first, last = topic.first, topic.last
    placed = first is not None and last is not None
    return Signal(
        kind="topic",
        value=topic.value,
        confidence=topic.confidence,
        source=source,
        span=marked.span(first, last) if placed else None,  # type: ignore[arg-type]
        text=marked.quote(first, last) if placed else None,  # type: ignore[arg-type]
    )


def _stance(marked: Marked, source: str, stance: Stance) -> Signal:
    return Signal(
        kind="stance",
        value=stance.value,
        confidence=stance.confidence,
        source=source,
        span=marked.span(stance.first, stance.last),
        text=marked.quote(stance.first, stance.last),
        target=stance.target,
    )
