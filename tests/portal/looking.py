"""What every page must be: no wider than the screen, and without a barrier that axe finds."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

COLOURS = {"runOnly": ["color-contrast"]}
"""The dark scheme changes colours and nothing else, so only they are looked at again."""

RUN = """async (options) => {
  const { violations } = await axe.run({ resultTypes: ["violations"], ...options });
  return { violations };
}"""


def fits_and_is_accessible(tab: Page) -> None:
    """In light and in dark; it waits for a page that is still on its way."""
    tab.wait_for_load_state()
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    over = tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert over <= 0, f"{tab.url} is {over} px too wide"
    found = _barriers(tab)
    assert found.violations_count == 0, f"{tab.url}: {found.generate_report()}"
    tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found = _barriers(tab, **COLOURS)
    assert found.violations_count == 0, f"{tab.url}, dark: {found.generate_report()}"


def _barriers(tab: Page, **options: Any) -> AxeResults:
    """What axe finds. Half a megabyte goes into a page once, and of what it tells only what is bad
    comes back."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    return AxeResults(tab.evaluate(RUN, options))
