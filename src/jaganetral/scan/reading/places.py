"""Where an input lies: on a disk, or wherever fsspec reaches (s3://bucket/posts.jsonl).

The endpoint of an S3-compatible storage that is not Amazon's is told by AWS_ENDPOINT_URL_S3 (or
`scan --endpoint`), its keys by the usual AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from jaganetral.language import N_
from jaganetral.scan.errors import BadInput, MissingExtra, NoSuchInput

BLOCK = 1 << 20
"""Bytes that are read at once where bytes are only counted."""
ENDPOINT = "AWS_ENDPOINT_URL_S3"
_A_FOLDER = N_("a folder; name one file in it")
_NO_ANSWER = N_("its storage does not answer, or not to you")


class Place(msgspec.Struct, frozen=True):
    """A file, and how many bytes it had when it was opened; what is added later is not read."""

    location: str
    size: int

    @property
    def remote(self) -> bool:
        """Whether fsspec reaches it."""
        return is_url(self.location)

    @contextmanager
    def open(self, start: int = 0) -> Iterator[BinaryIO]:
        """The bytes from `start` on. Raises `NoSuchInput`."""
        with _told(self.location):
            file = _by_lines(self.remote_file()) if self.remote else _local(self.location)
            file.seek(start)
        with file:
            yield file

    def remote_file(self) -> BinaryIO:
        """The file as fsspec opens it; it reads ahead as it is read."""
        files, path = _files(self.location)
        return cast(BinaryIO, files.open(path, "rb", block_size=4 * BLOCK, cache_type="readahead"))

    def seal(self) -> str:
        """What changes when the file is written to: moment and size, or the storage's mark."""
        with _told(self.location):
            if self.remote:
                files, path = _files(self.location)
                files.invalidate_cache()
                told = files.info(path)
                return f"{told.get('ETag', '')} {told.get('size', '')}"
            state = Path(self.location).stat()
            return f"{state.st_mtime_ns} {state.st_size}"

    def head(self, length: int) -> bytes:
        """The first bytes."""
        with self.open() as file, _told(self.location):
            return file.read(min(length, self.size))

    def digest(self, start: int, stop: int, *also: bytes) -> str:
        """SHA-256 of the bytes from `start` to `stop`, after `also`."""
        told = sha256(b"\0".join((*also, b"")))
        with self.open(start) as file, _told(self.location):
            while start < stop and (block := file.read(min(BLOCK, stop - start))):
                told.update(block)
                start += len(block)
        return told.hexdigest()


def _by_lines(file: BinaryIO) -> BinaryIO:
    """fsspec's own lines have no limit."""
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, file), BLOCK))


def _local(location: str) -> BinaryIO:
    return Path(location).open("rb")


def find(location: str | Path) -> Place:
    """The place of an input. Raises `NoSuchInput`: absent, a folder, not to be read."""
    name = str(location)
    with _told(name):
        if is_url(name):
            files, path = _files(name)
            files.invalidate_cache()
            told = files.info(path)
            if told.get("type") == "directory":
                raise IsADirectoryError(errno.EISDIR, "")
            return Place(name, int(told["size"]))
        with Path(name).open("rb") as file:
            return Place(name, file.seek(0, os.SEEK_END))


def is_url(location: str) -> bool:
    """Whether `location` is a URL such as s3://bucket/posts.jsonl."""
    return "://" in location


@contextmanager
def _told(location: str) -> Iterator[None]:
    """What a disk or a storage says, as one line. Botocore's errors are no OSErrors."""
    try:
        yield
    except IsADirectoryError:
        raise NoSuchInput(path=location, why=_A_FOLDER) from None
    except OSError as error:
        raise NoSuchInput(path=location, why=error.strerror or str(error)[:200]) from None
    except ValueError as error:  # a name that no file can have; a protocol that fsspec lacks
        raise NoSuchInput(path=location, why=str(error).splitlines()[0][:200]) from None
    except Exception as error:
        if not type(error).__module__.startswith(("botocore", "aiobotocore", "aiohttp")):
            raise
        raise BadInput(path=location, field=type(error).__name__, why=_NO_ANSWER) from None


def _files(location: str) -> tuple[Any, str]:
    try:
        import fsspec  # noqa: PLC0415 - heavy, and only here

        files, path = fsspec.core.url_to_fs(location)
    except ImportError:
        raise MissingExtra(path=location, extra="jaganetral[scan]") from None
    return files, path
