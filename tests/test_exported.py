"""The public surface of each room, pinned: a change of it is a decision."""

import importlib

import pytest

SURFACES = {
    "jaganetral.cli": ["commands", "main"],
    "jaganetral.contract": [
        "FIELDS", "TEXT_LIMIT", "BadConduct", "conduct_from_row", "verdict_json",
    ],
    "jaganetral.language": [
        "LANGUAGES", "N_", "CatalogueError", "Translate", "chosen_language", "read_catalogue",
        "translator",
    ],
    "jaganetral.scan": [
        "Job", "ScanError", "Summary", "check_job", "read_conducts", "read_mapping", "scan",
    ],
}  # fmt: skip


@pytest.mark.parametrize("module", SURFACES)
def test_the_surface_is_as_agreed(module: str) -> None:
    found = importlib.import_module(module)
    assert found.__all__ == SURFACES[module]
    assert all(hasattr(found, name) for name in found.__all__)


@pytest.mark.parametrize(
    "module",
    ["cli", "contract", "elections", "judgement", "law", "narrative", "perception", "scan"],
)
def test_every_room_names_its_surface(module: str) -> None:
    found = importlib.import_module(f"jaganetral.{module}")
    assert found.__all__
    assert all(hasattr(found, name) for name in found.__all__)
