"""What a file is, by what it holds: its name and what the browser says of it count for nothing."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO

import puremagic
from django.utils.translation import gettext as _

from jaganetral.custody.archive import Archive, BadArchive, Limits
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
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
)
_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"hevc": "image/heic", b"heim": "image/heic",
    b"heis": "image/heic", b"mif1": "image/heic", b"msf1": "image/heic", b"avif": "image/avif",
    b"avis": "image/avif", b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4",
}  # fmt: skip
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/x-wav", b"AVI ": "video/x-msvideo"}
_SOUND = {"audio/mpeg": "audio/mpeg", "audio/aac": "audio/aac", "audio/x-aac": "audio/aac"}
"""Kinds without a mark of their own that puremagic tells by their frames."""
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!/", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_OFFICE = ("[content_types].xml", "mimetype", "androidmanifest.xml", "meta-inf/manifest.mf")
HEAD = 1 << 16


def kind_of(file: BinaryIO, size: int) -> Kind:
    """The kind of a file, from its content. Raises BadFile with a sentence for the person."""
    head = file.read(HEAD)
    if head.startswith(_PROGRAMS):
        raise BadFile(_("Programs are not taken. Send photos, videos, sound, PDF or text."))
    name = _by_marks(head) or _by_frames(head) or _text(file, head, size)
    if name == "application/zip":
        _look_through(file)
    if name == "application/pdf" and b"%%EOF" not in _tail(file, size):
        raise BadFile(_("This PDF is cut off. Send the whole file once more."))
    return KINDS[name]


def _by_marks(head: bytes) -> str | None:
    for place, magic, name in _STARTS:
        if head[place : place + len(magic)] == magic:
            return name
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        other = "video/3gpp" if brand.startswith((b"3gp", b"3g2")) else "video/mp4"
        return _BRANDS.get(brand, other)
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    return "image/bmp" if head[:2] == b"BM" and head[6:10] == bytes(4) else None


def _by_frames(head: bytes) -> str | None:
    if head[:1] != b"\xff":
        return None
    try:
        found = puremagic.magic_string(head[:4096])
    except (puremagic.PureError, ValueError):
        return None
    return next((_SOUND[one.mime_type] for one in found if one.mime_type in _SOUND), None)


def _text(file: BinaryIO, head: bytes, size: int) -> str:
    """A text is what reads as one to its end, and is no page or picture that runs scripts."""
    unknown = BadFile(
        _("This kind of file is not taken. Send photos, videos, sound, PDF, text or a ZIP file.")
    )
    if size > KINDS["text/plain"].most:
        raise unknown
    code = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    reading, part = codecs.getincrementaldecoder(code)(), head
    try:
        while part:
            said = reading.decode(part)
            if "\0" in said:
                raise unknown
            part = file.read(HEAD)
        reading.decode(b"", final=True)
    except UnicodeDecodeError:
        raise unknown from None
    start = head.decode(code, "ignore").lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype", "<html", "<svg", "<?xml", "<script", "<body", "<head")):
        raise BadFile(_("Web pages are not taken as files. Print the page as PDF and send that."))
    return "text/plain"


def _look_through(file: BinaryIO) -> None:
    """Refuse bombs and office files, from the directory of the ZIP file alone."""
    file.seek(0)
    try:
        archive = Archive(file, Limits(members=20_000, unpacked=4_000_000_000))
    except BadArchive as bad:
        if bad.code == "encrypted":
            raise BadFile(_("This ZIP file is locked by a password. Send it unlocked.")) from None
        if bad.code in ("no_zip", "broken"):
            raise BadFile(_("This ZIP file is broken or cut off. Send it once more.")) from None
        raise BadFile(_("This ZIP file is not safe to open and was not kept.")) from None
    if any(name.lower() in _OFFICE for name in archive.names()):
        raise BadFile(_("Office files are not taken as evidence. Save it as PDF and send that."))


def _tail(file: BinaryIO, size: int) -> bytes:
    file.seek(max(size - HEAD, 0))
    return file.read(HEAD)
