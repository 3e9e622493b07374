"""What can go wrong in the elections room.

ElectionsError
├── BadMoment         a date that is not one
├── BadElectionFile   an election's YAML or table that breaks the format
└── BadAliasRow       a row of an agency's CSV that cannot be used
"""

from __future__ import annotations

from pathlib import Path


class ElectionsError(Exception):
    """Base of everything the elections room raises."""


class BadMoment(ElectionsError):
    """A moment that is not an ISO date, month or year."""

    def __init__(self, got: str, why: str = "") -> None:
        self.got = got
        self.expected = "YYYY, YYYY-MM, YYYY-MM-DD or an ISO 8601 date and time"
        self.what_to_do = "write for example 2024-11-01, 2024-11, 2024 or 2024-11-01T08:30+07:00"
        reason = f" ({why})" if why else ""
        super().__init__(f"at: {got!r} is not a date{reason}; {self.what_to_do}")


class BadElectionFile(ElectionsError):
    """A data file of an election that breaks the format: which file, which key, and why."""

    def __init__(self, file: Path | str, key: str, why: str, what_to_do: str = "") -> None:
        self.file = str(file)
        self.key = key
        self.why = why
        self.what_to_do = what_to_do
        hint = f"; {what_to_do}" if what_to_do else ""
        super().__init__(f"{Path(self.file).name}: {key}: {why}{hint}")


class BadAliasRow(ElectionsError):
    """A row of an agency's CSV that was left out: file, row (the header is 1), column and why."""

    def __init__(
        self, file: Path | str, row: int, column: str, got: str, expected: str, what_to_do: str
    ) -> None:
        self.file = str(file)
        self.row = row
        self.column = column
        self.got = got
        self.expected = expected
        self.what_to_do = what_to_do
        super().__init__(
            f"{Path(self.file).name}, row {row}, column {column}: got {got!r}, "
            f"expected {expected}; {what_to_do}"
        )
