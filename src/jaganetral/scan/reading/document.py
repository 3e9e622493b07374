"""A JSON document: one array or object in which the posts lie somewhere, as APIs answer.

It is read as a stream: what encloses the posts is walked, each post is cut out by its brackets
and decoded by itself, so that one bad post costs itself and memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from jaganetral.language import N_
from jaganetral.scan.reading.json_lines import NO_OBJECT, TOO_LONG, json_row
from jaganetral.scan.reading.json_scanner import BrokenDocument, Scanner
from jaganetral.scan.reading.packing import BROKEN
from jaganetral.scan.reading.source import Piece
from jaganetral.scan.reading.text import Whole
from jaganetral.scan.rows import Row

Path = tuple[str, ...]
AROUND = "_around"
"""Under this name a row has what stood before it in the objects around it (a chat's kind)."""
NO_DOCUMENT = N_("the JSON document is broken here; nothing after this could be read")
NO_POSTS = N_("the document has no posts where they were looked for; does the mapping fit?")
_DEEPEST = 32
_SMALL = 4_096
"""Bytes of a value around the posts that is worth keeping."""


class Document(Whole, frozen=True):
    """A JSON document. Rows are numbered by posts.

    `paths`: the names that lead to the posts, () for those of the outermost array; `within`: names
    that lead from a post to further ones inside it (replies); `around`: rows get `AROUND`.
    """

    paths: tuple[Path, ...] = ((),)
    within: tuple[Path, ...] = ()
    around: bool = False

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows, in order."""
        number = 0
        with self.text.open() as lines:
            scanner = Scanner(lines)
            if not scanner.begun() and not lines.broken:
                return
            problem = None
            try:
                for offset, raw, around in _walk(scanner, self.paths, {}, 0):
                    for row in self._rows(offset, raw, around):
                        number += 1
                        yield msgspec.structs.replace(row, number=number)
            except BrokenDocument:
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


def _inner(value: Any, path: Path) -> list[Any]:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []


def _walk(
    scanner: Scanner, paths: tuple[Path, ...], around: dict[str, Any], depth: int
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
