"""Where files lie: originals and previews, in folders of the data folder.

    evidence/incoming/<random>          being received; a crash leaves it, `sweep_evidence` cleans
    evidence/originals/ab/<uuid>        an original, bit for bit; read-only, never overwritten
    evidence/previews/ab/<uuid>/1.jpg   what the sandboxed worker made; r1.jpg is the redacted page

An original is complete and on the disk (fsync of the file and of its folder) before the row that
tells of it is committed: a crash can leave a file without a row, and never a row without a file.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from jaganetral.portal.evidence.errors import FileGone

__all__ = ["Incoming", "erase", "incoming_folder", "keep", "original", "preview_folder", "root"]

CHUNK = 1 << 20


def root() -> Path:
    """The folder of all evidence."""
    return Path(settings.EVIDENCE_FOLDER)


def incoming_folder() -> Path:
    """The folder of what is being received, made where it is missing."""
    return _made(root() / "incoming")


def original(number: UUID) -> Path:
    """Where the original of an exhibit lies."""
    return root() / "originals" / number.hex[:2] / str(number)


def preview_folder(number: UUID) -> Path:
    """Where the previews of an exhibit lie."""
    return root() / "previews" / number.hex[:2] / str(number)


class Incoming:
    """A file on its way in: written to the quarantine, hashed and counted as it comes."""

    def __init__(self) -> None:
        self.path = incoming_folder() / secrets.token_hex(16)
        self._file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self._hash.update(chunk)
        self.size += len(chunk)

    def take(self, chunks: Iterable[bytes]) -> None:
        for chunk in chunks:
            self.write(chunk)

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def reader(self) -> BinaryIO:
        """The file from its beginning."""
        self._file.flush()
        self._file.seek(0)
        return self._file

    def discard(self) -> None:
        """Remove it, if it is still there."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def keep(incoming: Incoming, number: UUID) -> None:
    """Make an incoming file the original of an exhibit, on the disk to stay."""
    file = incoming.reader()
    os.fchmod(file.fileno(), 0o400)
    os.fsync(file.fileno())
    place = original(number)
    _made(place.parent)
    os.link(incoming.path, place)  # unlike a rename, it never replaces a file that is there
    _sync_folder(place.parent)
    incoming.discard()


def opened(number: UUID) -> BinaryIO:
    """The original, to be read. Raises FileGone."""
    try:
        return original(number).open("rb")
    except FileNotFoundError:
        raise FileGone(f"{original(number)} is not there") from None


def erase(number: UUID) -> None:
    """Remove the original and its previews."""
    # The original last: as long as it is there, `sweep_evidence` finds what a crash left.
    shutil.rmtree(preview_folder(number), ignore_errors=True)
    original(number).unlink(missing_ok=True)


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    _made(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _sync_folder(path.parent)


def _made(folder: Path) -> Path:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync_folder(folder.parent)
    return folder


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
