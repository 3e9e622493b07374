"""A photo to pick, and real ones where the shared samples lie beside the house."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

SHARED = Path(os.environ.get("JAGANETRAL_SHARED", Path(__file__).parents[4] / "shared"))
PHOTOS = SHARED / "data" / "photos"


@pytest.fixture
def keeps_site() -> bool:
    """It keeps the networks, so that no line is needed for the second photo."""
    return True


@pytest.fixture
def empty_photo() -> dict[str, Any]:
    """A picture without a hand: a slope of colours. Small, so that two looks are enough."""
    image = Image.linear_gradient("L").resize((100, 80)).convert("RGB")
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    return {"name": "taman.jpg", "mimeType": "image/jpeg", "buffer": held.getvalue()}


@pytest.fixture
def hands() -> Path:
    """The folder of hand-centred photos."""
    folder = PHOTOS / "hagrid380" / "images"
    if not folder.is_dir():
        pytest.skip("the shared photos are not here")
    return folder


@pytest.fixture
def readings() -> Callable[[Page], Any]:
    """What the form would say of its photos."""

    def read(page: Page) -> Any:
        return json.loads(page.locator("[data-readings]").input_value())

    return read


def choose(page: Page, *files: Any) -> None:
    """Pick photos and wait until all were looked at."""
    # The page's policy allows no eval, which Playwright's own waiting would need.
    page.evaluate(
        """(wanted) => { window.looked = new Promise((done) => {
             let seen = 0;
             document.addEventListener("photo-read", () => { if (++seen === wanted) done(); });
           }); }""",
        len(files),
    )
    page.locator("#foto").set_input_files(list(files))
    page.evaluate("() => window.looked")
