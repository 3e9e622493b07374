from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def trail_folder(settings: Any, tmp_path: Path) -> Path:
    """Keys and copies of checkpoints of this test alone."""
    settings.TRAIL_FOLDER = tmp_path / "trail"
    return tmp_path / "trail"
