"""What is set aside on the disk while a scan is sorted, so that memory holds only where it is."""

from __future__ import annotations

import os
import struct
import tempfile
from pathlib import Path
from typing import Final, Generic, TypeVar

import msgspec

from jaganetral.model import Conduct
from jaganetral.scan.triage.grouping import Script

_LENGTH: Final = struct.Struct("<I")
_READ: Final = 8_192
Kept = TypeVar("Kept")


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A row that will be shown: all that its item needs of it. `judged` is JSON."""

    row: int
    conduct: Conduct
    judged: bytes
    account: str | None
    url: str | None


class Distinct(msgspec.Struct, frozen=True, array_like=True):
    """What copies that need no closer look share: context, photos by their keys, words."""

    context: bytes
    photos: tuple[bytes, ...]
    script: Script


class Spool(Generic[Kept]):
    """Records of one kind in a nameless file: gone with the process, whatever ends it."""

    def __init__(self, kind: type[Kept], folder: Path) -> None:
        """`folder`: on whose disk; that of the queue, where there must be room anyway."""
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`
        self._end = 0
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(kind).decode

    def put(self, record: Kept) -> int:
        """Set a record aside; gives its place."""
        data = self._encode(record)
        place = self._end
        self._end += os.pwrite(self._file.fileno(), _LENGTH.pack(len(data)) + data, place)
        return place

    def get(self, place: int) -> Kept:
        """The record at a place."""
        data = os.pread(self._file.fileno(), _READ, place)
        (length,) = _LENGTH.unpack_from(data)
        if len(data) < length + _LENGTH.size:
            data = os.pread(self._file.fileno(), length + _LENGTH.size, place)
        return self._decode(data[_LENGTH.size : _LENGTH.size + length])

    def close(self) -> None:
        """Let it go."""
        self._file.close()
