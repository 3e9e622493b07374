"""plan → units: how an input is cut into units of work, each with all that it needs.

An input that can be cut (JSON Lines, CSV, Parquet that is not compressed as a whole) is cut into
pieces of about `PIECE` bytes, and the workers read their pieces themselves. Any other is read here
and its rows are sent along. Where it is cut depends on the input alone, never on how many work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from jaganetral import __version__
from jaganetral.contract import BadConduct, conduct_from_row
from jaganetral.scan.reading import Parents, Piece, parents
from jaganetral.scan.reading.parent_index import identity_of, words_of
from jaganetral.scan.rows import Row
from jaganetral.scan.threads import Glance, Placed, Stretch, Threads
from jaganetral.scan.unit import Setup, Unit

PIECE = 1 << 20
"""Bytes of a piece: some thousand posts, of which a kill costs those that are being judged."""
ROWS = 4_096
CHARACTERS = 4_000_000
"""What is sent along in one unit at most, unless one row alone is larger."""
PHOTOS = 64
"""Rows with photos in one unit at most: looking at a photo takes as long as reading many posts."""

A = TypeVar("A")
B = TypeVar("B")


class Stream(Protocol):
    """Does the same work on many things, in their order, a few of them at a time."""

    def __call__(self, work: Callable[[A], B], given: Iterable[A]) -> Iterator[B]: ...


class Surveyed(Stretch, frozen=True):
    """A piece that was looked at, or rows that were read here."""

    piece: Piece | None = None
    rows: tuple[Row, ...] = ()


def plan(setup: Setup, pieces: Sequence[Piece], stream: Stream) -> Iterator[Unit]:
    """The units of the input, in its order."""
    surveyed: Iterator[Surveyed] = (
        stream(survey, ((setup, piece) for piece in pieces))
        if len(pieces) > 1
        else _read_here(setup)
    )
    shared = shared_key(setup)
    folder = _photo_folder(setup)
    number = 0
    for placed in _with_far_parents(setup, Threads[Surveyed]().place(surveyed)):
        for run in _runs(placed.stretch.glances):
            yield _unit(placed, run, number, shared, folder)
            number += 1


def _with_far_parents(
    setup: Setup, stretches: Iterable[Placed[Surveyed]]
) -> Iterator[Placed[Surveyed]]:
    """The stretches, with the words of parents that lie beyond reach: from an index of the whole
    input on the disk, which is made only where a row may need it."""
    with ExitStack() as stack:
        index: Parents | None = None
        for placed in stretches:
            if placed.far and (lost := placed.unanswered()):
                if index is None:
                    index = stack.enter_context(parents(setup.source, setup.mapping))
                words = index.words(lost.values())
                placed.quotes |= {
                    row: (name, words[name]) for row, name in lost.items() if name in words
                }
            yield placed


def survey(work: tuple[Setup, Piece]) -> Surveyed:
    """Look at a piece: its bytes' digest, and what other rows may need to know of its rows."""
    setup, piece = work
    digest = setup.source.digest(piece)
    glances = [_glance(setup, row) for row in setup.source.rows(piece)]
    return Surveyed(glances, digest, piece)


def _read_here(setup: Setup) -> Iterator[Surveyed]:
    rows = setup.source.rows()
    while run := list(islice(_limited(rows), ROWS)):
        digest = _digest(run)
        yield Surveyed([_glance(setup, row) for row in run], digest, None, tuple(run))


def _limited(rows: Iterator[Row]) -> Iterator[Row]:
    """Rows until they hold `CHARACTERS` in all."""
    held = 0
    for row in rows:
        yield row
        held += sum(len(cell) for cell in (row.fields or {}).values() if isinstance(cell, str))
        if held >= CHARACTERS:
            return


def _glance(setup: Setup, row: Row) -> Glance:
    if row.fields is None:
        return Glance(row.number, "", None, None)
    fields = setup.mapping.conduct_row(row.fields) if setup.mapping else row.fields
    identity = identity_of(fields.get("id"))
    parent, photos = fields.get("in_reply_to"), fields.get("photos")
    if parent is not None:
        parent = None if words_of(fields.get("quoted_text")) else identity_of(parent)
    text = words_of(fields.get("text"))
    return Glance(row.number, identity or "", parent, text, _photos(photos) if photos else ())


def _photos(value: Any) -> tuple[str, ...]:
    try:
        return conduct_from_row({"id": "0", "photos": value})[0].photos
    except BadConduct:
        return ()


def _runs(glances: list[Glance]) -> Iterator[slice]:
    """The rows of a stretch, cut where more than `PHOTOS` of them name photos."""
    start = held = 0
    for place, glance in enumerate(glances):
        if glance.photos:
            held += 1
            if held > PHOTOS:
                yield slice(start, place)
                start, held = place, 1
    yield slice(start, len(glances))


def _unit(
    placed: Placed[Surveyed], run: slice, number: int, shared: bytes, folder: Path | None
) -> Unit:
    stretch, glances = placed.stretch, placed.stretch.glances[run]
    numbers = {glance.number for glance in glances}
    quotes = {row: words for row, words in placed.quotes.items() if row in numbers}
    doubled = frozenset(placed.doubled & numbers)
    span = (glances[0].number, glances[-1].number) if glances else (0, 0)
    rests = [shared, stretch.digest, stretch.piece, span, sorted(quotes.items()), sorted(doubled)]
    if folder is not None:
        rests += [photo_digest(folder, name) for glance in glances for name in glance.photos]
    return Unit(
        number=number,
        key=_digest(rests),
        piece=stretch.piece,
        digest=stretch.digest,
        span=span,
        rows=stretch.rows[run],
        quotes=quotes,
        doubled=doubled,
    )


def _digest(told: list[Any]) -> str:
    """SHA-256 of plain values as Python writes them: words may hold halves of characters."""
    return sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def shared_key(setup: Setup) -> bytes:
    """What all units rest on: release, rulebook, models, registry and options."""
    options = (setup.language, setup.detail, setup.form, setup.today)
    reading = (repr(setup.mapping), repr(setup.admission))
    return msgspec.msgpack.encode((__version__, setup.rests_on, options, reading))


def photo_digest(folder: Path, name: str) -> str:
    """SHA-256 of a photo beside the input, "" where there is none."""
    try:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name that no file can have
        pass
    return ""


def _photo_folder(setup: Setup) -> Path | None:
    folder = getattr(setup.opener, "folder", None)
    return folder if isinstance(folder, Path) else None
