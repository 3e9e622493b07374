"""When and how a photo was made, by what its file says of itself: doubt, never proof.

Messaging apps strip dates, phones are set wrong, and anybody can write any date into a file. So a
date clears nobody and convicts nobody; where it contradicts what was told, that is said and asked
about. Pure: it works on what decoding found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from jaganetral.model import Conduct, Signal
from jaganetral.perception.days import PASSED_ON, days_told
from jaganetral.perception.photo.reading import PhotoReading, source_of

SURE: Final = {"original": 0.8, "file": 0.5, "edited": 0.6, "place": 0.8, "doubt": 0.6}
"""How often each note is right is not measured; the figures rank them."""
ZONES: Final = timedelta(days=1)
"""What a clock without its zone, or set for another one, may be off."""

_ORIGINAL: Final = ("DateTimeOriginal", "DateTimeDigitized", "creation_time")
_EXIF: Final = re.compile(
    r"(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z)?"
)
_EDITORS: Final = re.compile(
    r"photoshop|lightroom|snapseed|canva|picsart|gimp|pixlr|meitu|faceapp|capcut|vsco|inshot|"
    r"remini|facetune|pixelmator|affinity|paint|premiere|kinemaster|adobe|dall|midjourney|"
    r"stable diffusion|firefly",
    re.IGNORECASE,
)
"""Programs that change pictures. Cameras and phones write their own software here too."""


def made_at(dates: Mapping[str, tuple[str, str | None]]) -> tuple[str, str] | None:
    """The moment (ISO 8601, with its offset where one is told) and the tag that tells it.

    The moment the shutter opened goes before the moment the file was written.
    """
    for tag in (*_ORIGINAL, "DateTime"):
        if tag in dates:
            moment = _moment(*dates[tag])
            if moment is not None:
                return moment, tag
    return None


def _moment(written: str, offset: str | None) -> str | None:
    found = _EXIF.match(written.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    zone = "+00:00" if found[7] else (offset or "").strip()
    try:
        text = datetime(year, month, day, hour, minute, second).isoformat() + zone
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def signals(
    name: str,
    dates: Mapping[str, tuple[str, str | None]],
    software: str | None = None,
    gps: tuple[float, float] | None = None,
) -> tuple[Signal, ...]:
    """Signals `time`: when it was made, and by which program it was changed; `place` where asked.

    `taken` carries the moment in `text`; `edited` the program's own name.
    """
    source = source_of(name)
    found: list[Signal] = []
    moment = made_at(dates)
    if moment is not None:
        sure = SURE["original" if moment[1] in _ORIGINAL else "file"]
        found.append(_signal("time", "taken", sure, source, moment[0]))
    if software is not None and _EDITORS.search(software):
        found.append(_signal("time", "edited", SURE["edited"], source, software))
    if gps is not None:
        place = f"{gps[0]:.5f}, {gps[1]:.5f}"
        found.append(_signal("place", "taken_at", SURE["place"], source, place))
    return tuple(found)


def seen_before(name: str, day: date, place: str, sure: float) -> Signal:
    """A signal `time` of value `seen_before`: the earliest sight of this picture that is known."""
    text = f"{day.isoformat()}, {place}" if place else day.isoformat()
    return _signal("time", "seen_before", sure, source_of(name), text)


def doubts(conduct: Conduct, readings: Iterable[PhotoReading]) -> tuple[Signal, ...]:
    """A signal `time` of value `doubt` where a photo's own date contradicts what was told.

    Told was when it was made (`taken_at`), or when it was shown (`at`): nobody shows a photo before
    it is made. A picture that was seen before the day that was told for it was not made on that
    day; where no day was told, one that was seen before it was shown may be of another time, which
    matters where the conduct is the scene itself and not the passing on. `text` holds both dates,
    the photo's first.
    """
    found: list[Signal] = []
    for reading in readings:
        for signal in reading.signals:
            if signal.kind != "time" or signal.value not in _CHECKS or not signal.text:
                continue
            day = date.fromisoformat(signal.text[:10])
            told = _CHECKS[signal.value](day, conduct)
            if told is not None:
                text = f"{day.isoformat()} ≠ {told}"
                found.append(_signal("time", "doubt", SURE["doubt"], signal.source, text))
    return tuple(found)


def _against(day: date, conduct: Conduct) -> str | None:
    taken, shown = days_told(conduct.taken_at), days_told(conduct.at)
    if taken is not None and not taken[0] - ZONES <= day <= taken[1] + ZONES:
        return conduct.taken_at
    if shown is not None and day > shown[1] + ZONES:
        return conduct.at
    return None


def _too_early(day: date, conduct: Conduct) -> str | None:
    """What was told that the day of an earlier sight contradicts."""
    taken, shown = days_told(conduct.taken_at), days_told(conduct.at)
    if taken is not None:
        return conduct.taken_at if day < taken[0] - ZONES else None
    if shown is not None and conduct.action not in PASSED_ON and day < shown[0] - ZONES:
        return conduct.at
    return None


_CHECKS: Final = {"taken": _against, "seen_before": _too_early}


def _signal(kind: str, value: str, sure: float, source: str, text: str) -> Signal:
    return Signal(kind=kind, value=value, confidence=sure, source=source, text=text)
