"""The index as one file: a head with version and digest, then msgpack. Nothing in it is run.

Written beside itself and moved into place, so that a reader sees the old index or the new one and
a power cut leaves one of both. Two writers exclude each other by a lock file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from .errors import BadIndex, BusyIndex, NoSuchIndex
from .reference import Reference

try:
    import fcntl
except ImportError:  # Windows: two writers at once are not noticed there
    fcntl = None  # type: ignore[assignment]

MAGIC: Final = b"JNMATERIAL"
VERSION: Final = 1
"""Of the layout, and of how pictures are looked at: points of another version would not pair."""
LARGEST: Final = 2_000_000_000  # bytes
_HEAD: Final = len(MAGIC) + 2 + 32


class _Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    references: tuple[Reference, ...]


def read(path: Path) -> tuple[tuple[Reference, ...], str]:
    """The references in a file, and the digest of its content. Raises NoSuchIndex, BadIndex."""
    if not path.is_file():
        raise NoSuchIndex(path)
    if path.stat().st_size > LARGEST:
        raise BadIndex(path, f"larger than {LARGEST:,} bytes")
    content = path.read_bytes()
    if not content.startswith(MAGIC) or len(content) < _HEAD:
        raise BadIndex(path, "not an index of material")
    version = int.from_bytes(content[len(MAGIC) : len(MAGIC) + 2], "big")
    if version != VERSION:
        raise BadIndex(path, f"of version {version}, and this release reads version {VERSION}")
    digest, body = content[len(MAGIC) + 2 : _HEAD], content[_HEAD:]
    if hashlib.sha256(body).digest() != digest:
        raise BadIndex(path, "damaged: its digest does not fit its content")
    try:
        references = msgspec.msgpack.decode(body, type=_Body).references
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadIndex(path, f"not as expected ({error})") from None
    for reference in references:
        if not reference.whole():
            raise BadIndex(path, f"not as expected (the entry {reference.entry.file})")
    return references, digest.hex()


def write(path: Path, references: Sequence[Reference]) -> str:
    """Put the references in the place of what the file held; gives the digest."""
    body = msgspec.msgpack.encode(_Body(tuple(references)))
    digest = hashlib.sha256(body).digest()
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(MAGIC + VERSION.to_bytes(2, "big") + digest)
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return digest.hex()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the right to change the index. Raises BusyIndex where another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(path.name + ".lock").open("wb") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise BusyIndex(path) from None
        yield
