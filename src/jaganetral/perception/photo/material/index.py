"""The index of known material that an agency fills from folders, and searches photos with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from jaganetral.model import Period, Target

from . import hashes, storage
from .entry import Entry, Match
from .errors import BadMaterial, NoSuchIndex
from .listing import Row, read_list
from .matching import Matcher
from .pictures import read_artwork
from .reference import Reference, make

ENVIRONMENT: Final = "JAGANETRAL_MATERIAL"
LOOKS_THE_SAME: Final = 20
"""Bits of 256 by which two pictures of an index are told to look the same."""
_SMALLEST_PHOTO: Final = 16  # pixels

Whose = Callable[[str, str | None], Target]
"""What `target` and `contest` of a list mean; see `owners.Owners.find`."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a folder: entries that are new, that were changed, and that stood already;
    pairs that look the same (both are kept), and what was left out, each with why."""

    new: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    known: tuple[Entry, ...] = ()
    alike: tuple[tuple[Entry, Entry], ...] = ()
    problems: tuple[BadMaterial, ...] = ()


class Index:
    """Known material in one file. Opening reads it whole; searching changes nothing."""

    def __init__(self, path: Path, references: Iterable[Reference] = (), digest: str = "") -> None:
        self.path = path
        self._references = tuple(references)
        self.fingerprint = digest
        """The digest of what it holds: a verdict that rests on an index names it."""

    @classmethod
    def open(cls, path: Path | str, *, new: bool = False) -> Index:
        """The index in a file; with `new`, an empty one where there is none yet.

        Raises NoSuchIndex, BadIndex.
        """
        path = Path(path)
        try:
            return cls(path, *storage.read(path))
        except NoSuchIndex:
            if not new:
                raise
            return cls(path)

    @classmethod
    def configured(cls) -> Index | None:
        """The index that JAGANETRAL_MATERIAL names, or None where it names none.

        A name that leads nowhere raises, as in `open`: a slip must not pass for "nothing found".
        The file is read again only when it has changed.
        """
        named = os.environ.get(ENVIRONMENT)
        if not named:
            return None
        path = Path(named)
        if not path.is_file():
            raise NoSuchIndex(path)
        state = path.stat()
        return _read_once(path, state.st_mtime_ns, state.st_size, state.st_ino)

    def __len__(self) -> int:
        return len(self._references)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it holds, in the order in which it was added."""
        return tuple(reference.entry for reference in self._references)

    def add(self, folder: Path | str, whose: Whose | None = None) -> Added:
        """Take in a folder with its list (see `listing`), and write the file.

        A picture that stands already is not added twice; where its row changed, the entry follows.
        What cannot be used is left out and named. Raises BadFolder, BusyIndex, BadIndex.
        """
        rows, problems = read_list(Path(folder))
        with storage.alone(self.path):
            self._reread()
            before = {one.entry.id: one for one in self._references}
            now = dict(before)
            new, changed, known = [], [], []
            for row in rows:
                try:
                    reference = _reference(row, whose or _as_named, before)
                except BadMaterial as problem:
                    problems.append(problem)
                    continue
                held = now.get(reference.entry.id)
                now[reference.entry.id] = reference
                if held is None:
                    new.append(reference.entry)
                elif held.entry == reference.entry:
                    known.append(reference.entry)
                elif reference.entry.id in before:
                    changed.append(reference.entry)
                else:
                    now[held.entry.id] = held
                    problems.append(
                        BadMaterial(row.path, row.row, "file", row.file,
                                    f"one row for each picture ({held.entry.file} is the same)")
                    )  # fmt: skip
            if now != before:
                self._write(tuple(now.values()))
        return Added(
            new=tuple(new), changed=tuple(changed), known=tuple(known),
            alike=self._alike({entry.id for entry in new}), problems=tuple(problems),
        )  # fmt: skip

    def remove(self, names: Sequence[str]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
        """Take out entries by id or file name; gives what was taken out, and names unknown."""
        asked = set(names)
        with storage.alone(self.path):
            self._reread()
            gone = tuple(e for e in self.entries if e.id in asked or e.file in asked)
            ids = {entry.id for entry in gone}
            if ids:
                self._write(tuple(r for r in self._references if r.entry.id not in ids))
        known = ids | {entry.file for entry in gone}
        return gone, tuple(name for name in names if name not in known)

    def match(self, image: NDArray[np.uint8], on: Period | None = None) -> tuple[Match, ...]:
        """The known material in a photo, the surest first.

        `image`: height×width×3, RGB, uint8, upright. With `on`, only what counts on some day of
        that period. The same image and index always give the same answer.
        """
        if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
            raise ValueError(
                f"image: expected height × width × 3 of uint8, got {image.shape} of {image.dtype}"
            )
        if not self._references or min(image.shape[:2]) < _SMALLEST_PHOTO:
            return ()
        return self._matcher.search(image, lambda reference: reference.entry.counts_in(on))

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._references)

    def _reread(self) -> None:
        """Another process may have written since this one opened the file."""
        if self.path.is_file():
            self._hold(*storage.read(self.path))

    def _write(self, references: tuple[Reference, ...]) -> None:
        self._hold(references, storage.write(self.path, references))

    def _hold(self, references: tuple[Reference, ...], digest: str) -> None:
        self._references, self.fingerprint = references, digest
        self.__dict__.pop("_matcher", None)

    def _alike(self, new: set[str]) -> tuple[tuple[Entry, Entry], ...]:
        """Pairs of different files that look the same, one of them new."""
        hashed = [one for one in self._references if one.pdq]
        if not new or len(hashed) < 2:
            return ()
        bits = np.frombuffer(b"".join(one.pdq for one in hashed), np.uint8).reshape(-1, 32)
        query, place, _ = hashes.HashIndex(bits).within(bits, LOOKS_THE_SAME)
        pairs = []
        for one, other in sorted(zip(query.tolist(), place.tolist(), strict=True)):
            entries = hashed[one].entry, hashed[other].entry
            if one < other and (entries[0].id in new or entries[1].id in new):
                pairs.append(entries)
        return tuple(pairs)


@lru_cache(maxsize=1)
def _read_once(path: Path, _changed: int, _size: int, _inode: int) -> Index:
    """The index as it was at that moment; the figures tell one moment from another."""
    return Index.open(path)


def _as_named(said: str, contest: str | None) -> Target:
    return Target(said)


def _owner(found: Target, row: Row) -> Target:
    """An emblem is a party's, also where the registry does not know the party."""
    if found.id is None and row.kind == "emblem":
        return msgspec.structs.replace(found, kind="party")
    return found


def _reference(row: Row, whose: Whose, before: dict[str, Reference]) -> Reference:
    """The reference of a row; the picture is looked at only if it is not known yet."""
    artwork = read_artwork(row.path, row.kind)
    entry = Entry(
        id=artwork.id,
        file=row.file,
        kind=row.kind,
        target=_owner(whose(row.target, row.contest), row),
        contest=row.contest,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
    )
    held = before.get(entry.id)
    if held is None:
        return make(artwork, entry)
    entry = msgspec.structs.replace(entry, points=held.entry.points, plain=held.entry.plain)
    return msgspec.structs.replace(held, entry=entry)
