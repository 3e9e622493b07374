"""When a text was first seen: old words put up again in campaign time, under a new day.

Whoever is reported for a text is asked about a day; where the same words were there long before,
the day may be another one. That is a doubt, never a proof: two people may write the same, and what
was seen first may have been dated wrongly itself.

What everybody writes raises nothing. Only a long text with words of its own is kept and looked up
(`copies.distinctive`), and one that came and went and came again (a slogan of every election, a
greeting of every feast) is nobody's.

A text is kept as hashes: its words cannot be read from them, and no account is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

from jaganetral.model import Conduct, Signal
from jaganetral.perception.days import PASSED_ON, days_told
from jaganetral.perception.sightings import FirstSeenError, Sightings
from jaganetral.perception.text import sketches
from jaganetral.perception.text.copies import Said, distinctive, said

ALIKE: Final = 0.85
"""Estimated Jaccard from which on a text is one seen before: a few letters, a hashtag. Higher than
for taking copies together, since no words are kept that could be looked at again."""
OLD: Final = timedelta(days=30)
"""How much earlier a text must have been seen. What goes round for some weeks is a wave that
everybody copies; it says nothing about anybody's day. A choice."""
AWAY: Final = 6
"""Months without a sight after which a text has gone; one that came twice and had gone before the
day that is asked about comes by itself, as slogans do. A choice."""
SURE: Final = 0.6
"""Of a doubt; as for photos (photo/provenance.py) it ranks, and was not measured."""
_SHORTEST: Final = 60
"""Characters below which a text cannot hold the words that are asked for."""
_BATCH: Final = 500


class SeenText(msgspec.Struct, frozen=True):
    """A text that was seen before: when first, where, and how like it is (0 to 1, estimated)."""

    day: date
    place: str
    alike: float

    @property
    def confidence(self) -> float:
        """1 for the same words, falling to 0.7 at the limit; a slope that ranks, unmeasured."""
        return round(1 - 0.3 * (1 - self.alike) / (1 - ALIKE), 3)


class Sight(msgspec.Struct, frozen=True):
    """A text that stood somewhere on a day."""

    text: str
    day: date
    place: str


class FirstSeenTexts(Sightings):
    """The texts of an index."""

    def __init__(self, path: Path, *, new: bool = False, frozen: bool = False) -> None:
        """Open a file; with `new`, make it where it is not there; `frozen`: nobody writes to it.

        Raises FirstSeenError, also where its hashes were made in another way.
        """
        super().__init__(path, new=new, frozen=frozen)
        self._count: int | None = None
        if frozen and not len(self):
            return  # photos alone are kept there, and nothing needs to be hashed
        self._way = sketches.way()
        with self.connected() as base:
            self._same_way(base)

    def __len__(self) -> int:
        if "texts" not in self.tables:
            return 0
        if self._count is None or not self.frozen:
            with self.connected() as base:
                self._count = int(base.execute("SELECT count(*) FROM texts").fetchone()[0])
        return self._count

    def remember(self, sights: Iterable[Sight]) -> int:
        """Keep texts with their days; gives how many were distinctive enough to be kept.

        Of the same text the earliest day stays, in whatever order they come.
        """
        kept, batch = 0, []
        try:
            for sight in sights:
                words = _looked_for(sight.text)
                if words is not None:
                    batch.append((words, sight))
                if len(batch) >= _BATCH:
                    kept += self._write(batch)
                    batch = []
            return kept + self._write(batch)
        except sqlite3.Error as error:
            raise self.written(error) from None

    def find(self, text: str, on: date | None = None) -> SeenText | None:
        """The earliest sight of a text long before `on` (None: before any day).

        None where there is none, and where the text is nobody's in particular.
        """
        words = _looked_for(text) if len(self) else None
        if words is None:
            return None
        with self.connected() as base:
            near = self._near(base, words)
            sights = [(date.fromisoformat(day), place, like) for _, day, place, like in near]
            if not sights or (on is not None and min(sights)[0] > on - OLD):
                return None
            if self._comes_again(base, [number for number, *_ in near], on):
                return None
        day, place, _like = min(sights)
        return SeenText(day, place, max(like for _, _, like in sights))

    def _same_way(self, base: sqlite3.Connection) -> None:
        if "made" not in self.tables:
            return
        found = base.execute("SELECT how FROM made WHERE what = 'texts'").fetchone()
        if found is None:
            if not self.frozen:
                base.execute("INSERT INTO made VALUES ('texts', ?)", (self._way,))
        elif found[0] != self._way:
            raise FirstSeenError(
                self.path, f"its texts were hashed by {found[0]}, not {self._way}; make it anew"
            )

    def _write(self, batch: list[tuple[Said, Sight]]) -> int:
        if not batch:
            return 0
        made = sketches.make([words for words, _ in batch])
        with self.connected() as base:
            for (words, sight), sketch in zip(batch, made, strict=True):
                told = (
                    sketches.exact(words),
                    sketches.turns(words),
                    sketch,
                    sight.day.isoformat(),
                    sight.place,
                )
                (number,) = base.execute(
                    "INSERT INTO texts (exact, weighty, sketch, day, place) VALUES (?, ?, ?, ?, ?)"
                    " ON CONFLICT (exact) DO UPDATE SET"
                    " place = iif((excluded.day, excluded.place) < (day, place),"
                    " excluded.place, place), day = min(excluded.day, day) RETURNING number",
                    told,
                ).fetchone()
                bands = [(band, number) for band in sketches.bands(sketch)]
                base.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", bands)
                month = (number, _month(sight.day))
                base.execute("INSERT OR IGNORE INTO months VALUES (?, ?)", month)
        return len(batch)

    def _near(self, base: sqlite3.Connection, words: Said) -> list[tuple[int, str, str, float]]:
        """Texts that are the same but for a few letters: number, day, place, likeness."""
        exact, (sketch,) = sketches.exact(words), sketches.make([words])
        marks = ",".join("?" * sketches.BANDS)
        rows = base.execute(
            "SELECT number, exact, sketch, day, place FROM texts WHERE weighty = ? AND number IN"
            f" (SELECT text FROM bands WHERE band IN ({marks})) ORDER BY number",
            (sketches.turns(words), *sketches.bands(sketch)),
        )
        found = []
        for number, other, kept, day, place in rows:
            like = 1.0 if other == exact else sketches.likeness(sketch, kept)
            if like >= ALIKE:
                found.append((number, day, place, like))
        return found

    def _comes_again(self, base: sqlite3.Connection, numbers: list[int], on: date | None) -> bool:
        """Whether a text had come and gone more than once, the wave around `on` left aside."""
        marks = ",".join("?" * len(numbers))
        last = 10**6 if on is None else _month(on) - AWAY
        months = [
            month
            for (month,) in base.execute(
                f"SELECT DISTINCT month FROM months WHERE text IN ({marks}) AND month < ?"
                " ORDER BY month",
                (*numbers, last),
            )
        ]
        return any(later - earlier > AWAY for earlier, later in pairwise(months))


def sights_of(conduct: Conduct, index: FirstSeenTexts) -> tuple[Signal, ...]:
    """A signal `time` of value `seen_before` for each text of a conduct that stood somewhere long
    before; `text` holds the day and the place."""
    told = days_told(conduct.at)
    found = []
    for source in ("text", "quoted_text"):
        sight = index.find(getattr(conduct, source) or "", told[0] if told else None)
        if sight is not None:
            where = f"{sight.day.isoformat()}, {sight.place}" if sight.place else str(sight.day)
            found.append(_signal("seen_before", sight.confidence, source, where))
    return tuple(found)


def old_words(conduct: Conduct, sights: Iterable[Signal]) -> tuple[Signal, ...]:
    """A signal `time` of value `doubt` where the actor's own words stood there long before the day
    that was told; `text` holds both days, the earlier first.

    Who passes on what others wrote does so on the day of passing on, however old that is.
    """
    told = days_told(conduct.at)
    if told is None or conduct.action in PASSED_ON:
        return ()
    return tuple(
        _signal("doubt", SURE, "text", f"{sight.text[:10]} ≠ {conduct.at}")
        for sight in sights
        if (sight.kind, sight.value, sight.source) == ("time", "seen_before", "text")
        and sight.text
        and date.fromisoformat(sight.text[:10]) <= told[0] - OLD
    )


def _signal(value: str, sure: float, source: str, text: str) -> Signal:
    return Signal(kind="time", value=value, confidence=sure, source=source, text=text)


def _looked_for(text: str) -> Said | None:
    """The words of a text that is somebody's own."""
    if len(text) < _SHORTEST:
        return None
    words = said(text)
    return words if distinctive(words) else None


def _month(day: date) -> int:
    return day.year * 12 + day.month
