"""Which rows of a platform's export may be judged at all (docs/scan-lawful.md)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from jaganetral.scan.reading.mapping import Mapping


class Refusal(msgspec.Struct, frozen=True):
    """A row that is not judged and not stored, only counted, by why."""

    why: Literal["account", "since", "page", "place"]


class Admission(msgspec.Struct, frozen=True):
    """Who and what is admitted. Plain data that travels to worker processes."""

    mapping: Mapping | None = None

    def admit(self, fields: dict[str, Any]) -> dict[str, Any] | Refusal:
        """A row as it was read, under the names of the contract, or why it is not judged."""
        return self.mapping.conduct_row(fields) if self.mapping else fields
