"""Small copies of the photos of an item: so that who reviews a photo sees it.

Triage puts them into the queue file (scan/triage/previews.py). They are strangers' files here: each
is opened within the photo reader's limits, in a process of its own, and made anew from its pixels
alone, so that no date, place or device gets in. They are sealed like the words, shown to whoever
may see the item, and go when its words go. One that can't be opened costs nothing else: the photo
is named then, and not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jaganetral.perception.photo import decoding
from jaganetral.perception.photo.errors import PhotoError
from jaganetral.portal.review.models import Item, Picture
from jaganetral.portal.review.sealed import opened_bytes, sealed_bytes
from jaganetral.scan.triage.previews import LONGEST, Preview

__all__ = ["Small", "copy_to", "jpeg_of", "made_anew", "rows"]


@dataclass(frozen=True, slots=True)
class Small:
    """A small copy. `number`: the photo's place in the item's list; sides in pixels."""

    number: int
    width: int
    height: int
    jpeg: bytes


def made_anew(previews: Iterable[Preview], photos: Iterable[str]) -> list[Small]:
    """The copies that can be shown, each of a photo that the item names, one of each."""
    places = {name: place for place, name in reversed(list(enumerate(photos)))}
    found: dict[int, Small] = {}
    for one in previews:
        place = places.get(one.photo)
        if place is None or place in found or decoding.kind_of(one.jpeg) != "JPEG":
            continue
        try:
            picture = decoding.decode(one.jpeg, one.photo, frames=1)
        except PhotoError:
            continue
        size = decoding.preview_size(picture, LONGEST)
        found[place] = Small(place, *size, decoding.preview(picture, LONGEST))
    return [found[place] for place in sorted(found)]


def rows(item: Item, smalls: Iterable[Small]) -> Iterator[Picture]:
    """The lines to store with an item."""
    for one in smalls:
        yield Picture(
            item=item, number=one.number, width=one.width, height=one.height,
            sealed=sealed_bytes(one.jpeg),
        )  # fmt: skip


def copy_to(copy: Item, item: Item) -> None:
    """Give a copy of an item its pictures."""
    Picture.objects.bulk_create(
        Picture(item=copy, number=one.number, width=one.width, height=one.height,
                sealed=one.sealed)
        for one in item.pictures.all()
    )  # fmt: skip


def jpeg_of(picture: Picture) -> bytes:
    """Raises Unsealed."""
    return opened_bytes(picture.sealed)
