"""A JSON document: one array or object in which the posts lie somewhere, as APIs answer.

It is read as a stream: what encloses the posts is walked, each post is cut out by its brackets
and decoded by itself, so that one bad post costs itself and memory does not grow with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from jaganetral.language import N_
from jaganetral.scan import rows as limits
from jaganetral.scan.reading.json_lines import NO_OBJECT, TOO_LONG, json_row
from jaganetral.scan.reading.packing import BROKEN
from jaganetral.scan.reading.places import BLOCK
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.reading.text import BOM, Lines, Text
from jaganetral.scan.rows import Row

Path = tuple[str, ...]
AROUND = "_around"
"""Under this name a row has what stood before it in the objects around it (a chat's kind)."""
NO_DOCUMENT = N_("the JSON document is broken here; nothing after this could be read")
NO_POSTS = N_("the document has no posts where they were looked for; does the mapping fit?")
_DEEPEST = 32
_SMALL = 4_096
"""Bytes of a value around the posts that is worth keeping."""
_MARK = re.compile(rb'["{}\[\]]')
_QUOTE = re.compile(rb'["\\]')
_PLAIN_END = re.compile(rb"[\s,\]}]")
_SOLID = re.compile(rb"[^ \t\r\n]")


class Document(msgspec.Struct, frozen=True):
    """A JSON document. Rows are numbered by posts.

    `paths`: the names that lead to the posts, () for those of the outermost array; `within`: names
    that lead from a post to further ones inside it (replies); `around`: rows get `AROUND`.
    """

    text: Text
    paths: tuple[Path, ...] = ((),)
    within: tuple[Path, ...] = ()
    around: bool = False

    @property
    def location(self) -> str:
        """Its path or URL."""
        return self.text.place.location

    def pieces(self, size: int) -> list[Piece]:
        """The whole: where a post begins shows only to who reads from the start."""
        return [Piece(0, self.text.place.size, 1)]

    def digest(self, piece: Piece) -> str:
        """SHA-256 of its bytes."""
        return self.text.place.digest(0, self.text.place.size)

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows, in order."""
        number = 0
        with self.text.open() as lines:
            scanner = _Scanner(lines)
            if not scanner.begun() and not lines.broken:
                return
            problem = None
            try:
                for offset, raw, around in _walk(scanner, self.paths, {}, 0):
                    for row in self._rows(offset, raw, around):
                        number += 1
                        yield msgspec.structs.replace(row, number=number)
            except _Broken:
                problem = BROKEN if lines.broken else NO_DOCUMENT
            if problem is None and not scanner.arrived:
                problem = NO_POSTS
            if problem is not None:
                yield Row(number=number + 1, offset=scanner.offset, problem=problem)

    def _rows(self, offset: int, raw: bytes | None, around: dict[str, Any]) -> Iterator[Row]:
        if raw is None:
            yield Row(number=0, offset=offset, problem=TOO_LONG)
            return
        row = json_row(0, offset, raw)
        if row.fields is None:
            yield row
            return
        # An array of whole answers: the posts lie in each of them.
        inner = [post for path in self.paths if path for post in _inner(row.fields, path)]
        for post in inner or [row.fields]:
            yield self._post(row, post, around)
            for path in self.within:
                for reply in _inner(post, path):
                    yield self._post(row, reply, around)

    def _post(self, row: Row, fields: Any, around: dict[str, Any]) -> Row:
        if not isinstance(fields, dict):
            return Row(number=0, offset=row.offset, problem=NO_OBJECT)
        if self.around and around:
            fields[AROUND] = around
        return msgspec.structs.replace(row, fields=fields)


class _Broken(Exception):
    """The document does not go on as JSON does."""


def _inner(value: Any, path: Path) -> list[Any]:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def _walk(
    scanner: _Scanner, paths: tuple[Path, ...], around: dict[str, Any], depth: int
) -> Iterator[tuple[int, bytes | None, dict[str, Any]]]:
    """The posts from here on: where each starts, its bytes (None: too long), what is around."""
    first = scanner.peek()
    deeper = tuple(path for path in paths if path)
    if depth > _DEEPEST or first not in b"[{":
        scanner.value()
    elif first == b"[":
        scanner.take()
        scanner.arrived |= () in paths
        while scanner.more(b"]"):
            if () in paths:
                scanner.peek()
                offset = scanner.offset
                yield offset, scanner.value(), around
            else:
                yield from _walk(scanner, paths, around, depth + 1)
    elif not deeper:
        scanner.arrived = True
        offset = scanner.offset
        yield offset, scanner.value(), around
    else:
        scanner.take()
        around = dict(around)
        while scanner.more(b"}"):
            name = scanner.name()
            inside = tuple(path[1:] for path in deeper if path[0] == name)
            if inside:
                yield from _walk(scanner, inside, around, depth + 1)
            else:
                _keep(around, name, scanner.value())


def _keep(around: dict[str, Any], name: str, raw: bytes | None) -> None:
    if raw and len(raw) < _SMALL and len(around) < 100 and raw[:1] not in b"[{":
        try:
            around[name] = msgspec.json.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return


class _Scanner:
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
        except _Broken:
            return False

    def _fill(self) -> bool:
        """Whether there is one more byte."""
        if self._at >= len(self._block):
            self._block, self._at = self._lines.take(BLOCK), 0
        return bool(self._block)

    def peek(self) -> bytes:
        """The next byte that is no space; raises `_Broken` at the end."""
        while self._fill():
            found = _SOLID.search(self._block, self._at)
            self._at = found.start() if found else len(self._block)
            if found:
                return found[0]
        raise _Broken

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
            raise _Broken
        return True

    def name(self) -> str:
        """A member's name, and the colon after it."""
        if self.peek() != b'"':
            raise _Broken
        raw = self.value()
        if raw is None or self.take() != b":":
            raise _Broken
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
                raise _Broken
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
        raise _Broken

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
