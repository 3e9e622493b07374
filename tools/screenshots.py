"""Pictures of the main pages at 360 and 1280 px, for the docs.

jaganetral serve --demo &                     # or any portal
python tools/screenshots.py http://127.0.0.1:8000 docs/images
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PAGES = {
    "start": "/",
    "guide": "/panduan/",
    "gestures": "/panduan/gestur/?wilayah=13.71&hari=2024-10-10",
    "calendar": "/panduan/kalender/?wilayah=13.71&hari=2024-10-10",
    "asked": "/diminta/",
    "cleanup": "/bersihkan/",
    "sign-in": "/akun/masuk/",
    "learning": "/belajar/",
    "figures": "/data/",
}
WIDTHS = {"360": (360, 740), "1280": (1280, 900)}


def answered(page: Page) -> None:
    """Check a like, as in the README."""
    page.goto("/periksa/?perbuatan=suka")
    page.fill("#quoted_text", "Mari menangkan paslon nomor 2, Fadly Amran – Maigus Nasir!")
    page.locator(".setting summary").click()
    page.select_option("#actor_kind", "pns")
    page.fill("#region", "Kota Padang")
    page.fill("#at", "2024-10-10")
    page.locator("form[data-check] .button--wide").click()
    page.locator("#putusan").wait_for()
    page.wait_for_timeout(500)


def main(base: str, folder: Path) -> None:
    """Write `portal-NAME-WIDTH.png` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (width, height) in WIDTHS.items():
            size = {"width": width, "height": height}
            context = browser.new_context(base_url=base, viewport=size, locale="id-ID")
            page = context.new_page()
            for title, address in PAGES.items():
                page.goto(address)
                page.screenshot(path=folder / f"portal-{title}-{name}.png")
            answered(page)
            page.screenshot(path=folder / f"portal-answer-{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
