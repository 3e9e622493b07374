"""Small copies of photos that go along with an item, so that people see what they review.

Made of the pixels alone: no date, place or device of the original is in them. The original stays
where the scan was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import msgspec

if TYPE_CHECKING:
    from jaganetral.perception.photo.decoding import Picture

MOST: Final = 4
"""Photos of an item that are shown; further ones are only named."""
LONGEST: Final = 1280
"""Pixels of the longer side: a hand in a group photo can still be seen."""
BYTES: Final = 300_000
"""Of one copy, at most: what is larger is made smaller until it fits."""
_SIDES: Final = (LONGEST, 1024, 800, 640, 480)


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """A small JPEG (base64 in the file) of a photo, by the name that `photos` gives it."""

    photo: Annotated[str, msgspec.Meta(min_length=1)]
    jpeg: bytes


def small(picture: Picture) -> bytes:
    """The largest copy that fits; the same picture gives the same bytes."""
    from jaganetral.perception.photo.decoding import preview  # noqa: PLC0415 - the photo extra

    made = b""
    for side in _SIDES:
        made = preview(picture, side)
        if len(made) <= BYTES:
            break
    return made
