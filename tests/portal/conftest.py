"""The portal under test: real databases, a real server, a real browser.

- SQLite by default. `pytest --database postgresql` starts a PostgreSQL of its own from a package
  and runs the same tests on it (see tests/database.py).
- `page` is a tab of Debian's chromium on a live server, `phone` the same at 360 px. Both fail a
  test on an error in the console, on a request that leaves the machine, and on a blocked resource.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import handlers
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page

# Playwright's own loop runs beside the tests; Django would take it for one of the portal's.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


class Watched:
    """A page whose complaints are kept: a test ends badly where there was one."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.complaints: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        context.on("request", lambda request: self._asked(request.url, server))

    def _said(self, message: Any) -> None:
        # A refused form (422) is told by chromium as an error of the network; it is none of ours.
        # That the line was cut is what a test did, and htmx tells it as an error of its own.
        cut = "ERR_INTERNET_DISCONNECTED" in message.text or message.text.startswith("htmx:")
        if message.type == "error" and "status of 4" not in message.text and not cut:
            self.complaints.append(message.text)

    def _asked(self, url: str, server: str) -> None:
        if not url.startswith((server, "data:", "blob:", "about:")):
            self.complaints.append(f"a request left the machine: {url}")


@pytest.fixture
def keeps_site() -> bool:
    """Whether the tabs of a test keep the site for a day without a line.

    To keep it loads thirty pages and files into every new tab, so only the tests that are about it
    (shell), the photos with their networks, and the ways from end to end have it. The others run
    as in a browser that has no service workers.
    """
    return False


def _tab(browser: Browser, server: str, *, keeps_site: bool, **options: Any) -> Iterator[Page]:
    # Colours that are on their way to others would be measured half-way.
    options = {"reduced_motion": "reduce"} | options
    context = browser.new_context(base_url=server, locale="id-ID", **options)
    if not keeps_site:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
    watched = Watched(context, server)
    yield watched.page
    context.close()
    assert not watched.complaints, watched.complaints


@pytest.fixture
def page(browser: Browser, live_server: Any, keeps_site: bool) -> Iterator[Page]:
    yield from _tab(
        browser,
        live_server.url,
        viewport={"width": 1280, "height": 900},
        keeps_site=keeps_site,
    )


@pytest.fixture
def phone(browser: Browser, live_server: Any, keeps_site: bool) -> Iterator[Page]:
    yield from _tab(
        browser,
        live_server.url,
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        keeps_site=keeps_site,
    )


@pytest.fixture
def without_script(browser: Browser, live_server: Any, keeps_site: bool) -> Iterator[Page]:
    yield from _tab(
        browser,
        live_server.url,
        viewport={"width": 360, "height": 740},
        java_script_enabled=False,
        keeps_site=keeps_site,
    )


def _as_it_is(application: Any) -> Any:
    return application


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """The hashed files, collected once in a run; workers of one run share them."""
    # The test server would look for files by their plain names; WhiteNoise serves them hashed.
    handlers.StaticFilesHandler = _as_it_is  # type: ignore[assignment, misc]
    root = Path(settings.STATIC_ROOT).resolve()
    root.mkdir(parents=True, exist_ok=True)
    with (root.parent / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "staticfiles.json").exists():
            # The networks' runtime is large; that it is compressed well is nothing a test needs.
            with override_settings(
                WHITENOISE_SKIP_COMPRESS_EXTENSIONS=("wasm", "task", "mjs", "js")
            ):
                call_command("collectstatic", interactive=False, verbosity=0)
        # The storage may have looked before there was anything to see.
        found = staticfiles_storage.load_manifest()
        staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What opens a page in a browser is marked, so that the run on PostgreSQL may leave it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
