"""The icons of the site as PNG, drawn from icon.svg by chromium. Run after a change of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = (
    Path(__file__).parents[1] / "src" / "jaganetral" / "portal" / "static" / "jaganetral" / "icons"
)
SAFE = 0.8
"""Share of a maskable icon that every mask leaves (https://www.w3.org/TR/appmanifest/#icon-masks)."""


def page_of(svg: str, side: int, *, full: bool) -> str:
    """A page that is the icon. `full`: the ground reaches the edges, round a smaller drawing."""
    drawn = int(side * SAFE) if full else side
    ground = "#0f55a8" if full else "transparent"
    return (
        f"<style>body{{margin:0;width:{side}px;height:{side}px;display:grid;place-items:center;"
        f"background:{ground}}}svg{{width:{drawn}px;height:{drawn}px}}</style>{svg}"
    )


def main() -> None:
    """Draw every icon."""
    svg = (ICONS / "icon.svg").read_text(encoding="utf-8")
    wanted = [(f"icon-{side}", side, False) for side in (192, 512)]
    wanted += [(f"maskable-{side}", side, True) for side in (192, 512)] + [("apple-180", 180, True)]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, side, full in wanted:
            page = chromium.new_page(viewport={"width": side, "height": side})
            page.set_content(page_of(svg, side, full=full))
            page.screenshot(path=ICONS / f"{name}.png", omit_background=True)
        chromium.close()


if __name__ == "__main__":
    main()
