"""Compressed inputs: gz, bz2, xz, zst and zip, read as a stream, never unpacked as a whole."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from jaganetral.language import N_
from jaganetral.scan.errors import BadInput, MissingExtra
from jaganetral.scan.reading.places import Place

SUFFIXES = {".gz": "gz", ".bz2": "bz2", ".xz": "xz", ".zst": "zst", ".zip": "zip"}
_MAGIC = {b"\x1f\x8b\x08": "gz", b"BZh": "bz2", b"\xfd7zXZ\0": "xz", b"\x28\xb5\x2f\xfd": "zst"}
BROKEN = N_("the compressed file is broken here; nothing after this could be read")
_BROKEN_ZIP = N_("the file is no zip archive that can be read; make it anew")
_LOCKED = N_("the archive has a password; unpack it first")
_NO_MEMBER = N_("the archive holds no file of a format that is read here")
_MEMBERS = N_("the archive holds several files that could be meant; unpack it and name one")
_FAULTS = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, ValueError,
    NotImplementedError,
)  # fmt: skip


def packing_of(suffixes: list[str], head: bytes) -> str:
    """How a file is compressed, by the end of its name, else by its first bytes; "": not."""
    if suffixes and suffixes[-1] in SUFFIXES:
        return SUFFIXES[suffixes[-1]]
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), "")


def member_of(place: Place, readable: frozenset[str]) -> str:
    """The one file of a zip archive whose suffix is `readable`.

    Raises `BadInput`: no such file, several, a password.
    """
    try:
        with place.open() as file, zipfile.ZipFile(_Span(file, place.size)) as archive:
            found = [
                entry
                for entry in archive.infolist()
                if PurePosixPath(entry.filename).suffix.lower() in readable
                and not entry.filename.startswith("__MACOSX/")
            ]
    except _FAULTS:
        raise BadInput(path=place.location, field="zip", why=_BROKEN_ZIP) from None
    if len(found) != 1:
        why = _MEMBERS if found else _NO_MEMBER
        raise BadInput(path=place.location, field="zip", why=why)
    if found[0].flag_bits & 1:
        raise BadInput(path=place.location, field="zip", why=_LOCKED)
    return found[0].filename


class Unpacked(io.RawIOBase):
    """The bytes inside a compressed file. Where it is broken they end, and `broken` says so."""

    def __init__(self, file: BinaryIO, place: Place, packing: str, member: str) -> None:
        self.broken = False
        self._inner: Any = None
        try:
            self._inner = _OPEN[packing](_Span(file, place.size), member)
        except ImportError:
            raise MissingExtra(path=place.location, extra="jaganetral[scan]") from None
        except (*_FAULTS, KeyError):
            self.broken = True

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`."""
        if self._inner is None or self.broken:
            return 0
        try:
            data = self._inner.read1(len(buffer))  # what is whole before a break is given
        except _zstd_faults():
            self.broken = True
            return 0
        buffer[: len(data)] = data
        return len(data)


class _Span(io.RawIOBase):
    """A file up to the size that it had when it was opened."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size = file, size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            offset, whence = self._size + offset, io.SEEK_SET
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        length = min(len(buffer), max(self._size - self._file.tell(), 0))
        data = self._file.read(length)
        buffer[: len(data)] = data
        return len(data)


def _zstd_faults() -> tuple[type[Exception], ...]:
    try:
        import zstandard  # noqa: PLC0415 - of the extra [scan]
    except ImportError:
        return _FAULTS
    return (*_FAULTS, zstandard.ZstdError)


def _gz(file: io.RawIOBase, member: str) -> Any:
    return gzip.GzipFile(fileobj=cast(BinaryIO, io.BufferedReader(file)))


def _bz2(file: io.RawIOBase, member: str) -> Any:
    return bz2.BZ2File(cast(BinaryIO, io.BufferedReader(file)))


def _xz(file: io.RawIOBase, member: str) -> Any:
    return lzma.LZMAFile(cast(BinaryIO, io.BufferedReader(file)))


def _zst(file: io.RawIOBase, member: str) -> Any:
    import zstandard  # noqa: PLC0415 - of the extra [scan]

    return _Frames(file, zstandard.ZstdDecompressor(max_window_size=1 << 27))


class _Frames:
    """Zstandard's frames, one after the other. Its own reader takes a cut file for a whole one."""

    STEP = 1024
    """Bytes unpacked at once: they become 32 MB at most."""

    def __init__(self, file: io.RawIOBase, unpacker: Any) -> None:
        self._file = io.BufferedReader(file)
        self._unpacker = unpacker
        self._frame: Any = None
        self._packed = b""
        self._ready = b""

    def read1(self, length: int) -> bytes:
        """Some bytes; b"" at the end. Raises `EOFError` where the file is cut."""
        while not self._ready:
            self._packed = self._packed or self._file.read(self.STEP)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError
                return b""
            self._frame = self._frame or self._unpacker.decompressobj()
            self._ready, self._packed = self._frame.decompress(self._packed), b""
            if self._frame.eof:
                self._frame, self._packed = None, self._frame.unused_data
        given, self._ready = self._ready[:length], self._ready[length:]
        return given


def _zip(file: io.RawIOBase, member: str) -> Any:
    return zipfile.ZipFile(cast(BinaryIO, io.BufferedReader(file))).open(member)


_OPEN: dict[str, Callable[[io.RawIOBase, str], Any]] = {
    "gz": _gz, "bz2": _bz2, "xz": _xz, "zst": _zst, "zip": _zip,
}  # fmt: skip
