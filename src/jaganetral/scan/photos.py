"""The photos of a row: files that lie beside the input. The same picture is looked at once.

What a photo shows is remembered by its bytes, and what looking at its pixels gave by the pixels:
a copy under another name is not read again, and one whose notes alone differ (its dates were taken
out, say) is opened and not looked at again. Both give what reading it anew gives. Pictures that are
merely alike are each looked at (docs/scan-speed.md says why).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from jaganetral.model import Conduct, Language
from jaganetral.perception.photo import Looked, PhotoReading, read_photo
from jaganetral.perception.photo.reading import source_of
from jaganetral.scan.readings import Readings

if TYPE_CHECKING:
    from jaganetral.perception.photo.decoding import Frame

Read = TypeVar("Read", PhotoReading, Looked)

_NAME = "jaganetral-5b1f4f2d9c"
"""Stands for the name of a photo in what is remembered of it."""


def read_photos(
    conduct: Conduct, folder: Path, language: Language, asked: str = ""
) -> tuple[PhotoReading, ...]:
    """What the photos of a row show: those that lie in the input's folder or below it.

    A photo that is not there, or lies elsewhere, stays unread. `asked` names the index of first
    sights that is asked, "" where none is.
    """
    inside = folder.resolve()
    found = []
    for name in conduct.photos:
        try:
            path = (folder / name).resolve()
            if path.is_relative_to(inside) and path.is_file():
                state = path.stat()
                stamp = (state.st_mtime_ns, state.st_size)
                reading = _read(path, _stand_in(name), language, asked, stamp)
                found.append(_renamed(reading, _stand_in(name), name))
        except (OSError, ValueError):  # a name that no file can have
            continue
    return tuple(found)


@lru_cache(maxsize=256)
def _read(
    path: Path, name: str, language: Language, asked: str, stamp: tuple[int, int]
) -> PhotoReading:
    """A file that several rows carry (a post and its shares) is opened once while it stays."""
    readings = Readings.configured()
    if readings is None:
        return read_photo(path, name, lang=language)
    with path.open("rb") as file:
        content = file_digest(file, "sha256").hexdigest()
    rests_on = ("bytes", content, name, language, asked)
    reading = readings.recall(rests_on, PhotoReading)
    if reading is None:
        recall = _recall(readings, name, language)
        reading = read_photo(path, name, lang=language, recall=recall)
        if not reading.unread and reading.sha256 == content:
            readings.remember(rests_on, reading)
    return reading


def _recall(
    readings: Readings, name: str, language: Language
) -> Callable[[Sequence[Frame], Callable[[], Looked]], Looked]:
    def looked(frames: Sequence[Frame], look: Callable[[], Looked]) -> Looked:
        digest = sha256()
        for frame in frames:
            digest.update(repr(frame.pixels.shape).encode() + frame.pixels.tobytes())
        rests_on = ("pixels", digest.hexdigest(), language)
        known = readings.recall(rests_on, Looked)
        if known is None:
            known = look()
            if not known.unread:
                readings.remember(rests_on, _renamed(known, name, _NAME))
            return known
        return _renamed(known, _NAME, name)

    return looked


def _stand_in(name: str) -> str:
    """A name with the same ending, which may contradict what the file is."""
    ending = Path(name).suffix.lower()
    return _NAME + (ending if ending[1:].isalnum() else "")


def _renamed(read: Read, old: str, new: str) -> Read:
    signals = tuple(
        msgspec.structs.replace(one, source=source_of(new)) if one.source == source_of(old) else one
        for one in read.signals
    )
    notes = tuple(note.replace(old, new) for note in read.notes)
    if isinstance(read, PhotoReading):
        return msgspec.structs.replace(read, name=new, signals=signals, notes=notes)
    return msgspec.structs.replace(read, signals=signals, notes=notes)
