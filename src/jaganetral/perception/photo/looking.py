"""One photo from its bytes to what was seen in it: the only way in for photos."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from jaganetral.language import N_, Translate, translator
from jaganetral.model import Box, Language, Signal
from jaganetral.perception.errors import PerceptionError
from jaganetral.perception.photo import provenance, video
from jaganetral.perception.photo.decoding import BYTES, Frame, Picture, decode
from jaganetral.perception.photo.errors import PhotoError, TooLarge
from jaganetral.perception.photo.posts import read_post
from jaganetral.perception.photo.reading import Looked, Part, PhotoReading

MATERIAL = "JAGANETRAL_MATERIAL"
"""`material.ENVIRONMENT`, without loading what searches."""

if TYPE_CHECKING:
    from jaganetral.perception.photo.material import Index

_NOT_LOOKED: dict[Part, str] = {
    "hands": N_("{name}: hands were not looked at ({why})"),
    "words": N_("{name}: words were not read ({why})"),
    "material": N_("{name}: campaign material was not looked for ({why})"),
}
_NOT_LOOKED_UP = N_("{name}: whether it was seen before was not looked up ({why})")
_MISSING = N_("the photo part is not installed whole")
_NOT_ASKED = N_("it was not asked for")
_NO_INDEX = N_("no index of it is kept here")
_MISNAMED = N_("{name}: the name tells of another kind of file; it is {kind}")
_MOVING = N_("{name}: a moving picture; {n} of its {all} pictures were looked at")
_SAMPLED = N_("{name}: a video of {seconds} s; {n} moments were looked at")
_MOMENTS = N_("{name}: most is to be seen at {times} s")
_EDITED = N_("{name}: the file was written by a program that changes pictures ({program})")


Recall = Callable[[Sequence[Frame], Callable[[], Looked]], Looked]
"""Gives what looking at the frames gives, by looking or from memory."""


def read_photo(
    data: bytes | Path,
    name: str | None = None,
    *,
    words: bool = True,
    gps: bool = False,
    index: Index | None = None,
    lang: Language = "id",
    recall: Recall | None = None,
) -> PhotoReading:
    """What a photo shows: hands, words, known material, and when it was made.

    `name` is the photo's as in `Conduct.photos` (default: the path). Without `words` no text is
    read (0.8 s and 600 MB less). `gps` tells where it was made, for whoever asks about their own
    photo. `index` holds an agency's known material (default: the one that is configured).
    `recall` is asked about the pixels of a photo before they are looked at.

    What a stranger sent never raises: a file that cannot be read gives a reading that says so.
    Raises OSError where `data` is a path that cannot be opened.
    """
    name = str(data) if name is None and isinstance(data, Path) else name or "photo"
    say = translator(lang)
    try:
        if _moves(data):
            return _read_video(data, name, words, index, say)
        picture = decode(_bytes(data, name), name, gps=gps)
    except PhotoError as bad:
        return PhotoReading(
            name=name, sha256=None, width=0, height=0, unread=("photo",),
            notes=(bad.message(lang),),
        )  # fmt: skip
    looks = _looks(name, words, index)

    def see() -> Looked:
        signals, unread, notes = look(picture.frames, looks, name, say, words=words)
        return Looked(tuple(signals), tuple(unread), tuple(notes))

    looked = see() if recall is None else recall(picture.frames, see)
    before, about = _seen_before(picture.frames, name, say)
    seen = [_enlarged(signal, picture.scale) for signal in looked.signals]
    seen += read_post(seen)
    seen += before
    seen += provenance.signals(name, picture.dates, picture.software, picture.gps)
    return PhotoReading(
        name=name, sha256=picture.sha256, width=picture.width, height=picture.height,
        signals=tuple(seen), unread=looked.unread,
        notes=(*_about(picture, seen, say), *looked.notes, *about),
    )  # fmt: skip


Looks = list[tuple[Part, Callable[[Frame], Iterable[Signal]]]]


def _looks(name: str, words: bool, index: Index | None) -> Looks:
    looks: Looks = [("hands", lambda frame: _hands(frame, name))]
    if index is not None or os.environ.get(MATERIAL):
        looks.append(("material", lambda frame: _material(frame, name, index)))
    if words:
        looks.append(("words", lambda frame: _words(frame, name)))
    return looks


def _moves(data: bytes | Path) -> bool:
    if isinstance(data, bytes):
        return video.is_video(data[:32])
    with data.open("rb") as file:
        return video.is_video(file.read(32))


def _read_video(
    data: bytes | Path, name: str, words: bool, index: Index | None, say: Translate
) -> PhotoReading:
    film = video.sample_bytes(data, name) if isinstance(data, bytes) else video.sample(data, name)
    looks: Looks = [(part, video.timed(see)) for part, see in _looks(name, words, index)]
    signals, unread, notes = look(film.frames, looks, name, say, words=words)
    before, lacking = _seen_before(film.frames, name, say)
    scale = max(film.width, film.height) / float(max(film.frames[0].pixels.shape[:2]))
    seen = [*(_enlarged(signal, scale) for signal in signals), *before]
    about = [say(_SAMPLED).format(name=name, seconds=f"{film.seconds:g}", n=len(film.frames))]
    times = dict.fromkeys(f"{seconds:g}" for seconds, _ in video.strongest(seen))
    if times:
        about.append(say(_MOMENTS).format(name=name, times=", ".join(times)))
    seen += provenance.signals(name, film.dates)
    return PhotoReading(
        name=name, sha256=film.sha256, width=film.width, height=film.height,
        signals=tuple(seen), unread=tuple(unread), notes=(*about, *notes, *lacking),
    )  # fmt: skip


def _bytes(data: bytes | Path, name: str) -> bytes:
    """The bytes of a file, never more than are taken."""
    if isinstance(data, bytes):
        return data
    with data.open("rb") as file:
        read = file.read(BYTES + 1)
    if len(read) > BYTES:
        size = data.stat().st_size
        raise TooLarge(name, found=size // 2**20, most=BYTES // 2**20, unit="MB")
    return read


def look(
    frames: Sequence[Frame], looks: Looks, name: str, say: Translate, *, words: bool = True
) -> tuple[list[Signal], list[Part], list[str]]:
    """What each look sees in the frames, each thing once; parts that could not be looked at."""
    signals: list[Signal] = []
    unread: list[Part] = []
    notes: list[str] = []
    if all(part != "material" for part, _ in looks):
        # Nothing is known there that could be missed: a note, and no part that is unread.
        notes.append(say(_NOT_LOOKED["material"]).format(name=name, why=say(_NO_INDEX)))
    for part, see in looks:
        try:
            seen = [signal for frame in frames for signal in see(frame)]
        except (PerceptionError, ImportError) as error:
            why = say(_MISSING) if isinstance(error, ImportError) else str(error)
            unread.append(part)
            notes.append(say(_NOT_LOOKED[part]).format(name=name, why=why))
            continue
        signals += seen if len(frames) == 1 else _once(seen)
    if not words:
        unread.append("words")
        notes.append(say(_NOT_LOOKED["words"]).format(name=name, why=say(_NOT_ASKED)))
    return signals, unread, notes


def _once(signals: Iterable[Signal]) -> list[Signal]:
    """The surest look at each thing that several frames show."""
    best: dict[tuple[str, str, str | None], Signal] = {}
    for signal in signals:
        key = (signal.kind, signal.value, signal.text)
        if key not in best or best[key].confidence < signal.confidence:
            best[key] = signal
    return list(best.values())


def _hands(frame: Frame, name: str) -> Iterable[Signal]:
    from jaganetral.perception.photo import hands  # noqa: PLC0415 - heavy, and not always there

    return hands.signals(hands.find(frame.pixels), name)


def _words(frame: Frame, name: str) -> Iterable[Signal]:
    if find_spec("rapidocr") is None:
        raise ImportError("rapidocr")
    from jaganetral.perception.photo import words  # noqa: PLC0415

    return words.find(frame.pixels, name)


def _material(frame: Frame, name: str, index: Index | None) -> Iterable[Signal]:
    """Known material in a frame: of the index given, or of the one that is configured."""
    from jaganetral.perception.photo import material  # noqa: PLC0415

    known = index if index is not None else material.Index.configured()
    return () if known is None else material.signals(known.match(frame.pixels), name)


def _seen_before(
    frames: Sequence[Frame], name: str, say: Translate
) -> tuple[list[Signal], list[str]]:
    """The earliest sight of any frame, where an index of first sights is kept (else nothing)."""
    try:
        from jaganetral.perception.photo import first_seen  # noqa: PLC0415 - needs the extra

        index = first_seen.FirstSeen.configured()
        sights = [index.find(frame.pixels) for frame in frames] if index is not None else []
    except (PerceptionError, ImportError) as error:
        why = say(_MISSING) if isinstance(error, ImportError) else str(error)
        return [], [say(_NOT_LOOKED_UP).format(name=name, why=why)]
    found = min((one for one in sights if one is not None), key=lambda one: one.day, default=None)
    if found is None:
        return [], []
    told = provenance.seen_before(name, found.day, found.place, found.confidence)
    return [told], []


def _enlarged(signal: Signal, scale: float) -> Signal:
    """A signal with its box in pixels of the original."""
    if signal.box is None or scale == 1:
        return signal
    x, y, width, height = (round(side * scale, 1) for side in signal.box)
    box: Box = (x, y, width, height)
    return msgspec.structs.replace(signal, box=box)


def _about(picture: Picture, signals: Iterable[Signal], say: Translate) -> Iterable[str]:
    name = picture.name
    if picture.misnamed:
        yield say(_MISNAMED).format(name=name, kind=picture.format)
    if picture.all_frames > 1:
        yield say(_MOVING).format(name=name, n=len(picture.frames), all=picture.all_frames)
    for signal in signals:
        if signal.kind == "time" and signal.value == "edited":
            yield say(_EDITED).format(name=name, program=signal.text)
