"""A picture of what was seen: the photo with a box and a few words for each signal.

Drawn on a copy of the pixels; no date, place or device of the original is in it.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jaganetral.model import Signal
from jaganetral.perception.photo.reading import PhotoReading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLOURS: Final = {
    "gesture": "#c81e1e", "gestures": "#c81e1e", "number": "#c81e1e", "call_to_vote": "#c81e1e",
    "stance": "#c81e1e", "material": "#b45309", "mention": "#b45309", "post": "#6d28d9",
    "words": "#1d4ed8", "hand": "#4b5563",
}  # fmt: skip
"""A colour for each kind of signal; the words on the box say the same without it."""
_PLAIN: Final = frozenset({"palm", "fist", "palms_together", "unsure"})


def annotate(
    pixels: NDArray[np.uint8],
    signals: Iterable[Signal],
    label: Callable[[Signal], str],
    *,
    scale: float = 1.0,
) -> bytes:
    """A PNG of `pixels` with the boxes of `signals`; boxes are in pixels × `scale`.

    `label` gives the words for a signal. Larger boxes are drawn first, so that none is hidden.
    """
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - with the photo extra only

    picture = Image.fromarray(pixels)
    draw = ImageDraw.Draw(picture)
    height = max(14, max(picture.size) // 60)
    font = ImageFont.load_default(height)
    placed = [signal for signal in signals if signal.box is not None]
    placed.sort(key=lambda s: -(s.box[2] * s.box[3] if s.box else 0))
    for signal in placed:
        assert signal.box is not None
        x, y, wide, high = (side / scale for side in signal.box)
        mild = signal.kind == "gesture" and signal.value in _PLAIN
        colour = "#4b5563" if mild else COLOURS.get(signal.kind, "#1d4ed8")
        draw.rectangle((x, y, x + wide, y + high), outline=colour, width=max(2, height // 6))
        words = label(signal)
        if not words:
            continue
        room = draw.textbbox((0, 0), words, font=font)
        tall = room[3] + height // 3
        top = y - tall if y >= tall else min(y + high, picture.height - tall)
        left = max(0, min(x, picture.width - room[2] - height // 2))
        draw.rectangle((left, top, left + room[2] + height // 2, top + tall), fill=colour)
        draw.text((left + height // 4, top + height // 8), words, fill="white", font=font)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def picture_of(
    path: Path, reading: PhotoReading, signals: Iterable[Signal], label: Callable[[Signal], str]
) -> bytes:
    """The PNG for a photo, or for the moment of a video that shows most; may raise PhotoError."""
    from jaganetral.perception.photo import decoding, video  # noqa: PLC0415 - heavy

    with path.open("rb") as file:
        moves = video.is_video(file.read(32))
    seen = [signal for signal in signals if signal.box is not None]
    if not moves:
        pixels = decoding.decode(path.read_bytes(), reading.name, frames=1).pixels
    else:
        frames = {f.at: f for f in video.sample(path, reading.name).frames}
        moments = [_moment(signal) for signal in seen]
        best = max(frames, key=lambda at: (moments.count(at), -at))
        pixels = frames[best].pixels
        seen = [signal for signal in seen if _moment(signal) == best]
    scale = max(reading.width, reading.height) / float(max(pixels.shape[:2]))
    return annotate(pixels, seen, label, scale=scale or 1.0)


def _moment(signal: Signal) -> int:
    """Hundredths of a second, as frames are counted; -1 for what has no time."""
    time = signal.source.rpartition("#t=")
    return round(float(time[2]) * 100) if time[1] else -1


def write_atomically(path: Path, data: bytes) -> None:
    """The whole file or none: written beside its place, then moved there. Raises OSError."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(beside).chmod(0o666 & ~umask)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
