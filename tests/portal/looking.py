"""What every page must be: no wider than the screen, and without a barrier that axe finds."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
"""The dark scheme changes colours and nothing else, so only they are looked at again."""


def fits_and_is_accessible(tab: Page) -> None:
    """In light and in dark; it waits for a page that is still on its way."""
    tab.wait_for_load_state()
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    over = tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert over <= 0, f"{tab.url} is {over} px too wide"
    found = Axe().run(tab)
    assert found.violations_count == 0, f"{tab.url}: {found.generate_report()}"
    tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = Axe().run(tab, options=COLOURS)
    assert found.violations_count == 0, f"{tab.url}, dark: {found.generate_report()}"
