"""Where a scan keeps what it makes: OUTPUT, the files named after it, and OUTPUT.part/ meanwhile.

On a disk a file is written aside, flushed to the disk and renamed, so it is whole or not there. In
S3-compatible storage (s3://…) an object is whole or not there by itself, so it is put in one go.
A `Store` is plain data: it travels to the worker processes, which put their parts into it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any, BinaryIO, cast
from uuid import uuid4

import msgspec

from jaganetral.scan.errors import Busy, MissingExtra
from jaganetral.scan.reading.places import is_url

try:
    import fcntl
except ImportError:  # Windows: two scans at once on one output are not noticed there
    fcntl = None  # type: ignore[assignment]

ASIDE = ".tmp"
WHOLE = "whole"
MANIFEST = ".manifest.json"


class Store(msgspec.Struct, frozen=True):
    """The files of one output on a disk. Names are endings of OUTPUT's own: "" is OUTPUT itself."""

    output: str

    @property
    def folder(self) -> Path:
        """Where the parts lie while the scan runs."""
        return Path(self.output + ".part")

    def path(self, ending: str) -> Path:
        """The place of a file beside the output."""
        return Path(self.output + ending)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other scan away from this output. Raises `Busy`."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "lock").open("wb") as lock:
            _lock(lock, self.output)
            yield

    def keep(self, name: str, data: bytes) -> None:
        """Put a file into the folder of parts: whole, or not at all."""
        target = self.folder / name
        aside = self.folder / f"{name}.{uuid4().hex}{ASIDE}"
        with aside.open("xb") as file:
            file.write(data)
            flush(file)
        aside.replace(target)

    def kept(self, name: str, start: int = 0, length: int = -1) -> bytes | None:
        """The bytes of a file in the folder of parts, None where there is none."""
        try:
            with (self.folder / name).open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(size + start, 0) if start < 0 else start)
                return file.read(length)
        except OSError:
            return None

    def names(self) -> set[str]:
        """The files in the folder of parts."""
        return {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()

    def drop(self, names: set[str]) -> None:
        """Take files away: parts of another scan, what a killed worker left half written."""
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    def create(self, ending: str) -> BinaryIO:
        """A file that `finish` will move to OUTPUT + `ending`; `complete` it first."""
        return (self.folder / (WHOLE + ending)).open("wb")

    def complete(self, file: BinaryIO) -> None:
        """All that was written to a created file is safe."""
        flush(file)
        file.close()

    def leave(self, file: BinaryIO) -> None:
        """A file that will not be completed; nothing happens where it was."""
        with suppress(OSError):
            file.close()

    def finish(self, manifest: bytes, gone: Sequence[str]) -> None:
        """Lay the manifest beside the created files, then bring everything into its place."""
        self.keep(WHOLE + MANIFEST, manifest)
        self.move(gone)

    def pending(self) -> bytes | None:
        """The manifest of a scan that was killed while everything was brought into its place."""
        return self.kept(WHOLE + MANIFEST)

    def write(self, ending: str, data: bytes) -> None:
        """A small created file."""
        with self.create(ending) as file:
            file.write(data)
            self.complete(file)

    def move(self, gone: Sequence[str]) -> None:
        """Everything into its place, the manifest last; each step may be repeated. `gone` are
        files of an earlier scan that this one does not have."""
        for ending in gone:
            self.remove(ending)
        whole = sorted(name for name in self.names() if name.startswith(WHOLE))
        for name in sorted(whole, key=(WHOLE + MANIFEST).__eq__):
            (self.folder / name).replace(self.path(name.removeprefix(WHOLE)))

    def read(self, ending: str) -> bytes | None:
        """A small file beside the output."""
        with suppress(OSError):
            return self.path(ending).read_bytes()
        return None

    def remove(self, ending: str) -> None:
        """Take away a file beside the output."""
        self.path(ending).unlink(missing_ok=True)

    def seal(self, ending: str) -> str | None:
        """What changes when the file changes: its SHA-256, None where there is none."""
        try:
            with self.path(ending).open("rb") as file:
                return file_digest(file, "sha256").hexdigest()
        except OSError:
            return None

    def seals(self, output: str, rejected: str | None) -> tuple[str | None, str | None]:
        """The seals that the output and the rejects will have, of which the digests are known."""
        return output, rejected

    def sweep(self) -> None:
        """Take the folder of parts away."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Bucket(Store, frozen=True):
    """The files of one output in S3-compatible storage, through fsspec.

    There is no lock across machines: one machine at a time scans to one output.
    """

    def _files(self) -> Any:
        return fsspec_of(self.output)[0]

    def _key(self, name: str) -> str:
        return f"{self.output}.part/{name}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other scan of this machine away from this output. Raises `Busy`."""
        name = "jaganetral-" + sha256(self.output.encode()).hexdigest()[:24]
        with (Path(tempfile.gettempdir()) / name).open("wb") as lock:
            _lock(lock, self.output)
            yield

    def keep(self, name: str, data: bytes) -> None:
        """Put an object among the parts."""
        self._files().pipe_file(self._key(name), data)

    def kept(self, name: str, start: int = 0, length: int = -1) -> bytes | None:
        """The bytes of an object among the parts, None where there is none."""
        files, key = self._files(), self._key(name)
        try:
            if start < 0:
                return cast(bytes, files.cat_file(key, start=start))
            return cast(
                bytes, files.cat_file(key, start=start, end=None if length < 0 else start + length)
            )
        except FileNotFoundError:
            return None

    def names(self) -> set[str]:
        """The objects among the parts."""
        files = self._files()
        files.invalidate_cache()
        with suppress(FileNotFoundError):
            return {key.rsplit("/", 1)[1] for key in files.ls(self._key("").rstrip("/"), False)}
        return set()

    def drop(self, names: set[str]) -> None:
        """Take objects away from the parts."""
        if names:
            self._files().rm([self._key(name) for name in names])

    def create(self, ending: str) -> BinaryIO:
        """An object that appears under its key once it is complete."""
        return cast(BinaryIO, self._files().open(self.output + ending, "wb"))

    def complete(self, file: BinaryIO) -> None:
        """The object appears."""
        file.close()

    def leave(self, file: BinaryIO) -> None:
        """An object that will not be completed never appears."""
        if not file.closed:
            cast(Any, file).discard()
            cast(Any, file).closed = True

    def finish(self, manifest: bytes, gone: Sequence[str]) -> None:
        """The manifest makes the objects beside it true."""
        for ending in gone:
            self.remove(ending)
        self._files().pipe_file(self.output + MANIFEST, manifest)

    def pending(self) -> bytes | None:
        """Nothing waits: objects are created in their place."""
        return None

    def read(self, ending: str) -> bytes | None:
        """A small object beside the output."""
        with suppress(FileNotFoundError):
            return cast(bytes, self._files().cat_file(self.output + ending))
        return None

    def remove(self, ending: str) -> None:
        """Take away an object beside the output."""
        with suppress(FileNotFoundError):
            self._files().rm_file(self.output + ending)

    def seal(self, ending: str) -> str | None:
        """The storage's own mark of the content (an ETag), None where there is no such object."""
        return _remote_seal(self._files(), self.output + ending)

    def seals(self, output: str, rejected: str | None) -> tuple[str | None, str | None]:
        """The seals of the objects, which are there already."""
        return self.seal(""), self.seal(".rejected.jsonl") if rejected else None

    def sweep(self) -> None:
        """Take the parts away."""
        self.drop(self.names())


def open_store(output: str | Path) -> Store:
    """The store of an output, on a disk or at a URL."""
    return Bucket(str(output)) if is_url(str(output)) else Store(str(output))


def fsspec_of(location: str | Path) -> tuple[Any, str]:
    """The file system of a URL and the path in it. Raises `MissingExtra`."""
    try:
        import fsspec  # noqa: PLC0415 - heavy, and only here
    except ImportError:
        raise MissingExtra(path=location, extra="jaganetral[scan]") from None
    found: tuple[Any, str] = fsspec.core.url_to_fs(str(location))
    return found


def _remote_seal(files: Any, key: str) -> str | None:
    files.invalidate_cache()
    try:
        told = files.info(key)
    except FileNotFoundError:
        return None
    return f"{told.get('ETag', '')}:{told.get('size', '')}".replace('"', "")


def flush(file: BinaryIO) -> None:
    """See that what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def _lock(lock: BinaryIO, output: str) -> None:
    if fcntl is not None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(path=output) from None
