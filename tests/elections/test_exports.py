"""The public surface of the room, on purpose."""

from __future__ import annotations

import jaganetral.elections as room


def test_the_public_surface() -> None:
    assert room.__all__ == [
        "BadAliasRow", "BadElectionFile", "BadMoment", "ElectionInfo", "ElectionsError",
        "GestureEntry", "NameEntry", "Registry", "StageSpan", "period_of", "read_election",
    ]  # fmt: skip
    assert all(hasattr(room, name) for name in room.__all__)


def test_every_error_descends_from_one() -> None:
    for name in ("BadAliasRow", "BadElectionFile", "BadMoment"):
        assert issubclass(getattr(room, name), room.ElectionsError)
