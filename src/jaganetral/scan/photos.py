"""The photos of a row: files that lie beside the input."""

from __future__ import annotations

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
                found.append(read_photo(path, name, lang=language))
        except (OSError, ValueError):  # a name that no file can have
            continue
    return tuple(found)
