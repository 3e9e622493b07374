"""docs/procedure.md says what the data says."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest

from jaganetral.procedure import procedures
from jaganetral.procedure.swimlanes import arrows, svg

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


@pytest.mark.parametrize("path", list(tool.drawings()), ids=lambda path: path.stem)
def test_a_drawing_is_what_the_data_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == tool.drawings()[path]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_drawing_shows_every_state_and_move_and_is_well_formed(
    language: Literal["id", "en"],
) -> None:
    for flow in procedures().flows:
        root = ElementTree.fromstring(svg(flow, language))
        circles = root.findall("{http://www.w3.org/2000/svg}circle")
        assert len(circles) == len(arrows(flow, language))
        said = " ".join("".join(text.itertext()) for text in root)
        for state in flow.states:
            assert state.title.say(language).split()[0] in said


def test_the_figures_are_those_of_the_histories() -> None:
    path = SHARED / "data" / "cases" / "procedures.jsonl"
    if not path.is_file():
        pytest.skip("the material beside the project is not here")
    assert tool.filled(PAGE, {"figures": tool.figures(path)}) == PAGE
