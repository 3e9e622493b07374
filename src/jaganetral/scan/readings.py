"""What was read in photos, remembered by what the photos hold: across units, workers and scans.

The name of an entry is a digest of everything that a reading rests on, so an entry is either right
or not found; a scan gives the same bytes with and without it. Entries tell what photos show (words
in them, dates), so they lie in the user's own cache folder, readable by nobody else, and for a
month at most.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path
from typing import Final, TypeVar

import msgspec

ENVIRONMENT: Final = "JAGANETRAL_READINGS"
"""The folder of readings; empty: none are kept. Default: the user's cache folder."""
DAYS: Final = 30
"""An entry that is older is not read, and is taken away."""
MOST: Final = 400
"""Entries of one of the 256 folders; the older half goes where there are more."""
_SHIPPED: Final = frozenset({".py", ".json", ".onnx", ".tflite", ".mo", ".npz", ".bin", ".yaml"})
_DIGEST: Final = 32

T = TypeVar("T")


class Readings:
    """A folder of entries. What cannot be read or written is no error: the photo is looked at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def configured(cls) -> Readings | None:
        """Those of this user; None where none are to be kept, or where what a photo shows also
        hangs on an index of this machine that may change at any time."""
        named = os.environ.get(ENVIRONMENT)
        indexes = ("JAGANETRAL_MATERIAL", "JAGANETRAL_FIRST_SEEN")
        if named == "" or any(os.environ.get(index) for index in indexes):
            return None
        if named is not None:
            return cls(Path(named))
        try:
            base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        except RuntimeError:  # nobody's home
            return None
        return cls(base / "jaganetral" / "readings")

    def recall(self, rests_on: object, kind: type[T]) -> T | None:
        """What was kept under this; None where there is nothing, or nothing whole, or it is old."""
        path = self._path(rests_on)
        try:
            if path.stat().st_mtime < time.time() - DAYS * 86_400:
                path.unlink(missing_ok=True)
                return None
            written = path.read_bytes()
            told, packed = written[:_DIGEST], written[_DIGEST:]
            if sha256(packed).digest() == told:
                return msgspec.msgpack.decode(packed, type=kind)
        except (OSError, msgspec.MsgspecError):
            pass
        return None

    def remember(self, rests_on: object, reading: object) -> None:
        """Keep it: whole, or not at all, whoever else writes the same."""
        path = self._path(rests_on)
        packed = msgspec.msgpack.encode(reading)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.folder.chmod(0o700)
            _make_room(path.parent)
            aside, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")  # 0600 by itself
            try:
                with os.fdopen(aside, "wb") as file:
                    file.write(sha256(packed).digest() + packed)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def _path(self, rests_on: object) -> Path:
        name = sha256(repr((shipped(), rests_on)).encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / name[:2] / name[2:]


@cache
def shipped() -> str:
    """One name for all that looks at photos: our code and models, and every package installed."""
    room = Path(__file__).parents[1]
    told = sha256()
    for path in sorted((*(room / "perception").rglob("*"), *(room / "locale").rglob("*"))):
        if path.suffix in _SHIPPED:
            told.update(path.relative_to(room).as_posix().encode() + path.read_bytes())
    for one in sorted({f"{found.name}=={found.version}" for found in distributions()}):
        told.update(one.encode())
    return told.hexdigest()


def _make_room(folder: Path) -> None:
    """Old entries go; what a killed process left half written among them."""
    ages = sorted((entry.stat().st_mtime, entry.path) for entry in os.scandir(folder))
    first_kept = len(ages) // 2 if len(ages) >= MOST else 0
    for place, (written, path) in enumerate(ages):
        if place < first_kept or written < time.time() - DAYS * 86_400:
            Path(path).unlink(missing_ok=True)
