"""How a scan survives kill -9: what is written is counted, what is not counted is cut off.

While a scan runs, `OUTPUT.part/` holds the verdicts and rejects so far and a journal. After
every batch both files are flushed to disk and one journal line says how long they are. A rerun
with the same fingerprint cuts both files to the last journal line and goes on from there.

At the end a manifest (fingerprint, figures, digests) is laid beside them and everything is
moved into place, the manifest last. Each move is atomic and may be repeated, so a scan that was
killed while moving is completed by the next one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

import msgspec

from jaganetral.scan.errors import Busy, ScanError

try:
    import fcntl
except ImportError:  # Windows: two scans at once on one output are not noticed there
    fcntl = None  # type: ignore[assignment]


T = TypeVar("T")


class Fingerprint(msgspec.Struct, frozen=True):
    """What must be equal for two scans to give the same bytes."""

    release: str
    rulebook: str
    input_sha256: str
    options: dict[str, str]


class Head(msgspec.Struct, frozen=True):
    """The first journal line. `today` is the day the scan began: it stands for conducts without
    a day, also when the scan goes on after midnight."""

    fingerprint: Fingerprint
    today: date


class Progress(msgspec.Struct, frozen=True):
    """One journal line: rows done, figures so far, and the length of both files in bytes."""

    rows: int = 0
    figures: dict[str, int] = {}
    verdict_bytes: int = 0
    reject_bytes: int = 0


class Manifest(msgspec.Struct, frozen=True):
    """A finished scan, as it stands in OUTPUT.manifest.json."""

    fingerprint: Fingerprint
    rows: int
    figures: dict[str, int]
    output_sha256: str
    rejected_sha256: str | None


def sha256(path: Path) -> str:
    """The digest of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Journal:
    """The unfinished work on one output."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.rejected = output.with_name(output.name + ".rejected.jsonl")
        self.manifest = output.with_name(output.name + ".manifest.json")
        self.folder = output.with_name(output.name + ".part")
        self.done = Progress()
        self._verdicts: BinaryIO
        self._rejects: BinaryIO
        self._lines: BinaryIO
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self.folder.mkdir(exist_ok=True)
        lock = self._open.enter_context((self.folder / "lock").open("wb"))
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                self._open.close()
                raise Busy(path=self.output) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if isinstance(error, ScanError) and not self.done.rows:
            self.sweep()  # nothing was begun: leave nothing behind
        self._open.close()

    def finished(self, fingerprint: Fingerprint) -> Manifest | None:
        """The manifest of an earlier scan that is still true, its last moves made up for."""
        pending = _read(self.folder / "manifest.json")
        if pending is not None and pending.fingerprint == fingerprint:
            self._move()
        manifest = _read(self.manifest)
        if manifest is None or manifest.fingerprint != fingerprint or not self.output.is_file():
            return None
        if sha256(self.output) != manifest.output_sha256:
            return None
        rejected = sha256(self.rejected) if self.rejected.is_file() else None
        return manifest if rejected == manifest.rejected_sha256 else None

    def open(self, fingerprint: Fingerprint, today: date) -> date:
        """Take up the work where the journal leaves it, or begin anew; gives the day it began."""
        path = self.folder / "journal.jsonl"
        lines = path.read_bytes().splitlines(keepends=True) if path.is_file() else []
        head = _line(lines[0], Head) if lines else None
        if head is None or head.fingerprint != fingerprint:
            head, lines = Head(fingerprint, today), []
        kept = [msgspec.json.encode(head) + b"\n"]
        for line in lines[1:]:
            progress = _line(line, Progress)
            if progress is None or not self._covers(progress):
                break
            kept.append(line)
            self.done = progress
        _write(path, b"".join(kept))
        keep = self._open.enter_context
        self._verdicts = keep(_cut(self.folder / "verdicts.jsonl", self.done.verdict_bytes))
        self._rejects = keep(_cut(self.folder / "rejected.jsonl", self.done.reject_bytes))
        self._lines = keep(path.open("ab"))
        return head.today

    def _covers(self, progress: Progress) -> bool:
        return (
            _size(self.folder / "verdicts.jsonl") >= progress.verdict_bytes
            and _size(self.folder / "rejected.jsonl") >= progress.reject_bytes
        )

    def add(
        self,
        rows: int,
        figures: dict[str, int],
        verdicts: Sequence[bytes],
        rejects: Sequence[bytes],
    ) -> None:
        """Put a batch on disk, then say so. `rows` and `figures` are totals."""
        lengths = []
        for file, lines in ((self._verdicts, verdicts), (self._rejects, rejects)):
            file.write(b"".join(line + b"\n" for line in lines))
            _flush(file)
            lengths.append(file.tell())
        self.done = Progress(rows, dict(figures), *lengths)
        self._lines.write(msgspec.json.encode(self.done) + b"\n")
        _flush(self._lines)

    def close(self, fingerprint: Fingerprint, convert: Callable[[Path, Path], None] | None) -> None:
        """Bring the verdicts into the form of the output, and everything into its place."""
        for file in (self._verdicts, self._rejects, self._lines):
            file.close()
        source, final = self.folder / "verdicts.jsonl", self.folder / "output"
        if convert is None:
            source.replace(final)
        else:
            convert(source, final)
            with final.open("rb+") as file:
                _flush(file)
        rejects = self.folder / "rejected.jsonl"
        if not self.done.reject_bytes:
            rejects.unlink()
        manifest = Manifest(
            fingerprint,
            self.done.rows,
            self.done.figures,
            sha256(final),
            sha256(rejects) if self.done.reject_bytes else None,
        )
        _write(self.folder / "manifest.json", msgspec.json.encode(manifest) + b"\n")
        self._move()

    def _move(self) -> None:
        manifest = _read(self.folder / "manifest.json")
        rejects, final = self.folder / "rejected.jsonl", self.folder / "output"
        if rejects.exists():
            rejects.replace(self.rejected)
        elif manifest is not None and manifest.rejected_sha256 is None:
            self.rejected.unlink(missing_ok=True)
        if final.exists():
            final.replace(self.output)
        (self.folder / "manifest.json").replace(self.manifest)

    def sweep(self) -> None:
        """Take the working folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _flush(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _cut(path: Path, length: int) -> BinaryIO:
    file = path.open("ab")
    file.truncate(length)
    file.seek(length)
    return file


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(content)
        _flush(file)
    fresh.replace(path)


def _read(path: Path) -> Manifest | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def _line(line: bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(line, type=kind) if line.endswith(b"\n") else None
    except msgspec.DecodeError:
        return None
