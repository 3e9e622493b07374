"""The photos of a row: files that lie beside the input."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jaganetral.model import Conduct, Language
from jaganetral.perception.photo import PhotoReading, read_photo


def read_photos(conduct: Conduct, folder: Path, language: Language) -> tuple[PhotoReading, ...]:
    """What the photos of a row show: those that lie in the input's folder or below it.

    A photo that is not there, or lies elsewhere, stays unread.
    """
    inside = folder.resolve()
    found = []
    for name in conduct.photos:
        try:
            path = (folder / name).resolve()
            if path.is_relative_to(inside) and path.is_file():
                state = path.stat()
                stamp = (state.st_mtime_ns, state.st_size)
                found.append(_looked_at(path, name, language, stamp))
        except (OSError, ValueError):  # a name that no file can have
            continue
    return tuple(found)


@lru_cache(maxsize=256)
def _looked_at(path: Path, name: str, language: Language, stamp: tuple[int, int]) -> PhotoReading:
    """A file that several rows carry (a post and its shares) is looked at once while it stays."""
    return read_photo(path, name, lang=language)
