"""What a file is, by what it holds: its name and what the browser says of it count for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from jaganetral.portal.evidence.errors import BadFile

__all__ = ["KINDS", "Kind", "kind_of"]

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken: how it is called, and how large it may be (bytes)."""

    media_type: str
    ending: str
    family: str
    """picture, video, audio, paper, text or archive."""
    most: int


def _kinds() -> dict[str, Kind]:
    table = """
    image/jpeg       jpg   picture 30
    image/png        png   picture 30
    image/webp       webp  picture 30
    image/gif        gif   picture 30
    image/heic       heic  picture 30
    image/avif       avif  picture 30
    image/tiff       tif   picture 60
    image/bmp        bmp   picture 60
    video/mp4        mp4   video   200
    video/quicktime  mov   video   200
    video/3gpp       3gp   video   200
    video/webm       webm  video   200
    video/x-matroska mkv   video   200
    video/x-msvideo  avi   video   200
    audio/mpeg       mp3   audio   100
    audio/mp4        m4a   audio   100
    audio/ogg        ogg   audio   100
    audio/x-wav      wav   audio   100
    audio/amr        amr   audio   100
    audio/aac        aac   audio   100
    audio/flac       flac  audio   100
    application/pdf  pdf   paper   60
    text/plain       txt   text    20
    application/zip  zip   archive 200
    """
    rows = (line.split() for line in table.strip().splitlines())
    return {name: Kind(name, end, family, int(most) * MB) for name, end, family, most in rows}


KINDS = _kinds()

_STARTS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftyp", "video/mp4"),
)


def kind_of(file: BinaryIO, size: int) -> Kind:
    """The kind of a file, from its content. Raises BadFile with a sentence for the person."""
    head = file.read(1 << 16)
    for place, magic, name in _STARTS:
        if head[place : place + len(magic)] == magic:
            return KINDS[name]
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        raise BadFile(_("This kind of file is not taken.")) from None
    return KINDS["text/plain"]
