"""The bytes of a JSON document, read forward: values are cut out whole, and decoded elsewhere."""

from __future__ import annotations

import re

import msgspec

from jaganetral.scan import rows as limits
from jaganetral.scan.reading.places import BLOCK
from jaganetral.scan.reading.text import BOM, Lines

_MARK = re.compile(rb'["{}\[\]]')
_QUOTE = re.compile(rb'["\\]')
_PLAIN_END = re.compile(rb"[\s,\]}]")
_SOLID = re.compile(rb"[^ \t\r\n]")


class BrokenDocument(Exception):
    """The document does not go on as JSON does."""


class Scanner:
    """The bytes of a document, read forward."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._block = lines.take(BLOCK)
        self._at = len(BOM) if self._block.startswith(BOM) else 0
        self.arrived = False
        """Whether the place of the posts was reached."""

    @property
    def offset(self) -> int:
        """Where the next byte lies."""
        return self._lines.offset - len(self._block) + self._at

    def begun(self) -> bool:
        """Whether there is anything but space."""
        try:
            return bool(self.peek())
        except BrokenDocument:
            return False

    def _fill(self) -> bool:
        """Whether there is one more byte."""
        if self._at >= len(self._block):
            self._block, self._at = self._lines.take(BLOCK), 0
        return bool(self._block)

    def peek(self) -> bytes:
        """The next byte that is no space; raises `BrokenDocument` at the end."""
        while self._fill():
            found = _SOLID.search(self._block, self._at)
            self._at = found.start() if found else len(self._block)
            if found:
                return found[0]
        raise BrokenDocument

    def take(self) -> bytes:
        """The next byte that is no space, taken."""
        byte = self.peek()
        self._at += 1
        return byte

    def more(self, end: bytes) -> bool:
        """Whether another member comes before `end`; commas and `end` are taken."""
        while (byte := self.peek()) == b",":
            self._at += 1
        if byte == end:
            self._at += 1
            return False
        if byte in (b"]", b"}", b":"):
            raise BrokenDocument
        return True

    def name(self) -> str:
        """A member's name, and the colon after it."""
        if self.peek() != b'"':
            raise BrokenDocument
        raw = self.value()
        if raw is None or self.take() != b":":
            raise BrokenDocument
        try:
            return msgspec.json.decode(raw, type=str)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return ""

    def value(self) -> bytes | None:
        """The bytes of the next value; None where they are more than a row may have."""
        kept = _Kept()
        if self.peek() in (b"{", b"["):
            self._bracketed(kept)
        elif self.peek() == b'"':
            self._until(_MARK, kept)
            self._string(kept)
        else:
            self._scalar(kept)
        return kept.bytes()

    def _bracketed(self, kept: _Kept) -> None:
        depth = 0
        while True:
            mark = self._until(_MARK, kept)
            if mark == b'"':
                self._string(kept)
            else:
                depth += 1 if mark in b"{[" else -1
                if not depth:
                    return

    def _string(self, kept: _Kept) -> None:
        while self._until(_QUOTE, kept) != b'"':
            if not self._fill():
                raise BrokenDocument
            kept.add(self._block[self._at : self._at + 1])  # what the backslash protects
            self._at += 1

    def _until(self, pattern: re.Pattern[bytes], kept: _Kept) -> bytes:
        """Read to the next mark and past it."""
        while self._fill():
            found = pattern.search(self._block, self._at)
            end = found.end() if found else len(self._block)
            kept.add(self._block[self._at : end])
            self._at = end
            if found:
                return found[0]
        raise BrokenDocument

    def _scalar(self, kept: _Kept) -> None:
        while self._fill():
            found = _PLAIN_END.search(self._block, self._at)
            end = found.start() if found else len(self._block)
            kept.add(self._block[self._at : end])
            if end == self._at:
                return
            self._at = end
            if found:
                return


class _Kept:
    """Bytes that were read, as long as they are not too many."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._length = 0

    def add(self, part: bytes) -> None:
        self._length += len(part)
        if self._length <= limits.LINE_LIMIT:
            self._parts.append(part)
        else:
            self._parts.clear()

    def bytes(self) -> bytes | None:
        return b"".join(self._parts) if self._length <= limits.LINE_LIMIT else None
