"""What can go wrong with known material.

MaterialError
├── NoSuchIndex      the index file is not there
├── BadIndex         the index file is not one, is damaged, or of a newer release
├── BusyIndex        another process is changing the index
├── BadFolder        a folder without a list, or with one that cannot be read at all
└── BadMaterial      one row or one file that was left out; the others are kept
"""

from __future__ import annotations

from pathlib import Path

from jaganetral.perception.errors import PerceptionError


class MaterialError(PerceptionError):
    """Base of every error about known material. `path` is the file or folder it concerns."""

    def __init__(self, path: Path | str, said: str) -> None:
        self.path = str(path)
        super().__init__(f"{self.path}: {said}")


class NoSuchIndex(MaterialError):
    """There is no index at this path."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            path, "no index of material here; fill one with: jaganetral material add FOLDER"
        )


class BadIndex(MaterialError):
    """The file is not an index that this release can read: `why`."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.why = why
        super().__init__(path, f"{why}; keep it aside and fill a new index from the folders")


class BusyIndex(MaterialError):
    """Another process is changing the index."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(path, "another command is changing this index; try again when it is done")


class BadFolder(MaterialError):
    """The folder cannot be used as a whole: `why`."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.why = why
        super().__init__(path, why)


class BadMaterial(MaterialError):
    """One row or file that was left out: its `row` (null for a file), `field`, and why."""

    def __init__(
        self, path: Path | str, row: int | None, field: str, got: str, expected: str
    ) -> None:
        self.row, self.field, self.got, self.expected = row, field, got, expected
        where = f"row {row}, {field}" if row is not None else field
        super().__init__(Path(path).name, f"{where}: got {got!r}, expected {expected}")
