"""The README shows what the program prints."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_scenes_in_the_readme_are_real_output() -> None:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "tools/readme_scenes.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert tool.page(text) == text, "run: python tools/readme_scenes.py"
