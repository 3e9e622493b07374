"""Zip files of strangers: looked through before anything is unpacked, and read by parts.

What is refused: names that lead outside, or twice the same; encrypted or oddly packed members;
more members, more bytes or a higher ratio than told; members that lie over each other (Fifield's
"A better zip bomb", 2019). Sizes in the directory are only claims: reading stops where one is
exceeded.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from jaganetral.custody.errors import CustodyError

__all__ = ["Archive", "BadArchive", "Limits"]

CHUNK = 1 << 18
_HEADER = 30
"""Bytes of a member's own header before its name."""
_SIZE_OF_DIRECTORY = 5
"""Where zipfile's end record holds it, taken from the Zip64 record where there is one."""
_NAMED = 200
"""Bytes of the directory for each member: 46, its name, and what programs add."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WRONG = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, NotImplementedError,
    RuntimeError, UnicodeError, OverflowError, MemoryError,
)  # fmt: skip
"""What Python's zipfile raises for files that are not what they say."""


class BadArchive(CustodyError):
    """A zip file that is not opened: `code` for programs, and which member."""

    def __init__(self, code: str, name: str = "") -> None:
        self.code, self.name = code, name
        super().__init__(f"{name}: {code}" if name else code)


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a zip file: members, bytes of all of them unpacked, and how often larger than packed."""

    members: int = 10_000
    unpacked: int = 4_000_000_000
    ratio: int = 200
    """Photos don't shrink and chats shrink tenfold; a bomb grows a thousandfold."""
    free: int = 1_000_000
    """Members below this size may shrink as they like."""


class Archive:
    """A zip file, looked through. Raises BadArchive."""

    def __init__(self, file: BinaryIO, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        try:
            self._directory(file)
            self._zip = zipfile.ZipFile(file)
            found = self._zip.infolist()
        except _WRONG:
            raise BadArchive("no_zip") from None
        if len(found) > self.limits.members:
            raise BadArchive("too_many")
        self.members = {one.filename: one for one in found}
        if len(self.members) != len(found):
            raise BadArchive("twice")
        for one in found:
            self._look(one)
        if sum(one.file_size for one in found) > self.limits.unpacked:
            raise BadArchive("too_large")
        self._apart(found)

    def names(self) -> list[str]:
        """The members that are files, in the order of the directory."""
        return [name for name, one in self.members.items() if not one.is_dir()]

    def size(self, name: str) -> int:
        """What the directory says of a member's size."""
        return self.members[name].file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """A member by parts. Raises BadArchive where it is not what the directory says."""
        one, read = self.members[name], 0
        try:
            with self._zip.open(one) as file:
                while chunk := file.read(CHUNK):
                    read += len(chunk)
                    if read > one.file_size:
                        raise BadArchive("larger_than_said", name)
                    yield chunk
        except _WRONG:
            raise BadArchive("broken", name) from None
        if read != one.file_size:
            raise BadArchive("broken", name)

    def read(self, name: str, most: int) -> bytes:
        """A member of at most `most` bytes, whole."""
        if name not in self.members:
            raise BadArchive("missing", name)
        if self.size(name) > most:
            raise BadArchive("too_large", name)
        return b"".join(self.chunks(name))

    def _directory(self, file: BinaryIO) -> None:
        """Refuse a directory of more bytes than so many members need, before it is read."""
        # zipfile reads the whole of it at once, with an object for each member.
        found = zipfile._EndRecData(file)  # type: ignore[attr-defined]
        if found is not None and found[_SIZE_OF_DIRECTORY] > self.limits.members * _NAMED:
            raise BadArchive("too_many")
        file.seek(0)

    def _look(self, one: zipfile.ZipInfo) -> None:
        name = one.filename
        parts = name.replace("\\", "/").split("/")
        if not name or name.startswith("/") or ".." in parts or ":" in parts[0] or "\0" in name:
            raise BadArchive("leads_outside", name)
        if one.external_attr >> 16 & 0o170000 == 0o120000:
            raise BadArchive("leads_outside", name)
        if one.flag_bits & 0x1:
            raise BadArchive("encrypted", name)
        if one.compress_type not in _PACKED:
            raise BadArchive("packed_oddly", name)
        if one.file_size > self.limits.free and (
            one.file_size > self.limits.ratio * max(one.compress_size, 1)
        ):
            raise BadArchive("bomb", name)
        if one.compress_type == zipfile.ZIP_STORED and one.file_size != one.compress_size:
            raise BadArchive("broken", name)

    def _apart(self, found: list[zipfile.ZipInfo]) -> None:
        end = -1
        for one in sorted(found, key=lambda each: each.header_offset):
            if one.header_offset < end:
                raise BadArchive("bomb", one.filename)
            end = one.header_offset + _HEADER + one.compress_size
