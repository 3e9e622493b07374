"""The page for lawyers says what the records say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_page_is_written_from_the_records() -> None:
    path = ROOT / "tools" / "document_letters.py"
    spec = importlib.util.spec_from_file_location("document_letters", path)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = tool.PAGE.read_text(encoding="utf-8")
    assert tool.filled(page) == page, "run python tools/document_letters.py"
