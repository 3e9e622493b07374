"""The package's own registry, read once: it is frozen, so tests may share it."""

from __future__ import annotations

import pytest

from jaganetral.elections import Registry


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.load()
