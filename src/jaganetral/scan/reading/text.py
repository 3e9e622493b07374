"""An input that is text: unpacked, told as UTF-8, and handed out line by line."""

from __future__ import annotations

import codecs
import io
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import msgspec

from jaganetral.scan import rows
from jaganetral.scan.reading.packing import Unpacked
from jaganetral.scan.reading.places import BLOCK, Place
from jaganetral.scan.reading.source import Piece

BOM = b"\xef\xbb\xbf"
_ENDLESS = 2**63


class Text(msgspec.Struct, frozen=True):
    """The text of a file. `wide` is the codec of a file in UTF-16, else ""."""

    place: Place
    packing: str = ""
    member: str = ""
    wide: str = ""

    @property
    def plain(self) -> bool:
        """Whether its bytes can be read from anywhere, so that it can be cut."""
        return not self.packing and not self.wide

    @contextmanager
    def open(self, start: int = 0, stop: int | None = None) -> Iterator[Lines]:
        """The lines from byte `start` to `stop`; what is not plain starts at 0."""
        with self.place.open(start) as file:
            if self.plain:
                yield Lines(file, start, self.place.size if stop is None else stop)
                return
            inner, limit, unpacked = file, self.place.size, None
            if self.packing:
                unpacked = Unpacked(file, self.place, self.packing, self.member)
                inner, limit = _buffered(unpacked), _ENDLESS
            if self.wide:
                inner, limit = _buffered(_Narrow(inner, self.wide, limit)), _ENDLESS
            yield Lines(inner, 0, limit, unpacked)


class Whole(msgspec.Struct, frozen=True):
    """What is read from its start to its end: a chat, or a document whose posts lie inside others.

    `text`: what it is read from.
    """

    text: Text

    @property
    def location(self) -> str:
        """Its path or URL."""
        return self.text.place.location

    def pieces(self, size: int) -> list[Piece]:
        """One: the whole."""
        return [Piece(0, self.text.place.size, 1)]

    def digest(self, piece: Piece) -> str:
        """SHA-256 of its bytes."""
        return self.text.place.digest(0, self.text.place.size)


def _buffered(raw: io.RawIOBase) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(raw, BLOCK))


def text_of(place: Place, packing: str, member: str = "") -> Text:
    """The text of a file, its encoding found by its first bytes."""
    text = Text(place, packing, member)
    with text.open() as lines:
        return msgspec.structs.replace(text, wide=_wide(lines.take(64)))


def _wide(head: bytes) -> str:
    """UTF-16 by its mark, or by the NULs that every second byte of such a text is."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    low, high = head[0:8:2], head[1:8:2]
    if len(high) == 4 and not any(high) and all(low):
        return "utf-16-le"
    return "utf-16-be" if len(high) == 4 and not any(low) and all(high) else ""


class Lines:
    """Lines of bytes, none longer than `rows.LINE_LIMIT`; `offset` is where the next one starts."""

    def __init__(
        self, file: BinaryIO, start: int, stop: int, unpacked: Unpacked | None = None
    ) -> None:
        self._file, self.offset, self._stop = file, start, stop
        self._unpacked = unpacked
        self._back: deque[bytes] = deque()

    @property
    def broken(self) -> bool:
        """Whether it ended because the compressed file is broken."""
        return self._unpacked is not None and self._unpacked.broken

    def take(self, length: int) -> bytes:
        """Some bytes; b"" at the end."""
        data = self._file.read(min(length, self._stop - self.offset))
        self.offset += len(data)
        return data

    def line(self) -> bytes:
        """The next line with its end, or its first LINE_LIMIT bytes; b"" at the end."""
        if self._back:
            line = self._back.popleft()
        else:
            line = self._file.readline(min(rows.LINE_LIMIT, self._stop - self.offset))
        self.offset += len(line)
        return line

    def give_back(self, lines: list[bytes]) -> None:
        """Lines that will come again next."""
        self._back.extendleft(reversed(lines))
        self.offset -= sum(map(len, lines))

    def skip(self) -> None:
        """Read on to the end of a line that was too long."""
        while (line := self.line()) and not line.endswith(b"\n"):
            pass

    def line_only(self) -> None:
        """Read over one line, whatever its length."""
        if too_long(self.line()):
            self.skip()


def too_long(line: bytes) -> bool:
    """Whether a line was not read to its end for its length."""
    return len(line) >= rows.LINE_LIMIT and not line.endswith(b"\n")


class _Narrow(io.RawIOBase):
    """A text in UTF-16 told as UTF-8; what cannot be read becomes U+FFFD."""

    def __init__(self, file: BinaryIO, codec: str, size: int) -> None:
        self._file, self._left = file, size
        self._decode = codecs.getincrementaldecoder(codec)("replace").decode
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            data = self._file.read(min(BLOCK, self._left))
            self._left -= len(data)
            self._ready = self._decode(data, not data).encode("utf-8", "replace")
            if not data and not self._ready:
                return 0
        length = min(len(buffer), len(self._ready))
        buffer[:length], self._ready = self._ready[:length], self._ready[length:]
        return length
