"""What an input is to those who read it: rows, and pieces that can be read by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import msgspec

from jaganetral.scan.rows import Row


class Piece(msgspec.Struct, frozen=True):
    """A part of an input that can be read by itself; all pieces together are the whole input.

    `start` and `stop` count bytes from 0, in Parquet rows; `first_row` is the number of the first
    row in it. An input that cannot be cut (compressed, a sheet, a chat) is one piece.
    """

    start: int
    stop: int
    first_row: int


class Source(Protocol):
    """An input that was opened: plain data that travels to worker processes, and opens there."""

    @property
    def location(self) -> str:
        """Its path or URL."""
        ...

    def pieces(self, size: int) -> list[Piece]:
        """The input cut into pieces of about `size` bytes, in order."""
        ...

    def digest(self, piece: Piece) -> str:
        """SHA-256 over all bytes that the rows of a piece rest on, in hex."""
        ...

    def rows(self, piece: Piece | None = None) -> Iterator[Row]:
        """The rows of a piece, or all; a bad row is a row with a problem, never an error.

        What is written to the input after it was opened is not read. Raises `ScanError` only
        where the input as a whole cannot be read any more.
        """
        ...
