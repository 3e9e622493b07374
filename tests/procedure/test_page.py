"""docs/procedure.md says what the data says."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("JAGANETRAL_SHARED") or ROOT.parent / "shared")
sys.path.insert(0, str(ROOT / "tools"))
import document_procedure as tool  # noqa: E402

PAGE = tool.PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(tool.parts()))
def test_a_part_of_the_page_is_what_the_data_says(name: str) -> None:
    assert tool.filled(PAGE, {name: tool.parts()[name]}) == PAGE, (
        "run python tools/document_procedure.py"
    )


def test_the_figures_are_those_of_the_histories() -> None:
    path = SHARED / "data" / "cases" / "procedures.jsonl"
    if not path.is_file():
        pytest.skip("the material beside the project is not here")
    assert tool.filled(PAGE, {"figures": tool.figures(path)}) == PAGE
