"""From a conduct to its signals: reads the texts and the words about gestures."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from copy import copy
from functools import cache

import msgspec

from jaganetral.model import Conduct, Contest, Setting, Signal, Target
from jaganetral.perception.confidence import NUMBER, TOPIC
from jaganetral.perception.gesture import read_gesture
from jaganetral.perception.photo.reading import PhotoReading
from jaganetral.perception.photo.written import Written
from jaganetral.perception.seats import ContentReader, NameEntry, NameSource, StanceReader
from jaganetral.perception.text.answers import Answered, answered
from jaganetral.perception.text.everybody import Everybody
from jaganetral.perception.text.marked import Marked
from jaganetral.perception.text.model.reader import read_stance
from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.near_misses import NearMiss, why_not
from jaganetral.perception.text.numbers import resolve
from jaganetral.perception.text.reading import read, read_mentions, read_topics_alone
from jaganetral.perception.text.sieve import Shows, Sieve
from jaganetral.perception.text.topics import read_topics

_BOOKS = 640  # lists of names that are kept compiled: one for each region that elects
_LATEST = 4_096  # lists of names whose book is found without comparing name by name
_COPIES = 8_192  # texts whose signals are kept while many are read, for those that come again
_LONGEST_COPY = 500  # characters; what is copied and passed on is short
_NOTHING = Answered()
_ASKED = {"contestant": "contestant", "campaign_team": "team", "party": "party"}


class Perceiver:
    """Perceives what a conduct shows, by the names that a register of elections gives.

    `stance` and `content` are seats: a trained reader sits in the first, lists in the second.
    """

    __slots__ = (
        "_books", "_content", "_copies", "_latest", "_names", "_sieve", "_stance", "_wide",
    )  # fmt: skip

    def __init__(
        self,
        registry: NameSource,
        *,
        stance: StanceReader = read_stance,
        content: ContentReader = read_topics,
    ) -> None:
        self._names = registry
        self._stance = stance
        self._content = content
        self._books: OrderedDict[tuple[NameEntry, ...], NameBook] = OrderedDict()
        self._latest: dict[int, tuple[Sequence[NameEntry], NameBook]] = {}
        self._wide: NameBook | None = None
        self._sieve: Sieve | None = None
        self._copies: dict[object, tuple[NameBook, Sequence[Contest], tuple[Signal, ...]]] = {}

    def perceive(
        self, conduct: Conduct, setting: Setting, photos: Sequence[PhotoReading] = ()
    ) -> tuple[Signal, ...]:
        """All signals of a conduct: of the text, what is quoted, the account, gesture and photos.

        The words of a photo are read like any text; what they show has the box they stand in.
        """
        book = self._book(setting)
        contests = setting.contests
        quoted: list[Signal] = []
        if conduct.quoted_text:
            quoted = self._read(conduct.quoted_text, "quoted_text", book, contests)
        pictured = [s for reading in photos for s in self._pictured(reading, book, setting)]
        signals: list[Signal] = []
        if conduct.text:
            post = answered(quoted + pictured)
            if post.target is None:
                post = post._replace(target=self._about(conduct, book))
            signals = self._read(conduct.text, "text", book, contests, post)
        signals += quoted
        if conduct.narrative:
            signals += read_mentions(
                conduct.narrative, "narrative", book, contests, wide=self._everywhere
            )
        if conduct.gesture:
            signals += read_gesture(conduct.gesture)
        for reading in photos:
            signals += reading.signals
        return (*signals, *pictured)

    def for_many(self) -> Perceiver:
        """A perceiver of the same answers for thousands of conducts; it takes a second to make.

        Texts that can show nothing are passed over (see `text/sieve.py`), copies of a text read
        once. It shares the compiled names of this one.
        """
        many = copy(self)
        if self._stance is read_stance and self._content is read_topics:
            many._sieve = Sieve(Everybody(self._names.every_name()), self._everywhere())
            many._copies = {}
        return many

    def _read(
        self,
        text: str,
        source: str,
        book: NameBook,
        contests: Sequence[Contest],
        post: Answered = _NOTHING,
    ) -> list[Signal]:
        """The signals of a text; of one that cannot show anything, or was read before, at once."""
        key: object = None
        shows: Shows = "all"
        if self._sieve is not None:
            if post.target is None and not post.political:
                shows = self._sieve.shows(text, book)
                if shows == "nothing":
                    return [_everyday(source)]
            key = (text, source, post, id(book), id(contests))
            known = self._copies.get(key)
            if known is not None and known[0] is book and known[1] is contests:
                return list(known[2])
        if shows == "topics":
            signals = read_topics_alone(text, source, book)
        else:
            signals = read(
                text, source, book, contests,
                wide=self._everywhere, post=post, stance=self._stance, content=self._content,
            )  # fmt: skip
        if self._sieve is not None and len(text) <= _LONGEST_COPY:
            if len(self._copies) >= _COPIES:
                self._copies.clear()
            self._copies[key] = (book, contests, tuple(signals))
        return signals

    def near_misses(self, conduct: Conduct, setting: Setting) -> list[NearMiss]:
        """Words of the text that look political and were not counted, each with why."""
        if not conduct.text:
            return []
        return why_not(conduct.text, self._book(setting), setting.contests)

    def _pictured(self, reading: PhotoReading, book: NameBook, setting: Setting) -> list[Signal]:
        """What the words in a photo show. A sign is no talk, so that none of it is `everyday`.

        Each moment of a video is a text of its own.
        """
        moments = dict.fromkeys(s.source for s in reading.signals if s.kind == "words")
        signals: list[Signal] = []
        for moment in moments:
            written = Written(s for s in reading.signals if s.source == moment)
            found = read(
                written.text, moment, book, setting.contests,
                wide=self._everywhere, stance=self._stance, content=self._content,
            )  # fmt: skip
            found = [placed(signal, written) for signal in found if signal.value != "everyday"]
            signals += found
            signals += numbers_alone(written, moment, found, book, setting.contests)
        return signals

    def _about(self, conduct: Conduct, book: NameBook) -> Target | None:
        """Whose account a text answers, where the post that is answered is not known."""
        kind = _ASKED.get(conduct.target_kind or "")
        if kind is None or not conduct.target:
            return None
        named = read_mentions(conduct.target, "target", book)
        found = next((s.target for s in named if s.target is not None), None)
        return found or Target(name=conduct.target, kind=kind)  # type: ignore[arg-type]

    def _book(self, setting: Setting) -> NameBook:
        names = self._names.names(setting)
        known = self._latest.get(id(names))
        if known is not None and known[0] is names:
            return known[1]
        # Days and places that are named alike share a book.
        key = tuple(names)
        book = self._books.get(key)
        if book is None:
            book = NameBook(names)
            self._books[key] = book
            if len(self._books) > _BOOKS:
                self._books.popitem(last=False)
        else:
            self._books.move_to_end(key)
        if len(self._latest) >= _LATEST:
            self._latest.clear()
        self._latest[id(names)] = (names, book)
        return book

    def _everywhere(self) -> NameBook:
        if self._wide is None:
            self._wide = NameBook(self._names.everywhere())
        return self._wide


@cache
def _everyday(source: str) -> Signal:
    """What a text shows that shows nothing."""
    return Signal(kind="topic", value="everyday", confidence=TOPIC["everyday"], source=source)


def numbers_alone(
    written: Written,
    source: str,
    found: Sequence[Signal],
    book: NameBook,
    contests: Sequence[Contest],
) -> list[Signal]:
    """Numbers that stand alone and large beside words of an election: a contestant's on a banner.

    Without such words a number alone is a jersey, a bus or a house.
    """
    alone = [one for _, one in written.lines if _FIGURE.fullmatch(one.text)]
    if not alone:
        return []
    marked = Marked(written.text, book.split)
    named = any(s.kind in ("mention", "call_to_vote") and s.value != "organizer" for s in found)
    if not named and not marked.has("election", "ballot", "generic", "team", "call", "endorse"):
        return []
    heights = sorted(one.height for _, one in written.lines if not _FIGURE.fullmatch(one.text))
    usual = heights[len(heights) // 2] if heights else 0.0
    signals: list[Signal] = []
    for line in alone:
        number = int(line.text)
        if line.height < ALONE_TALLER * usual or number == 0:
            continue
        holder = resolve(marked, number, contests)
        target = Target(name=f"nomor urut {number}", kind="generic")
        if holder is not None:
            kind = "party" if holder.kind == "party" else "contestant"
            target = Target(name=holder.name, id=holder.id, kind=kind)  # type: ignore[arg-type]
        sure = NUMBER["alone"] if holder is None else NUMBER["resolved"]
        signals.append(
            Signal(
                kind="number", value=str(number), confidence=round(sure * line.confidence, 2),
                source=source, box=line.box, text=line.text, target=target,
            )
        )  # fmt: skip
    return signals


_FIGURE = re.compile(r"\d{1,2}")
ALONE_TALLER = 1.3
"""A ballot number is set larger than the words beside it."""


def placed(signal: Signal, written: Written) -> Signal:
    """A signal of words in a photo: its box instead of its span, no surer than they were read."""
    if signal.span is None:
        return signal
    sure = round(signal.confidence * written.confidence(signal.span), 2)
    return msgspec.structs.replace(signal, confidence=sure, span=None, box=written.box(signal.span))
