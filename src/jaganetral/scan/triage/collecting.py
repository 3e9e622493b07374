"""A scan read once: what was flagged is set aside and counted, of the rest a sample is drawn."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from jaganetral.contract import TEXT_LIMIT, conduct_from_row
from jaganetral.model import Conduct, Platform
from jaganetral.perception.text.copies import Said, said
from jaganetral.scan.threads import ROWS_KEPT, Glance, Stretch, Threads
from jaganetral.scan.triage.aside import Aside
from jaganetral.scan.triage.context import TELLING, context, digest
from jaganetral.scan.triage.grouping import Script
from jaganetral.scan.triage.pairs import Pair, name_of
from jaganetral.scan.triage.pictures import Pictures
from jaganetral.scan.triage.ranking import FLAGGED, severity
from jaganetral.scan.triage.sampling import Sample
from jaganetral.scan.triage.spool import Distinct, Record, Spool

_PLATFORMS: Final = frozenset(get_args(Platform))
_BATCH: Final = 1_024
UNKNOWN: Final = -1


class Drawn(msgspec.Struct, frozen=True):
    """A row of the sample: where it is set aside, and how many it reached."""

    place: int
    reach: int | None


class _Waiting(msgspec.Struct):
    """A row of weight that may still be told whose words it answers."""

    place: int
    number: int
    platform: str
    level: str
    answered: str | None
    parent: str | None
    reach: int | None
    draw: int | None = None
    kind: _Kind | None = None
    """What of a flagged row is compared."""


class _Kind(msgspec.Struct):
    digest: bytes
    context: bytes
    severity: float
    confidence: float
    own: Said
    told: Said
    photos: tuple[bytes, ...]


class _Batch(Stretch, frozen=True):
    waiting: tuple[_Waiting, ...] = ()


class Collection:
    """The rows that people may see, by where they are set aside, and what of them is compared."""

    def __init__(self, folder: Path, size: int, seed: str) -> None:
        """`folder`: where there is room; `size` and `seed`: of the sample of the rest."""
        self.records = Spool(Record, folder)
        self.quotes: Spool[str] = Spool(str, folder)
        self.distinct = Spool(Distinct, folder)
        self.sample: Sample[Drawn] = Sample(size, seed)
        self.verdicts = 0
        self.quoted: dict[int, int] = {}
        """Place of a record → place of the words that it answers, where the row has none itself."""
        # One entry for each flagged row:
        self.kind, self.place, self.reach = array("I"), array("Q"), array("q")
        self.confidence, self.digests = array("f"), bytearray()
        # One entry for each distinct kind of flagged row:
        self.kinds, self.copies, self.severity = array("Q"), array("I"), array("f")
        self._known: dict[bytes, int] = {}

    def close(self) -> None:
        """Let all that was set aside go."""
        for spool in (self.records, self.quotes, self.distinct):
            spool.close()

    def record(self, place: int) -> Record:
        """A row that was set aside, with the words that it answers."""
        record = self.records.get(place)
        if place in self.quoted:
            words = self.quotes.get(self.quoted[place])
            conduct = msgspec.structs.replace(record.conduct, quoted_text=words)
            record = msgspec.structs.replace(record, conduct=conduct)
        return record

    def flagged(self, place: int, row: _Kind, reach: int | None, answers: str, words: Said) -> None:
        """Count a flagged row among its like. `answers`: the id of what it answers, where its
        words are not known."""
        script = Script(row.own, words, row.told)
        one = Distinct(digest(row.context + answers.encode()), row.photos, script)
        key = digest(one.context + b"".join(one.photos) + script.exact.encode())
        kind = self._known.get(key)
        if kind is None:
            kind = self._known[key] = len(self.kinds)
            self.kinds.append(self.distinct.put(one))
            self.copies.append(0)
            self.severity.append(row.severity)
        self.copies[kind] += 1
        self.kind.append(kind)
        self.place.append(place)
        self.reach.append(UNKNOWN if reach is None else min(reach, 2**40))
        self.confidence.append(row.confidence)
        self.digests += row.digest


def collect(
    found: Iterable[Pair], into: Collection, aside: Aside, pictures: Pictures
) -> Iterator[int]:
    """Read all pairs into a collection; yields how many verdicts were read, now and then."""
    reached: OrderedDict[str, int] = OrderedDict()
    batches = _batches(found, into, aside, pictures, reached)
    for placed in Threads[_Batch]().place(batches):
        for row in placed.stretch.waiting:
            _settle(row, placed.quotes.get(row.number), into, reached)
        yield into.verdicts


def _batches(
    found: Iterable[Pair],
    into: Collection,
    aside: Aside,
    pictures: Pictures,
    reached: OrderedDict[str, int],
) -> Iterator[_Batch]:
    found = iter(found)
    while some := list(islice(found, _BATCH)):
        waiting = []
        for pair in some:
            reach = aside.reach_of(pair.fields)
            if reach is not None and pair.id is not None:
                reached[pair.id] = reach
                if len(reached) > ROWS_KEPT:
                    reached.popitem(last=False)
            if pair.judged is not None:
                into.verdicts += 1
                row = _kept(pair, reach, into, aside, pictures)
                if row is not None:
                    waiting.append(row)
        yield _Batch([_glance(pair) for pair in some], "", tuple(waiting))


def _glance(pair: Pair) -> Glance:
    fields = pair.fields
    parent = None if _words(fields.get("quoted_text")) else fields.get("in_reply_to")
    answered = None if parent is None else name_of(parent)
    return Glance(pair.number, pair.id or "", answered, _words(fields.get("text")))


def _words(value: object) -> str | None:
    return value[:TEXT_LIMIT] if isinstance(value, str) and value.strip() else None


def _kept(
    pair: Pair, reach: int | None, into: Collection, aside: Aside, pictures: Pictures
) -> _Waiting | None:
    """Set a row aside where it is flagged, or drawn so far."""
    judged, draw = pair.judged or {}, None
    level = judged["verdict"]
    if level not in FLAGGED:
        draw = into.sample.asks_for(
            (level, platform_of(pair.fields)), (pair.id or "").encode("utf-8", "replace")
        )
        if draw is None:
            return None
    conduct = conduct_from_row(pair.fields, where=f"#{pair.number}")[0]
    account, url = aside.account_of(pair.fields), aside.url_of(pair.fields)
    place = into.records.put(
        Record(pair.number, conduct, msgspec.json.encode(judged), account, url)
    )
    row = _Waiting(
        place=place,
        number=pair.number,
        platform=platform_of(pair.fields),
        level=level,
        answered=conduct.quoted_text,
        parent=conduct.in_reply_to,
        reach=reach,
        draw=draw,
    )
    if draw is None:
        photos = tuple(map(pictures.key, conduct.photos))
        row.kind = _Kind(
            digest=digest(msgspec.json.encode([conduct, account, url, judged["rulebook"]])),
            context=context(conduct, judged),
            severity=severity(judged),
            confidence=judged["confidence"],
            own=said(conduct.text) if _by_its_words(conduct, judged) else Said(),
            told=said(conduct.narrative),
            photos=photos,
        )
    return row


def _settle(
    row: _Waiting,
    quote: tuple[str, str] | None,
    into: Collection,
    reached: OrderedDict[str, int],
) -> None:
    """Take a row in, now that it is known whose words it answers."""
    if quote is not None:
        into.quoted[row.place] = into.quotes.put(quote[1])
    reach = row.reach
    if reach is None and row.parent is not None:
        reach = reached.get(row.parent)  # it is read under what it answers
    if row.draw is not None:
        kept = Drawn(row.place, reach)
        into.sample.keep((row.level, row.platform), row.draw, row.number, kept)
    if row.kind is not None:
        answered = row.answered or (quote[1] if quote else None)
        unknown = "" if answered else row.parent or ""
        into.flagged(row.place, row.kind, reach, unknown, said(answered))


def _by_its_words(conduct: Conduct, judged: dict[str, Any]) -> bool:
    """Whether its own words count: beside a photo only where they say something for or against."""
    return not conduct.photos or any(
        signal["source"] == "text" and signal["kind"] in TELLING for signal in judged["signals"]
    )


def platform_of(fields: dict[str, Any]) -> str:
    """The platform of a row, `unknown` where none of ours is told."""
    told = fields.get("platform")
    word = told.strip().lower() if isinstance(told, str) else ""
    return word if word in _PLATFORMS else "unknown"
