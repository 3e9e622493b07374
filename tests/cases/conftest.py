"""Material that stands beside the project where its founders keep it, and not in it.

Tests that need it are skipped where it is absent; `JAGANETRAL_SHARED` names another place.
"""

import os
from pathlib import Path

import pytest

from jaganetral.checker import Checker

SHARED = Path(os.environ.get("JAGANETRAL_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "data").is_dir():
        pytest.skip("the material beside the project is not here")
    return SHARED


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()
