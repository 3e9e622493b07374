"""Copies of one picture are known by PDQ (Facebook 2019), made from the safe preview alone.

An original is opened by nobody but the sandboxed worker of evidence; its preview is our own JPEG.
The hashes of all reports are searched one after the other (a million take a millisecond, see
perception/photo/material/hashes.py). Without the photo extra, pictures are compared by their
SHA-256 only.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from uuid import UUID

import structlog
from django.db.models import QuerySet

from jaganetral.portal.evidence import storage
from jaganetral.portal.evidence.models import Exhibit, Folder
from jaganetral.portal.intake.models import PhotoMark

__all__ = ["NEAR", "alike_photos", "mark_photos"]

NEAR = 31
"""Bits of 256 in which copies of one picture differ at most: PDQ's own threshold (its paper)."""
CLEAR = 50
"""PDQ's quality (0-100) under which a picture is too flat to be told from another; its paper's."""

_log = structlog.get_logger("jaganetral.portal")


def mark_photos(files: QuerySet[Exhibit]) -> int:
    """Hash the pictures among these files that have a preview and no hash yet. Returns how many."""
    fresh = files.filter(
        state="ready", media_type__startswith="image/", pages__gte=1, photomark=None
    )
    made = 0
    for exhibit in fresh[:50]:
        found = _pdq(exhibit.pk)
        if found is None:
            continue
        PhotoMark.objects.update_or_create(
            exhibit=exhibit,
            defaults={"folder": exhibit.folder, "pdq": found[0], "quality": found[1]},
        )
        made += 1
    return made


def alike_photos(marks: Iterable[PhotoMark], folder: Folder) -> set[UUID]:
    """The folders of other reports that hold a copy of one of these pictures."""
    clear = [mark for mark in marks if mark.quality >= CLEAR]
    if not clear:
        return set()
    try:
        import numpy as np  # noqa: PLC0415 - the photo extra may not be there

        from jaganetral.perception.photo.material.hashes import HashIndex  # noqa: PLC0415
    except ImportError:
        return set()
    others = list(
        PhotoMark.objects.filter(quality__gte=CLEAR)
        .exclude(folder=folder)
        .values_list("folder", "pdq")
    )
    if not others:
        return set()
    held = np.frombuffer(b"".join(bytes(pdq) for _folder, pdq in others), np.uint8)
    asked = np.frombuffer(b"".join(bytes(mark.pdq) for mark in clear), np.uint8)
    index = HashIndex(held.reshape(-1, 32))
    distances, places = index.nearest(asked.reshape(-1, 32), min(20, len(others)))
    return {
        others[place][0]
        for row, found in zip(distances.tolist(), places.tolist(), strict=True)
        for distance, place in zip(row, found, strict=True)
        if place >= 0 and distance <= NEAR
    }


def _pdq(number: UUID) -> tuple[bytes, int] | None:
    try:
        import numpy as np  # noqa: PLC0415 - the photo extra may not be there
        from PIL import Image  # noqa: PLC0415

        from jaganetral.perception.photo.material.hashes import pdq  # noqa: PLC0415
    except ImportError:
        return None
    try:
        preview = (storage.preview_folder(number) / "1.jpg").read_bytes()
        with Image.open(BytesIO(preview)) as picture:
            bits, quality = pdq(np.asarray(picture.convert("RGB")))
    except (OSError, ValueError) as wrong:
        _log.warning("preview_not_hashed", why=type(wrong).__name__)
        return None
    return bits.tobytes(), quality
