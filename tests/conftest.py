"""How JagaNetral is tested.

- The tests mirror `src/jaganetral`: one folder for each room, tables where tables can be read.
- Parsers, normalisers and whatever reads strangers' words are tested with hypothesis as well; the
  long run of the same idea is `make soak`.
- Every rule of the law carries its own examples (`jaganetral rules test`); a test runs them all.
- Decided cases (tests/cases) only measure. They are no part of the repository and are skipped
  where they are absent.
- Warnings are errors. Nothing opens a network connection.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No deadline for a single example: machines are shared, and time is measured in benchmarks/.
settings.register_profile("shared-machine", deadline=None, print_blob=True)
settings.load_profile("shared-machine")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, one for all tests of a run that open a page."""
    from playwright.sync_api import sync_playwright

    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no chromium: `make setup` installs it, or: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()
