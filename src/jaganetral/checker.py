"""The one door: a conduct goes in, a verdict with its legal reasons comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from jaganetral import law, narrative
from jaganetral.elections import Registry
from jaganetral.fingerprint import rulebook_name
from jaganetral.judgement import Asked, Judge, judge
from jaganetral.model import Conduct, Language, Reading, Setting, Signal, Verdict
from jaganetral.perception import Perceiver
from jaganetral.perception.photo import PhotoReading, unread_signals
from jaganetral.perception.photo.provenance import doubts
from jaganetral.perception.photo.reading import source_of
from jaganetral.perception.text.first_seen import old_words
from jaganetral.perception.text.near_misses import NearMiss

_canonical = msgspec.json.Encoder(order="sorted")


MANY = 2_000
"""Conducts from which on it pays to prepare for many."""


class Fault(msgspec.Struct, frozen=True):
    """Stands in `check_many` for a conduct whose judging raised: a fault of ours, or a bad `at`.

    `error` names the class of the error and says what it said.
    """

    error: str


class Checker:
    """Wires the rooms: narrative → elections → perception → judgement.

    It holds the rulebook and the registry of contestants, and no state of any conduct.
    """

    def __init__(
        self, rulebook: law.Rulebook, registry: Registry, *, extra: Sequence[Path] = ()
    ) -> None:
        self.rulebook = rulebook
        self.registry = registry
        self.rulebook_id = rulebook_name(rulebook.version, extra)
        """The hash that names in every verdict all that it rests on besides the conduct."""
        self._perceiver = Perceiver(registry)
        self._judge = Judge(rulebook)
        self._many: Perceiver | None = None
        self._judged = 0

    @classmethod
    def load(cls, *, rulebook: Path | None = None, extra: Sequence[Path] = ()) -> Checker:
        """A checker on the law and registry that ship with JagaNetral.

        `rulebook` is another folder of law; `extra` are an agency's own CSV files of contestants.
        Raises LawError or ElectionsError, naming file and row.
        """
        return cls(law.load(rulebook), Registry.load(extra), extra=extra)

    def check(
        self,
        conduct: Conduct,
        *,
        photos: Sequence[PhotoReading] = (),
        lang: Language = "id",
        today: date | None = None,
        notes: Sequence[str] = (),
        sights: Sequence[Signal] = (),
    ) -> Verdict:
        """Judge one conduct.

        `photos` are what was seen in its photos, whoever looked at them; a photo of the conduct
        without one is unread, and so is what a reading says that it did not look at. `today`
        stands in where neither the conduct nor its narrative gives a day (default: the system's).
        `sights` tell where its words were seen before (signals `time`, `seen_before`).
        Raises BadMoment where `at` is no ISO 8601 moment.
        """
        day = today or date.today()
        reading, setting, signals = self._seen(conduct, photos, day, self._perceiver, sights)
        asked = self._asked(conduct, reading.conduct, setting, photos, notes, sights)
        return judge(reading, setting, signals, self.rulebook, asked, lang)

    def _seen(
        self,
        conduct: Conduct,
        photos: Sequence[PhotoReading],
        day: date,
        perceiver: Perceiver,
        sights: Sequence[Signal],
    ) -> tuple[Reading, Setting, tuple[Signal, ...]]:
        """The conduct as it was read, its latar, and what it shows."""
        reading = narrative.read(conduct)
        known = reading.conduct
        setting = self.registry.setting(known, today=day)
        signals = perceiver.perceive(known, setting, photos)
        if photos or known.photos:
            signals = (*signals, *doubts(known, photos), *unread_signals(known, photos))
        if sights:
            signals = (*signals, *sights, *old_words(known, sights))
        return reading, setting, signals

    def _asked(
        self,
        conduct: Conduct,
        known: Conduct,
        setting: Setting,
        photos: Sequence[PhotoReading],
        notes: Sequence[str],
        sights: Sequence[Signal],
    ) -> Asked:
        """The names that reproduce the answer, and what is said beside it."""
        key = _canonical.encode(conduct)
        if photos:
            # Notes are words for people, in their language; a verdict does not rest on them.
            key += _canonical.encode([msgspec.structs.replace(p, notes=()) for p in photos])
        if sights:
            key += _canonical.encode(sights)
        if known.at is None:
            key += setting.period.start.isoformat().encode()
        decision = hashlib.sha256(key + self.rulebook_id.encode()).hexdigest()[:20]
        if not photos:
            return Asked(conduct, decision, self.rulebook_id, tuple(notes))
        said = (*notes, *(note for photo in photos for note in photo.notes))
        widths = {source_of(photo.name): photo.width for photo in photos}
        return Asked(conduct, decision, self.rulebook_id, said, widths)

    def check_many(
        self,
        conducts: Sequence[Conduct],
        *,
        photos: Sequence[Sequence[PhotoReading]] | None = None,
        notes: Sequence[Sequence[str]] | None = None,
        sights: Sequence[Sequence[Signal]] | None = None,
        lang: Language = "id",
        today: date | None = None,
    ) -> list[Verdict | Fault]:
        """Judge many conducts: for each, in order, what `check` says of it.

        `photos`, `notes` and `sights` have one entry per conduct. A conduct whose judging raises
        costs no other its verdict: a `Fault` stands in its place.
        """
        day = today or date.today()
        found: list[Verdict | Fault] = []
        perceiver = self._perceiver_of(len(conducts))
        for index, conduct in enumerate(conducts):
            shown = photos[index] if photos is not None else ()
            said = notes[index] if notes is not None else ()
            before = sights[index] if sights is not None else ()
            try:
                reading, setting, signals = self._seen(conduct, shown, day, perceiver, before)
                asked = self._asked(conduct, reading.conduct, setting, shown, said, before)
                found.append(self._judge(reading, setting, signals, asked, lang))
            except Exception as error:  # noqa: BLE001 - one row must not cost the others
                found.append(Fault(f"{type(error).__name__}: {error}"))
        return found

    def _perceiver_of(self, count: int) -> Perceiver:
        """The perceiver for many, once there are so many that it pays to make it."""
        self._judged += count
        if self._many is None and self._judged >= MANY:
            self._many = self._perceiver.for_many()
        return self._many or self._perceiver

    def near_misses(self, conduct: Conduct, *, today: date | None = None) -> list[NearMiss]:
        """Words of the text that look political and were not counted: where, and why not.

        For whoever asks about the answer. No verdict rests on it. Raises BadMoment.
        """
        known = narrative.read(conduct).conduct
        setting = self.registry.setting(known, today=today or date.today())
        return self._perceiver.near_misses(known, setting)
