"""First sights over all scans: what earlier inputs held is kept, and later ones are asked about.

Kept are hashes, days and places (the name of the input, and the row): no word, no picture and no
account (`perception.sightings`). A row without a day tells nothing of when; what is private is not
kept at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.model import Conduct, Signal
from jaganetral.perception.days import days_told
from jaganetral.perception.text.first_seen import FirstSeenTexts, Sight, sights_of
from jaganetral.scan.errors import MissingExtra
from jaganetral.scan.reading import Mapping, open_source
from jaganetral.scan.reading.places import is_url

if TYPE_CHECKING:
    from jaganetral.perception.photo.first_seen import FirstSeen


class SeenIndex:
    """An index that a scan asks. It is read as it was when it was opened; nobody writes to it."""

    def __init__(self, path: Path) -> None:
        """Raises FirstSeenError, and `MissingExtra` where texts cannot be looked up here."""
        self._texts = open_texts(path, frozen=True)
        self._pictures = _pictures(path, frozen=True)

    def signals(self, conduct: Conduct) -> tuple[Signal, ...]:
        """Where the words of a conduct were seen long before."""
        return sights_of(conduct, self._texts)

    def asked(self) -> AbstractContextManager[None]:
        """Inside, photos that are looked at are looked up here."""
        if self._pictures is None:  # no photo is read without the extra either
            return nullcontext()
        from jaganetral.perception.photo.first_seen import asked  # noqa: PLC0415 - the extra

        return asked(self._pictures)


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What an input added to an index."""

    rows: int
    texts: int
    """Texts that were kept: long ones with words of their own."""
    photos: int
    unread: int
    """Photos that could not be opened."""
    undated: int
    """Rows without a day, which tell nothing of when."""


def gather(
    source: str, index: Path, *, mapping: Mapping | None = None, day: date | None = None
) -> Gathered:
    """Keep what the rows of a scan's input show, each under its own day (`at`).

    Where only a month or a year is told, its last day counts; `day` stands for rows without one.
    Adding an input again changes nothing. Raises `ScanError` or FirstSeenError.
    """
    texts, pictures = open_texts(index, new=True), _pictures(index)
    folder = None if is_url(source) else Path(source).resolve().parent
    name = source.rsplit("/", 1)[-1]
    counted = dict.fromkeys(("rows", "photos", "unread", "undated"), 0)

    def sights() -> Iterator[Sight]:
        for number, conduct in _conducts(source, mapping):
            counted["rows"] += 1
            told = days_told(conduct.at)
            on = told[1] if told else day
            if on is None:
                counted["undated"] += 1
            elif conduct.audience != "private":
                place = f"{name}:{number}"
                if folder is not None and pictures is not None:
                    kept, unread = _keep_photos(conduct.photos, folder, pictures, on, place)
                    counted["photos"] += kept
                    counted["unread"] += unread
                yield from _sights(conduct, on, place)

    return Gathered(texts=texts.remember(sights()), **counted)


def open_texts(path: Path, *, new: bool = False, frozen: bool = False) -> FirstSeenTexts:
    """The texts of an index. Raises FirstSeenError, and `MissingExtra` without rensa."""
    try:
        return FirstSeenTexts(path, new=new, frozen=frozen)
    except ImportError:
        raise MissingExtra(path=path, extra="jaganetral[scan]") from None


def _conducts(source: str, mapping: Mapping | None) -> Iterator[tuple[int, Conduct]]:
    columns = frozenset() if mapping else frozenset({"id"})
    for row in open_source(source, columns=columns, mapping=mapping).rows():
        if row.fields is None:
            continue
        try:
            fields = mapping.conduct_row(row.fields) if mapping else row.fields
            yield row.number, conduct_from_row(fields)[0]
        except BadConduct:  # the scan told of it
            continue


def _sights(conduct: Conduct, on: date, place: str) -> Iterator[Sight]:
    for text in (conduct.text, conduct.quoted_text):
        if text:
            yield Sight(text, on, place)


def _keep_photos(
    names: Iterable[str], folder: Path, pictures: FirstSeen, on: date, place: str
) -> tuple[int, int]:
    """How many of the photos were kept, and how many could not be opened."""
    from jaganetral.perception.photo.decoding import decode  # noqa: PLC0415 - the extra
    from jaganetral.perception.photo.errors import PhotoError  # noqa: PLC0415

    kept = unread = 0
    for name in names:
        try:
            path = (folder / name).resolve()
            if not path.is_relative_to(folder):
                raise OSError
            frame = decode(path.read_bytes(), name).frames[0]
        except (OSError, ValueError, PhotoError):
            unread += 1
        else:
            kept += pictures.remember(frame.pixels, on, place)
    return kept, unread


def _pictures(path: Path, *, frozen: bool = False) -> FirstSeen | None:
    try:
        from jaganetral.perception.photo.first_seen import FirstSeen  # noqa: PLC0415 - the extra
    except ImportError:
        return None
    return FirstSeen(path, frozen=frozen)
