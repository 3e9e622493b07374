"""Several people at once, each in a browser of their own, on one live server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jaganetral.portal.intake import conversation
from jaganetral.portal.people.demo import code_now
from jaganetral.portal.people.models import Organisation
from tests.portal.casework.conftest import house, opened
from tests.portal.conftest import Watched, static_files
from tests.portal.people.conftest import PASSWORD, counts_begin_anew, person, tree

__all__ = ["counts_begin_anew", "house", "opened", "person", "static_files", "tree"]

expect.set_options(timeout=30_000)  # letters are set and files looked at on the way

Tab = Callable[..., Page]


@pytest.fixture
def tab(browser: Browser, live_server: Any) -> Iterator[Tab]:
    """A new person at a screen: `tab()` has no account, `tab(officer)` signs in."""
    opened_tabs: list[tuple[Any, Watched]] = []

    def open_tab(who: Any = None, *, wide: int = 1280) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="en-GB",
            reduced_motion="reduce",
            accept_downloads=True,
            viewport={"width": wide, "height": 900},
        )
        watched = Watched(context, live_server.url)
        watched.page.set_default_timeout(30_000)
        opened_tabs.append((context, watched))
        if who is not None:
            sign_in(watched.page, who)
        return watched.page

    yield open_tab
    complaints = [said for _context, watched in opened_tabs for said in watched.complaints]
    for context, _watched in opened_tabs:
        context.close()
    assert not complaints, complaints


def sign_in(page: Page, who: Any) -> None:
    page.goto("/en/akun/masuk/")
    page.get_by_label("E-mail address").fill(who.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("textbox", name="Code").fill(code_now(who.secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()


@pytest.fixture
def in_padang(house: SimpleNamespace, settings: Any, tmp_path: Path) -> SimpleNamespace:
    """The house stands in a region that the registry knows, so that people can name it."""
    settings.TRAIL_FOLDER, settings.EVIDENCE_FOLDER = tmp_path / "trail", tmp_path / "evidence"
    for made_up, real in (("98", "13"), ("98.01", "13.71")):
        Organisation.objects.filter(region=made_up).update(region=real)
    return house


@pytest.fixture
def officers(
    in_padang: SimpleNamespace, tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> SimpleNamespace:
    """The supervisors' officers and the PPK, each signed in."""
    monkeypatch.setattr(conversation, "LEAST_SECONDS", 0)
    house = in_padang
    return SimpleNamespace(
        house=house,
        intake=tab(house.intake),
        reviewer=tab(house.reviewer),
        members=[tab(one) for one in house.members],
        ppk=tab(house.ppk),
    )
