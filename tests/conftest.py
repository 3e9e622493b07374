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

import gc
import itertools
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.portal.migrated import lay_migrated

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ENDED = itertools.count()

# No deadline for a single example: machines are shared, and time is measured in benchmarks/.
settings.register_profile("shared-machine", deadline=None, print_blob=True)
settings.load_profile("shared-machine")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")

# What playwright switches off. Of two lists chromium takes the last, so ours has to name these too.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
# With each window chromium readies two pages of its own for the address bar and one process for
# the next tab. Nobody sees them, and they are half of what a new tab costs.
UNSEEN = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "SpareRendererForSitePerProcess",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(PLAYWRIGHTS + UNSEEN)}",
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
        gc.disable()  # see pytest_runtest_teardown
        yield chromium
        chromium.close()
    gc.enable()


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Once a browser is open, garbage is collected here alone, between tests.

    Workers that open pages have died without a word, seldom. Playwright leaves greenlets of the
    main thread behind, and a thread of the server under test that happens to collect them is the
    likeliest cause; it is not proven.
    """
    if not gc.isenabled() and next(_ENDED) % 40 == 0:
        gc.collect()


@pytest.fixture(autouse=True)
def _indonesian_first() -> None:
    """No test hears the language that another one spoke before it."""
    from django.utils import translation

    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite in a file, as it is served: every thread of the server has a connection of its own.

    In memory all threads share one. Nothing here has to outlast a power cut.
    """
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database.setdefault("TEST", {})["NAME"] = str(settings.ENVIRONMENT.data / "tests.sqlite3")
        lay_migrated(settings.ENVIRONMENT.data, "tests.sqlite3")
        command = database["OPTIONS"]["init_command"]
        database["OPTIONS"]["init_command"] = command.replace("=FULL", "=OFF")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """What is migrated already is taken as it lies there; a PostgreSQL is made anew."""
    from django.conf import settings

    return bool(settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3")
