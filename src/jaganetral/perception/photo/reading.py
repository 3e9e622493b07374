"""What was seen in one photo, by whatever looked at it: this machine, a server, a browser.

Pure data: it rests on the model alone, so that every room can hold it without a picture library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from jaganetral.model import Conduct, Signal

Part = Literal["hands", "words", "material", "photo"]
"""What a look at a photo is made of; `photo` stands for all of it."""


class PhotoReading(msgspec.Struct, frozen=True, kw_only=True):
    """What one photo showed, and which parts of it nobody could look at.

    `name` is the photo's as in `Conduct.photos`; `sha256` that of the file as it came (null where
    it never reached us); `width` and `height` in pixels, upright; boxes of signals are in the same
    pixels. `unread` names parts that were not looked at, `notes` say why, for people.
    """

    name: str
    sha256: str | None
    width: int
    height: int
    signals: tuple[Signal, ...] = ()
    unread: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()


class Looked(msgspec.Struct, frozen=True):
    """What looking at the pixels of a photo gave; boxes are in those pixels."""

    signals: tuple[Signal, ...]
    unread: tuple[Part, ...]
    notes: tuple[str, ...]


def source_of(name: str) -> str:
    """The `source` of the signals seen in the photo of this name."""
    return f"photo:{name}"


def unread_signals(conduct: Conduct, readings: Iterable[PhotoReading] = ()) -> tuple[Signal, ...]:
    """A signal `unread` for each photo that nobody looked at, and for each part that was not.

    Nothing may be concluded from what was not seen, least of all that it is harmless. `text` names
    the part; it is absent where the whole photo is unread.
    """
    return tuple(_unread(conduct, tuple(readings)))


def _unread(conduct: Conduct, readings: tuple[PhotoReading, ...]) -> Iterator[Signal]:
    looked_at = {reading.name for reading in readings}
    for name in conduct.photos:
        if name not in looked_at:
            yield _signal(name, None)
    for reading in readings:
        if "photo" in reading.unread:
            yield _signal(reading.name, None)
            continue
        for part in reading.unread:
            yield _signal(reading.name, part)


def _signal(name: str, part: Part | None) -> Signal:
    return Signal(kind="unread", value=name, confidence=1.0, source=source_of(name), text=part)
